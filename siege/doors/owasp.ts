import { hourMs } from '../time.ts';
import { longEnough } from './password-rules.ts';
import { keep, type RuleSet, type Try } from './peer.ts';

const attempts = 10;
const periodMs = hourMs;

/**
 * OWASP, “Slow down online guessing attacks with device cookies”: more than N failures in T lock either the one cookie or,
 * without a cookie, all untrusted clients of that account, for T. N and T are the operator's; ten and one hour are taken.
 */
export function owasp(): RuleSet {
  const subjects = keep(() => ({ failuresMs: [] as number[], lockedUntilMs: 0 }));
  const of = ({ account, device }: Try) => subjects.of(device ?? `untrusted ${account}`);
  // A cookie that is locked out is handled as if there were none.
  const subjectOf = (attempt: Try) =>
    attempt.nowMs < of(attempt).lockedUntilMs ? of({ ...attempt, device: null }) : of(attempt);
  return {
    name: 'owasp',
    title: 'OWASP device cookies',
    source: 'owasp.org, “Slow Down Online Guessing Attacks with Device Cookies” (Dedov), N = 10, T = 1 h',
    pace: { againMs: periodMs },
    accepts: longEnough(8),
    remembersDevices: true,
    looks: (attempt) => attempt.nowMs >= subjectOf(attempt).lockedUntilMs,
    failed(attempt) {
      const subject = subjectOf(attempt);
      subject.failuresMs = subject.failuresMs.filter((atMs) => atMs > attempt.nowMs - periodMs);
      subject.failuresMs.push(attempt.nowMs);
      if (subject.failuresMs.length < attempts) return;
      subject.lockedUntilMs = attempt.nowMs + periodMs;
      subject.failuresMs = [];
    },
    succeeded: () => {},
    lift: (account) => subjects.forget(`untrusted ${account}`),
    mailed: () => {},
  };
}
