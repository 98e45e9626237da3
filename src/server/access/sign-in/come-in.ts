/** Somebody proved who they are: the device becomes theirs, the network familiar, and a session opens. */
import type { TrustedBy } from '#contract/access/devices';
import type { Policy } from '#contract/access/policy';
import type { Lane } from '#contract/access/triggers';
import { knownDevice, trustDevice, type KnownDevice } from '#access/devices';
import { accessChanged, accountKey, type Client, type Entrance, type EntranceCtx } from '#access/gate';
import { becomeFamiliar } from '#access/lanes';
import { noteProof } from '#access/locks';
import { endFormerSession, openSession } from '#access/sessions';
import { readAgent } from '#platform/agent';
import { dayMs } from '#platform/clock';
import { transact, type Db } from '#platform/database';
import { placeOf } from '#platform/network';
import { writeSignIn } from './history.ts';
import type { SignInHouse } from './house.ts';

export interface CameIn {
  outcome: 'in';
  personId: string;
  sessionId: string;
  session: { secret: string; expiresAt: Date };
  device: { cookie: string; expiresAt: Date };
}

/**
 * Opens a session.
 * @param entry.proved a second proof was given, or a passkey that is both
 * @param entry.provedAt when they proved who they are, where that wasn't now; null: nobody can say
 */
export async function comeIn(
  house: SignInHouse,
  entry: {
    personId: string;
    entrance: Entrance;
    by: TrustedBy;
    lane: Lane | null;
    proved: boolean;
    provedAt?: Date | null;
    client: Client;
    policy: Policy;
  },
  now: Date,
): Promise<CameIn> {
  const { db } = house.gate.database;
  const { personId, client, policy } = entry;
  const kind = await house.networkKind(client.address);
  return transact(db, async (trx) => {
    const known = await deviceOf(trx, db, personId, client, now);
    const device = await trustDevice(trx, {
      personId,
      known,
      cookie: client.deviceCookie,
      client,
      by: entry.by,
      // Only a factor of one's own makes the device proved; what merely had to do for want of one doesn't.
      proved: entry.proved && entry.by !== 'sign-in' && entry.by !== 'mail',
      trustedDays: policy.devices.trustedDays,
      now,
    });
    if (kind === 'ordinary' || kind === 'private') await becomeFamiliar(trx, personId, client.network, now);
    const session = await openSession(
      trx,
      {
        personId,
        client,
        deviceId: device.deviceId,
        method: entry.entrance,
        // Not beyond the device's cookie: without it the session would be taken for a stolen one.
        lasts: Math.min(policy.sessions.days, policy.devices.trustedDays) * dayMs,
        provedAt: entry.provedAt === undefined || entry.proved ? now : entry.provedAt,
      },
      now,
    );
    await trx.updateTable('people').set({ last_sign_in_at: now }).where('id', '=', personId).execute();
    // A second proof ends what only asked for one, and what lies in a row in the strangers' lane (I6).
    if (entry.proved) {
      if ((await noteProof(trx, personId, session.id, now)) > 0) await accessChanged(trx);
      await restStrangers(trx, personId);
    }
    await writeSignIn(
      trx,
      {
        personId,
        entrance: entry.entrance,
        outcome: 'in',
        lane: entry.lane,
        client,
        deviceId: device.deviceId,
        newDevice: known === null,
      },
      now,
    );
    if (known === null) await tellNewDevice(house, trx, personId, client, now);
    return {
      outcome: 'in',
      personId,
      sessionId: session.id,
      session: { secret: session.secret, expiresAt: session.expiresAt },
      device: { cookie: device.cookie, expiresAt: device.expiresAt },
    };
  });
}

/** Gives a browser the cookies of a session that was opened; the one it came with ends. */
export async function handOver(
  db: Db,
  ctx: Pick<EntranceCtx, 'formerSession' | 'setSession' | 'setDevice'>,
  came: Pick<CameIn, 'session' | 'device'>,
): Promise<void> {
  if (ctx.formerSession !== null) await endFormerSession(db, ctx.formerSession);
  ctx.setSession(came.session.secret, came.session.expiresAt);
  ctx.setDevice(came.device.cookie, came.device.expiresAt);
}

/** The device of a client, where its cookie holds for this person. @param pool keys are remembered for it */
async function deviceOf(
  db: Db,
  pool: Db,
  personId: string,
  client: Client,
  now: Date,
): Promise<KnownDevice | null> {
  const person = await db
    .selectFrom('people')
    .select('device_epoch')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return knownDevice(pool, client.deviceCookie, { id: personId, epoch: person.device_epoch }, now);
}

/** What lies in a row ends with a proof; what was spent in the last day stays spent. */
async function restStrangers(db: Db, personId: string): Promise<void> {
  await db
    .updateTable('lane_budgets')
    .set({ in_a_row: 0 })
    .where('account', '=', accountKey(personId))
    .where('lane', '=', 'unknown')
    .execute();
}

/** The first device of all is no news. */
async function tellNewDevice(
  house: SignInHouse,
  db: Db,
  personId: string,
  client: Client,
  now: Date,
): Promise<void> {
  const others = await db
    .selectFrom('devices')
    .select('id')
    .where('person_id', '=', personId)
    .limit(2)
    .execute();
  if (others.length < 2) return;
  await house.gate.tell({ kind: 'new-device', personId, ...describe(client) }, now, db);
}

/** A client as people are told of it. */
export function describe(client: Client): { device: string; place: string | null; address: string } {
  const { browser, system } = readAgent(client.userAgent);
  const device = [browser, system].filter((part) => part !== null).join(' · ');
  return { device: device || '?', place: placeOf(client.address)?.country ?? null, address: client.address };
}
