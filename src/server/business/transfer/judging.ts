/** What would become of each row: created, updated, skipped, or kept out as wrong. The same for a dry run and a real one. */
import { sql } from 'kysely';
import { draftOf, type Draft, problem, recordOf, textOf } from './drafts.ts';
import { folded } from './folding.ts';
import type { Asking } from './references.ts';
import type { ImportRecord, Outcome, StoredRow } from './store.ts';
import { type Match, select, type Target, uuids } from './target.ts';
import type { Understanding } from './understanding.ts';
import type { ReadingHouse } from './values.ts';

export interface Judged {
  draft: Draft;
  outcome: Outcome;
  /** The record that the row is, where there is one already. */
  recordId: string | null;
}

/** A judge sees the rows of one file in their order, and remembers which it has seen. */
export type Judge = (rows: readonly StoredRow[]) => Promise<Judged[]>;

export function createJudge(
  ctx: Asking,
  record: ImportRecord,
  target: Target,
  understanding: Understanding,
  house: ReadingHouse,
): Judge {
  const { matchBy, onMatch, object } = record;
  const unique = target.unique.filter((field) => field !== matchBy || onMatch === 'create');
  const seen = new Set<string>();

  /** A key once seen in the file belongs to that row. */
  function repeats(field: string, key: string): boolean {
    const known = `${field} ${key}`;
    if (seen.has(known)) return true;
    seen.add(known);
    return false;
  }

  function judge(draft: Draft, matches: ReadonlyMap<string, Match | null>): Omit<Judged, 'draft'> {
    const key = draft.wrong || matchBy === null ? null : target.keyOf(draft, matchBy);
    if (draft.wrong) return { outcome: 'error', recordId: null };
    if (key === null || matchBy === null || onMatch === 'create')
      return { outcome: 'create', recordId: null };
    if (repeats(matchBy, key)) {
      problem(draft, null, 'repeated', 'A row above is the same.', 'notice');
      return { outcome: 'skip', recordId: null };
    }
    const match = matches.get(key);
    if (match === undefined) return { outcome: 'create', recordId: null };
    if (match === null) {
      problem(draft, null, 'ambiguous_match', `Several records have the same ${matchBy}.`);
      return { outcome: 'error', recordId: null };
    }
    if (onMatch === 'skip') return { outcome: 'skip', recordId: match.id };
    const owner = recordOf(draft, 'owner');
    const assigns = owner !== undefined && match.assignable !== undefined && owner !== match.owner_id;
    if (match.changeable && (!assigns || match.assignable)) return { outcome: 'update', recordId: match.id };
    problem(
      draft,
      null,
      'forbidden',
      match.changeable
        ? 'You may not give the record that this row is to somebody else.'
        : 'You may not change the record that this row is.',
    );
    return { outcome: 'error', recordId: null };
  }

  function demandUnique(judged: Judged, taken: ReadonlyMap<string, ReadonlyMap<string, Match | null>>): void {
    const { draft, outcome, recordId } = judged;
    if (outcome !== 'create' && outcome !== 'update') return;
    for (const field of unique) {
      const key = target.keyOf(draft, field);
      if (key === null) continue;
      const holder = taken.get(field)?.get(key);
      if ((holder === undefined || holder?.id === recordId) && !repeats(`unique ${field}`, key)) continue;
      problem(draft, null, 'taken', `Another record, or a row above, has this ${field}.`);
      judged.outcome = 'error';
      judged.recordId = null;
    }
  }

  return async (rows) => {
    const drafts = rows.map((row) => draftOf(object, row, understanding, house));
    const right = drafts.filter((draft) => !draft.wrong);
    if (object === 'followUp') await findParts(ctx, right);
    const find = (field: string) =>
      right.length === 0 ? Promise.resolve(new Map<string, Match | null>()) : target.find(ctx, field, right);
    const matches =
      matchBy === null || onMatch === 'create' ? new Map<string, Match | null>() : await find(matchBy);
    const taken = new Map<string, ReadonlyMap<string, Match | null>>();
    for (const field of unique) taken.set(field, await find(field));
    return drafts.map((draft) => {
      const judged = { draft, ...judge(draft, matches) };
      demandUnique(judged, taken);
      return judged;
    });
  };
}

/** Contacts and opportunities that follow-ups name, looked for at the customer of each. */
async function findParts({ db }: Asking, drafts: readonly Draft[]): Promise<void> {
  const customers = uuids(drafts.map((draft) => recordOf(draft, 'customer')));
  for (const [field, table] of [
    ['contact', 'contacts'],
    ['opportunity', 'opportunities'],
  ] as const) {
    const naming = drafts.filter((draft) => textOf(draft, field) !== undefined);
    if (naming.length === 0) continue;
    const rows = await select(
      db,
      sql<{ id: string; customer_id: string; name: string }>`
        select id, customer_id, name from ${sql.table(table)}
        where deleted_at is null and customer_id = any(${customers})`,
    );
    const byName = new Map(rows.map((row) => [`${row.customer_id} ${folded(row.name)}`, row]));
    for (const draft of naming) {
      const name = textOf(draft, field) ?? '';
      const found = byName.get(`${recordOf(draft, 'customer') ?? ''} ${folded(name)}`);
      if (found) draft.meanings[field] = { is: 'record', id: found.id, name: found.name, usable: true };
      else
        problem(
          draft,
          null,
          `unknown_${field}`,
          `This customer has no ${field} “${name}”: left empty.`,
          'notice',
        );
    }
  }
}
