import { minuteMs } from '../time.ts';
import { lettersAndDigits } from './password-rules.ts';
import { keep, type RuleSet } from './peer.ts';

const strikes = 5;
const lockMs = 30 * minuteMs;

/** What handbooks say: five failures, and the account is locked for thirty minutes; eight characters, letters and digits. */
export function fiveStrikes(): RuleSet {
  const counts = keep(() => ({ failures: 0, lockedUntilMs: 0 }));
  return {
    name: 'five-strikes',
    title: 'five strikes, thirty minutes',
    source: 'the usual rule of company handbooks',
    pace: { againMs: lockMs },
    accepts: lettersAndDigits,
    looks: ({ account, nowMs }) => nowMs >= counts.of(account).lockedUntilMs,
    failed({ account, nowMs }) {
      const count = counts.of(account);
      count.failures++;
      if (count.failures < strikes) return;
      count.failures = 0;
      count.lockedUntilMs = nowMs + lockMs;
    },
    succeeded: ({ account }) => counts.forget(account),
    lift: (account) => counts.forget(account),
  };
}
