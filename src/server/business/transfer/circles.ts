/** Ties between records of one kind, parents and managers: none may lie above itself. */
import { sql } from 'kysely';
import type { Asking } from './references.ts';

export interface Pair {
  row: number;
  id: string;
  to: string | null;
  updated: boolean;
}

/** Whom the records that rows are tied to are tied to themselves, up to the top. */
export async function linesAbove(
  { db }: Asking,
  table: string,
  column: string,
  pairs: readonly Pair[],
): Promise<Map<string, string>> {
  const tops = [...new Set(pairs.map((pair) => pair.to).filter((id) => id !== null))];
  const { rows } = await sql<{ id: string; above: string }>`
    with recursive line as (
      select id, ${sql.ref(column)} as above from ${sql.table(table)} where id = any(${tops}::uuid[])
      union select t.id, ${sql.ref(`t.${column}`)} from ${sql.table(table)} t join line on t.id = line.above
    ) select id, above from line where above is not null`.execute(db);
  return new Map(rows.map((row) => [row.id, row.above]));
}

/** Leaves out the ties by which a record would lie above itself. */
export function withoutCircles(
  pairs: readonly Pair[],
  above: Map<string, string>,
): { good: Pair[]; circles: Pair[] } {
  const good: Pair[] = [];
  const circles: Pair[] = [];
  for (const pair of pairs) {
    let at: string | undefined = pair.to ?? undefined;
    while (at !== undefined && at !== pair.id) at = above.get(at);
    if (at === pair.id) {
      circles.push(pair);
      continue;
    }
    if (pair.to !== null) above.set(pair.id, pair.to);
    good.push(pair);
  }
  return { good, circles };
}
