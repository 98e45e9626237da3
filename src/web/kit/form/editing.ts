/** The life of what is typed into a form: begun anew or from a draft, and met with what others changed meanwhile. */
import type { z } from 'zod';
import { schemaAt, type Values, withValueAt } from './check.ts';
import { readDraft } from './draft.ts';
import { type Difference, merge } from './merge.ts';

/** What is typed, over what it began with. */
export interface Editing {
  start: Values;
  values: Values;
  version: number;
}

/** A record as it is by now. */
export interface Latest {
  values: object;
  version: number;
  /** Who changed it last. */
  by?: string | undefined;
}

/** Both of us changed some fields, each differently. */
export interface Clash {
  clashes: Difference[];
  taken: Difference[];
  /** Both changes together, over the latest; of what clashes, mine. */
  editing: Editing;
  by: string | undefined;
  /** It came up while saving, and goes on so. */
  saving: boolean;
}

/** A form's fields as people read them. */
export interface FieldsInWords {
  name: (path: string) => string;
  say: (path: string, value: unknown) => string;
}

/** A clash before a person: `resolve` goes on with the paths where theirs is chosen. */
export interface ToChoose extends Clash {
  words: FieldsInWords;
  resolve: (theirs: ReadonlySet<string>) => void;
}

/** Puts what is typed over the latest. Without a clash it goes on with `editing`. */
export function meet(
  now: Editing,
  latest: Latest,
): {
  editing: Editing;
  taken: Difference[];
  by: string | undefined;
  clash: Omit<Clash, 'saving'> | undefined;
} {
  const { values, taken, clashes } = merge(now.start, now.values, latest.values as Values);
  const editing = { start: latest.values as Values, values, version: latest.version };
  const { by } = latest;
  return { editing, taken, by, clash: clashes.length > 0 ? { clashes, taken, editing, by } : undefined };
}

/** What is typed once somebody has chosen: of the paths named theirs, of the others mine. */
export const chosen = ({ clashes, editing }: Clash, theirs: ReadonlySet<string>): Editing => ({
  ...editing,
  values: clashes
    .filter(({ path }) => theirs.has(path))
    .reduce((values, clash) => withValueAt(values, clash.path, clash.theirs), editing.values),
});

/**
 * What a form begins with.
 * @param anew as it would be without a draft: of a record, as it is now
 * @param draft the name of what was typed before, if there is any
 */
export function opened(
  schema: z.ZodType,
  anew: Editing,
  draft: string | undefined,
): { editing: Editing; at?: string; withheld?: string[]; taken: Difference[]; clash?: Clash } {
  const kept = draft === undefined ? undefined : readDraft(draft);
  if (!kept) return { editing: anew, taken: [] };
  // The form may have lost a field since.
  const known = (values: Values) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => schemaAt(schema, key)));
  const typed = known(kept.values);
  const { at, withheld = [] } = kept;
  if (!kept.base || kept.version === anew.version)
    return { editing: { ...anew, values: { ...anew.values, ...typed } }, at, withheld, taken: [] };
  const before = { start: known(kept.base), values: typed, version: kept.version ?? 0 };
  const { editing, taken, clash } = meet(before, { values: anew.start, version: anew.version });
  if (!clash) return { editing, at, withheld, taken };
  return { editing: before, at, withheld, taken, clash: { ...clash, saving: false } };
}
