import { isPopular } from '../people/popular.ts';
import { minuteMs } from '../time.ts';
import { longEnough } from './password-rules.ts';
import { keep, type RuleSet } from './peer.ts';

const maxAttempts = 10;
const unlockMs = 10 * minuteMs;

/**
 * GitLab self-managed 17: ten failures lock the account for ten minutes, whoever made them; its owner is sent a link that
 * unlocks it at once. The count goes back when the lock has passed. Passwords: eight or more, and none on its list of
 * some 4,500 weak ones.
 */
export function gitlab(): RuleSet {
  const counts = keep(() => ({ failures: 0, lockedUntilMs: 0 }));
  const eight = longEnough(8);
  return {
    name: 'gitlab',
    title: 'GitLab',
    source: 'docs.gitlab.com 17, “Locked users” and “Password requirements”; Devise lockable',
    pace: { againMs: unlockMs },
    accepts: (password) => eight(password) && !isPopular(password, 4500),
    looks({ account, nowMs }) {
      const count = counts.of(account);
      if (count.failures >= maxAttempts && nowMs >= count.lockedUntilMs) counts.forget(account);
      return nowMs >= counts.of(account).lockedUntilMs;
    },
    failed({ account, nowMs }) {
      const count = counts.of(account);
      count.failures++;
      if (count.failures >= maxAttempts) count.lockedUntilMs = nowMs + unlockMs;
    },
    succeeded: ({ account }) => counts.forget(account),
    lift: (account) => counts.forget(account),
    mailed: (account) => counts.forget(account),
  };
}
