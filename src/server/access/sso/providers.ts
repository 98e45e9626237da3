/** The providers, as they are kept. */
import { sql, type Selectable } from 'kysely';
import type { z } from 'zod';
import type { SsoProvider, ssoProviders } from '#contract/access/sso';
import type { Ref } from '#contract/fields';
import { seal, serverKeys, unseal } from '#access/keys';
import { given, type DB, type Db } from '#platform/database';
import { notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';

export interface Provider {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string | null;
  scopes: string;
  enabled: boolean;
  trustsSecondFactor: boolean;
  trustsEmail: boolean;
  version: number;
}

/** Where a provider sends people back to: an address of its own for each, so that no two can be mixed up. */
export const redirectUri = (publicUrl: string, id: string): string => `${publicUrl}/api/sso/${id}/return`;

/** Those by which people can sign in now. */
export function enabledProviders(db: Db): Promise<Ref[]> {
  return db
    .selectFrom('sso_providers')
    .select(['id', 'name'])
    .where('enabled', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export const hasProvider = async (db: Db): Promise<boolean> => (await enabledProviders(db)).length > 0;

/** @param db the pool: keys are remembered for it @returns null where there is none of this id */
export async function findProvider(db: Db, id: string): Promise<Provider | null> {
  const row = await db.selectFrom('sso_providers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const secret = row.client_secret && unseal(await serverKeys(db, 'sso'), row.client_secret, row.id);
  return {
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    clientSecret: secret?.toString('utf8') ?? null,
    scopes: row.scopes,
    enabled: row.enabled,
    trustsSecondFactor: row.trusts_second_factor,
    trustsEmail: row.trusts_email,
    version: row.version,
  };
}

/** All, with who depends on them. */
export async function listProviders(db: Db, publicUrl: string, id?: string): Promise<SsoProvider[]> {
  const rows = await db
    .selectFrom('sso_providers')
    .selectAll()
    .select(
      sql<number>`(select count(*)::int from sso_identities i where i.provider_id = sso_providers.id)`.as(
        'people',
      ),
    )
    .select(
      sql<number>`(select count(*)::int from sso_identities i join people p on p.id = i.person_id
        where i.provider_id = sso_providers.id and p.state = 'active' and p.password_hash is null
          and not exists (select from passkeys k where k.person_id = p.id)
          and not exists (select from sso_identities o join sso_providers op on op.id = o.provider_id
            where o.person_id = p.id and o.provider_id <> i.provider_id and op.enabled))`.as('only_way_of'),
    )
    .$if(id !== undefined, (q) => q.where('id', '=', id ?? ''))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => present(row, publicUrl));
}

type Row = Selectable<DB['sso_providers']> & { people: number; only_way_of: number };

function present(row: Row, publicUrl: string): SsoProvider {
  return {
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    hasSecret: row.client_secret !== null,
    scopes: row.scopes,
    enabled: row.enabled,
    trustsSecondFactor: row.trusts_second_factor,
    trustsEmail: row.trusts_email,
    redirectUri: redirectUri(publicUrl, row.id),
    people: row.people,
    onlyWayOf: row.only_way_of,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

type New = z.output<typeof ssoProviders.create.body>;

/** @returns its id */
export async function addProvider(db: Db, input: New, now: Date): Promise<string> {
  const id = newId();
  await db
    .insertInto('sso_providers')
    .values({
      id,
      name: input.name,
      issuer: input.issuer,
      client_id: input.clientId,
      client_secret: await sealed(db, id, input.clientSecret ?? null),
      scopes: input.scopes ?? 'openid email profile',
      enabled: input.enabled ?? true,
      trusts_second_factor: input.trustsSecondFactor ?? false,
      trusts_email: input.trustsEmail ?? false,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

/** @throws ProblemError `in_use` for another issuer while people are connected: its subjects are other people */
export async function changeProvider(
  db: Db,
  { id, version }: { id: string; version: number },
  input: z.output<typeof ssoProviders.change.body>,
  now: Date,
): Promise<void> {
  const before = await db
    .selectFrom('sso_providers')
    .select('issuer')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!before) throw notFound();
  const changed = await db
    .updateTable('sso_providers')
    .set({
      ...given({
        name: input.name,
        issuer: input.issuer,
        client_id: input.clientId,
        client_secret:
          input.clientSecret === undefined ? undefined : await sealed(db, id, input.clientSecret),
        scopes: input.scopes,
        enabled: input.enabled,
        trusts_second_factor: input.trustsSecondFactor,
        trusts_email: input.trustsEmail,
      }),
      updated_at: now,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new ProblemError('stale');
  if (input.issuer === undefined || input.issuer === before.issuer) return;
  const used = await db
    .selectFrom('sso_identities')
    .select('id')
    .where('provider_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (used)
    throw new ProblemError(
      'in_use',
      'People are connected with it: add the other issuer as a provider of its own.',
    );
}

export async function removeProvider(db: Db, id: string, version: number): Promise<void> {
  const gone = await db
    .deleteFrom('sso_providers')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (gone.numDeletedRows > 0n) return;
  const there = await db.selectFrom('sso_providers').select('id').where('id', '=', id).executeTakeFirst();
  throw there ? new ProblemError('stale') : notFound();
}

async function sealed(db: Db, id: string, secret: string | null): Promise<Buffer | null> {
  const [key] = await serverKeys(db, 'sso');
  if (!key) throw new Error('There is no server key.');
  return secret === null ? null : seal(key, Buffer.from(secret), id);
}
