/** What the names and words of a file stand for, looked up once for all its rows; and what is to mend about them. */
import type { ImportRecord } from './store.ts';
import { distinctCells } from './store.ts';
import type { KeptMend } from './details.ts';
import type { Field } from './field.ts';
import { fieldOf } from './fields.ts';
import { type Asking, directoryFor, type Meaning } from './references.ts';
import { wordsInUse } from './words-in-use.ts';
import { type ColumnHabit, readValue, type ReadingHouse, splitList } from './values.ts';

/** A column that goes to a field, with how it is read. */
export interface MappedColumn {
  index: number;
  name: string;
  field: Field;
  habit: ColumnHabit;
}

export interface Understanding {
  columns: readonly MappedColumn[];
  /** By field, then by what the cell says. */
  meanings: ReadonlyMap<string, ReadonlyMap<string, Meaning>>;
  words: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
  mends: KeptMend[];
}

const mostMends = 1000;

/** Reads all different names and words of the file, and finds out what they stand for. */
export async function understand(
  ctx: Asking,
  record: ImportRecord,
  house: ReadingHouse,
): Promise<Understanding> {
  const columns = mappedColumns(record);
  const decided = new Map(
    record.mends.filter((m) => m.decided).map((m) => [`${m.field}\n${m.value}`, m.use] as const),
  );
  const meanings = new Map<string, Map<string, Meaning>>();
  const words = new Map<string, Map<string, string | null>>();
  const mends: KeptMend[] = [];
  const named = columns.find((column) => column.field.field === 'name');
  for (const column of columns) {
    const { kind, field } = column.field;
    if (kind !== 'reference' && kind !== 'word') continue;
    const values = await valuesOf(ctx, record, column, house);
    if (kind === 'word') {
      words.set(field, await mendWords(ctx, field, values, decided, mends));
      continue;
    }
    const selfNaming = field === 'parent' || field === 'manager';
    const inFile = selfNaming && named ? [...(await valuesOf(ctx, record, named, house)).keys()] : [];
    const directory = await directoryFor(ctx, record.object, field, [...values.keys()], inFile);
    const meant = new Map<string, Meaning>();
    for (const [value, rows] of values) {
      const known = directory.find(value);
      if (known !== undefined) {
        meant.set(value, known);
        continue;
      }
      const suggestion = mends.length < mostMends ? directory.suggest(value) : null;
      const chosen = decided.get(`${field}\n${value}`);
      const use = chosen !== undefined ? chosen : suggestion?.sure === true ? suggestion.word : value;
      const found = use === null ? undefined : directory.find(use);
      const meaning: Meaning =
        found ?? (use !== null && directory.makes ? { is: 'new', name: use } : { is: 'nothing' });
      meant.set(value, meaning);
      if (mends.length < mostMends)
        mends.push({
          field,
          value,
          rows,
          reason: 'unknown-reference',
          suggestion: suggestion?.word ?? null,
          use: meaning.is === 'nothing' ? null : use,
          makes: meaning.is === 'new',
          decided: chosen !== undefined,
        });
    }
    meanings.set(field, meant);
  }
  return { columns, meanings, words, mends: mends.toSorted((a, b) => b.rows - a.rows) };
}

export function mappedColumns(record: ImportRecord): MappedColumn[] {
  return record.details.columns.flatMap((column, index) => {
    const field = column.field === null ? undefined : fieldOf(record.object, column.field);
    if (field === undefined) return [];
    const habit: ColumnHabit = {
      dateOrder: column.dates?.order ?? 'ymd',
      decimalMark: column.decimalMark ?? '.',
    };
    return [{ index, name: column.name, field, habit }];
  });
}

/** The different values of a column as they are read, with the number of their rows. */
async function valuesOf(
  ctx: Asking,
  record: ImportRecord,
  { index, field, habit }: MappedColumn,
  house: ReadingHouse,
): Promise<Map<string, number>> {
  const values = new Map<string, number>();
  for (const { text, rows } of await distinctCells(ctx.db, record.id, index)) {
    const { value } = readValue(record.object, field, text, habit, house);
    if (typeof value !== 'string') continue;
    for (const name of namesIn(field, value)) values.set(name, (values.get(name) ?? 0) + rows);
  }
  return values;
}

/** A cell of collaborators names several people. */
export const namesIn = (field: Field, value: string): string[] =>
  field.field === 'collaborators' ? splitList(value) : [value];

async function mendWords(
  ctx: Asking,
  field: string,
  values: ReadonlyMap<string, number>,
  decided: ReadonlyMap<string, string | null>,
  mends: KeptMend[],
): Promise<Map<string, string | null>> {
  const inUse = await wordsInUse(ctx.db, field);
  const meant = new Map<string, string | null>();
  for (const [value, rows] of values) {
    if (inUse.has(value) || mends.length >= mostMends) continue;
    const suggestion = inUse.dictionary.suggest(value);
    const chosen = decided.get(`${field}\n${value}`);
    if (suggestion === null && chosen === undefined) continue;
    const use = chosen !== undefined ? chosen : suggestion?.sure === true ? suggestion.word : value;
    meant.set(value, use);
    mends.push({
      field,
      value,
      rows,
      reason: 'unusual-value',
      suggestion: suggestion?.word ?? null,
      use,
      makes: false,
      decided: chosen !== undefined,
    });
  }
  return meant;
}
