import { hourMs, minuteMs, secondMs } from '../time.ts';
import { longEnough } from './password-rules.ts';
import { keep, type RuleSet } from './peer.ts';

const maxFailures = 30;
const waitIncrementMs = minuteMs;
const maxWaitMs = 15 * minuteMs;
const failureResetMs = 12 * hourMs;
const quickCheckMs = secondMs;
const quickWaitMs = minuteMs;

interface Count {
  failures: number;
  lastMs: number;
  disabledUntilMs: number;
}

const source = 'Server Administration Guide 26, “Brute force attacks”, switched on with its defaults';

/**
 * Keycloak, “lockout temporarily”, strategy “multiple”: after 30 failures the account is disabled for one minute times
 * the failures divided by 30, a quarter of an hour at most; two failures within a second disable it for a minute.
 * Failures are forgotten after 12 hours without one. A password policy isn't set by default.
 */
export function keycloakTemporary(): RuleSet {
  const counts = keep((): Count => ({ failures: 0, lastMs: -Infinity, disabledUntilMs: 0 }));
  return {
    name: 'keycloak',
    title: 'Keycloak, temporary',
    source,
    pace: { gapMs: quickCheckMs + 1, againMs: minuteMs },
    accepts: longEnough(1),
    looks: ({ account, nowMs }) => nowMs >= counts.of(account).disabledUntilMs,
    failed({ account, nowMs }) {
      const count = counts.of(account);
      if (nowMs - count.lastMs > failureResetMs) count.failures = 0;
      count.failures++;
      let waitMs = waitIncrementMs * Math.floor(count.failures / maxFailures);
      if (waitMs === 0 && nowMs - count.lastMs < quickCheckMs) waitMs = quickWaitMs;
      count.lastMs = nowMs;
      count.disabledUntilMs = nowMs + Math.min(waitMs, maxWaitMs);
    },
    succeeded: ({ account }) => counts.forget(account),
    lift: (account) => counts.forget(account),
  };
}

/** Keycloak, “lockout permanently”: 30 failures without a success between them disable it until somebody enables it. */
export function keycloakPermanent(): RuleSet {
  const counts = keep((): Count => ({ failures: 0, lastMs: -Infinity, disabledUntilMs: 0 }));
  return {
    name: 'keycloak-permanent',
    title: 'Keycloak, permanent',
    source,
    pace: { gapMs: quickCheckMs + 1 },
    accepts: longEnough(1),
    looks: ({ account, nowMs }) => nowMs >= counts.of(account).disabledUntilMs,
    failed({ account, nowMs }) {
      const count = counts.of(account);
      count.failures++;
      if (count.failures >= maxFailures) count.disabledUntilMs = Infinity;
      else if (nowMs - count.lastMs < quickCheckMs) count.disabledUntilMs = nowMs + quickWaitMs;
      count.lastMs = nowMs;
    },
    succeeded: ({ account }) => counts.forget(account),
    lift: (account) => counts.forget(account),
  };
}
