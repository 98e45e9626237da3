import { allKinds } from './password-rules.ts';
import { keep, type RuleSet } from './peer.ts';

const maxPasswordAttempts = 5;

/**
 * Zitadel 2 with a lockout policy of five attempts, the number of its documentation's examples (it is off by default):
 * the account is locked until an administrator unlocks it; a success sets the count back. Passwords by its default
 * complexity policy: eight or more, with upper and lower case, digit and symbol.
 */
export function zitadel(): RuleSet {
  const counts = keep(() => ({ failures: 0 }));
  return {
    name: 'zitadel',
    title: 'Zitadel',
    source: 'Zitadel 2 documentation, lockout and password complexity policies; LockoutPolicy examples',
    accepts: allKinds,
    looks: ({ account }) => counts.of(account).failures < maxPasswordAttempts,
    failed: ({ account }) => void counts.of(account).failures++,
    succeeded: ({ account }) => counts.forget(account),
    lift: (account) => counts.forget(account),
  };
}
