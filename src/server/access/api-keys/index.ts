/** API keys: a program acts as a person, within the scopes named. Only a hash of the secret is kept. */
import type { z } from 'zod';
import { apiKeys, type ApiKey } from '#contract/access/people';
import type { Permission } from '#contract/access/permissions';
import { accessChanged, apiKeyPrefix, demand, holds, route, type Ctx, type Route } from '#access/gate';
import { dayMs, later } from '#platform/clock';
import { notFound } from '#platform/problem';
import { hashSecret, newId, newSecret } from '#platform/secrets';

type ApiKeyReply = z.output<typeof ApiKey>;

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
    const id = newId();
    const secret = apiKeyPrefix + newSecret();
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
        expires_at: body.days === undefined ? null : later(ctx.now, body.days * dayMs),
      })
      .execute();
    const row = await selectKeys(ctx).where('api_keys.id', '=', id).executeTakeFirstOrThrow();
    return { key: present(row), secret };
  }),

  route(apiKeys.remove, 'session', async (ctx, { params }) => {
    const gone = await ctx.db
      .deleteFrom('api_keys')
      .where('id', '=', params.id)
      .$if(!holds(ctx.user, 'apiKeys.manage'), (q) => q.where('person_id', '=', ctx.user.personId))
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw notFound();
    await accessChanged(ctx.db);
  }),
];
