import { minuteMs } from '../time.ts';
import { longEnough } from './password-rules.ts';
import { keep, type RuleSet, type Try } from './peer.ts';

const maxRetries = 3;
const findMs = 2 * minuteMs;
const banMs = 5 * minuteMs;

/**
 * Authelia 4.39, `regulation`: three failures within two minutes ban whoever is regulated for five. A success doesn't
 * end a ban, and forgets the failures before it. No password policy by default.
 * @param mode `user` (the default) bans the account, `ip` (recommended by its documentation) the address
 */
export function authelia(mode: 'user' | 'ip'): RuleSet {
  const subjects = keep(() => ({ failuresMs: [] as number[], bannedUntilMs: 0 }));
  const of = ({ account, address }: Try) => subjects.of(mode === 'user' ? account : address);
  return {
    name: `authelia-${mode}`,
    title: `Authelia, by ${mode}`,
    source: 'authelia.com, configuration of regulation (4.39): max_retries 3, find_time 2m, ban_time 5m',
    pace: { gapMs: findMs / (maxRetries - 1) + 1, againMs: banMs, byAddress: mode === 'ip' },
    accepts: longEnough(1),
    looks: (attempt) => attempt.nowMs >= of(attempt).bannedUntilMs,
    failed(attempt) {
      const subject = of(attempt);
      subject.failuresMs = subject.failuresMs.filter((atMs) => atMs > attempt.nowMs - findMs);
      subject.failuresMs.push(attempt.nowMs);
      if (subject.failuresMs.length < maxRetries) return;
      subject.bannedUntilMs = attempt.nowMs + banMs;
      subject.failuresMs = [];
    },
    succeeded(attempt) {
      // By address, a neighbour's success says nothing of the others behind it.
      if (mode === 'user') of(attempt).failuresMs = [];
    },
    lift: (account) => subjects.forget(account),
  };
}
