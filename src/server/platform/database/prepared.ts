/** Which statements are prepared: those that come again, save those that are best planned for the values asked for. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';

const anewMark = '/* planned anew */';
/**
 * Put into a condition whose best plan depends on what is asked for (a word that is in half the names or in one, a
 * department of three customers or of all): its statement is not prepared, so PostgreSQL plans it knowing the values. A
 * prepared one is planned once, for values it doesn't know, and at a million rows that can mean seconds.
 */
export const plannedAnew = sql.raw(anewMark);

/** At most so many statements are prepared per connection, as each takes memory there. */
const preparedAtMost = 300;
/** Filters make many forms of a statement, most of them seldom: only one that comes so often gets a place. */
const preparedFromTimes = 3;
const countedAtMost = 2000;

// Shared by all connections: the text's hash is the name, so equal statements have equal names everywhere.
const names = new Map<string, string>();
const counts = new Map<string, number>();

/** The name that a statement is prepared under; undefined: it isn't. */
export function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= preparedAtMost || text.includes(anewMark)) return known;
  const times = (counts.get(text) ?? 0) + 1;
  if (times < preparedFromTimes) {
    if (counts.size >= countedAtMost) counts.clear();
    counts.set(text, times);
    return undefined;
  }
  counts.delete(text);
  const name = `l${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`;
  names.set(text, name);
  return name;
}
