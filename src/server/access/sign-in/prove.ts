/** Proving once more, in a session that runs, that it is still its person: before dangerous acts, or where a lock asks. */
import type { z } from 'zod';
import type { access, WayToProve } from '#contract/access/sign-in';
import type { Ref } from '#contract/fields';
import { checkPasskey, hasSecondFactor, methodsOf, passkeyOptions, relyingParty } from '#access/factors';
import { accessChanged, accountKey, enter, type Client, type Principal } from '#access/gate';
import { noteProof } from '#access/locks';
import { currentPolicy } from '#access/policies';
import { renewSession } from '#access/sessions';
import { providersThatProve } from '#access/sso';
import { later, minuteMs } from '#platform/clock';
import { transact } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { hashSecret } from '#platform/secrets';
import { codeHolds } from './code.ts';
import { addChallenge, findChallenge, mailedCodeHolds, spendChallenge } from './challenges.ts';
import { maskEmail } from './first-proof.ts';
import { factorOf, type SignInHouse } from './house.ts';
import { mailCodeJob } from './mails.ts';
import { findPerson, type Known } from './people.ts';

type Given = z.output<typeof access.prove.body>;
type Way = WayToProve | 'password';

/**
 * How somebody can prove once more that it is they. The password alone is never enough for somebody with a second
 * factor: an open browser and a watched password must not be able to take that factor away. Where a lock asks, whatever
 * is stronger than the password goes before it.
 */
export async function waysOf(
  house: SignInHouse,
  user: Principal,
): Promise<{ methods: Way[]; mailTo: string | null; providers: Ref[] }> {
  const { db } = house.gate.database;
  const person = await self(house, user);
  const factors = await methodsOf(db, user.personId);
  const hasFactor = await hasSecondFactor(db, user.personId);
  const mail = house.mailOn() && person.email !== null && !hasFactor ? (['mail'] as const) : [];
  const stronger = [...factors, ...mail];
  const isWeak = hasFactor || (user.lock?.strength === 'challenge' && stronger.length > 0);
  const password = person.password_hash !== null && !isWeak;
  return {
    methods: [...(password ? (['password'] as const) : []), ...stronger],
    mailTo: mail.length > 0 ? maskEmail(person.email) : null,
    providers: await providersThatProve(db, user.personId, hasFactor),
  };
}

/**
 * @param former the session's secret, which another one takes the place of
 * @returns until when the proof is fresh; null: it doesn't hold, or this lane is spent
 */
export async function proveAgain(
  house: SignInHouse,
  user: Principal,
  { given, client, former }: { given: Given; client: Client; former: string | null },
  now: Date,
): Promise<{ until: Date; renewed: Awaited<ReturnType<typeof renewSession>> } | null> {
  const { db } = house.gate.database;
  const person = await self(house, user);
  const { methods } = await waysOf(house, user);
  if (!methods.includes(given.method)) throw new ProblemError('wrong_proof');
  const policy = await currentPolicy(db, now);
  const passage = await enter(
    house.gate,
    {
      entrance: given.method === 'password' ? 'current-password' : 'second-proof',
      account: { key: accountKey(person.id), personId: person.id },
      factor: factorOf[given.method],
      client: { ...client, deviceId: user.deviceId },
      policy,
      now,
      // The session is proof enough to look: its failures count in the device's own lane.
      isPaid: true,
    },
    async () => ((await holds(house, user, person, given, now)) ? person : null),
  );
  if (passage.proof === null) return null;
  const renewed = await transact(db, async (trx) => {
    await trx.updateTable('sessions').set({ proved_at: now }).where('id', '=', user.sessionId).execute();
    if (user.deviceId !== null && given.method !== 'password')
      await trx.updateTable('devices').set({ proved_at: now }).where('id', '=', user.deviceId).execute();
    await noteProof(trx, person.id, user.sessionId, now);
    await accessChanged(trx);
    return renewSession(trx, former);
  });
  return { until: later(now, policy.sessions.freshMinutes * minuteMs), renewed };
}

async function holds(
  house: SignInHouse,
  user: Principal,
  person: Known,
  given: Given,
  now: Date,
): Promise<boolean> {
  const { db } = house.gate.database;
  switch (given.method) {
    case 'password':
      return house.passwordFits(person.password_hash, given.password, { priority: 'known' });
    case 'mail': {
      const waiting = await findChallenge(db, 'session', mailToken(user), now);
      return (
        waiting !== null &&
        mailedCodeHolds(waiting, given.code, now) &&
        (await spendChallenge(db, waiting.hash))
      );
    }
    case 'passkey': {
      const rp = relyingParty(house.publicUrl, 'Latchkey');
      const { token, response } = given;
      const answer = { token, response, personId: person.id, rp, requireUserVerification: false };
      return (await checkPasskey(db, answer, now)) !== null;
    }
    default:
      return codeHolds(house, person.id, given.method, given.code, now);
  }
}

/** What a passkey must answer to prove it again. */
export const passkeyForProof = (house: SignInHouse, user: Principal, now: Date) =>
  passkeyOptions(
    house.gate.database.db,
    { personId: user.personId, rp: relyingParty(house.publicUrl, 'Latchkey') },
    now,
  );

/** Has a code mailed to prove it again with. */
export async function mailForProof(
  house: SignInHouse,
  user: Principal,
  client: Client,
  now: Date,
): Promise<void> {
  const { db } = house.gate.database;
  if (!(await waysOf(house, user)).methods.includes('mail'))
    throw new ProblemError('wrong_state', 'Mail is not set up.');
  const passage = await enter(
    house.gate,
    {
      entrance: 'mail-proof',
      account: { key: accountKey(user.personId), personId: user.personId },
      factor: 'mail-after-password',
      client: { ...client, deviceId: user.deviceId },
      policy: await currentPolicy(db, now),
      now,
      isPaid: true,
    },
    async () => {
      await db
        .deleteFrom('challenges')
        .where('token_hash', '=', hashSecret(mailToken(user)))
        .execute();
      const waiting = { purpose: 'session', personId: user.personId, lane: null } as const;
      await addChallenge(db, { ...waiting, data: { reasons: [] }, token: mailToken(user) }, now);
      await house.send(mailCodeJob, {
        challenge: hashSecret(mailToken(user)).toString('hex'),
        purpose: 'session',
      });
      return true;
    },
  );
  if (passage.proof === null)
    throw new ProblemError('too_many_attempts', 'Enough mails for today.', {
      headers: { 'retry-after': '3600' },
    });
}

/** One code at a time for a session; nobody else can name it. */
const mailToken = (user: Principal): string => `session ${user.sessionId ?? ''}`;

async function self(house: SignInHouse, user: Principal): Promise<Known> {
  const person = await findPerson(house.gate.database.db, user.personId);
  if (!person) throw new ProblemError('not_signed_in');
  return person;
}
