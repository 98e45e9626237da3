/** Checking a form's values with the contract's schema, and pinning what is wrong to its field. */
import { z } from 'zod';
import type { FieldProblem } from '#contract/problem';
import type { Locale } from '#contract/fields';
import { type FieldFault, fieldSentence } from '../words/fields.ts';
import { same, type Values } from './merge.ts';

export type { Values } from './merge.ts';

/** `address.city` → the value there. */
export function valueAt(values: Values, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at && typeof at === 'object' ? (at as Values)[key] : undefined), values);
}

/** A copy of the values with one changed. */
export function withValueAt(values: Values, path: string, value: unknown): Values {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...values, [first]: value };
  const inner = values[first];
  const below = inner && typeof inner === 'object' ? (inner as Values) : {};
  return { ...values, [first]: withValueAt(below, rest.join('.'), value) };
}

/** The schema of one field, through optional and nullable. Undefined where the schema has no such field. */
export function schemaAt(schema: z.ZodType, path: string): z.ZodType | undefined {
  let at: unknown = schema;
  for (const key of path.split('.')) {
    while (at instanceof z.ZodOptional || at instanceof z.ZodNullable) at = at.unwrap();
    if (!(at instanceof z.ZodObject)) return undefined;
    at = (at.shape as Record<string, unknown>)[key];
  }
  return at instanceof z.ZodType ? at : undefined;
}

/** Empty texts become what the schema takes for “nothing”: an empty text, null, or the field left out. */
export function emptied(schema: z.ZodType, values: Values, prefix = ''): Values {
  const result: Values = {};
  for (const [key, value] of Object.entries(values)) {
    const path = prefix + key;
    if (value === undefined) continue;
    if (value === '' || value === null) {
      const field = schemaAt(schema, path);
      const takes = (nothing: unknown) => field && z.safeParse(field, nothing).success;
      if (takes(value)) result[key] = value;
      else if (takes(null)) result[key] = null;
      else if (takes('')) result[key] = '';
      else if (!takes(undefined)) result[key] = value;
    } else if (typeof value === 'object' && !Array.isArray(value)) {
      result[key] = emptied(schema, value as Values, `${path}.`);
    } else result[key] = value;
  }
  return result;
}

/** Only what differs from the start; a change of one record sends no more than that. */
export const changesOf = (start: Values, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => !same(start[key], value)));

/** What is wrong with a form, by field path (`address.city`, `phones.0`); `''` for what belongs to no field. */
export type Faults = Record<string, FieldFault>;

// A missing value and an empty text that must not be empty are the same to a person: something is to be filled in.
function faultOf(issue: z.core.$ZodIssue, given: unknown): FieldFault {
  if (given === undefined || given === null || given === '') return { code: 'required', detail: '' };
  switch (issue.code) {
    case 'too_big':
    case 'too_small': {
      const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
      const of = issue.origin === 'string' ? 'text' : issue.origin === 'array' ? 'list' : 'number';
      return { code: issue.code, detail: issue.message, limit, of };
    }
    case 'invalid_format':
      return {
        code: issue.format === 'email' ? 'email' : issue.format === 'date' ? 'date' : issue.code,
        detail: issue.message,
      };
    // Our own rules name themselves in their message: `control_characters`, `out_of_range`, …
    case 'custom':
      return { code: issue.message, detail: issue.message };
    default:
      return { code: issue.code, detail: issue.message };
  }
}

/** Checks values with a schema: the faults by field, none where all is right. */
export function check(schema: z.ZodType, values: Values): Faults {
  const parsed = schema.safeParse(values);
  const faults: Faults = {};
  for (const issue of parsed.error?.issues ?? []) {
    const path = issue.path.join('.');
    faults[path] ??= faultOf(issue, path === '' ? values : valueAt(values, path));
  }
  return faults;
}

/** The API's field problems by field. */
export function faultsOf(errors: readonly FieldProblem[]): Faults {
  const faults: Faults = {};
  for (const { pointer, code, detail } of errors) {
    const path = pointer.replace(/^\/body(\/|$)/, '').replaceAll('/', '.');
    faults[path] ??= { code, detail };
  }
  return faults;
}

/** The sentence beside a field: its own fault, or the first of those inside it. */
export function sentenceAt(faults: Faults, path: string, locale: Locale): string | undefined {
  const own = faults[path] ?? Object.entries(faults).find(([at]) => at.startsWith(`${path}.`))?.[1];
  return own && fieldSentence(own, locale);
}
