/**
 * Notices to group chats (webhooks). What waits together is one message, and a chat gets one message in ten seconds at
 * most: the services refuse, or silence for minutes, whoever sends more than twenty a minute. Claimed, sent and marked
 * like mails; a message whose arrival isn't known is sent again, as none of the services knows a message by its id.
 */
import { sql } from 'kysely';
import { noticeText } from '#contract/access/notice-words';
import type { Notice, NoticeKind } from '#contract/access/notices';
import type { Locale } from '#contract/fields';
import { later, minuteMs, secondMs, type Clock } from '#platform/clock';
import { transact, type Database, type Db } from '#platform/database';
import type { Logger } from '#platform/log';
import { OutboundError, postJson } from '#platform/outbound';
import { faultOf, messageTo, type Service } from './services.ts';

export interface ChatSettings {
  database: Database;
  clock: Clock;
  publicUrl: string;
  log: Logger;
  /** Webhooks may go to private addresses. */
  allowPrivate: boolean;
}

const restMs = 10 * secondMs;
const claimMs = 5 * minuteMs;
const triesAtMost = 8;
const sentencesAtMost = 10;

export interface Hook {
  id: string;
  service: Service;
  url: string;
  secret: string | null;
}
interface Waiting {
  id: string;
  kind: NoticeKind;
  params: Notice['params'];
  link: string | null;
  tries: number;
}

/** Sends what waits for one group chat, if it may have a message now. */
export async function tellChat(settings: ChatSettings, hookId: string): Promise<void> {
  const { database, clock, log } = settings;
  const claimed = await transact(database.db, (trx) => claim(trx, hookId, clock()));
  if (!claimed) return;
  const { hook, waiting } = claimed;
  const { fault } = await sendTo(settings, hook, await compose(database.db, waiting, settings.publicUrl));
  const now = clock();
  const tries = Math.max(...waiting.map((one) => one.tries)) + 1;
  const state = fault === null ? 'sent' : tries >= triesAtMost ? 'failed' : 'waiting';
  if (fault !== null) log.warn({ webhook: hook.id, fault, tries }, 'a group chat could not be told');
  await database.db
    .updateTable('webhook_deliveries')
    .set({ state, tries, after: later(now, minuteMs * 2 ** (tries - 1)) })
    .where(
      'id',
      'in',
      waiting.map((one) => one.id),
    )
    .execute();
  await database.db
    .updateTable('webhooks')
    .set({ last_fault: fault, last_sent_at: now })
    .where('id', '=', hook.id)
    .execute();
}

async function claim(db: Db, hookId: string, now: Date): Promise<{ hook: Hook; waiting: Waiting[] } | null> {
  const hook = await db
    .selectFrom('webhooks')
    .selectAll()
    .where('id', '=', hookId)
    .where('active', '=', true)
    .forUpdate()
    .executeTakeFirst();
  if (!hook || (hook.last_sent_at && hook.last_sent_at > later(now, -restMs))) return null;
  const waiting = await db
    .selectFrom('webhook_deliveries')
    .where('webhook_id', '=', hookId)
    .where('state', 'in', ['waiting', 'sending'])
    .where('after', '<=', now)
    .select(['id', 'kind', 'params', 'link', 'tries'])
    .orderBy('at')
    .orderBy('id')
    .limit(500)
    .execute();
  if (waiting.length === 0) return null;
  await db
    .updateTable('webhook_deliveries')
    .set({ state: 'sending', after: later(now, claimMs) })
    .where(
      'id',
      'in',
      waiting.map((one) => one.id),
    )
    .execute();
  await db.updateTable('webhooks').set({ last_sent_at: now }).where('id', '=', hookId).execute();
  return { hook: { ...hook, service: hook.service as Service }, waiting: waiting as Waiting[] };
}

const more: Record<Locale, (n: number) => string> = {
  'zh-Hans': (n) => `另有 ${n} 条。`,
  'zh-Hant': (n) => `另有 ${n} 則。`,
  en: (n) => `${n} more.`,
};

/** A group reads the organisation's language. */
async function compose(db: Db, waiting: readonly Waiting[], publicUrl: string): Promise<string> {
  const organisation = await db
    .selectFrom('organisation')
    .select(['locale', 'time_zone'])
    .executeTakeFirstOrThrow();
  const locale = organisation.locale as Locale;
  const shown = waiting.slice(0, sentencesAtMost);
  const rest = waiting.length - shown.length;
  return [
    ...shown.map((one) => {
      const { title, text } = noticeText(one, locale, organisation.time_zone);
      return text === '' ? title : `${title}\n${text}`;
    }),
    ...(rest > 0 ? [more[locale](rest)] : []),
    `${publicUrl}${shown.at(-1)?.link ?? '/notices'}`,
  ].join('\n\n');
}

/** Sends a text. `fault`: what went wrong, in words of the other side; null where it arrived. */
export async function sendTo(
  { allowPrivate, clock }: Pick<ChatSettings, 'allowPrivate' | 'clock'>,
  hook: Hook,
  text: string,
): Promise<{ status: number | null; answer: string; fault: string | null }> {
  const { url, body } = messageTo(hook, text, clock());
  try {
    const answer = await postJson(url, body, { allowPrivate });
    return { status: answer.status, answer: answer.body.slice(0, 500), fault: faultOf(hook.service, answer) };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { status: null, answer: error.message, fault: error.message };
  }
}

/** Group chats that something waits for. */
export async function chatsDue(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook_deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .where('state', 'in', ['waiting', 'sending'])
    .where('after', '<=', now)
    .where('webhooks.active', '=', true)
    .select('webhook_id')
    .distinct()
    .execute();
  return rows.map((row) => row.webhook_id);
}

/** What was told long ago goes. */
export async function sweepDeliveries(db: Db, before: Date): Promise<void> {
  await sql`delete from webhook_deliveries where at < ${before} and state in ('sent', 'failed')`.execute(db);
}
