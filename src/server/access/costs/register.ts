/** What higher floors count as suffered from a lock. */
import type { Locale } from '#contract/fields';
import type { DueItem } from '#access/coverage';
import type { Db } from '#platform/database';

export interface LockedSpan {
  personId: string;
  from: Date;
  until: Date;
  /** The days at whose closing time the person was locked, by the organisation's clock. */
  days: readonly string[];
  timeZone: string;
}

export interface CostKind {
  /** As the API names it. */
  kind: string;
  name: Record<Locale, string>;
  /** What histories call its records. */
  object: string;
  /** Whether the rate of what was missed counts for it. */
  isMissed: boolean;
  find(db: Db, span: LockedSpan): Promise<DueItem[]>;
}

const kinds: CostKind[] = [];

export const registerCost = (kind: CostKind): void => void kinds.push(kind);

export const costKinds = (): readonly CostKind[] => kinds;
