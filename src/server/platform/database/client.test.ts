import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import {
  allOf,
  apart,
  openDatabase,
  sentAlong,
  sqlState,
  transact,
  type Database,
  type Db,
} from '../database.ts';

let database: Database;
const put = (n: number) => sql`insert into notes (n) values (${n}) ${sentAlong}`;
const all = async () => {
  const { rows } = await sql<{ n: number }>`select n from notes order by n`.execute(database.db);
  return rows.map((row) => row.n);
};

beforeAll(() => {
  database = openDatabase({ ...inject('postgres'), database: 'latchkey' }, { max: 2 });
});
beforeEach(async () => {
  await database.pool.query('drop table if exists notes; create table notes (n int primary key)');
});
afterAll(async () => {
  await database.pool.query('drop table notes');
  await database.close();
});

it('keeps what was sent along', async () => {
  await transact(database.db, async (trx) => {
    await put(1).execute(trx);
    await put(2).execute(trx);
  });
  expect(await all()).toEqual([1, 2]);
});

it('shows it to the next statement of the transaction, and to nobody before the commit', async () => {
  await transact(database.db, async (trx) => {
    await put(1).execute(trx);
    expect((await sql`select * from notes`.execute(trx)).rows).toEqual([{ n: 1 }]);
    expect(await all()).toEqual([]);
  });
  expect(await all()).toEqual([1]);
});

it('fails the commit with the fault of what was sent along, and keeps nothing', async () => {
  const work = transact(database.db, async (trx) => {
    await sql`insert into notes (n) values (${1})`.execute(trx);
    await put(2).execute(trx);
    await put(1).execute(trx);
    await put(3).execute(trx);
  });
  await expect(work).rejects.toSatisfy((error) => sqlState(error) === '23505');
  expect(await all()).toEqual([]);
});

it('fails the next statement with it too', async () => {
  const work = transact(database.db, async (trx) => {
    await put(1).execute(trx);
    await put(1).execute(trx);
    await sql`select 1`.execute(trx);
  });
  await expect(work).rejects.toSatisfy((error) => sqlState(error) === '23505');
  expect(await all()).toEqual([]);
});

it('drops it where the work is given up, and the connection is as good as new', async () => {
  for (const before of [sql`select 1`, put(5)]) {
    const work = transact(database.db, async (trx) => {
      await before.execute(trx);
      await put(1).execute(trx);
      throw new Error('given up');
    });
    await expect(work).rejects.toThrow('given up');
  }
  await Promise.all([transact(database.db, (trx) => put(7).execute(trx)), put(8).execute(database.db)]);
  expect(await all()).toEqual([7, 8]);
});

it('sends at once outside a transaction', async () => {
  await put(1).execute(database.db);
  expect(await all()).toEqual([1]);
});

it('tries again after a serialisation fault that comes with the commit', async () => {
  let attempts = 0;
  await transact(database.db, async (trx) => {
    await put(++attempts).execute(trx);
    if (attempts === 1)
      await sql`do $$ begin raise exception using errcode = '40001'; end $$ ${sentAlong}`.execute(trx);
  });
  expect(await all()).toEqual([2]);
});

it('loses a part that failed by itself, with what was to be sent along, and keeps the rest', async () => {
  const part = (trx: Db, work: () => Promise<unknown>) => expect(apart(trx, work)).rejects.toThrow();
  await transact(database.db, async (trx) => {
    await put(1).execute(trx);
    await part(trx, async () => {
      await put(2).execute(trx);
      throw new Error('not this one');
    });
    await part(trx, () =>
      allOf([
        sql`insert into notes (n) values (${1})`.execute(trx),
        put(3).execute(trx),
        sql`insert into notes (n) values (${4})`.execute(trx),
      ]),
    );
    await apart(trx, () => allOf([put(5).execute(trx), put(6).execute(trx)]));
  });
  expect(await all()).toEqual([1, 5, 6]);
});
