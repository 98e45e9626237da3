/**
 * Devices: browsers and phones on which somebody once came in fully, known again by a signed cookie. Invariants: a
 * cookie holds for the person it was signed for and nobody else; a device revoked, or of an earlier epoch, is a
 * stranger; a device alone lets nobody in.
 */
import type { TrustedBy } from '#contract/access/devices';
import { serverKeys } from '#access/keys';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { newId } from '#platform/secrets';
import { addEntry, findEntry } from './cookie.ts';

export { isOurs } from './cookie.ts';

export interface KnownDevice {
  id: string;
  provedAt: Date | null;
}

/**
 * The device of a cookie, where it holds for this person.
 * @param db the pool: keys are remembered for it
 */
export async function knownDevice(
  db: Db,
  cookie: string | null,
  person: { id: string; epoch: number },
  now: Date,
): Promise<KnownDevice | null> {
  const entry = cookie === null ? null : findEntry(cookie, await serverKeys(db, 'device'), person, now);
  if (!entry) return null;
  const device = await db
    .selectFrom('devices')
    .select(['id', 'proved_at', 'trusted_until'])
    .where('id', '=', entry.deviceId)
    .where('person_id', '=', person.id)
    .where('trusted_until', '>', now)
    .executeTakeFirst();
  return device ? { id: device.id, provedAt: device.proved_at } : null;
}

/** Whether a cookie holds an entry for this very device of a person: by its signature alone, nothing is read. */
export async function carriesDevice(
  db: Db,
  cookie: string | null,
  person: { id: string; epoch: number },
  deviceId: string,
  now: Date,
): Promise<boolean> {
  return findEntry(cookie, await serverKeys(db, 'device'), person, now)?.deviceId === deviceId;
}

/**
 * Trusts a device, or goes on trusting it for another while.
 * @param known as it came; null: a new one
 * @param proved a second proof was given just now
 * @returns the cookie to set
 */
export async function trustDevice(
  db: Db,
  input: {
    personId: string;
    known: KnownDevice | null;
    cookie: string | null;
    client: { address: string; userAgent: string };
    by: TrustedBy;
    proved: boolean;
    trustedDays: number;
    now: Date;
  },
): Promise<{ deviceId: string; cookie: string; expiresAt: Date }> {
  const { personId, known, client, now } = input;
  const expiresAt = later(now, input.trustedDays * dayMs);
  const id = known?.id ?? newId();
  const facts = {
    user_agent: client.userAgent,
    last_address: client.address,
    last_seen_at: now,
    trusted_until: expiresAt,
    ...(input.proved && { proved_at: now }),
  };
  await db
    .insertInto('devices')
    .values({ ...facts, id, person_id: personId, created_at: now, by: input.by })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(facts))
    .execute();
  const person = await db
    .selectFrom('people')
    .select('device_epoch')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const [key] = await serverKeys(db, 'device');
  if (!key) throw new Error('There is no key to sign device cookies with.');
  const entry = { deviceId: id, expiresAt, epoch: person.device_epoch };
  return { deviceId: id, cookie: addEntry(input.cookie, key, personId, entry), expiresAt };
}

/** Forgets one device of a person; sessions on it end with it. @returns whether there was one */
export async function forgetDevice(db: Db, personId: string, deviceId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('devices')
    .where('id', '=', deviceId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** One integer ends the trust in all devices of a person; sessions on them end too, and links for new ones. */
export async function forgetDevices(db: Db, personId: string, but: string | null = null): Promise<void> {
  if (but === null) {
    await db
      .updateTable('people')
      .set((eb) => ({ device_epoch: eb('device_epoch', '+', 1) }))
      .where('id', '=', personId)
      .execute();
  }
  await db
    .deleteFrom('challenges')
    .where('person_id', '=', personId)
    .where('purpose', '=', 'device')
    .execute();
  await db
    .deleteFrom('devices')
    .where('person_id', '=', personId)
    .$if(but !== null, (q) => q.where('id', '<>', but))
    .execute();
}
