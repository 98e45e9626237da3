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
  const longAgo = (at: Date | null, days: number) =>
    at === null || Math.abs(now.getTime() - at.getTime()) > days * dayMs;
  if (seen.provider === 'now') return [];
  const trusted = lane === 'trusted';
  const open = seen.provider === null;
  const reasons: (readonly [boolean, ChallengeReason])[] = [
    // A right password from a stranger proves nothing: it may have leaked.
    [lane === 'unknown' && seen.entrance === 'password', 'unknown-device'],
    [
      open && seen.hasFactor && (!trusted || longAgo(provedAt, policy.devices.secondProofDays)),
      'second-factor',
    ],
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
