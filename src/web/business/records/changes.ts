/** The fields of a change, made ready to be told: nested ones part by part, inner ones left out. */
import { isParts, same } from '#kit';

export interface FieldChange {
  field: string;
  from?: unknown;
  to?: unknown;
}

/**
 * What is told of a change's fields.
 * @param known the fields that have a name; what has none is an inner matter (ids, counters) and is left out
 */
export function told(fields: readonly FieldChange[], known: object): FieldChange[] {
  return fields
    .flatMap(({ field, from, to }) => {
      if (![from, to].some(isParts)) return [{ field, from, to }];
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
