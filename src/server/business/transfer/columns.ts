/** Which field each column of a file goes to, and what kind of record a file holds, by names and samples. */
import { importObjects } from '#contract/business/transfer';
import type { Field } from './field.ts';
import { fieldsOf, type ImportObject } from './fields.ts';
import { folded } from './folding.ts';
import { readValue } from './values.ts';

export interface SampledColumn {
  name: string;
  /** A few of its values, none of them empty. */
  samples: readonly string[];
}

/** Field of each column, null where none fits. A field goes to one column, save those that take several. */
export function suggestMapping(object: ImportObject, columns: readonly SampledColumn[]): (string | null)[] {
  const offers = columns.flatMap((column, index) =>
    fieldsOf(object).map((field) => ({ index, field, score: nameScore(field, column.name, object) })),
  );
  const mapping: (string | null)[] = columns.map(() => null);
  const taken = new Set<string>();
  for (const { index, field, score } of offers.toSorted((a, b) => b.score - a.score || a.index - b.index)) {
    const column = columns[index];
    if (score === 0 || column === undefined || mapping[index] !== null) continue;
    if (taken.has(field.field) && !(field.several && score >= exact)) continue;
    if (!samplesFit(object, field, column.samples, score >= exact ? 0.01 : 0.5)) continue;
    mapping[index] = field.field;
    taken.add(field.field);
  }
  return dropWholeName(object, mapping);
}

const exact = 90;

/** 100 for a name of the field, 90 for one with something in brackets, less where the name is a part of the header. */
function nameScore(field: Field, name: string, object: ImportObject): number {
  const whole = folded(name);
  if (whole === folded(field.field)) return 101;
  if (field.known.has(whole)) return 100;
  const bare = folded(name.replace(/[(（[【].*$/s, '').replace(/[*＊]/g, ''));
  if (field.known.has(bare)) return 95;
  const own = folded(object);
  const prefixes = [
    own,
    'customer',
    'contact',
    'deal',
    'lead',
    'company',
    'account',
    '客户',
    '联系人',
    '商机',
    '客戶',
    '聯絡人',
    '商機',
  ];
  for (const prefix of prefixes) {
    if (whole.startsWith(prefix) && field.known.has(whole.slice(prefix.length))) return exact;
  }
  // Many headers hold the word that a record is called by (`Contact owner`): that says nothing.
  if (field.field === 'name') return 0;
  let best = 0;
  for (const known of field.known) {
    const long = /\p{Script=Han}/u.test(known) ? known.length >= 2 : known.length >= 5;
    if (long && (whole.endsWith(known) || whole.startsWith(known)))
      best = Math.max(best, Math.round((60 * known.length) / whole.length));
  }
  return best > 30 ? best : 0;
}

/**
 * Enough of the samples can be read as the field takes them: any, where the name leaves no doubt, so that wrong values
 * are shown rather than left out. Names and texts take everything.
 */
function samplesFit(object: ImportObject, field: Field, samples: readonly string[], share: number): boolean {
  if (samples.length === 0 || field.kind === 'reference') return true;
  const house = { currency: 'CNY', timeZone: 'UTC', thisYear: new Date().getUTCFullYear() };
  const readable = samples.filter((text) =>
    (['ymd', 'dmy', 'mdy'] as const).some((dateOrder) =>
      readValue(object, field, text, { dateOrder, decimalMark: '.' }, house).faults.every(
        (f) => f.weight !== 'error',
      ),
    ),
  );
  return readable.length >= samples.length * share;
}

/** Where first and last name have columns of their own, a whole name is wanted from one of the two ways only. */
function dropWholeName(object: ImportObject, mapping: (string | null)[]): (string | null)[] {
  if (object !== 'contact' || !mapping.includes('name')) return mapping;
  return mapping.map((field) => (field === 'firstName' || field === 'lastName' ? null : field));
}

/** Any one of these is enough to call a record by, where its name has no column of its own. */
const inPlaceOfName: Partial<Record<ImportObject, readonly string[]>> = {
  contact: ['lastName', 'firstName'],
  opportunity: ['externalId', 'customer', 'product'],
};

/** Required fields that no column goes to. */
export function missingFields(object: ImportObject, mapping: readonly (string | null)[]): string[] {
  const mapped = new Set(mapping);
  const named = mapped.has('name') || (inPlaceOfName[object] ?? []).some((field) => mapped.has(field));
  const required = fieldsOf(object).filter((f) => f.required && f.field !== 'name' && !mapped.has(f.field));
  const missing = required.map((f) => f.field);
  return named || object === 'followUp' ? missing : ['name', ...missing];
}

/** What a whole file most likely holds, or null where no kind of record has its required fields in it. */
export function guessObject(columns: readonly SampledColumn[]): ImportObject | null {
  let best: { object: ImportObject; score: number } | null = null;
  for (const object of importObjects) {
    const mapping = suggestMapping(object, columns);
    if (missingFields(object, mapping).length > 0) continue;
    const mapped = new Set(mapping.filter((f) => f !== null));
    const score =
      columns.filter((_, i) => mapping[i] !== null).length / columns.length + telling(object, mapped);
    if (best === null || score > best.score) best = { object, score };
  }
  return best?.object ?? null;
}

/** Fields that hardly any other kind of record has. */
const tellingFields: Record<ImportObject, readonly string[]> = {
  customer: ['industry', 'employees', 'annualRevenue', 'foundedYear', 'website', 'parent', 'billing.taxId'],
  contact: ['firstName', 'lastName', 'birthday', 'primary', 'title', 'customer'],
  followUp: ['content', 'nextStepDue', 'outcome', 'kind'],
  opportunity: ['stage', 'amount', 'probability', 'expectedClose', 'closedOn'],
  product: ['code', 'series', 'price'],
  person: ['manager', 'department'],
};
const telling = (object: ImportObject, mapped: ReadonlySet<string>): number =>
  Math.min(1, tellingFields[object].filter((f) => mapped.has(f)).length / 2);
