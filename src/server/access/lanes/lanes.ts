/** Which lane an attempt comes by: how well we know the client, for this one person. */
import { sql } from 'kysely';
import type { Policy } from '#contract/access/policy';
import type { Lane } from '#contract/access/triggers';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import type { Factor, LaneKey, Limits } from './budgets.ts';

/** A network stays familiar so long after the last time its person came in from there. */
export const familiarDays = 90;
/** An office is where this many days saw enough people. */
const officeDays = 30;

/**
 * The lane of an attempt.
 * @param personId null for a name that nobody has: unknown, wherever it comes from
 * @param deviceId of a device cookie that holds for this person
 */
export async function laneOf(
  db: Db,
  personId: string | null,
  client: { network: string; deviceId: string | null },
  now: Date,
): Promise<Lane> {
  if (personId === null) {
    // The same question, so that a name that nobody has costs the same time.
    await isFamiliar(db, '00000000-0000-7000-8000-000000000000', client.network, now);
    return 'unknown';
  }
  const familiar = await isFamiliar(db, personId, client.network, now);
  if (client.deviceId !== null) return 'trusted';
  return familiar ? 'familiar' : 'unknown';
}

async function isFamiliar(db: Db, personId: string, network: string, now: Date): Promise<boolean> {
  const known = await db
    .selectFrom('familiar_networks')
    .select('network')
    .where('person_id', '=', personId)
    .where('network', '=', network)
    .where('last_at', '>', later(now, -familiarDays * dayMs))
    .executeTakeFirst();
  return known !== undefined;
}

/** Remembers where somebody came in. Not to be called for hosts and anonymisers: they are nobody's home. */
export async function becomeFamiliar(db: Db, personId: string, network: string, now: Date): Promise<void> {
  await db
    .insertInto('familiar_networks')
    .values({ person_id: personId, network, first_at: now, last_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'network']).doUpdateSet({ last_at: now }))
    .execute();
}

/** True where enough different people came in lately, or an administrator said so: never closed as a whole. */
export async function isOffice(db: Db, network: string, people: number, now: Date): Promise<boolean> {
  const { rows } = await sql<{ office: boolean }>`
    select (select count(*) from familiar_networks
        where network = ${network} and last_at > ${later(now, -officeDays * dayMs)}) >= ${people}
      or exists (select from network_marks where kind = 'office'
        and network >>= nullif(${network}, 'unknown')::inet) as office
  `.execute(db);
  return rows[0]?.office ?? false;
}

/** So many requests to be let in call people out, by account and lane; the others are listed with them. */
const requests = { perHour: 4, perDay: 12, inARow: Infinity };

/** The limits of a lane for a factor. Mails and contacts asked for are few everywhere: each is somebody's time. */
export function limitsOf(policy: Policy, lane: Lane, factor: Factor): Limits {
  if (factor === 'mail' || factor === 'mail-after-password' || factor === 'contact') {
    return { perHour: policy.mail.perDay, perDay: policy.mail.perDay, inARow: Infinity };
  }
  if (factor === 'unlock-request') return requests;
  if (factor !== 'password') return { ...policy.proofs, inARow: Infinity };
  switch (lane) {
    case 'trusted':
      return { perHour: policy.lanes.trusted.perHour, perDay: Infinity, inARow: Infinity };
    case 'familiar':
      return { ...policy.lanes.familiar, inARow: Infinity };
    case 'unknown':
      return policy.lanes.unknown;
  }
}

/** The budget that an attempt draws from. */
export function keyOf(account: Buffer, lane: Lane, factor: Factor, deviceId: string | null): LaneKey {
  return { account, lane, factor, device: lane === 'trusted' ? (deviceId ?? '') : '' };
}
