/** Whom providers know our people as. */
import { sql } from 'kysely';
import type { SsoIdentity } from '#contract/access/sso';
import type { Ref } from '#contract/fields';
import type { Db } from '#platform/database';
import { newId } from '#platform/secrets';

/** The person whom a provider means by a subject; null: it was never connected. */
export async function findIdentity(
  db: Db,
  providerId: string,
  subject: string,
): Promise<{ personId: string } | null> {
  const row = await db
    .selectFrom('sso_identities')
    .select('person_id')
    .where('provider_id', '=', providerId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row ? { personId: row.person_id } : null;
}

/** @returns whether it was connected just now; false: the subject, or the person at this provider, already is */
export async function keepIdentity(
  db: Db,
  identity: { providerId: string; subject: string; personId: string; email: string | null },
  now: Date,
): Promise<boolean> {
  const kept = await db
    .insertInto('sso_identities')
    .values({
      id: newId(),
      provider_id: identity.providerId,
      subject: identity.subject,
      person_id: identity.personId,
      email: identity.email,
      linked_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

export async function markIdentityUsed(
  db: Db,
  providerId: string,
  subject: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('sso_identities')
    .set({ last_used_at: now })
    .where('provider_id', '=', providerId)
    .where('subject', '=', subject)
    .execute();
}

export async function listIdentities(db: Db, personId: string): Promise<SsoIdentity[]> {
  const rows = await db
    .selectFrom('sso_identities as i')
    .innerJoin('sso_providers as p', 'p.id', 'i.provider_id')
    .select(['i.id', 'i.email', 'i.linked_at', 'i.last_used_at', 'p.id as provider_id', 'p.name'])
    .where('i.person_id', '=', personId)
    .orderBy('i.linked_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    provider: { id: row.provider_id, name: row.name },
    email: row.email,
    linkedAt: row.linked_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

/**
 * The providers at which somebody can prove anew who they are.
 * @param hasFactor somebody with a second factor of their own: then only those that are trusted with one
 */
export async function providersThatProve(db: Db, personId: string, hasFactor: boolean): Promise<Ref[]> {
  return db
    .selectFrom('sso_identities as i')
    .innerJoin('sso_providers as p', 'p.id', 'i.provider_id')
    .select(['p.id', 'p.name'])
    .where('i.person_id', '=', personId)
    .where('p.enabled', '=', true)
    .$if(hasFactor, (providers) => providers.where('p.trusts_second_factor', '=', true))
    .orderBy('i.linked_at')
    .execute();
}

/**
 * Disconnects one, unless it is the last way in.
 * @param ownWays whether a password or passkey lets this person in at all
 */
export async function removeIdentity(
  db: Db,
  personId: string,
  id: string,
  ownWays: boolean,
): Promise<{ outcome: 'removed'; provider: string } | { outcome: 'last-way' } | { outcome: 'absent' }> {
  // One after the other: of two at once, each could be the last but one.
  await sql`select 1 from people where id = ${personId} for update`.execute(db);
  const all = await listIdentities(db, personId);
  const mine = all.find((one) => one.id === id);
  if (!mine) return { outcome: 'absent' };
  const { rows } = await sql<{ other_way: boolean }>`
    select (${ownWays} and exists (select from people p where p.id = ${personId} and (p.password_hash is not null
        or exists (select from passkeys k where k.person_id = p.id))))
      or exists (select from sso_identities i join sso_providers p on p.id = i.provider_id
        where i.person_id = ${personId} and i.id <> ${id} and p.enabled) as other_way
  `.execute(db);
  if (!rows[0]?.other_way) return { outcome: 'last-way' };
  await db.deleteFrom('sso_identities').where('id', '=', id).execute();
  return { outcome: 'removed', provider: mine.provider.name };
}

/** Who could come in by single sign-on only: whether a provider is there, and whom one knows already. */
export async function whoCanSignOn(db: Db): Promise<{ works: boolean; people: ReadonlySet<string> }> {
  const providers = await db.selectFrom('sso_providers').select('id').where('enabled', '=', true).execute();
  const known = await db
    .selectFrom('sso_identities')
    .innerJoin('sso_providers', 'sso_providers.id', 'sso_identities.provider_id')
    .select('person_id')
    .where('enabled', '=', true)
    .execute();
  return { works: providers.length > 0, people: new Set(known.map((row) => row.person_id)) };
}
