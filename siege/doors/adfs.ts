import { minuteMs } from '../time.ts';
import { threeKinds } from './password-rules.ts';
import { keep, type RuleSet, type Try } from './peer.ts';

const threshold = 10;
const observationMs = 30 * minuteMs;
const familiarAtMost = 20;

interface Activity {
  familiar: string[];
  known: Count;
  unknown: Count;
}

interface Count {
  failures: number;
  lastMs: number;
}

/**
 * AD FS 2019, extranet smart lockout, enforcing: an address of a success is familiar (the last twenty), and each of
 * familiar and unknown has its own count. At ten failures that side is locked for the observation window, after which
 * one attempt is let through: a success sets the count to nought, a failure begins another window.
 * Windows of 5, 15 and 30 minutes are in its documentation; the longest is taken, being the strictest.
 * Passwords by Active Directory's default domain policy: seven or more of three kinds.
 */
export function adfs(): RuleSet {
  const activities = keep((): Activity => ({
    familiar: [],
    known: { failures: 0, lastMs: 0 },
    unknown: { failures: 0, lastMs: 0 },
  }));
  const countOf = ({ account, address }: Try): Count => {
    const activity = activities.of(account);
    return activity.familiar.includes(address) ? activity.known : activity.unknown;
  };
  return {
    name: 'adfs',
    title: 'AD FS smart lockout',
    source: 'learn.microsoft.com, “AD FS extranet lockout and extranet smart lockout”, Windows Server 2019',
    pace: { againMs: observationMs },
    accepts: threeKinds(7),
    looks(attempt) {
      const count = countOf(attempt);
      return count.failures < threshold || attempt.nowMs >= count.lastMs + observationMs;
    },
    failed(attempt) {
      const count = countOf(attempt);
      count.failures++;
      count.lastMs = attempt.nowMs;
    },
    succeeded(attempt) {
      countOf(attempt).failures = 0;
      const activity = activities.of(attempt.account);
      if (activity.familiar.includes(attempt.address)) return;
      activity.familiar = [...activity.familiar, attempt.address].slice(-familiarAtMost);
    },
    // Reset-ADFSAccountLockout for both sides.
    lift(account) {
      const activity = activities.of(account);
      activity.known.failures = 0;
      activity.unknown.failures = 0;
    },
  };
}
