/** Webhooks: the group chats that are told. Neither the secret nor the secret part of the address is shown again. */
import { isIP } from 'node:net';
import type { z } from 'zod';
import type { Webhook, webhooks as contract, webhookNoticeKinds } from '#contract/access/notices';
import type { Locale } from '#contract/fields';
import { changed, difference, type Ctx } from '#access/gate';
import { sendTo, type Service } from '#access/notices';
import { given, type DB } from '#platform/database';
import { isPublicAddress } from '#platform/outbound';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import type { Selectable } from 'kysely';

type Row = Selectable<DB['webhooks']>;

function present(row: Row): Webhook {
  return {
    id: row.id,
    name: row.name,
    service: row.service as Service,
    address: masked(row.url),
    signed: row.secret !== null,
    kinds: row.kinds as (typeof webhookNoticeKinds)[number][],
    active: row.active,
    lastSentAt: row.last_sent_at?.toISOString() ?? null,
    lastFault: row.last_fault,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** Whoever knows the whole address can write into the chat: its end is enough to tell two apart. */
const masked = (url: string): string => `${new URL(url).origin}/…${url.slice(-4)}`;

export async function listWebhooks({ db }: Ctx): Promise<{ items: Webhook[] }> {
  const rows = await db.selectFrom('webhooks').selectAll().orderBy('created_at').orderBy('id').execute();
  return { items: rows.map(present) };
}

async function getWebhook({ db }: Ctx, id: string): Promise<Row> {
  const row = await db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function addWebhook(
  ctx: Ctx,
  input: z.output<typeof contract.create.body>,
  allowPrivate: boolean,
): Promise<Webhook> {
  demandPublic(input.url, allowPrivate);
  const id = newId();
  await ctx.db
    .insertInto('webhooks')
    .values({
      id,
      name: input.name,
      service: input.service,
      url: input.url,
      secret: input.secret ?? null,
      kinds: [...new Set(input.kinds)],
      active: input.active ?? true,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  await changed(ctx, 'webhook', id, { action: 'created' });
  return present(await getWebhook(ctx, id));
}

export async function changeWebhook(
  ctx: Ctx,
  id: string,
  version: number,
  input: z.output<typeof contract.change.body>,
  allowPrivate: boolean,
): Promise<Webhook> {
  if (input.url !== undefined) demandPublic(input.url, allowPrivate);
  const before = await getWebhook(ctx, id);
  const set = await ctx.db
    .updateTable('webhooks')
    .set({ ...given(input), updated_at: ctx.now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (set.numUpdatedRows === 0n) throw new ProblemError('stale');
  await changed(ctx, 'webhook', id, { action: 'changed', fields: differenceOf(before, input) });
  // A chat that is switched off isn't told of old things when it is switched on again.
  if (before.active && input.active === false)
    await ctx.db.deleteFrom('webhook_deliveries').where('webhook_id', '=', id).execute();
  return present(await getWebhook(ctx, id));
}

/** Secrets are told as secrets, in the history too. */
function differenceOf(before: Row, { url, secret, ...input }: z.output<typeof contract.change.body>) {
  const had = { ...present(before), url: masked(before.url), secret: before.secret && 'kept' };
  return difference(had, {
    ...input,
    url: url && masked(url),
    secret: secret && secret !== before.secret ? 'replaced' : secret,
  });
}

export async function removeWebhook(ctx: Ctx, id: string, version: number): Promise<void> {
  const before = await getWebhook(ctx, id);
  const gone = await ctx.db
    .deleteFrom('webhooks')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new ProblemError('stale');
  await changed(ctx, 'webhook', id, {
    action: 'deleted',
    fields: [{ field: 'name', from: before.name, to: null }],
  });
}

const tests: Record<Locale, (by: string) => string> = {
  'zh-Hans': (by) => `Latchkey 测试消息：${by} 正在检查这个群能否收到通知。`,
  'zh-Hant': (by) => `Latchkey 測試訊息：${by} 正在檢查這個群組能否收到通知。`,
  en: (by) => `Latchkey test message: ${by} is checking that this chat gets notices.`,
};

export async function testWebhook(ctx: Ctx, id: string, allowPrivate: boolean) {
  const row = await getWebhook(ctx, id);
  const hook = { id, service: row.service as Service, url: row.url, secret: row.secret };
  const text = tests[ctx.user.locale](ctx.user.name);
  const { status, answer, fault } = await sendTo({ allowPrivate, clock: () => ctx.now }, hook, text);
  await ctx.db.updateTable('webhooks').set({ last_fault: fault }).where('id', '=', id).execute();
  return { ok: fault === null, status, answer: fault === null ? answer : fault.slice(0, 500) };
}

/** Said at once where it can be seen from the address alone; names are judged when something is sent. */
function demandPublic(address: string, allowPrivate: boolean): void {
  if (allowPrivate) return;
  const { protocol, hostname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:') throw invalid('/body/url', 'not_https', 'The address must begin with https://.');
  if (host === 'localhost' || host.endsWith('.localhost') || (isIP(host) > 0 && !isPublicAddress(host)))
    throw invalid('/body/url', 'private_address', 'The address lies in a private network.');
}
