/** The fields of a change, made ready to be told: nested ones part by part, inner ones left out. */

export interface FieldChange {
  field: string;
  from?: unknown;
  to?: unknown;
}

type Parts = Record<string, unknown>;
const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A record's name and money are one value; an address is several. */
const isOne = (value: unknown) => isParts(value) && ('id' in value || 'currency' in value);
const isNothing = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const same = (a: unknown, b: unknown) =>
  (isNothing(a) && isNothing(b)) || JSON.stringify(a) === JSON.stringify(b);

/**
 * What is told of a change's fields.
 * @param known the fields that have a name; what has none is an inner matter (ids, counters) and is left out
 */
export function told(fields: readonly FieldChange[], known: object): FieldChange[] {
  return fields
    .flatMap(({ field, from, to }) => {
      if (![from, to].some((value) => isParts(value) && !isOne(value))) return [{ field, from, to }];
      const before = isParts(from) ? from : {};
      const after = isParts(to) ? to : {};
      return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((part) => ({
        field: `${field}.${part}`,
        from: before[part],
        to: after[part],
      }));
    })
    .filter(({ field, from, to }) => Object.hasOwn(known, field) && !same(from, to));
}
