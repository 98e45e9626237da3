import { popular } from '../people/popular.ts';
import { hourMs, minuteMs } from '../time.ts';
import { entraPoints, threeKinds } from './password-rules.ts';
import { keep, type RuleSet, type Try } from './peer.ts';

const threshold = 10;
const firstLockMs = minuteMs;
const longestLockMs = 5 * hourMs;
const badPasswordsRemembered = 3;
const leastPoints = 5;

interface Count {
  failures: number;
  locks: number;
  lockedUntilMs: number;
  bad: string[];
}

interface Activity {
  familiar: Set<string>;
  known: Count;
  unknown: Count;
}

const fresh = (): Count => ({ failures: 0, locks: 0, lockedUntilMs: 0, bad: [] });

/**
 * Microsoft Entra smart lockout as documented (March 2025): ten failures lock an account for one minute, then each
 * failure again for longer (how much isn't told: it is doubled here, up to five hours); familiar and unfamiliar places
 * are counted apart; one of the last three wrong passwords again doesn't count; a reset of one's own by mail ends the lock.
 * Passwords: eight or more of three kinds, five points or more against the banned list (not published: the thousand
 * most popular words are taken for it).
 */
export function entra(): RuleSet {
  const activities = keep((): Activity => ({ familiar: new Set(), known: fresh(), unknown: fresh() }));
  const kinds = threeKinds(8);
  const banned = popular(1000).filter((word) => word.length >= 4);
  const countOf = ({ account, address }: Try): Count => {
    const activity = activities.of(account);
    return activity.familiar.has(address) ? activity.known : activity.unknown;
  };
  return {
    name: 'entra',
    title: 'Entra smart lockout',
    source: 'learn.microsoft.com, “Smart lockout” and “Password protection” (2025)',
    pace: { againMs: minuteMs },
    accepts: (password) => kinds(password) && entraPoints(password, banned) >= leastPoints,
    looks: (attempt) => attempt.nowMs >= countOf(attempt).lockedUntilMs,
    failed(attempt) {
      const count = countOf(attempt);
      if (count.bad.includes(attempt.password)) return;
      count.bad = [...count.bad, attempt.password].slice(-badPasswordsRemembered);
      count.failures++;
      if (count.failures < threshold) return;
      count.lockedUntilMs = attempt.nowMs + Math.min(firstLockMs * 2 ** count.locks, longestLockMs);
      count.locks++;
    },
    succeeded(attempt) {
      Object.assign(countOf(attempt), fresh());
      activities.of(attempt.account).familiar.add(attempt.address);
    },
    lift: (account) => unlock(activities.of(account)),
    mailed: (account) => unlock(activities.of(account)),
  };
}

function unlock(activity: Activity): void {
  Object.assign(activity.known, fresh());
  Object.assign(activity.unknown, fresh());
}
