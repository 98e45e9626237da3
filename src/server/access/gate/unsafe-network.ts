/** Networks where others may listen or hide: a session there is limited, or has to be proved, as the policy says. */
import { sql } from 'kysely';
import type { Policy } from '#contract/access/policy';
import { administrators } from '#access/administrators';
import { openLock } from '#access/locks';
import { hourMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import type { Gate } from './gate.ts';
import { accessChanged } from './hearing.ts';
import type { Principal } from './principal.ts';

/** Where a request comes from. */
export interface Where {
  address: string;
  network: string;
  userAgent: string;
  /** What is known of the network without asking the database: an anonymiser, plain http over the internet. */
  unsafe: 'anonymiser' | 'plain-http' | null;
  /** Which page asks, as it says itself; null: a program. */
  generation: number | null;
}

const limitedHours = 12;

/** @returns whether the session was locked just now */
export async function limitUnsafe(
  gate: Gate,
  user: Principal,
  where: Where,
  policy: Policy,
  now: Date,
): Promise<boolean> {
  const { db } = gate.database;
  const strength = policy.networks.unsafe;
  if (strength === 'nothing' || user.sessionId === null || user.lock !== null) return false;
  // The last way in is there for when the network is part of the trouble.
  if (user.breakGlassUntil !== null) return false;
  const why = where.unsafe ?? (await isSaidUnsafe(db, user.sessionId, where.network));
  if (why === null || (await hasProvedHere(db, user.sessionId))) return false;
  if (why === 'plain-http' && (await isLastAdministrator(db, user.personId, now))) return false;
  await openLock(
    db,
    {
      scope: 'session',
      subject: user.sessionId,
      personId: user.personId,
      strength,
      trigger: 'unsafe-network',
      evidence: { network: where.network, why },
      openedBy: null,
      endsAt: later(now, limitedHours * hourMs),
    },
    now,
  );
  await accessChanged(db);
  return true;
}

/** Plain http isn't this network's fault: it is the same from everywhere, and somebody must be able to mend it (I7). */
async function isLastAdministrator(db: Db, personId: string, now: Date): Promise<boolean> {
  const all = await administrators(db, now);
  return all.length <= 2 && all.includes(personId);
}

async function isSaidUnsafe(
  db: Db,
  sessionId: string,
  network: string,
): Promise<'marked' | 'open-wifi' | null> {
  const { rows } = await sql<{ marked: boolean; open_wifi: boolean }>`
    select open_wifi, exists (select from network_marks
      where kind = 'unsafe' and network >>= nullif(${network}, 'unknown')::inet) as marked
    from sessions where id = ${sessionId}
  `.execute(db);
  const [row] = rows;
  return row?.open_wifi ? 'open-wifi' : row?.marked ? 'marked' : null;
}

/** Once proved, or lifted by an administrator, a session isn't asked again for the same. */
async function hasProvedHere(db: Db, sessionId: string): Promise<boolean> {
  const ended = await db
    .selectFrom('locks')
    .select('id')
    .where('scope', '=', 'session')
    .where('subject', '=', sessionId)
    .where('trigger', '=', 'unsafe-network')
    .where('end_route', 'in', ['proof', 'administrator'])
    .executeTakeFirst();
  return ended !== undefined;
}
