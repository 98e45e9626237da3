/** The records that cells name: customers, products, people, stages, departments. */
import { sql } from 'kysely';
import type { Permission } from '#contract/access/permissions';
import { reach, reaches, type Ctx } from '#access/gate';
import { customerWithin } from '#business/customers';
import { sortKey } from '#platform/search-text';
import type { ImportObject } from './fields.ts';
import { folded } from './folding.ts';
import { dictionary, type Suggestion } from './mends.ts';
import { createRight } from './policy.ts';
import { loadStages, stageMeant } from './stages.ts';

/** What a name stands for. */
export type Meaning =
  | { is: 'record'; id: string; name: string; usable: boolean }
  /** Another row of the same file, or a record to be made along with it. */
  | { is: 'row' | 'new'; name: string }
  | { is: 'ambiguous' }
  | { is: 'nothing' };

export interface Directory {
  find(name: string): Meaning | undefined;
  suggest(name: string): Suggestion | null;
  /** What it doesn't know can be made along with the import. */
  makes: boolean;
}

export type Asking = Pick<Ctx, 'db' | 'user'>;

interface Entry {
  id: string;
  name: string;
  usable: boolean;
  others?: readonly (string | null)[];
}

/**
 * The directory for a field.
 * @param names all names that will be looked for
 * @param inFile names of the file's own rows, where the field names records of the same kind
 */
export async function directoryFor(
  ctx: Asking,
  object: ImportObject,
  field: string,
  names: readonly string[],
  inFile: readonly string[],
): Promise<Directory> {
  const makes = object === 'person' || ctx.user.permissions.has('customers.create');
  switch (field) {
    case 'customer':
    case 'parent':
      return withRows(await customers(ctx, createRight[object], names), inFile, makes);
    case 'manager':
      return withRows(await people(ctx, null), inFile, makes);
    case 'owner':
      return { ...fromEntries(await people(ctx, assignRight(object))), makes: false };
    case 'collaborators':
      return { ...fromEntries(await people(ctx, null)), makes: false };
    case 'department':
      return { ...fromEntries(await departments(ctx)), makes };
    case 'product':
      return { ...fromEntries(await products(ctx)), makes: false };
    case 'pipeline':
      return { ...fromEntries(await pipelines(ctx)), makes: false };
    case 'stage':
      return stages(ctx);
    default:
      // Contacts and opportunities are looked for at their customer, row by row.
      return { find: () => ({ is: 'nothing' }), suggest: () => null, makes: false };
  }
}

const assignRight = (object: ImportObject): Permission =>
  object === 'opportunity' ? 'opportunities.assign' : 'customers.assign';

function fromEntries(entries: readonly Entry[]): Pick<Directory, 'find' | 'suggest'> {
  const byName = new Map<string, Entry | null>();
  for (const entry of entries) {
    for (const name of [entry.name, ...(entry.others ?? [])]) {
      if (name === null || name === undefined) continue;
      const key = name.normalize('NFKC').toLowerCase().trim();
      byName.set(key, byName.has(key) && byName.get(key)?.id !== entry.id ? null : entry);
    }
  }
  const words = dictionary(entries.map((entry) => [entry.name] as const));
  return {
    find(name) {
      const entry = byName.get(name.normalize('NFKC').toLowerCase().trim());
      if (entry === undefined) return undefined;
      return entry === null ? { is: 'ambiguous' } : { is: 'record', ...entry };
    },
    suggest: (name) => words.suggest(name),
  };
}

/** The same with the file's own rows: they are found where no record is, and suggested too. */
function withRows(entries: readonly Entry[], inFile: readonly string[], makes: boolean): Directory {
  const known = fromEntries(entries);
  const rows = new Map(inFile.map((name) => [folded(name), name]));
  const words = dictionary([...entries.map((e) => [e.name] as const), ...inFile.map((n) => [n] as const)]);
  return {
    find(name) {
      const row = rows.get(folded(name));
      return known.find(name) ?? (row === undefined ? undefined : { is: 'row', name: row });
    },
    suggest: (name) => words.suggest(name),
    makes,
  };
}

/** Up to so many customers are looked through for what a misspelt name may mean. */
const suggestedAmong = 50_000;

async function customers(
  { db, user }: Asking,
  right: Permission,
  names: readonly string[],
): Promise<Entry[]> {
  const seen = customerWithin(user, 'customers.read', 'c');
  const usable = right === 'customers.create' ? seen : customerWithin(user, right, 'c');
  const found = await sql<Entry>`
    select c.id, c.name, ${usable} as usable from customers c
    where c.deleted_at is null and ${seen} and c.sort_name = any(${names.map(sortKey)}::text[])`.execute(db);
  const there = new Set(found.rows.map((e) => folded(e.name)));
  if (names.every((name) => there.has(folded(name)))) return found.rows;
  const others = await sql<Entry>`
    select c.id, c.name, ${usable} as usable from customers c
    where c.deleted_at is null and ${seen} order by c.created_at desc, c.id desc limit ${suggestedAmong}`.execute(
    db,
  );
  const ids = new Set(found.rows.map((e) => e.id));
  return [...found.rows, ...others.rows.filter((e) => !ids.has(e.id))];
}

/** @param right to give records to them; null: they are only named */
async function people({ db, user }: Asking, right: Permission | null): Promise<Entry[]> {
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name', 'email'])
    .where('state', '=', 'active')
    .execute();
  const within = right === null ? 'all' : reach(user, right);
  return rows.map(({ id, name, email }) => ({
    id,
    name,
    usable: id === user.personId || reaches(within, id),
    others: [email, email === null ? null : `${name} (${email})`],
  }));
}

async function departments({ db }: Asking): Promise<Entry[]> {
  const rows = await db.selectFrom('departments').select(['id', 'name']).execute();
  return rows.map((row) => ({ ...row, usable: true }));
}

async function products({ db }: Asking): Promise<Entry[]> {
  const rows = await db
    .selectFrom('products')
    .select(['id', 'name', 'code'])
    .where('deleted_at', 'is', null)
    .execute();
  return rows.map(({ id, name, code }) => ({ id, name, usable: true, others: [code] }));
}

async function pipelines({ db }: Asking): Promise<Entry[]> {
  const rows = await db.selectFrom('pipelines').select(['id', 'name']).execute();
  return rows.map((row) => ({ ...row, usable: true }));
}

/** Stages by name in any pipeline; of a name that there isn't, the stage of the default pipeline that means the same. */
async function stages(ctx: Asking): Promise<Directory> {
  const all = await loadStages(ctx.db);
  const names = new Map(all.map((stage) => [folded(stage.name), stage]));
  const words = dictionary(all.map((stage) => [stage.name] as const));
  return {
    find(name) {
      const stage = names.get(folded(name));
      return stage && { is: 'record', id: stage.id, name: stage.name, usable: true };
    },
    suggest(name) {
      const spelt = words.suggest(name);
      if (spelt?.sure === true) return spelt;
      const meant = stageMeant(
        name,
        all.filter((stage) => stage.isDefault),
      );
      return meant === null ? spelt : { word: meant.name, sure: true };
    },
    makes: false,
  };
}
