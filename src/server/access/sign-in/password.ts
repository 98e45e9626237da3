/** Signing in with a password. */
import type { Policy } from '#contract/access/policy';
import type { Challenge, ChallengeReason, WayToProve } from '#contract/access/sign-in';
import type { Lane } from '#contract/access/triggers';
import { knownDevice, type KnownDevice } from '#access/devices';
import { hasSecondFactor, methodsOf } from '#access/factors';
import { accountOf, enter, lockedBy, type Client } from '#access/gate';
import { activeLocks, openLock } from '#access/locks';
import { currentPolicy } from '#access/policies';
import { later } from '#platform/clock';
import { isInNetwork } from '#platform/network';
import { ProblemError } from '#platform/problem';
import { addChallenge, challengeMs } from './challenges.ts';
import { comeIn, describe, type CameIn } from './come-in.ts';
import { writeSignIn } from './history.ts';
import type { SignInHouse } from './house.ts';
import { findCandidate, type Candidate, type Known } from './people.ts';
import { reasonsToAsk } from './reasons.ts';
import { isFarOff, isUnlike } from './whereabouts.ts';

export type SignedIn = CameIn | { outcome: 'challenge'; challenge: Challenge } | { outcome: 'wrong' };

/**
 * Signs somebody in with e-mail and password, as far as that goes.
 * @param input.work what was asked for with `work_required`
 * @returns `wrong` for everything that must look the same: no such name, wrong password, spent lane, closed network
 * @throws ProblemError `work_required`; `locked` to somebody who knew the password
 */
export async function signInWithPassword(
  house: SignInHouse,
  input: { email: string; password: string; client: Client; work?: string | undefined },
  now: Date,
): Promise<SignedIn> {
  const { gate } = house;
  const { db } = gate.database;
  const { client } = input;
  const policy = await currentPolicy(db, now);
  const person = await findCandidate(db, input.email);
  const account = await accountOf(gate, person?.id ?? null, input.email);
  const device = await knownDevice(db, client.deviceCookie, deviceOwner(person), now);
  const passage = await enter(
    gate,
    {
      entrance: 'password',
      account,
      factor: 'password',
      client: { ...client, deviceId: device?.id ?? null },
      policy,
      now,
      // The right password of a closed account is refused; once it is open again, it was never wrong.
      password: {
        typed: input.password,
        state: `${person?.state ?? ''} ${person?.password_changed_at?.toISOString() ?? ''}`,
      },
      work: input.work,
    },
    async (lane) => {
      const priority = lane === 'unknown' ? 'unknown' : 'known';
      const fits = await house.passwordFits(person?.password_hash ?? null, input.password, { priority });
      return fits && person?.state === 'active' ? person : null;
    },
  );
  if (passage.proof === null) {
    const seen = { entrance: 'password', outcome: 'refused', lane: passage.lane, client } as const;
    const deviceId = device?.id ?? null;
    if (passage.why === 'wrong')
      await writeSignIn(db, { ...seen, personId: account.personId, deviceId, reason: 'wrong-proof' }, now);
    return { outcome: 'wrong' };
  }
  return withRightPassword(house, passage.proof, { client, device, lane: passage.lane, policy }, now);
}

/** For a name that nobody has, a person that no cookie holds for: looked up and refused at the same cost. */
const deviceOwner = (person: Candidate) =>
  person
    ? { id: person.id, epoch: person.device_epoch }
    : { id: '00000000-0000-7000-8000-000000000000', epoch: 0 };

/** What is known at the moment the password was right. */
interface At {
  client: Client;
  device: KnownDevice | null;
  lane: Lane;
  policy: Policy;
}

async function withRightPassword(house: SignInHouse, person: Known, at: At, now: Date): Promise<SignedIn> {
  const { client, lane, policy } = at;
  const locks = await activeLocks(house.gate.database.db, lockableAs(person, at.device), now);
  const closed = locks.find(({ strength }) => strength === 'closed');
  if (closed) throw lockedBy(closed);
  demandAllowedNetwork(policy, client);
  const factors = await methodsOf(house.gate.database.db, person.id);
  const hasFactor = await hasSecondFactor(house.gate.database.db, person.id);
  const reasons = reasonsToAsk(
    {
      lane,
      hasFactor,
      provedAt: lane === 'trusted' ? (at.device?.provedAt ?? null) : null,
      challengedBy: challengedBy(locks),
      farOff: lane === 'trusted' ? false : await isFarOff(house, person.id, client, policy, now),
      unlike: lane === 'familiar' && (await isUnlike(house.gate.database.db, person.id, client, now)),
      lastSignInAt: person.last_sign_in_at,
      now,
    },
    policy,
  );
  // A mailbox shows whose device it is; in place of somebody's own second factor it would be a way around it.
  const mail = house.mailOn && person.email !== null && !hasFactor;
  const methods: WayToProve[] = [...factors, ...(mail ? (['mail'] as const) : [])];
  // Nothing to ask for: on a device or network that is theirs, the password is proof enough; elsewhere it never is.
  // Nor does a mailbox, which may be away, stand between somebody and their own device only because they were long gone.
  const isOnlyLongGone = lane === 'trusted' && reasons.every((reason) => reason === 'dormant');
  const provable = isOnlyLongGone ? factors : methods;
  const enough = reasons.length === 0 || (provable.length === 0 && lane !== 'unknown');
  if (!enough) return challenge(house, person, { ...at, reasons, methods }, now);
  return comeIn(
    house,
    {
      personId: person.id,
      entrance: 'password',
      by: 'sign-in',
      lane,
      proved: reasons.length > 0,
      client,
      policy,
    },
    now,
  );
}

const lockableAs = (person: Known, device: KnownDevice | null) => [
  { scope: 'account' as const, subject: person.id },
  ...(device === null ? [] : [{ scope: 'device' as const, subject: device.id }]),
];

function challengedBy(locks: Awaited<ReturnType<typeof activeLocks>>): 'stolen-session' | 'other' | null {
  const asking = locks.find(({ strength }) => strength === 'challenge');
  if (!asking) return null;
  return asking.trigger === 'stolen-session' ? 'stolen-session' : 'other';
}

/** @throws ProblemError `not_from_here` where the policy lists networks and this isn't in one */
export function demandAllowedNetwork(policy: Policy, { address }: Client): void {
  const { allowedNetworks } = policy;
  if (allowedNetworks.length > 0 && !allowedNetworks.some((network) => isInNetwork(address, network)))
    throw new ProblemError('not_from_here');
}

async function challenge(
  house: SignInHouse,
  person: Known,
  asked: At & { reasons: ChallengeReason[]; methods: WayToProve[] },
  now: Date,
): Promise<SignedIn> {
  const { db } = house.gate.database;
  const { reasons, methods, lane, client } = asked;
  const { token, expiresAt } = await addChallenge(
    db,
    { purpose: 'sign-in', personId: person.id, lane, data: { reasons } },
    now,
  );
  const [reason] = reasons.includes('far-off-sign-in') ? (['far-off-sign-in'] as const) : reasons;
  await writeSignIn(
    db,
    {
      personId: person.id,
      entrance: 'password',
      outcome: 'challenged',
      lane,
      client,
      deviceId: asked.device?.id ?? null,
      ...(reason && { reason }),
    },
    now,
  );
  if (reasons.includes('far-off-sign-in')) {
    await openLock(
      db,
      {
        scope: 'account',
        subject: person.id,
        personId: person.id,
        lane,
        strength: 'challenge',
        trigger: 'far-off-sign-in',
        evidence: { network: client.network, ...describe(client) },
        openedBy: null,
        endsAt: later(now, challengeMs),
      },
      now,
    );
  }
  // Somebody somewhere knows the password: its owner hears of it at once, whoever it was.
  if (lane === 'unknown' || reasons.includes('far-off-sign-in')) {
    await house.gate.tell({ kind: 'sign-in-challenged', personId: person.id, ...describe(client) }, now);
  }
  return {
    outcome: 'challenge',
    challenge: {
      token,
      reasons,
      methods,
      mailTo: methods.includes('mail') ? maskEmail(person.email) : null,
      expiresAt: expiresAt.toISOString(),
    },
  };
}

/** As much of an address as reminds its owner and tells nobody else. */
export function maskEmail(email: string | null): string | null {
  if (email === null) return null;
  const [local = '', domain = ''] = email.split('@');
  return `${[...local][0] ?? ''}…@${domain}`;
}
