/** Writes the rows that are right: new records, changes of records, and whatever is made along with them. */
import { difference } from '#access/gate';
import { searchColumns } from '#platform/search-text';
import { newId } from '#platform/secrets';
import { linesAbove, withoutCircles } from './circles.ts';
import type { Draft } from './drafts.ts';
import type { ImportObject } from './fields.ts';
import { folded } from './folding.ts';
import type { Judged } from './judging.ts';
import { writeParts } from './parts.ts';
import {
  factsOf,
  type HistoryLine,
  insertRecords,
  lockRecords,
  namesOf,
  refsIn,
  updateRecords,
  writeHistory,
} from './records.ts';
import type { Asking } from './references.ts';
import type { Columns, Target, Writing } from './targets.ts';
import type { ReadingHouse } from './values.ts';

export interface Writer {
  /** Writes a batch; sets the record ids of what it made. */
  write(batch: readonly Judged[]): Promise<void>;
  /** Ties rows to each other (parents, managers) once all are there. @returns rows whose tie would be a circle */
  finish(): Promise<number[]>;
}

type Along = 'customers' | 'departments' | 'people';
const alongOf: Partial<Record<string, { table: Along; object: string }>> = {
  customer: { table: 'customers', object: 'customer' },
  parent: { table: 'customers', object: 'customer' },
  department: { table: 'departments', object: 'department' },
  manager: { table: 'people', object: 'person' },
};

/** @param ctx its `db` is the transaction that everything is written in */
export function createWriter(
  ctx: Asking & { now: Date },
  importId: string,
  object: ImportObject,
  target: Target,
  house: ReadingHouse,
): Writer {
  const { db, user, now } = ctx;
  const at = now.toISOString();
  /** What was made along, and by which name rows of the file are known: by table and folded name. */
  const made = new Map<string, string>();
  const ties: { row: number; id: string; name: string | null; to: string | null; updated: boolean }[] = [];
  const tied = object === 'customer' ? 'parent' : object === 'person' ? 'manager' : null;

  const idOf = (draft: Draft, field: string): string | null | undefined => {
    const meaning = draft.meanings[field];
    if (meaning === undefined) return undefined;
    if (meaning.is === 'record') return meaning.id;
    const along = alongOf[field];
    return 'name' in meaning && along ? made.get(`${along.table} ${folded(meaning.name)}`) : null;
  };
  const writing: Writing = { db, user, now, house, idOf };
  const tell = (lines: readonly HistoryLine[]) => writeHistory(db, user.personId, now, importId, lines);

  async function makeAlong(drafts: readonly Draft[]): Promise<void> {
    for (const [field, along] of Object.entries(alongOf)) {
      if (along === undefined || field === tied) continue;
      const meanings = drafts.map((draft) => draft.meanings[field]);
      const names = meanings.flatMap((meaning) => (meaning?.is === 'new' ? [meaning.name] : []));
      await make(along, names);
    }
  }

  async function make(
    { table, object: kind }: { table: Along; object: string },
    names: readonly string[],
  ): Promise<void> {
    const wanted = new Map(names.map((name) => [folded(name), name]));
    const rows = [...wanted]
      .filter(([fold]) => !made.has(`${table} ${fold}`))
      .map(([fold, name]) => {
        const id = newId();
        made.set(`${table} ${fold}`, id);
        return { id, name, created_at: at, updated_at: at, version: 1, ...alongColumns(table, name, user) };
      });
    await insertRecords(db, table, rows);
    await tell(rows.map((row) => created(kind, row.id, table === 'customers' ? row.id : null)));
  }

  async function create(judged: readonly Judged[]): Promise<void> {
    const rows = judged.map((one) => {
      const id = newId();
      one.recordId = id;
      const said = target.columns(one.draft, writing);
      const row: Columns = {
        ...target.empty,
        ...target.initial(one.draft, writing),
        ...said,
        id,
        version: 1,
        created_at: at,
        updated_at: at,
      };
      if (tied !== null && typeof row['name'] === 'string')
        made.set(`${target.table} ${folded(row['name'])}`, id);
      return { ...row, ...target.derived(row) };
    });
    await insertRecords(db, target.table, rows);
    await tell(rows.map((row, i) => created(object, judged[i]?.recordId ?? '', target.customerOf(row))));
    for (const one of judged) tie(one, false);
  }

  async function update(judged: readonly Judged[]): Promise<void> {
    const before = await lockRecords(
      db,
      target.table,
      judged.map((one) => one.recordId ?? ''),
    );
    const changes = judged.flatMap((one) => {
      const old = before.get(one.recordId ?? '');
      // Gone since it was judged, a moment ago: nothing to update any more.
      if (old === undefined || one.recordId === null) return [];
      const row: Columns & { id: string } = {
        ...old,
        ...target.columns(one.draft, writing),
        id: one.recordId,
      };
      tie(one, true);
      return [{ old, row: { ...row, ...target.derived(row) } }];
    });
    const both = changes.flatMap(({ old, row }) => [old, row]);
    const names = await allNames(both);
    const told = changes.map(({ old, row }) => ({
      row,
      fields: difference(factsOf(target.shapes, old, names), factsOf(target.shapes, row, names)),
    }));
    const really = told.filter(({ fields }) => fields.length > 0);
    await updateRecords(
      db,
      target.table,
      really.map(
        ({ row }) =>
          ({ ...row, version: Number(row['version']) + 1, updated_at: at }) as Columns & { id: string },
      ),
    );
    await tell(
      really.map(({ row, fields }) => ({
        object,
        recordId: row.id,
        customerId: target.customerOf(row),
        action: 'changed' as const,
        fields,
      })),
    );
  }

  async function allNames(rows: readonly Columns[]): Promise<Map<string, string>> {
    const refs = refsIn(target.shapes, rows);
    const names = new Map<string, string>();
    for (const table of ['people', 'customers', 'departments', 'stages'] as const)
      for (const [id, name] of await namesOf(db, table, [...refs[table]])) names.set(id, name);
    return names;
  }

  function tie({ draft, recordId }: Judged, updated: boolean): void {
    const meaning = tied === null ? undefined : draft.meanings[tied];
    if (meaning === undefined || recordId === null || !('name' in meaning)) return;
    const to = meaning.is === 'record' ? meaning.id : null;
    ties.push({ row: draft.row, id: recordId, name: to === null ? meaning.name : null, to, updated });
  }

  async function finish(): Promise<number[]> {
    if (tied === null || ties.length === 0) return [];
    const along = alongOf[tied];
    const unknown = ties.filter(({ name }) => name !== null && !made.has(`${target.table} ${folded(name)}`));
    if (along)
      await make(
        along,
        unknown.map(({ name }) => name ?? ''),
      );
    const pairs = ties.map((one) => ({
      ...one,
      to: one.to ?? made.get(`${target.table} ${folded(one.name ?? '')}`) ?? null,
    }));
    const column = tied === 'parent' ? 'parent_id' : 'manager_id';
    const { good, circles } = withoutCircles(pairs, await linesAbove(ctx, target.table, column, pairs));
    await tellTies(
      good.filter((pair) => pair.updated),
      column,
    );
    await updateRecords(
      db,
      target.table,
      good.map((pair) => ({ id: pair.id, [column]: pair.to })),
    );
    return circles.map((pair) => pair.row);
  }

  /** Records that were there before have a history of their parents, too. */
  async function tellTies(
    pairs: readonly { id: string; to: string | null }[],
    column: string,
  ): Promise<void> {
    const old = await lockRecords(
      db,
      target.table,
      pairs.map((pair) => pair.id),
    );
    const ids = [...old.values()].map((row) => row[column]).concat(pairs.map((pair) => pair.to));
    const names = await namesOf(
      db,
      target.table === 'people' ? 'people' : 'customers',
      ids.filter((id) => typeof id === 'string'),
    );
    const ref = (id: unknown) => (typeof id === 'string' ? { id, name: names.get(id) ?? '' } : null);
    await tell(
      pairs
        .filter((pair) => old.get(pair.id)?.[column] !== pair.to)
        .map((pair) => ({
          object,
          recordId: pair.id,
          customerId: object === 'customer' ? pair.id : null,
          action: 'changed' as const,
          fields: [{ field: tied ?? '', from: ref(old.get(pair.id)?.[column]), to: ref(pair.to) }],
        })),
    );
  }

  return {
    async write(batch) {
      const right = batch.filter(({ outcome }) => outcome === 'create' || outcome === 'update');
      await makeAlong(right.map(({ draft }) => draft));
      const news = right.filter(({ outcome }) => outcome === 'create');
      await create(news);
      await update(right.filter(({ outcome }) => outcome === 'update'));
      await writeParts(writing, object, right, news);
    },
    finish,
  };
}

const created = (object: string, recordId: string, customerId: string | null): HistoryLine => ({
  object,
  recordId,
  customerId,
  action: 'created',
  fields: [],
});

function alongColumns(table: Along, name: string, user: Asking['user']): Columns {
  if (table === 'departments') return {};
  const { sort_name, search_text, search_grams } = searchColumns(name);
  if (table === 'people') return { state: 'active', locale: user.locale, sort_name, search_text };
  return {
    kind: 'company',
    tags: [],
    phones: [],
    emails: [],
    description: '',
    owner_id: user.personId,
    sort_name,
    search_text,
    search_grams,
  };
}
