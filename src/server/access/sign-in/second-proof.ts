/** The second proof of a sign-in whose password was right, and a passkey that is both. */
import type { PasskeyAnswer } from '#contract/access/factors';
import type { Policy } from '#contract/access/policy';
import type { Proof } from '#contract/access/sign-in';
import { knownDevice } from '#access/devices';
import { checkPasskey, hasSecondFactor, passkeyOptions, relyingParty } from '#access/factors';
import { accountKey, enter, enterBySecret, lockedBy, type Client } from '#access/gate';
import { activeLocks } from '#access/locks';
import { currentPolicy } from '#access/policies';
import { codeHolds } from './code.ts';
import { accountOfCode, findChallenge, mailedCodeHolds, spendChallenge, type Waiting } from './challenges.ts';
import { comeIn, type CameIn } from './come-in.ts';
import { writeSignIn } from './history.ts';
import { factorOf, type SignInHouse } from './house.ts';
import { mailCodeJob } from './mails.ts';
import { demandAllowedNetwork, demandOwnWay } from './first-proof.ts';
import { findPerson } from './people.ts';
import { ProblemError } from '#platform/problem';

/** @returns null: it doesn't hold, or this lane is spent for such proofs */
export async function proveSignIn(
  house: SignInHouse,
  input: { challenge: string; proof: Proof; client: Client },
  now: Date,
): Promise<(CameIn & { entrance: 'password' | 'single-sign-on' }) | null> {
  const { gate } = house;
  const { db } = gate.database;
  const { client, proof } = input;
  const waiting = await findWaiting(house, input, now);
  const person = waiting?.personId ? await findPerson(db, waiting.personId) : undefined;
  if (!waiting || !person || person.state !== 'active') throw new ProblemError('expired_link');
  const policy = await currentPolicy(db, now);
  const device = await knownDevice(
    db,
    client.deviceCookie,
    { id: person.id, epoch: person.device_epoch },
    now,
  );
  const passage = await enter(
    gate,
    {
      entrance: 'second-proof',
      account:
        proof.method === 'mail'
          ? accountOfCode(waiting)
          : { key: accountKey(person.id), personId: person.id },
      factor: factorOf[proof.method],
      client: { ...client, deviceId: device?.id ?? null },
      policy,
      now,
      isPaid: true,
    },
    async () => ((await proofHolds(house, waiting, person.id, proof, now)) ? person : null),
  );
  if (passage.proof === null) {
    const seen = { entrance: 'second-proof', outcome: 'refused', lane: passage.lane, client } as const;
    await writeSignIn(db, { ...seen, personId: person.id, reason: 'wrong-proof' }, now);
    return null;
  }
  await demandOpen(house, person.id, { client, policy }, now);
  // Two at once with one challenge: one comes in.
  if (!(await spendChallenge(db, waiting.hash))) throw new ProblemError('expired_link');
  const { entrance } = waiting.data;
  const came = await comeIn(
    house,
    {
      personId: person.id,
      entrance,
      by: proof.method,
      lane: waiting.lane,
      proved: true,
      client,
      policy,
    },
    now,
  );
  return { ...came, entrance };
}

const findWaiting = (
  house: SignInHouse,
  { challenge, client }: { challenge: string; client: Client },
  now: Date,
) =>
  enterBySecret(house.gate, { entrance: 'second-proof', network: client.network }, () =>
    findChallenge(house.gate.database.db, 'sign-in', challenge, now),
  );

async function proofHolds(
  house: SignInHouse,
  waiting: Waiting,
  personId: string,
  proof: Proof,
  now: Date,
): Promise<boolean> {
  const { db } = house.gate.database;
  switch (proof.method) {
    case 'mail':
      // No way around a second factor of one's own, whatever the page offers.
      return mailedCodeHolds(waiting, proof.code, now) && !(await hasSecondFactor(db, personId));
    case 'passkey': {
      const given = {
        token: proof.token,
        response: proof.response,
        personId,
        requireUserVerification: false,
      };
      return (
        (await checkPasskey(db, { ...given, rp: relyingParty(house.publicUrl, 'Latchkey') }, now)) !== null
      );
    }
    default:
      return codeHolds(house, personId, proof.method, proof.code, now);
  }
}

/**
 * Has a code mailed for a sign-in that waits. Who got so far knows the password: their mails have a budget of their own,
 * that strangers can't spend.
 */
export async function mailForSignIn(
  house: SignInHouse,
  input: { challenge: string; client: Client },
  now: Date,
): Promise<void> {
  const { db } = house.gate.database;
  const waiting = await findWaiting(house, input, now);
  if (!waiting?.personId) throw new ProblemError('expired_link');
  const { personId } = waiting;
  if (!house.mailOn()) throw new ProblemError('wrong_state', 'No mail can be sent.');
  if (await hasSecondFactor(db, personId))
    throw new ProblemError('wrong_state', 'You have a second factor: prove with that.');
  const passage = await enter(
    house.gate,
    {
      entrance: 'mail-proof',
      account: { key: accountKey(personId), personId },
      factor: 'mail-after-password',
      client: { ...input.client, deviceId: null },
      policy: await currentPolicy(db, now),
      now,
      isPaid: true,
    },
    async () => {
      await house.send(mailCodeJob, { challenge: waiting.hash.toString('hex'), purpose: 'sign-in' });
      return true;
    },
  );
  if (passage.proof === null)
    throw new ProblemError('too_many_attempts', 'Enough mails for today.', {
      headers: { 'retry-after': '3600' },
    });
}

/**
 * Whoever proves may come in now, from here: minutes have gone by since the password was right.
 * @throws ProblemError `locked`, `not_from_here`
 */
async function demandOpen(
  { gate }: SignInHouse,
  personId: string,
  { client, policy }: { client: Client; policy: Policy },
  now: Date,
): Promise<void> {
  const locks = await activeLocks(gate.database.db, [{ scope: 'account', subject: personId }], now);
  const closed = locks.find(({ strength }) => strength === 'closed');
  if (closed) throw lockedBy(closed);
  demandAllowedNetwork(policy, client);
}

/** What a passkey must answer. @param challenge a sign-in that waits; without, to sign in with it alone */
export async function passkeyFor(
  house: SignInHouse,
  input: { challenge?: string | undefined; client: Client },
  now: Date,
) {
  const { challenge, client } = input;
  const waiting = challenge === undefined ? null : await findWaiting(house, { challenge, client }, now);
  if (challenge !== undefined && !waiting) throw new ProblemError('expired_link');
  const options = { personId: waiting?.personId ?? null, rp: relyingParty(house.publicUrl, 'Latchkey') };
  return enterBySecret(house.gate, { entrance: 'passkey', network: client.network }, () =>
    passkeyOptions(house.gate.database.db, options, now),
  );
}

/** Signs in with a passkey alone: it is something one has, and proves who holds it. No lane of any password matters. */
export async function signInWithPasskey(
  house: SignInHouse,
  input: { token: string; response: PasskeyAnswer; client: Client },
  now: Date,
): Promise<CameIn | null> {
  const { gate } = house;
  const { db } = gate.database;
  const { client } = input;
  const policy = await currentPolicy(db, now);
  // A passkey is a signature: nobody guesses it, only the work is bounded (I2).
  const held = await enterBySecret(gate, { entrance: 'passkey', network: client.network }, () =>
    checkPasskey(
      db,
      {
        token: input.token,
        response: input.response,
        personId: null,
        rp: relyingParty(house.publicUrl, 'Latchkey'),
        requireUserVerification: true,
      },
      now,
    ),
  );
  const person = held && (await findPerson(db, held.personId));
  if (!person || person.state !== 'active') return null;
  await demandOpen(house, person.id, { client, policy }, now);
  await demandOwnWay(db, policy, person.id);
  const entry = { personId: person.id, entrance: 'passkey', by: 'passkey', lane: null } as const;
  return comeIn(house, { ...entry, proved: true, client, policy }, now);
}
