/** From a first proof that was right, a password or a provider's word, to being in: what else is asked for, and why. */
import type { Policy } from '#contract/access/policy';
import type { Challenge, ChallengeReason, WayToProve } from '#contract/access/sign-in';
import type { Lane } from '#contract/access/triggers';
import type { KnownDevice } from '#access/devices';
import { hasSecondFactor, methodsOf } from '#access/factors';
import { enterBySecret, loadPrincipal, lockedBy, type Client } from '#access/gate';
import { activeLocks, openLock } from '#access/locks';
import { hasProvider } from '#access/sso';
import { later, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { isInNetwork } from '#platform/network';
import { ProblemError } from '#platform/problem';
import { addChallenge, challengeMs, findChallenge } from './challenges.ts';
import { comeIn, describe, type CameIn } from './come-in.ts';
import { writeSignIn } from './history.ts';
import type { SignInHouse } from './house.ts';
import { findPerson, type Known } from './people.ts';
import { reasonsToAsk } from './reasons.ts';
import { isFarOff, isUnlike } from './whereabouts.ts';

export type GoneOn = CameIn | { outcome: 'challenge'; challenge: Challenge };

/** What is known at the moment the first proof was right. */
export interface FirstProof {
  entrance: 'password' | 'single-sign-on';
  /** Of a provider: when it last saw who they are, and whether by a second factor that is trusted. */
  provider?: { authenticatedAt: Date | null; secondFactor: boolean };
  client: Client;
  device: KnownDevice | null;
  lane: Lane;
  policy: Policy;
}

/**
 * Goes on from a first proof that was right: in, or to what else is asked for.
 * @throws ProblemError `locked`, `not_from_here`; `sso_required` where a password isn't what the house wants
 */
export async function goOn(house: SignInHouse, person: Known, at: FirstProof, now: Date): Promise<GoneOn> {
  const { client, lane, policy, entrance } = at;
  const { db } = house.gate.database;
  const locks = await activeLocks(db, lockableAs(person, at.device), now);
  const closed = locks.find(({ strength }) => strength === 'closed');
  if (closed) throw lockedBy(closed);
  demandAllowedNetwork(policy, client);
  if (entrance === 'password') await demandOwnWay(db, policy, person.id);
  const { methods, factors, hasFactor } = await waysToGoOn(house, person);
  const reasons = reasonsToAsk(
    {
      lane,
      entrance,
      provider: providerProof(at, now),
      hasFactor,
      provedAt: lane === 'trusted' ? (at.device?.provedAt ?? null) : null,
      challengedBy: challengedBy(locks),
      farOff: lane === 'trusted' ? false : await isFarOff(house, person.id, client, policy, now),
      unlike: lane === 'familiar' && (await isUnlike(db, person.id, client, now)),
      lastSignInAt: person.last_sign_in_at,
      now,
    },
    policy,
  );
  // A mailbox, which may be away, doesn't stand between somebody and their own device only because they were long gone.
  const isOnlyLongGone = lane === 'trusted' && reasons.every((reason) => reason === 'dormant');
  const provable = isOnlyLongGone ? factors : methods;
  // Nothing to ask for: on a device or network that is theirs, the password is proof enough; elsewhere it never is. A
  // provider's word doesn't leak as passwords do.
  const enough =
    reasons.length === 0 || (provable.length === 0 && (lane !== 'unknown' || entrance === 'single-sign-on'));
  if (!enough) return challenge(house, person, { ...at, reasons, methods }, now);
  return comeIn(
    house,
    {
      personId: person.id,
      entrance,
      by: entrance === 'password' ? 'sign-in' : 'sso',
      lane,
      proved: at.provider ? providerProof(at, now) === 'now' : reasons.length > 0,
      // A provider may answer from a session of its own, of this morning.
      ...(at.provider && { provedAt: at.provider.authenticatedAt }),
      client,
      policy,
    },
    now,
  );
}

/** How far a provider's second factor counts as one: given just now, some time ago, or not at all. */
function providerProof({ provider, policy }: FirstProof, now: Date): 'now' | 'before' | null {
  if (!provider?.secondFactor) return null;
  const { authenticatedAt } = provider;
  const age = authenticatedAt === null ? Infinity : Math.abs(now.getTime() - authenticatedAt.getTime());
  return age <= policy.sessions.freshMinutes * minuteMs ? 'now' : 'before';
}

/** By what somebody can give a second proof. */
async function waysToGoOn(house: SignInHouse, person: Known) {
  const { db } = house.gate.database;
  const factors = await methodsOf(db, person.id);
  const hasFactor = await hasSecondFactor(db, person.id);
  // A mailbox shows whose device it is; in place of somebody's own second factor it would be a way around it.
  const mail = house.mailOn() && person.email !== null && !hasFactor;
  const methods: WayToProve[] = [...factors, ...(mail ? (['mail'] as const) : [])];
  return { methods, factors, hasFactor };
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

/**
 * Where only single sign-on is wanted, nothing else lets in those who don't administer: whoever leaves the company is out
 * everywhere at once. Administrators keep their own way, so that a broken provider locks nobody out for good.
 * @throws ProblemError `sso_required`
 */
export async function demandOwnWay(db: Db, policy: Policy, personId: string): Promise<void> {
  // Without any provider it would be a door without a handle.
  if (!policy.ssoOnly || !(await hasProvider(db))) return;
  const permissions = (await loadPrincipal(db, personId, null))?.permissions;
  if (!permissions?.has('people.manage') && !permissions?.has('settings.manage'))
    throw new ProblemError('sso_required');
}

async function challenge(
  house: SignInHouse,
  person: Known,
  asked: FirstProof & { reasons: ChallengeReason[]; methods: WayToProve[] },
  now: Date,
): Promise<GoneOn> {
  const { db } = house.gate.database;
  const { reasons, methods, lane, client, entrance } = asked;
  const { token, expiresAt } = await addChallenge(
    db,
    { purpose: 'sign-in', personId: person.id, lane, data: { reasons, entrance } },
    now,
  );
  const [reason] = reasons.includes('far-off-sign-in') ? (['far-off-sign-in'] as const) : reasons;
  await writeSignIn(
    db,
    {
      personId: person.id,
      entrance,
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
  // Somebody somewhere got so far: the account's owner hears of it at once, whoever it was.
  if (lane === 'unknown' || reasons.includes('far-off-sign-in')) {
    await house.gate.tell({ kind: 'sign-in-challenged', personId: person.id, ...describe(client) }, now);
  }
  return { outcome: 'challenge', challenge: present(person, { token, reasons, methods, expiresAt }) };
}

function present(
  { email }: Known,
  waiting: { token: string; reasons: ChallengeReason[]; methods: WayToProve[]; expiresAt: Date },
): Challenge {
  const mailTo = waiting.methods.includes('mail') ? maskEmail(email) : null;
  return { ...waiting, mailTo, expiresAt: waiting.expiresAt.toISOString() };
}

/**
 * What a sign-in that came back from a provider still takes: its page knows only a token.
 * @throws ProblemError `expired_link`; `locked` with the lock where it stands before one
 */
export async function tellWaiting(
  house: SignInHouse,
  { challenge: token, client }: { challenge: string; client: Client },
  now: Date,
): Promise<Challenge> {
  const { db } = house.gate.database;
  const waiting = await enterBySecret(
    house.gate,
    { entrance: 'second-proof', network: client.network },
    async () => (await findChallenge(db, 'sign-in', token, now)) ?? findChallenge(db, 'sso', token, now),
  );
  const person = waiting?.personId ? await findPerson(db, waiting.personId) : undefined;
  if (!waiting || !person || person.state !== 'active') throw new ProblemError('expired_link');
  const locks = await activeLocks(db, lockableAs(person, null), now);
  const closed = locks.find(({ strength }) => strength === 'closed');
  if (closed) throw lockedBy(closed);
  if (waiting.purpose !== 'sign-in') throw new ProblemError('expired_link');
  const { methods } = await waysToGoOn(house, person);
  const { expiresAt, data } = waiting;
  return present(person, { token, reasons: data.reasons, methods, expiresAt });
}

/** A token by which the page that somebody is led to can say which lock they stand before. */
export async function tokenOfLock(house: SignInHouse, personId: string, now: Date): Promise<string> {
  const { db } = house.gate.database;
  const { token } = await addChallenge(db, { purpose: 'sso', personId, lane: null, data: {} }, now);
  return token;
}

/** As much of an address as reminds its owner and tells nobody else. */
export function maskEmail(email: string | null): string | null {
  if (email === null) return null;
  const [local = '', domain = ''] = email.split('@');
  return `${[...local][0] ?? ''}…@${domain}`;
}
