/** Lists: `?q=&filter…=&sort=-createdAt&limit=50&cursor=` → `{ items, nextCursor, total? }`. */
import { z } from 'zod';

/** A word in a query string that stands for yes or no. */
export const Flag = z.enum(['true', 'false']).transform((s) => s === 'true');

/**
 * One or several values: `?level=A&level=B`, or `?level=A,B`. At most 100. A single value with a comma in it is written
 * twice, so that it isn't taken for two.
 */
export const many = <T extends z.ZodType<unknown, string>>(value: T) =>
  z.preprocess((v) => {
    if (Array.isArray(v)) return [...new Set<unknown>(v)];
    return typeof v === 'string' ? v.split(',').filter((s) => s !== '') : v;
  }, z.array(value).min(1).max(100));

/** The query of a list: its own filters beside searching, sorting and paging. A column takes `-` for descending. */
export function listQuery<const S extends readonly [string, ...string[]], F extends z.ZodRawShape>(
  sorts: S,
  filters: F,
) {
  const directions = sorts.flatMap((s) => [s, `-${s}`]) as [
    S[number] | `-${S[number]}`,
    ...(S[number] | `-${S[number]}`)[],
  ];
  return z.strictObject({
    q: z.string().max(200).optional(),
    sort: z.enum(directions).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(2000).optional(),
    count: Flag.optional(),
    ...filters,
  });
}

/** The query of a list as a file: which columns, by their stable names, in which order; all of them unless said. */
export const exportQuery = <S extends z.ZodRawShape>(query: z.ZodObject<S, z.core.$strict>) =>
  query.extend({ columns: many(z.string().regex(/^[a-zA-Z.]{1,40}$/)).optional() });

/** One page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().optional() });

/** How many groups of a list are told: the largest. */
export const groupsAtMost = 200;

/** Those of a list that have the same in a field. Without a key: those that have nothing in it. */
export const Group = z.object({
  /** What the list is to be asked for in that field. */
  key: z.string().nullable(),
  name: z.string().nullable(),
  count: z.int(),
});
export type Group = z.infer<typeof Group>;

/** The groups of all that match, those without anything in the field last; `left` more are not told. */
export const groupsOf = <const B extends readonly [string, ...string[]], G extends z.ZodType>(
  by: B,
  group: G,
) => z.object({ by: z.enum(by), items: z.array(group), left: z.int() });
