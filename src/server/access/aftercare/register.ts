/** How each point that verifies itself is looked at: whoever knows it says so. */
import type { Found, VerifyingRemedy } from '#contract/access/remedies';
import { chosenRemedies, handRemedies, type ChosenRemedy } from '#contract/access/remedies';
import type { RootCause } from '#contract/access/unlocking';
import type { Db } from '#platform/database';

export interface RemedyAbout {
  personId: string;
  cause: RootCause;
  /** What was seen when it locked. */
  evidence: Record<string, unknown>;
  /** What was done since it locked counts. */
  lockedAt: Date;
  /** When the person came back: habits are watched from then on. */
  since: Date;
}

export interface FoundRemedy {
  /** When it came about; null: it isn't done. */
  done: Date | null;
  found: Found;
}

/** Reads rows and nothing else. */
type Check = (db: Db, about: RemedyAbout, now: Date) => Promise<FoundRemedy>;

const checks = new Map<string, Check>();

/** Lets a kind of remedy verify itself. */
export const registerRemedy = (kind: VerifyingRemedy, check: Check): void => void checks.set(kind, check);

export const checkOf = (kind: string): Check | undefined => checks.get(kind);

/** What can be chosen: what is ticked by hand, and what something in this program can verify. */
export const findOffered = (): ChosenRemedy[] =>
  chosenRemedies.filter((kind) => checks.has(kind) || (handRemedies as readonly string[]).includes(kind));
