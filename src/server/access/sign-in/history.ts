/** The history of sign-ins: every attempt whose proof was looked at, of people that exist. */
import { sql } from 'kysely';
import type { Lane } from '#contract/access/triggers';
import type { Client, Entrance } from '#access/gate';
import { readAgent } from '#platform/agent';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { placeOf } from '#platform/network';
import { newId } from '#platform/secrets';

export interface Seen {
  /** Null: nobody; then nothing is written, at the same cost. */
  personId: string | null;
  entrance: Entrance;
  outcome: 'in' | 'challenged' | 'refused';
  lane: Lane | null;
  client: Client;
  deviceId?: string | null;
  newDevice?: boolean;
  reason?: string;
}

export async function writeSignIn(db: Db, seen: Seen, now: Date): Promise<void> {
  const { client } = seen;
  const { browser, system } = readAgent(client.userAgent);
  await sql`
    insert into sign_ins (id, at, person_id, entrance, outcome, lane, address, network, country, browser, system,
      device_id, new_device, reason)
    select ${newId()}, ${now}, id, ${seen.entrance}, ${seen.outcome}, ${seen.lane}, ${client.address},
      ${client.network}, ${placeOf(client.address)?.country ?? null}, ${browser}, ${system},
      ${seen.deviceId ?? null}::uuid, ${seen.newDevice ?? false}, ${seen.reason ?? null}
    from people where id = ${seen.personId}::uuid
  `.execute(db);
}

/** Often: anybody may begin one. */
export async function sweepChallenges(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('challenges').where('expires_at', '<', now).execute();
}

const keptDays = 400;

export async function sweepSignIns(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('sign_ins')
    .where('at', '<', later(now, -keptDays * dayMs))
    .execute();
  await db
    .deleteFrom('devices')
    .where('trusted_until', '<', later(now, -30 * dayMs))
    .execute();
}
