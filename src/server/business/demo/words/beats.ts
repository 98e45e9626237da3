/** The kinds of moment in a customer's story: how one gets in touch then, and how it may come out. */
import type { followUpOutcomes, happenings } from '#contract/business/choices';

export type FollowUpKind = (typeof happenings)[number];
export type Outcome = (typeof followUpOutcomes)[number];
interface Beat {
  kinds: readonly (readonly [FollowUpKind, number])[];
  /** `not-reached` has its own words, the same for all moments. */
  outcomes: readonly (readonly [Outcome, number])[];
}

export const beats = {
  intro: {
    kinds: [
      ['call', 6],
      ['chat', 2],
      ['mail', 1],
    ],
    outcomes: [
      ['reached', 5],
      ['interested', 4],
      ['not-interested', 1],
      ['not-reached', 1.3],
    ],
  },
  explore: {
    kinds: [
      ['call', 4],
      ['visit', 4],
      ['chat', 1],
    ],
    outcomes: [
      ['interested', 5],
      ['reached', 3],
      ['not-reached', 1],
    ],
  },
  material: {
    kinds: [
      ['mail', 5],
      ['chat', 3],
    ],
    outcomes: [
      ['none', 4],
      ['interested', 2],
    ],
  },
  nurture: {
    kinds: [
      ['call', 5],
      ['chat', 4],
      ['visit', 1],
    ],
    outcomes: [
      ['reached', 6],
      ['interested', 1],
      ['not-interested', 1],
      ['not-reached', 1.3],
    ],
  },
  opened: {
    kinds: [
      ['call', 5],
      ['visit', 3],
      ['chat', 2],
    ],
    outcomes: [
      ['interested', 6],
      ['reached', 3],
    ],
  },
  needs: {
    kinds: [
      ['visit', 5],
      ['call', 4],
      ['chat', 1],
    ],
    outcomes: [
      ['interested', 5],
      ['agreed', 3],
      ['problem', 1],
      ['not-reached', 0.7],
    ],
  },
  team: {
    kinds: [
      ['call', 4],
      ['visit', 3],
      ['chat', 2],
    ],
    outcomes: [
      ['reached', 6],
      ['interested', 2],
      ['not-reached', 0.6],
    ],
  },
  offer: {
    kinds: [
      ['mail', 4],
      ['visit', 3],
      ['call', 2],
    ],
    outcomes: [
      ['interested', 5],
      ['reached', 3],
    ],
  },
  proposal: {
    kinds: [
      ['call', 4],
      ['visit', 2],
      ['mail', 4],
      ['chat', 1],
    ],
    outcomes: [
      ['interested', 4],
      ['reached', 4],
      ['problem', 2],
      ['not-reached', 0.6],
    ],
  },
  haggle: {
    kinds: [
      ['call', 5],
      ['visit', 3],
      ['chat', 2],
    ],
    outcomes: [
      ['reached', 4],
      ['agreed', 4],
      ['problem', 3],
      ['not-reached', 0.5],
    ],
  },
  contract: {
    kinds: [
      ['call', 5],
      ['visit', 2],
      ['chat', 3],
    ],
    outcomes: [
      ['agreed', 5],
      ['reached', 4],
      ['not-reached', 0.4],
    ],
  },
  waiting: {
    kinds: [
      ['call', 5],
      ['chat', 4],
    ],
    outcomes: [
      ['reached', 5],
      ['problem', 1],
      ['not-reached', 3],
    ],
  },
  inside: {
    kinds: [['note', 1]],
    outcomes: [['none', 1]],
  },
  won: {
    kinds: [
      ['visit', 3],
      ['call', 3],
      ['mail', 2],
    ],
    outcomes: [['agreed', 1]],
  },
  delivery: {
    kinds: [
      ['call', 4],
      ['visit', 3],
    ],
    outcomes: [
      ['agreed', 4],
      ['problem', 1],
    ],
  },
  training: {
    kinds: [
      ['visit', 6],
      ['call', 1],
    ],
    outcomes: [
      ['agreed', 5],
      ['problem', 1],
    ],
  },
  accept: {
    kinds: [
      ['visit', 3],
      ['call', 3],
    ],
    outcomes: [
      ['agreed', 4],
      ['problem', 1],
    ],
  },
  deposit: {
    kinds: [
      ['call', 4],
      ['chat', 3],
      ['mail', 2],
    ],
    outcomes: [['agreed', 1]],
  },
  payment: {
    kinds: [
      ['call', 4],
      ['mail', 3],
      ['chat', 2],
    ],
    outcomes: [
      ['agreed', 5],
      ['problem', 2],
      ['not-reached', 1],
    ],
  },
  trouble: {
    kinds: [
      ['call', 6],
      ['chat', 3],
    ],
    outcomes: [['problem', 1]],
  },
  solved: {
    kinds: [
      ['call', 3],
      ['visit', 4],
    ],
    outcomes: [['agreed', 1]],
  },
  care: {
    kinds: [
      ['call', 5],
      ['visit', 3],
      ['chat', 2],
    ],
    outcomes: [
      ['reached', 5],
      ['interested', 2],
      ['problem', 0.5],
      ['not-reached', 1],
    ],
  },
} as const satisfies Record<string, Beat>;

export type BeatName = keyof typeof beats;
type OutcomeOf<B extends BeatName> = Exclude<(typeof beats)[B]['outcomes'][number][0], 'not-reached'>;

/**
 * The sentences of one language. Slots in braces are filled from the customer and the deal; a sentence that begins with
 * `!` is only said of a visit.
 */
export interface Notes {
  openers: Record<FollowUpKind, readonly string[]>;
  missed: readonly string[];
  missedNext: readonly string[];
  beats: { [B in BeatName]: BeatWords<B> };
  /** What broke and how it was mended; the beats `trouble` and `solved` take their sentences from here. */
  cases: readonly { trouble: string; solved: string }[];
  /** Why a deal was lost, as its last note says it, and in short on the deal itself. */
  lost: Record<LossWord, { said: readonly string[]; short: readonly string[] }>;
}
interface BeatWords<B extends BeatName> {
  said: Record<OutcomeOf<B>, readonly string[]>;
  /** Now and then added. */
  more?: readonly string[];
  next: readonly string[];
}
export type LossWord =
  | 'price'
  | 'competitor'
  | 'product'
  | 'timing'
  | 'no-budget'
  | 'no-decision'
  | 'no-contact'
  | 'other';
