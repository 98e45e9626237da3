/** How the points are verified that have to do with coming in. Each reads rows as they are now. */
import { sql } from 'kysely';
import { clientGeneration } from '#contract/client';
import type { Found } from '#contract/access/remedies';
import type { Db } from '#platform/database';
import { registerRemedy, type FoundRemedy } from './register.ts';

const undone = (found: Found = {}): FoundRemedy => ({ done: null, found });
const done = (at: Date, found: Found = {}): FoundRemedy => ({
  done: at,
  found: { ...found, at: at.toISOString() },
});

registerRemedy('password-changed', async (db, { personId, lockedAt }) => {
  const { password_changed_at: at } = await db
    .selectFrom('people')
    .select('password_changed_at')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return at !== null && at > lockedAt ? done(at) : undone(at === null ? {} : { at: at.toISOString() });
});

registerRemedy('passkey-enrolled', async (db, { personId }) => {
  const passkey = await newestPasskey(db, personId);
  return passkey ? done(passkey.at, { name: passkey.name }) : undone();
});

/** Any; but where one was lost, one from after that. */
registerRemedy('second-factor', async (db, { personId, cause, lockedAt }) => {
  const app = await db
    .selectFrom('totp_secrets')
    .select('confirmed_at as at')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const passkey = await newestPasskey(db, personId);
  const all = [app?.at, passkey?.at]
    .filter((at): at is Date => at !== null && at !== undefined)
    .filter((at) => cause !== 'lost-second-factor' || at > lockedAt);
  const newest = all.toSorted((a, b) => b.getTime() - a.getTime())[0];
  return newest ? done(newest) : undone();
});

async function newestPasskey(db: Db, personId: string): Promise<{ at: Date; name: string } | undefined> {
  return (
    db
      .selectFrom('passkeys')
      .select(['created_at as at', 'name'])
      .where('person_id', '=', personId)
      // One whose counter went backwards may be a copy.
      .where('suspect_at', 'is', null)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst()
  );
}

registerRemedy('recovery-codes', async (db, { personId, lockedAt }) => {
  const { rows } = await sql<{ at: Date | null; count: number }>`
    select max(made_at) as at, count(*) filter (where used_at is null)::int as count
    from recovery_codes where person_id = ${personId} and made_at > ${lockedAt}`.execute(db);
  const { at = null, count = 0 } = rows[0] ?? {};
  return at !== null && count > 0 ? done(at, { count }) : undone();
});

registerRemedy('recovery-contact', async (db, { personId }) => {
  const contact = await db
    .selectFrom('recovery_contacts as c')
    .innerJoin('people as p', 'p.id', 'c.contact_id')
    .select(['p.name', 'c.accepted_at'])
    .where('c.person_id', '=', personId)
    .where('p.state', '=', 'active')
    .orderBy(sql`c.accepted_at nulls last`)
    .limit(1)
    .executeTakeFirst();
  if (!contact) return undone();
  const { name, accepted_at: at } = contact;
  return at ? done(at, { name }) : undone({ name });
});

/**
 * Sessions and trusted devices from before the lock in which nobody has signed in or proved anything since: whoever has
 * a lost one in their hands could go on with it, but not that.
 */
registerRemedy('sessions-ended', async (db, { personId, lockedAt }, now) => {
  const { rows } = await sql<{ count: number }>`
    with old as (
      select s.id, s.device_id from sessions s
      where s.person_id = ${personId} and s.expires_at > ${now} and s.created_at < ${lockedAt}
        and coalesce(s.proved_at < ${lockedAt}, true)
    )
    select (select count(*) from old where device_id is null)::int + (
      select count(*) from devices d
      where d.person_id = ${personId} and d.trusted_until > ${now} and d.created_at < ${lockedAt}
        and coalesce(d.proved_at < ${lockedAt}, true)
        and (exists (select from old where old.device_id = d.id) or not exists (select from sessions s
          where s.device_id = d.id and (s.created_at >= ${lockedAt} or s.proved_at >= ${lockedAt})))
    )::int as count`.execute(db);
  const count = rows[0]?.count ?? 0;
  return count === 0 ? done(now, { count }) : undone({ count });
});

/** Every page that was seen since runs what this server serves, and there was one. */
registerRemedy('client-updated', async (db, { personId, since }) => {
  const { rows } = await sql<{ known: number; count: number; at: Date | null }>`
    select count(*)::int as known, count(*) filter (where client_generation < ${clientGeneration})::int as count,
      max(last_seen_at) as at
    from sessions where person_id = ${personId} and last_seen_at >= ${since} and client_generation is not null`.execute(
    db,
  );
  const { known = 0, count = 0, at = null } = rows[0] ?? {};
  return known > 0 && count === 0 && at !== null
    ? done(at, { count: known, limit: clientGeneration })
    : undone({ count, limit: clientGeneration });
});
