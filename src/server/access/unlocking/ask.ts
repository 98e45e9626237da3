/** Asking to be let in: counted before anything is written, and the same for names that nobody has. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { CheckUp } from '#contract/access/unlocking';
import { isAnybodyOnRoster } from '#access/duty';
import { knownDevice } from '#access/devices';
import { accountOf, enter, type Client, type EntranceCtx } from '#access/gate';
import { isOffice, takeOf } from '#access/lanes';
import { currentPolicy } from '#access/policies';
import { findCandidate, findPerson, type SignInHouse } from '#access/sign-in';
import { dayMs, later } from '#platform/clock';
import { transact, type DB, type Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { placeOf } from '#platform/network';
import { ProblemError } from '#platform/problem';
import { hashSecret, newId } from '#platform/secrets';
import { liftable } from './locks.ts';

/** So long somebody may answer it. */
export const waitsMs = 7 * dayMs;

/** By which all that is asked for is called out, from the queue: names that nobody has cost the same. */
export const callJob = 'unlock-call';

/** A network's requests a day, save from trusted devices; an office has many people behind one address. */
const perNetwork = { most: 10, windowMs: dayMs };
const perOffice = { most: 100, windowMs: dayMs };

type Asking = Pick<EntranceCtx, 'client' | 'now'>;

interface Given {
  message: string;
  checkUp?: CheckUp | undefined;
  work?: string | undefined;
}
export interface Asked {
  number: string;
  secret: string;
  expiresAt: string;
}

/** @throws ProblemError `work_required`, `too_many_attempts` of the network, never of the name */
export async function askSignedOut(
  house: SignInHouse,
  { client, now }: Asking,
  { email, ...given }: Given & { email: string },
): Promise<Asked> {
  const { db } = house.gate.database;
  const found = await findCandidate(db, email);
  const person = found?.state === 'active' ? found : undefined;
  const account = await accountOf(house.gate, found?.id ?? null, email);
  const owner = { id: found?.id ?? nobody, epoch: found?.device_epoch ?? 0 };
  const device = await knownDevice(db, client.deviceCookie, owner, now);
  const asker = { personId: person?.id ?? null, account, deviceId: device?.id ?? null, signedIn: false };
  return ask(house, asker, client, given, now);
}

/** For somebody who is signed in and kept from something. */
export async function askSignedIn(
  house: SignInHouse,
  { client, now }: Asking,
  user: { personId: string; deviceId: string | null },
  given: Given,
): Promise<Asked> {
  const person = await findPerson(house.gate.database.db, user.personId);
  const account = await accountOf(house.gate, user.personId, person?.email ?? '');
  return ask(house, { ...user, account, signedIn: true }, client, given, now);
}

const nobody = '00000000-0000-7000-8000-000000000000';

interface Asker {
  personId: string | null;
  account: Awaited<ReturnType<typeof accountOf>>;
  deviceId: string | null;
  signedIn: boolean;
}

async function ask(
  house: SignInHouse,
  asker: Asker,
  client: Client,
  { work, ...given }: Given,
  now: Date,
): Promise<Asked> {
  const { db } = house.gate.database;
  const policy = await currentPolicy(db, now);
  if (asker.deviceId === null && !asker.signedIn) await demandRoom(db, client.network, policy, now);
  const passage = await enter(
    house.gate,
    {
      entrance: 'unlock-request',
      account: asker.account,
      factor: 'unlock-request',
      client: { ...client, deviceId: asker.deviceId },
      policy,
      now,
      work,
      isPaid: asker.signedIn,
    },
    () => Promise.resolve(true),
  );
  // Spent or not, it is taken: a stranger who asks in somebody's name must not be able to keep them from asking.
  const entry = { ...given, asker, client, lane: passage.lane, rings: passage.proof !== null };
  return keep(house, entry, now);
}

/** By network, so that it tells nothing of the name. */
async function demandRoom(
  db: Db,
  network: string,
  policy: Awaited<ReturnType<typeof currentPolicy>>,
  now: Date,
): Promise<void> {
  const office = await isOffice(db, network, policy.networks.officePeople, now);
  const taken = await takeOf(db, network, 'unlock-requests', office ? perOffice : perNetwork, now);
  if (taken === null)
    throw new ProblemError('too_many_attempts', undefined, { headers: { 'retry-after': '3600' } });
}

interface Entry extends Omit<Given, 'work'> {
  asker: Asker;
  client: Client;
  lane: string;
  rings: boolean;
}

async function keep(house: SignInHouse, entry: Entry, now: Date): Promise<Asked> {
  const { asker, client } = entry;
  const id = newId();
  const secret = randomBytes(16).toString('base64url');
  const number = await transact(house.gate.database.db, async (trx) => {
    const locks = await liftable(trx, asker.personId ?? nobody, now);
    return insert(trx, {
      id,
      secret_hash: hashSecret(secret),
      file_key_hash: hashSecret(fileKeyOf(secret)),
      person_id: asker.personId,
      signed_in: asker.signedIn,
      message: entry.message,
      address: client.address,
      network: client.network,
      country: placeOf(client.address)?.country ?? null,
      user_agent: keepable(client.userAgent),
      device_id: asker.deviceId,
      lane: entry.lane,
      check_up: entry.checkUp === undefined ? null : JSON.stringify(entry.checkUp),
      lock_ids: locks.map((lock) => lock.id),
      rings: entry.rings,
      plan: (await isAnybodyOnRoster(trx)) ? 'roster' : 'everybody',
      rings_from: now,
      state: 'open',
      created_at: now,
      updated_at: now,
    });
  });
  await house.send(callJob, { id });
  return { number, secret, expiresAt: later(now, waitsMs).toISOString() };
}

const triesAtMost = 10;

/** Numbers are short, to be said on the phone, so that two may fall on one. */
async function insert(db: Db, values: Omit<Insertable<DB['unlock_requests']>, 'number'>): Promise<string> {
  for (let tries = 0; tries < triesAtMost; tries++) {
    const digits = String(randomInt(1e8)).padStart(8, '0');
    const number = `${digits.slice(0, 4)} ${digits.slice(4)}`;
    const made = await db
      .insertInto('unlock_requests')
      .values({ ...values, number })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .returning(saidLive('unlockRequest').as('told'))
      .execute();
    if (made.length === 1) return number;
  }
  throw new ProblemError('unavailable');
}

/** What a request's files are brought and fetched by: made from the secret, which can't be made from it. */
export const fileKeyOf = (secret: string): string =>
  createHash('sha256').update(`files ${secret}`).digest().subarray(0, 16).toString('base64url');

const keepable = (agent: string): string => agent.slice(0, 500).replaceAll('\0', '').toWellFormed();
