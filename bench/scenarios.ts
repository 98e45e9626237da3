/** What is asked of both servers: the same questions, to ours as a person who is signed in. */
import type autocannon from 'autocannon';
import type pg from 'pg';
import { v7 } from 'uuid';
import { generateBulkCustomers } from '../src/server/business/demo/bulk.ts';
import { customerRow, seed } from './fill.ts';
import type { Scenario, Target } from './load.ts';
import type { Who } from './people.ts';

const samples = 400;
/** Customers to create are made beforehand and taken in turns, each time with another name. */
const creations = 20_000;
const reading = 0.6;
const creating = 0.4;

interface Servers {
  ours: string;
  bare: string;
  cookies: Record<Who, string>;
}

/** @param rows how many customers there are: those created come after them */
export async function makeScenarios(
  pool: pg.Pool,
  servers: Servers,
  sellers: readonly string[],
  rows: number,
): Promise<Scenario[]> {
  const seller = sellers[0] ?? '';
  const { rows: own } = await pool.query<{ id: string }>(
    `select id from customers where owner_id = $1 and deleted_at is null order by md5(id::text) limit $2`,
    [seller, samples],
  );
  const { rows: some } = await pool.query<Named>(
    `select name, city, search_text from customers tablesample system (5)
      where search_text ~ '^[^a-z]' order by md5(id::text) limit $1`,
    [samples],
  );
  const ours = (who: Who, paths: string[]): Target => ({
    url: servers.ours,
    headers: { cookie: servers.cookies[who] },
    requests: paths.map((path) => ({ path })),
  });
  const bare = (paths: string[]): Target => ({
    url: servers.bare,
    requests: paths.map((path) => ({ path })),
  });
  const list = (owners: readonly string[]) =>
    owners.map((id) => `/api/customers?ownerId=${id}&sort=-createdAt`);
  const bareList = (owners: readonly string[]) => owners.map((id) => `/list?ownerId=${id}`);
  const search = (name: string, texts: string[], grams: (text: string) => string[]): Scenario => ({
    name,
    share: reading,
    ours: ours(
      'reader',
      texts.map((text) => `/api/customers?q=${encodeURIComponent(text)}`),
    ),
    bare: bare(texts.map((text) => `/search?${bareSearch(text, grams(text))}`)),
  });
  return [
    {
      name: 'list of 50 by owner, newest first: own (salesperson)',
      share: reading,
      ours: ours('seller', list([seller])),
      bare: bare(bareList([seller])),
    },
    {
      name: 'list of 50 by owner, newest first: anybody (sees all)',
      share: reading,
      ours: ours('reader', list(sellers)),
      bare: bare(bareList(sellers)),
    },
    {
      name: 'get one (salesperson)',
      share: reading,
      ours: ours(
        'seller',
        own.map(({ id }) => `/api/customers/${id}`),
      ),
      bare: bare(own.map(({ id }) => `/customers/${id}`)),
    },
    search(
      'search a name, 4 汉字 (sees all)',
      some.map((row) => part(row, 4)),
      pairs,
    ),
    search(
      'search a name, 2 汉字 (sees all)',
      some.map((row) => part(row, 2)),
      pairs,
    ),
    search('search a name, 6 pinyin initials (sees all)', some.map(initials), () => []),
    createOne(servers, seller, rows),
  ];
}

interface Named {
  name: string;
  city: string;
  search_text: string;
}

/** The beginning of the name after the city. */
const part = ({ name, city }: Named, signs: number) => name.slice(city.length, city.length + signs);
const initials = ({ search_text, city }: Named) =>
  (search_text.split('\n')[2] ?? '').slice(city.length, city.length + 6);
const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));

function bareSearch(text: string, grams: string[]): URLSearchParams {
  return new URLSearchParams({ text, ...(grams.length > 0 && { grams: grams.join() }) });
}

/** With a name of its own and an idempotency key for each; the bare server is sent the finished row. */
function createOne(servers: Servers, owner: string, rows: number): Scenario {
  const made = Array.from(generateBulkCustomers(seed, rows, creations, new Date()), customerRow);
  let next = 0;
  const take = () => {
    const row = made[next++ % made.length];
    if (!row) throw new Error('There is nothing to create.');
    return { ...row, id: v7(), name: `${row.name} ${next}` };
  };
  // A later run on the same data sends the same names again, but never the same keys.
  const run = Date.now();
  const post = (path: string, setup: () => autocannon.Request): autocannon.Request => ({
    path,
    method: 'POST',
    setupRequest: (request) => ({ ...request, ...setup() }),
  });
  const json = { 'content-type': 'application/json' };
  return {
    name: 'create one, with history and idempotency (salesperson)',
    share: creating,
    ours: {
      url: servers.ours,
      requests: [
        post('/api/customers', () => {
          const { name, industry, source, level, tags, phones, emails, employees, ...row } = take();
          const address = { country: row.country, region: row.region, city: row.city };
          const key = `bench-${run}-${next}`;
          return {
            headers: { ...json, cookie: servers.cookies.seller, 'idempotency-key': key },
            body: JSON.stringify({ name, industry, source, level, tags, phones, emails, employees, address }),
          };
        }),
      ],
    },
    bare: {
      url: servers.bare,
      requests: [
        post('/customers', () => {
          const now = new Date();
          const row = { ...take(), owner_id: owner, created_at: now, updated_at: now };
          return { headers: json, body: JSON.stringify(row) };
        }),
      ],
    },
  };
}
