/** When the right password isn't enough: the one place that says so. */
import type { Policy } from '#contract/access/policy';
import type { ChallengeReason } from '#contract/access/sign-in';
import type { Lane } from '#contract/access/triggers';
import { dayMs } from '#platform/clock';

export interface Circumstances {
  lane: Lane;
  entrance: 'password' | 'single-sign-on';
  /** A second factor given at a provider that is trusted with it: just now, or some time ago. */
  provider: 'now' | 'before' | null;
  /** The person has a second factor of their own. */
  hasFactor: boolean;
  /** When a second proof was last given on this device; null: never. */
  provedAt: Date | null;
  /** An open lock of the account asks for a proof. */
  challengedBy: 'stolen-session' | 'other' | null;
  /** Too far from the last sign-in in too little time, with nothing to explain it. */
  farOff: boolean;
  /** How unlike this person it is, beyond what is usual in this organisation. */
  unlike: boolean;
  lastSignInAt: Date | null;
  now: Date;
}

/** Why this sign-in takes a second proof beside the password, or the provider's word. Empty: it doesn't. */
export function reasonsToAsk(seen: Circumstances, policy: Policy): ChallengeReason[] {
  const { lane, provedAt, now } = seen;
  const longAgo = (at: Date, days: number) => now.getTime() - at.getTime() > days * dayMs;
  if (seen.provider === 'now') return [];
  // A proof far ahead was given under a wrong clock.
  const since = provedAt === null ? Infinity : Math.abs(now.getTime() - provedAt.getTime());
  const provedLately = since <= policy.devices.secondProofDays * dayMs;
  const trusted = lane === 'trusted';
  const open = seen.provider === null;
  const reasons: (readonly [boolean, ChallengeReason])[] = [
    // A right password from a stranger proves nothing: it may have leaked.
    [lane === 'unknown' && seen.entrance === 'password', 'unknown-device'],
    [open && seen.hasFactor && (!trusted || !provedLately), 'second-factor'],
    [open && seen.farOff && !trusted, 'far-off-sign-in'],
    [open && seen.unlike && !trusted, 'unlike-you'],
    // What was proved before the lock says nothing about now.
    [seen.challengedBy === 'stolen-session', 'stolen-session'],
    [seen.challengedBy === 'other', 'locked'],
    [
      open &&
        policy.dormantDays !== null &&
        seen.lastSignInAt !== null &&
        longAgo(seen.lastSignInAt, policy.dormantDays),
      'dormant',
    ],
  ];
  return reasons.filter(([holds]) => holds).map(([, reason]) => reason);
}
