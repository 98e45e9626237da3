/** The passwords before the present one. Each comparison is an Argon2: there are never more than the rules can ask for. */
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { passwordFits } from './hashing.ts';

/** The most that rules can ask for, so that a raised rule works at once. */
const keptAtMost = 10;

/**
 * Whether this is the present password or one of those before it.
 * @param remembered how many are looked at, the present one among them
 */
export async function wasUsed(
  db: Db,
  personId: string,
  password: string,
  remembered: number,
): Promise<boolean> {
  if (remembered === 0) return false;
  const person = await db
    .selectFrom('people')
    .select('password_hash')
    .where('id', '=', personId)
    .executeTakeFirst();
  const former = await db
    .selectFrom('password_history')
    .select('hash')
    .where('person_id', '=', personId)
    .orderBy('set_at', 'desc')
    .limit(remembered - 1)
    .execute();
  for (const kept of [person?.password_hash ?? null, ...former.map(({ hash }) => hash)])
    if (kept !== null && (await passwordFits(kept, password, { priority: 'known' }))) return true;
  return false;
}

/** Puts the present hash behind the others, before a new one takes its place. */
export async function rememberFormer(db: Db, personId: string, now: Date): Promise<void> {
  await sql`
    insert into password_history (person_id, hash, set_at)
    select id, password_hash, coalesce(password_changed_at, ${now}) from people
    where id = ${personId} and password_hash is not null
  `.execute(db);
  await db
    .deleteFrom('password_history')
    .where('person_id', '=', personId)
    .where('set_at', '<', (eb) =>
      eb
        .selectFrom('password_history')
        .select('set_at')
        .where('person_id', '=', personId)
        .orderBy('set_at', 'desc')
        .offset(keptAtMost - 2)
        .limit(1),
    )
    .execute();
}
