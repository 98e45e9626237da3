/** Fills the database with customers, their follow-ups and history, as fast as PostgreSQL takes them. */
import type pg from 'pg';
import { v7 } from 'uuid';
import { generateBulkCustomers, type BulkCustomer } from '../src/server/business/demo/bulk.ts';
import { searchColumns } from '../src/server/platform/search-text.ts';

export const seed = 20_260_101;
const batchSize = 2_000;
/** One batch is made while others are written. */
const writersAtOnce = 2;
const tables = ['customers', 'follow_ups', 'changes'];

const columns = {
  customers:
    'id, name, kind, industry, source, level, tags, phones, emails, employees, country, region, city, owner_id, last_follow_up_at, sort_name, search_text, search_grams, created_at, updated_at',
  follow_ups:
    'id, customer_id, owner_id, kind, at, content, outcome, next_step, next_step_due, created_at, updated_at',
};

/** A customer as a row of the table, but for its owner and what its follow-ups tell. */
export function customerRow(customer: BulkCustomer) {
  const { name, industry, source, level, tags, phone, email, country, region, city, employees } = customer;
  return {
    id: v7({ msecs: customer.createdAt.getTime() }),
    name,
    kind: 'company',
    industry,
    source,
    level,
    tags,
    phones: [phone],
    emails: [email],
    employees,
    country,
    region,
    city,
    ...searchColumns(name, [phone, email]),
    created_at: customer.createdAt,
    updated_at: customer.createdAt,
  };
}

/**
 * Makes `rows` customers, three follow-ups for each on average, and the history of their making.
 * @param pool without a limit of time on statements
 * @param sellers whose they are, in equal parts
 */
export async function fill(
  pool: pg.Pool,
  rows: number,
  sellers: readonly string[],
  say: (sentence: string) => void,
): Promise<void> {
  const rebuild = await stripIndexes(pool);
  const writing = new Set<Promise<void>>();
  for (let from = 0; from < rows; from += batchSize) {
    const batch = makeBatch(from, Math.min(batchSize, rows - from), sellers);
    const write = writeBatch(pool, batch).finally(() => writing.delete(write));
    writing.add(write);
    if (writing.size >= writersAtOnce) await Promise.race(writing);
    if (from % 100_000 === 0 && from > 0) say(`${from} of ${rows} customers are there.`);
  }
  await Promise.all(writing);
  await pool.query(
    `insert into changes (id, at, person_id, object, record_id, customer_id, action, fields)
      select uuidv7(), created_at, owner_id, 'customer', id, id, 'created', '[]' from customers`,
  );
  say('Building the indexes.');
  for (const statement of rebuild) await pool.query(statement);
  await pool.query(`vacuum analyze ${tables.join(', ')}`);
}

function makeBatch(from: number, count: number, sellers: readonly string[]) {
  const followUps: object[] = [];
  const customers = [...generateBulkCustomers(seed, from, count, new Date())].map((customer) => {
    const row = customerRow(customer);
    const ownerId = sellers[customer.ownerNumber % sellers.length];
    for (const { nextStep, nextStepDue, at, ...followUp } of customer.followUps) {
      followUps.push({
        id: v7({ msecs: at.getTime() }),
        customer_id: row.id,
        owner_id: ownerId,
        ...followUp,
        at,
        next_step: nextStep,
        next_step_due: nextStepDue,
        created_at: at,
        updated_at: at,
      });
    }
    return { ...row, owner_id: ownerId, last_follow_up_at: customer.followUps.at(-1)?.at };
  });
  return { customers: JSON.stringify(customers), follow_ups: JSON.stringify(followUps) };
}

async function writeBatch(pool: pg.Pool, batch: Record<keyof typeof columns, string>): Promise<void> {
  for (const table of ['customers', 'follow_ups'] as const) {
    await pool.query(
      `insert into ${table} (${columns[table]})
        select ${columns[table]} from json_populate_recordset(null::${table}, $1::json)`,
      [batch[table]],
    );
  }
}

/** Takes the keys and indexes of the tables away; made afterwards, at once, they take a tenth of the time. @returns what makes them again */
async function stripIndexes(pool: pg.Pool): Promise<string[]> {
  const { rows: constraints } = await pool.query<{ remove: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
      from pg_constraint
      where contype in ('f', 'p') and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[]))
      order by contype`, // foreign keys before the primary keys that they lean on
    [tables],
  );
  const { rows: indexes } = await pool.query<{ remove: string; add: string }>(
    `select format('drop index %s', indexrelid::regclass) as remove, pg_get_indexdef(indexrelid) as add
      from pg_index where indrelid = any($1::regclass[]) and not indisprimary`,
    [tables],
  );
  for (const { remove } of [...indexes, ...constraints]) await pool.query(remove);
  return [...constraints.toReversed(), ...indexes].map(({ add }) => add);
}
