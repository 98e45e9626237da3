/**
 * API keys: a program acts as a person, within the scopes named. Only a hash of the secret is kept. Where the policy says
 * so, a key made by somebody who doesn't manage keys is closed until one who does has approved it, or it ends.
 */
import { sql } from 'kysely';
import type { z } from 'zod';
import { apiKeys, type ApiKey } from '#contract/access/people';
import type { Permission } from '#contract/access/permissions';
import type { ReleaseRoute } from '#contract/access/triggers';
import {
  accessChanged,
  apiKeyPrefix,
  demand,
  forbidden,
  holds,
  route,
  type Ctx,
  type Route,
} from '#access/gate';
import { liftLock, openLock } from '#access/locks';
import { notify } from '#access/notices';
import { currentPolicy } from '#access/policies';
import { dayMs, later } from '#platform/clock';
import { notFound, ProblemError } from '#platform/problem';
import { hashSecret, newId, newSecret } from '#platform/secrets';

type ApiKeyReply = z.output<typeof ApiKey>;

/** A key that nobody approves ends after so many days, and its lock with it. */
const waitsDays = 30;

function selectKeys({ db }: Ctx) {
  return db
    .selectFrom('api_keys')
    .innerJoin('people', 'people.id', 'api_keys.person_id')
    .selectAll('api_keys')
    .select('people.name as person_name')
    .orderBy('api_keys.created_at', 'desc')
    .orderBy('api_keys.id', 'desc');
}

function present(row: Awaited<ReturnType<ReturnType<typeof selectKeys>['execute']>>[number]): ApiKeyReply {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    person: { id: row.person_id, name: row.person_name },
    scopes: row.scopes as Permission[],
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    approved: row.approved_at !== null,
  };
}

export const apiKeyRoutes: Route[] = [
  route(apiKeys.list, 'session', async (ctx, { query }) => {
    if (query.all) demand(ctx.user, 'apiKeys.manage');
    const rows = await selectKeys(ctx)
      .$if(!query.all, (q) => q.where('person_id', '=', ctx.user.personId))
      .execute();
    return { items: rows.map(present) };
  }),

  route(apiKeys.create, 'session', async (ctx, { body }) => {
    for (const scope of body.scopes) demand(ctx.user, scope);
    const { approveKeys } = await currentPolicy(ctx.db, ctx.now);
    const manages = holds(ctx.user, 'apiKeys.manage');
    const waits = approveKeys && !manages;
    const id = newId();
    const secret = apiKeyPrefix + newSecret();
    const wanted = body.days === undefined ? null : later(ctx.now, body.days * dayMs);
    const last = later(ctx.now, waitsDays * dayMs);
    const expiresAt = waits && (wanted === null || wanted > last) ? last : wanted;
    await ctx.db
      .insertInto('api_keys')
      .values({
        id,
        person_id: ctx.user.personId,
        name: body.name,
        prefix: secret.slice(0, apiKeyPrefix.length + 8),
        secret_hash: hashSecret(secret),
        scopes: [...new Set(body.scopes)],
        created_at: ctx.now,
        expires_at: expiresAt,
        approved_at: waits ? null : ctx.now,
        approved_by: manages ? ctx.user.personId : null,
        wanted_until: waits ? wanted : null,
      })
      .execute();
    if (waits) await closeUntilApproved(ctx, { id, name: body.name, expiresAt: expiresAt ?? last });
    return { key: present(await getKey(ctx, id)), secret };
  }),

  route(apiKeys.approve, 'apiKeys.manage', async (ctx, { params }) => {
    const key = await getKey(ctx, params.id);
    if (key.approved_at !== null) throw new ProblemError('wrong_state', 'This key was approved already.');
    if (key.expires_at !== null && key.expires_at <= ctx.now)
      throw new ProblemError('wrong_state', 'This key has ended.');
    if (key.person_id === ctx.user.personId && (await isManagedByOthers(ctx))) throw forbidden();
    await ctx.db
      .updateTable('api_keys')
      .set({
        approved_at: ctx.now,
        approved_by: ctx.user.personId,
        expires_at: key.wanted_until,
        wanted_until: null,
      })
      .where('id', '=', key.id)
      .execute();
    await liftWaiting(ctx, key.id, 'approval');
    await accessChanged(ctx.db);
    return present(await getKey(ctx, key.id));
  }),

  route(apiKeys.remove, 'session', async (ctx, { params }) => {
    const gone = await ctx.db
      .deleteFrom('api_keys')
      .where('id', '=', params.id)
      .$if(!holds(ctx.user, 'apiKeys.manage'), (q) => q.where('person_id', '=', ctx.user.personId))
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw notFound();
    await liftWaiting(ctx, params.id, 'administrator');
    await accessChanged(ctx.db);
  }),
];

/** @throws ProblemError `not_found` */
async function getKey(ctx: Ctx, id: string) {
  const row = await selectKeys(ctx).where('api_keys.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

async function closeUntilApproved(
  ctx: Ctx,
  key: { id: string; name: string; expiresAt: Date },
): Promise<void> {
  await openLock(
    ctx.db,
    {
      scope: 'api-key',
      subject: key.id,
      personId: ctx.user.personId,
      strength: 'closed',
      trigger: 'unapproved-software',
      evidence: { name: key.name },
      openedBy: null,
      endsAt: key.expiresAt,
    },
    ctx.now,
  );
  await notify(ctx, {
    to: { right: 'apiKeys.manage' },
    kind: 'api-key-waiting',
    params: { name: key.name, person: ctx.user.name },
    link: '/settings/api',
  });
}

/** Nobody approves their own key, unless there is nobody else. */
async function isManagedByOthers({ db, user }: Ctx): Promise<boolean> {
  const other = await db
    .selectFrom('people')
    .innerJoin('person_roles', 'person_roles.person_id', 'people.id')
    .innerJoin('roles', 'roles.id', 'person_roles.role_id')
    .where('people.state', '=', 'active')
    .where('people.id', '<>', user.personId)
    .where(sql<boolean>`'apiKeys.manage' = any(roles.permissions)`)
    .select('people.id')
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

async function liftWaiting({ db, user, now }: Ctx, id: string, route: ReleaseRoute): Promise<void> {
  const locks = await db
    .selectFrom('locks')
    .select('id')
    .where('scope', '=', 'api-key')
    .where('subject', '=', id)
    .where('trigger', '=', 'unapproved-software')
    .where('ended_at', 'is', null)
    .execute();
  for (const lock of locks) await liftLock(db, lock.id, { by: user.personId, route }, now);
}
