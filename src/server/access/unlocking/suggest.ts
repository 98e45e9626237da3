/**
 * What the evidence suggests: a cause, an answer, and why. A plain function, so that a table can say what comes of what.
 * It decides nothing: a person does, and reads the reasons first.
 */
import type { Suggestion, SuggestionReason } from '#contract/access/unlocking';
import type { TriggerName } from '#contract/access/triggers';
import { causeSigns } from '#access/locks';

export interface Seen {
  deviceKnown: boolean;
  networkFamiliar: boolean;
  signedIn: boolean;
  /** Sign-ins that the request could be compared with. */
  signIns: number;
  unlike: readonly string[];
  networksAtAccount: number;
  refusedAtAccount: number;
  networkClosed: boolean;
  spraying: boolean;
  otherRequests: number;
  triggers: readonly TriggerName[];
  relocked: boolean;
  /** Wrong proofs of a day. */
  failures: number;
  /** Null: never, or not known. */
  passwordChangedDays: number | null;
}

/** Tried from so many networks within an hour: that is no slip of its owner. */
const networksOfAttack = 3;
/** With fewer sign-ins nothing can be said of somebody's habits. */
export const habitFrom = 5;

export function suggest(seen: Seen): Suggestion {
  const { cause, answer, because, askFirst = false } = decide(seen);
  const strange = isStrange(seen);
  return {
    cause,
    answer,
    // Whoever comes from nowhere known may be anybody, whatever the cause.
    askFirst: askFirst || strange,
    reasons: [...new Set([...because, ...standing(seen)])],
  };
}

interface Decision {
  cause: Suggestion['cause'];
  answer: Suggestion['answer'];
  because: SuggestionReason[];
  askFirst?: boolean;
}

const isStrange = ({ deviceKnown, networkFamiliar, signedIn }: Seen) =>
  !deviceKnown && !networkFamiliar && !signedIn;

function decide(seen: Seen): Decision {
  const { triggers, signedIn } = seen;
  const has = (trigger: TriggerName) => triggers.includes(trigger);
  // Who is in needs no device: what limits them is all there is.
  const letIn = signedIn ? 'lift' : 'trust-device';
  if (has('administrators-act'))
    return { cause: 'administrators-act', answer: 'lift', because: ['locked-by-hand'], askFirst: true };
  if (has('stolen-session'))
    return { cause: 'stolen-session', answer: 'password-link', because: ['session-stolen'], askFirst: true };
  if (has('abuse-of-rights'))
    return { cause: 'unusual-work', answer: 'lift', because: ['unusual-amount'], askFirst: true };
  if (isAttacked(seen)) return { cause: 'attack', answer: letIn, because: ['attack-on-account'] };
  if (has('unsafe-network')) return { cause: 'travel', answer: 'lift', because: ['network-not-safe'] };
  if (has('policy')) return { cause: 'policy', answer: 'lift', because: ['policy-asks'] };
  if (has('far-off-sign-in')) return { cause: 'travel', answer: letIn, because: ['strange-place'] };
  if (seen.failures > 0) return afterWrongPasswords(seen, letIn);
  if (isStrange(seen)) return fromSomewhereNew(seen);
  return { cause: 'other', answer: letIn, because: triggers.length === 0 ? ['nothing-locked'] : [] };
}

const isAttacked = ({ networksAtAccount, refusedAtAccount }: Seen) =>
  networksAtAccount >= networksOfAttack || refusedAtAccount >= causeSigns.refusedOfAttack;

function afterWrongPasswords({ passwordChangedDays }: Seen, letIn: 'lift' | 'trust-device'): Decision {
  if (passwordChangedDays !== null && passwordChangedDays <= causeSigns.changedLatelyDays)
    return {
      cause: 'old-password-kept',
      answer: letIn,
      because: ['wrong-passwords', 'password-changed-lately'],
    };
  return { cause: 'forgotten-password', answer: 'password-link', because: ['wrong-passwords'] };
}

function fromSomewhereNew({ unlike, signIns }: Seen): Decision {
  if (signIns < habitFrom) return { cause: 'new-device', answer: 'trust-device', because: ['hardly-known'] };
  const otherBrowser = unlike.includes('browser') || unlike.includes('system');
  return otherBrowser
    ? { cause: 'new-device', answer: 'trust-device', because: ['other-browser'] }
    : { cause: 'travel', answer: 'trust-device', because: ['strange-place'] };
}

/** What speaks for or against, whichever answer it is. */
function standing(seen: Seen): SuggestionReason[] {
  const all: [SuggestionReason, boolean][] = [
    ['known-device', seen.deviceKnown],
    ['familiar-network', seen.networkFamiliar],
    ['signed-in', seen.signedIn],
    ['strange-place', isStrange(seen)],
    ['other-country', seen.unlike.includes('country')],
    ['others-ask', seen.otherRequests > 0],
    ['attack-on-network', seen.networkClosed],
    ['attack-on-house', seen.spraying],
    ['relocked', seen.relocked],
  ];
  return all.filter(([, holds]) => holds).map(([reason]) => reason);
}
