/** A row of the file as a record to be: its values read, its names understood, and what is wrong with it. */
import type { Field } from './field.ts';
import type { ImportObject } from './fields.ts';
import { folded } from './folding.ts';
import { rowFaults } from './reading.ts';
import type { Meaning } from './references.ts';
import type { RowProblem, StoredRow } from './store.ts';
import { type MappedColumn, namesIn, type Understanding } from './understanding.ts';
import { readValue, type ReadingHouse, type Value } from './values.ts';

export interface Draft {
  row: number;
  /** By field; a field without a value is left out. */
  values: Partial<Record<string, Value>>;
  /** What the names mean, by field. */
  meanings: Partial<Record<string, Meaning>>;
  collaborators: Meaning[];
  problems: RowProblem[];
  /** Whether any of the problems keeps the row out. */
  wrong: boolean;
}

export const textOf = (draft: Draft, field: string): string | undefined => {
  const value = draft.values[field];
  return typeof value === 'string' ? value : undefined;
};
export const numberOf = (draft: Draft, field: string): number | undefined => {
  const value = draft.values[field];
  return typeof value === 'number' ? value : undefined;
};
export const listOf = (draft: Draft, field: string): string[] | undefined => {
  const value = draft.values[field];
  return Array.isArray(value) ? value : undefined;
};
/** An amount with its currency: the one beside it, else that of the row, else the house's; two places. */
export function moneyOf(
  draft: Draft,
  field: string,
  house: ReadingHouse,
): { amount: string; currency: string } | undefined {
  const value = draft.values[field];
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const [whole = '0', cents = ''] = value.amount.split('.');
  const currency = value.currency ?? textOf(draft, 'currency') ?? house.currency;
  return { amount: `${whole}.${cents.padEnd(2, '0')}`, currency };
}
/** Id of the record that a field names, where there is one already. */
export const recordOf = (draft: Draft, field: string): string | undefined => {
  const meaning = draft.meanings[field];
  return meaning?.is === 'record' ? meaning.id : undefined;
};

export function problem(
  draft: Draft,
  column: Pick<MappedColumn, 'name' | 'field'> | null,
  code: string,
  detail: string,
  weight: 'error' | 'notice' = 'error',
): void {
  draft.problems.push({ column: column?.name ?? null, field: column?.field.field ?? null, code, detail });
  if (weight === 'error') draft.wrong = true;
}

/** Reads one row. */
export function draftOf(
  object: ImportObject,
  row: StoredRow,
  { columns, meanings, words }: Understanding,
  house: ReadingHouse,
): Draft {
  const draft: Draft = {
    row: row.row,
    values: {},
    meanings: {},
    collaborators: [],
    problems: [],
    wrong: false,
  };
  if (row.fault !== null) {
    problem(draft, null, row.fault, rowFaults[row.fault]);
    return draft;
  }
  for (const column of columns) {
    const { value, faults } = readValue(
      object,
      column.field,
      row.cells[column.index] ?? '',
      column.habit,
      house,
    );
    for (const fault of faults) problem(draft, column, fault.code, fault.detail, fault.weight);
    if (value === null) continue;
    const { kind, field } = column.field;
    if (kind === 'reference' && typeof value === 'string') mean(draft, column, value, meanings);
    else if (kind === 'word' && typeof value === 'string') {
      const use = words.get(field)?.get(value);
      const word = use === undefined ? value : use;
      if (word !== null) draft.values[field] = word;
    } else draft.values[field] = joined(column.field, draft.values[field], value);
  }
  composeName(object, draft);
  demandRequired(object, draft, columns);
  return draft;
}

function mean(draft: Draft, column: MappedColumn, value: string, meanings: Understanding['meanings']): void {
  const { field } = column.field;
  draft.values[field] = value;
  for (const name of namesIn(column.field, value)) {
    const meaning = meanings.get(field)?.get(name) ?? { is: 'nothing' };
    if (meaning.is === 'ambiguous')
      problem(draft, column, 'ambiguous_reference', `There is more than one “${name}”.`);
    else if (meaning.is === 'record' && !meaning.usable)
      problem(
        draft,
        column,
        'forbidden_reference',
        `You may not give records to, or add them at, “${meaning.name}”.`,
      );
    else if (field === 'collaborators') draft.collaborators.push(meaning);
    else draft.meanings[field] = meaning;
  }
}

const mostOfAList = 10;

/** Several columns can go to one field: lists grow, texts stand below each other. */
function joined(field: Field, before: Value | undefined, value: Value): Value {
  if (before === undefined || !field.several) return value;
  if (Array.isArray(before) && Array.isArray(value))
    return [...new Set([...before, ...value])].slice(0, mostOfAList);
  return typeof before === 'string' && typeof value === 'string' ? `${before}\n${value}` : value;
}

/** Where a name has no column of its own: first and last name, or what a deal is about. */
function composeName(object: ImportObject, draft: Draft): void {
  if (draft.values['name'] !== undefined) return;
  const parts =
    object === 'contact'
      ? fullName(textOf(draft, 'firstName') ?? '', textOf(draft, 'lastName') ?? '')
      : object === 'opportunity'
        ? dealName(draft)
        : '';
  if (parts !== '') draft.values['name'] = parts.slice(0, 200);
}

const fullName = (first: string, last: string): string =>
  /\p{Script=Han}/u.test(last + first) ? last + first : `${first} ${last}`.trim();

function dealName(draft: Draft): string {
  const names = ['customer', 'product'].map((field) => {
    const meaning = draft.meanings[field];
    return meaning !== undefined && 'name' in meaning ? meaning.name : undefined;
  });
  const told = names.filter((name) => name !== undefined);
  return told.length > 0 ? told.join(' · ') : (textOf(draft, 'externalId') ?? '');
}

function demandRequired(object: ImportObject, draft: Draft, columns: readonly MappedColumn[]): void {
  const named = object === 'followUp' || draft.values['name'] !== undefined;
  const lacks = (field: string) => {
    const column = columns.find((c) => c.field.field === field) ?? null;
    // A value that could not be read has been told of already.
    if (column !== null && draft.problems.some((p) => p.field === field)) return;
    problem(draft, column, 'required', `There is no ${field} in this row.`);
  };
  if (!named) lacks('name');
  if (object === 'followUp' && draft.values['content'] === undefined) lacks('content');
  if (object === 'product' && draft.values['price'] === undefined) lacks('price');
  if ((object === 'contact' || object === 'followUp') && !isSomething(draft.meanings['customer']))
    lacks('customer');
}

const isSomething = (meaning: Meaning | undefined): boolean =>
  meaning !== undefined && meaning.is !== 'nothing';

/** A key of a customer that may not be there yet. */
export const customerKey = (draft: Draft): string | null => {
  const meaning = draft.meanings['customer'];
  if (meaning === undefined || !('name' in meaning)) return null;
  return meaning.is === 'record' ? meaning.id : `new ${folded(meaning.name)}`;
};
