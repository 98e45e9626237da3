/** Vocabularies as a company lives them: our words, and its own ones in use. */
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { folded } from './folding.ts';
import { dictionary, type Dictionary } from './mends.ts';
import { vocabularyOf } from './words.ts';

const columns: Record<string, string> = {
  industry: 'industry',
  source: 'source',
  'address.country': 'country',
};

export interface WordsInUse {
  has(word: string): boolean;
  dictionary: Dictionary;
}

/** The words of a field of customers. */
export async function wordsInUse(db: Db, field: string): Promise<WordsInUse> {
  const column = columns[field] ?? field;
  const { rows } = await sql<{ word: string }>`
    select ${sql.ref(column)} as word from customers
    where deleted_at is null and ${sql.ref(column)} is not null
    group by 1 order by count(*) desc limit 500`.execute(db);
  const ours = vocabularyOf(field);
  const own = new Set(rows.map((r) => r.word));
  const known = [...ours].map(([key, word]) => [key, ...word.known] as const);
  // Words of our own go first: a misspelling that is in use already is still one.
  const names = new Set(known.flat().map(folded));
  return {
    has: (word) => ours.has(word) || own.has(word),
    dictionary: dictionary([
      ...known,
      ...[...own].filter((w) => !names.has(folded(w))).map((w) => [w] as const),
    ]),
  };
}
