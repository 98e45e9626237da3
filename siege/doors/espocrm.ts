import { minuteMs } from '../time.ts';
import { longEnough } from './password-rules.ts';
import { keep, type RuleSet } from './peer.ts';

const maxFailed = 10;
const periodMs = minuteMs;

/**
 * EspoCRM 9: more than ten failures from one address within a minute, and that address is refused until they are older.
 * A limit by name exists and is off by default. No password rule by default.
 */
export function espocrm(): RuleSet {
  const addresses = keep(() => ({ failuresMs: [] as number[] }));
  return {
    name: 'espocrm',
    title: 'EspoCRM',
    source: 'EspoCRM 9 documentation, authMaxFailedAttemptNumber 10, authFailedAttemptsPeriod 60 seconds',
    pace: { gapMs: periodMs / maxFailed, againMs: periodMs, byAddress: true },
    accepts: longEnough(1),
    looks({ address, nowMs }) {
      const recent = addresses.of(address).failuresMs.filter((atMs) => atMs > nowMs - periodMs);
      addresses.of(address).failuresMs = recent;
      return recent.length <= maxFailed;
    },
    failed: ({ address, nowMs }) => void addresses.of(address).failuresMs.push(nowMs),
    succeeded: () => {},
    lift: () => {},
  };
}
