/**
 * Making a device trusted before the password: the way of an owner whose strangers' lane somebody else has spent. It
 * opens no session; with it the password is looked at in the device's own lane. Unknown names behave like known ones.
 */
import type { TrustedBy } from '#contract/access/devices';
import { audit } from '#access/audit';
import { knownDevice, trustDevice } from '#access/devices';
import {
  accountKey,
  accountOf,
  enter,
  enterBySecret,
  type Account,
  type Client,
  type Entrance,
} from '#access/gate';
import { giveBackLatest, keyOf, refill, type Factor } from '#access/lanes';
import { currentPolicy } from '#access/policies';
import { dayMs, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { hashSecret } from '#platform/secrets';
import { codeHolds } from './code.ts';
import { accountOfCode, addChallenge, findChallenge, mailedCodeHolds, spendChallenge } from './challenges.ts';
import type { SignInHouse } from './house.ts';
import { mailCodeJob } from './mails.ts';
import { findCandidate, findPerson } from './people.ts';

export interface TrustedDevice {
  cookie: string;
  expiresAt: Date;
}

/** Has a mail sent that makes a device trusted, where somebody has this address. Three a day; spent as soon as asked for. */
export async function askDeviceMail(
  house: SignInHouse,
  input: { email: string; client: Client; work?: string | undefined },
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const { db } = house.gate.database;
  if (!house.mailOn())
    throw new ProblemError('wrong_state', 'No mail can be sent: ask an administrator for a link.');
  const person = await findCandidate(db, input.email);
  const account = await accountOf(house.gate, person?.id ?? null, input.email);
  const policy = await currentPolicy(db, now);
  const lasts = policy.mail.minutes * minuteMs;
  const data = { reasons: [], by: 'mail', account: account.key.toString('hex') } as const;
  const begin = () =>
    addChallenge(
      db,
      { purpose: 'device', personId: account.personId, lane: null, data: { ...data, reasons: [] }, lasts },
      now,
    );
  // Only what was paid for is written down.
  const mailed = await attempt(
    house,
    { entrance: 'mail-proof', factor: 'mail', account, ...input },
    now,
    async () => {
      const made = await begin();
      await house.send(mailCodeJob, { challenge: hashSecret(made.token).toString('hex'), purpose: 'device' });
      return made;
    },
  );
  // Spent or not, the answer is the same; only the mail isn't sent.
  return mailed ?? begin();
}

/** @returns null: it doesn't hold, or is spent, or there is nobody */
export async function proveDeviceByCode(
  house: SignInHouse,
  input: {
    email: string;
    method: 'totp' | 'recovery-code';
    code: string;
    client: Client;
    work?: string | undefined;
  },
  now: Date,
): Promise<TrustedDevice | null> {
  const { db } = house.gate.database;
  const person = await findCandidate(db, input.email);
  const account = await accountOf(house.gate, person?.id ?? null, input.email);
  const held = await attempt(
    house,
    { entrance: 'device-proof', factor: input.method, account, client: input.client, work: input.work },
    now,
    async () => {
      const id = person?.id ?? '00000000-0000-7000-8000-000000000000';
      const holds = await codeHolds(house, id, input.method, input.code, now);
      return holds && person?.state === 'active' ? person : null;
    },
  );
  return held && trust(house, held.id, input.method, input.client, now);
}

export async function proveDeviceByMail(
  house: SignInHouse,
  input: { token: string; code: string; client: Client },
  now: Date,
): Promise<TrustedDevice | null> {
  const { db } = house.gate.database;
  const waiting = await enterBySecret(
    house.gate,
    { entrance: 'device-proof', network: input.client.network },
    () => findChallenge(db, 'device', input.token, now),
  );
  if (!waiting) throw new ProblemError('expired_link');
  const { personId } = waiting;
  const held = await attempt(
    house,
    { entrance: 'device-proof', factor: 'mail-code', account: accountOfCode(waiting), client: input.client },
    now,
    async () => (mailedCodeHolds(waiting, input.code, now) ? personId : null),
  );
  if (held === null || !(await spendChallenge(db, waiting.hash))) return null;
  return trust(house, held, 'mail', input.client, now);
}

/** With the link of a mail, or one that an administrator handed over. */
export async function proveDeviceByLink(
  house: SignInHouse,
  input: { token: string; client: Client },
  now: Date,
): Promise<TrustedDevice | null> {
  const { db } = house.gate.database;
  const waiting = await enterBySecret(
    house.gate,
    { entrance: 'device-link', network: input.client.network },
    () => findChallenge(db, 'device', input.token, now),
  );
  // The token of a code that was asked for is no link: whoever asked has it without having read any mail.
  if (!waiting?.personId || waiting.data.account !== undefined || waiting.data.by === undefined) return null;
  if (!(await spendChallenge(db, waiting.hash))) return null;
  return trust(house, waiting.personId, waiting.data.by, input.client, now);
}

const linkMs = dayMs;

/** A link that makes the device trusted on which it is opened: for an administrator to hand over. */
export async function makeDeviceLink(
  db: Db,
  personId: string,
  publicUrl: string,
  now: Date,
): Promise<{ url: string; expiresAt: string }> {
  const link = { purpose: 'device', personId, lane: null, data: { reasons: [], by: 'link' } } as const;
  const made = await addChallenge(db, { ...link, data: { reasons: [], by: 'link' }, lasts: linkMs }, now);
  return { url: `${publicUrl}/trust-device#${made.token}`, expiresAt: made.expiresAt.toISOString() };
}

export async function trust(
  house: SignInHouse,
  personId: string,
  by: TrustedBy,
  client: Client,
  now: Date,
): Promise<TrustedDevice | null> {
  const { db } = house.gate.database;
  const person = await findPerson(db, personId);
  if (!person || person.state !== 'active') return null;
  const policy = await currentPolicy(db, now);
  const known = await knownDevice(db, client.deviceCookie, { id: personId, epoch: person.device_epoch }, now);
  const trusted = await trustDevice(db, {
    personId,
    known,
    cookie: client.deviceCookie,
    client,
    by,
    // A link or a mailbox says whose device it is; a second factor it is not.
    proved: by === 'totp' || by === 'recovery-code',
    trustedDays: policy.devices.trustedDays,
    now,
  });
  // Typing on it begins anew: its owner may have spent its lane before they went this way.
  // Whoever used a mail may want another, for another device; the flood of a stranger must not have the last word.
  if (by === 'mail') await giveBackLatest(db, keyOf(accountKey(personId), 'unknown', 'mail', null));
  await refill(db, { account: accountKey(personId), lane: 'trusted', device: trusted.deviceId });
  // An administrator's grant is told with its request.
  if (by !== 'administrator')
    await audit({ db, user: null, now, client }, { action: 'device.trusted', personId, detail: { by } });
  return { cookie: trusted.cookie, expiresAt: trusted.expiresAt };
}

async function attempt<P>(
  house: SignInHouse,
  by: { entrance: Entrance; factor: Factor; account: Account; client: Client; work?: string | undefined },
  now: Date,
  prove: () => Promise<P | null>,
): Promise<P | null> {
  const { db } = house.gate.database;
  const { account, client } = by;
  const person = account.personId === null ? undefined : await findPerson(db, account.personId);
  const owner = {
    id: person?.id ?? '00000000-0000-7000-8000-000000000000',
    epoch: person?.device_epoch ?? 0,
  };
  const device = await knownDevice(db, client.deviceCookie, owner, now);
  const passage = await enter(
    house.gate,
    {
      entrance: by.entrance,
      factor: by.factor,
      account,
      client: { ...client, deviceId: device?.id ?? null },
      policy: await currentPolicy(db, now),
      now,
      work: by.work,
      isPaid: by.factor === 'mail-code',
    },
    prove,
  );
  return passage.proof;
}
