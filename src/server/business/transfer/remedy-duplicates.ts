/** Whether somebody's customers are still there twice, as imports would find them. */
import { sql } from 'kysely';
import { registerRemedy } from '#access/aftercare';
import type { Db } from '#platform/database';
import { dayMs, later } from '#platform/clock';
import { folded } from './folding.ts';

/** Imports from so long before the lock may be what it came from. */
const importsDays = 30;
/** More pairs than these needn't be told apart: there is enough to do. */
const pairsAtMost = 5000;

interface Pair {
  id: string;
  name: string;
  other: string;
}

/**
 * Those that the person looks after, or brought in by an import: by the folded name among all customers, and by the digits
 * of a phone among themselves.
 */
registerRemedy('duplicates-settled', async (db, { personId, lockedAt }, now) => {
  const importedSince = later(lockedAt, -importsDays * dayMs);
  const twice = new Map<string, string>();
  for (const { id, name, other } of await sameNames(db, personId, importedSince))
    if (folded(name) === folded(other)) twice.set(id, name);
  for (const { id, name } of await samePhones(db, personId, importedSince)) twice.set(id, name);
  const [name] = twice.values();
  return { done: twice.size === 0 ? now : null, found: { count: twice.size, ...(name && { name }) } };
});

const own = (personId: string, importedSince: Date) => sql`own as materialized (
  select c.id, c.name, c.sort_name, c.phones from customers c
  where c.deleted_at is null and (c.owner_id = ${personId} or c.id in (
    select ch.record_id from imports i join changes ch on ch.import_id = i.id
    where i.created_by = ${personId} and i.object = 'customer' and i.finished_at >= ${importedSince}
      and ch.object = 'customer' and ch.action = 'created')))`;

/** By the key that names are sorted by: two names may sound alike, so they are compared afterwards. */
async function sameNames(db: Db, personId: string, importedSince: Date): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    with ${own(personId, importedSince)}
    select own.id, own.name, o.name as other from own
    join customers o on o.sort_name = own.sort_name and o.id <> own.id and o.deleted_at is null
    order by own.id limit ${sql.lit(pairsAtMost)}`.execute(db);
  return rows;
}

async function samePhones(
  db: Db,
  personId: string,
  importedSince: Date,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with ${own(personId, importedSince)}, digits as (
      select own.id, own.name, regexp_replace(phone, '\\D', '', 'g') as phone from own, unnest(own.phones) phone
    ), shared as (
      select phone from digits where phone <> '' group by phone having count(distinct id) > 1
    )
    select distinct id, name from digits where phone in (select phone from shared)
    order by id limit ${sql.lit(pairsAtMost)}`.execute(db);
  return rows;
}
