/**
 * What ours is measured against: Fastify and `pg` with the same statements on the same tables, prepared likewise, and
 * nothing else: no signing in, no rights, no history, no checks. A process of its own; says its port and waits.
 */
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ ...JSON.parse(process.env['BENCH_CONNECTION'] ?? '{}'), max: 12 });
const http = Fastify();

const line = `select c.id, c.name, c.kind, c.industry, c.source, c.level, c.tags, c.phones, c.emails, c.city, c.owner_id,
    p.name as owner_name, c.last_follow_up_at, c.version, c.created_at, c.updated_at
  from customers as c left join people as p on p.id = c.owner_id where c.deleted_at is null`;
const newestFirst = 'order by c.created_at desc, c.id desc limit 51';

async function list(condition: string, values: unknown[], name?: string) {
  const text = `${line} and ${condition} ${newestFirst}`;
  const { rows } = await pool.query({ text, values, ...(name !== undefined && { name }) });
  return { items: rows };
}

http.get<{ Querystring: { ownerId: string } }>('/list', ({ query }) =>
  list('c.owner_id = $1', [query.ownerId], 'list'),
);

// Not prepared, as in ours: the best plan depends on the word.
http.get<{ Querystring: { text: string; grams?: string } }>('/search', ({ query: { text, grams } }) =>
  grams === undefined
    ? list('c.search_text like $1', [`%${text}%`])
    : list('c.search_grams @> $1::text[] and strpos(c.search_text, $2) > 0', [grams.split(','), text]),
);

const shown =
  'id name kind industry source level tags phones emails website employees revenue_amount revenue_currency founded_year country region city street postcode billing_title billing_tax_id billing_bank billing_account description parent_id owner_id last_follow_up_at version created_at updated_at'.split(
    ' ',
  );
http.get<{ Params: { id: string } }>('/customers/:id', async ({ params }, reply) => {
  const { rows } = await pool.query({
    name: 'get',
    text: `select ${shown.map((column) => `c.${column}`).join()}, p.name as owner_name, parent.name as parent_name,
        coalesce((select json_agg(json_build_object('id', q.id, 'name', q.name) order by q.sort_name)
          from customer_collaborators k join people q on q.id = k.person_id where k.customer_id = c.id), '[]'::json)
          as collaborators
      from customers as c left join people as p on p.id = c.owner_id
        left join customers as parent on parent.id = c.parent_id
      where c.id = $1 and c.deleted_at is null`,
    values: [params.id],
  });
  return rows[0] ?? reply.code(404).send();
});

const columns =
  'id name kind industry source level tags phones emails employees country region city owner_id sort_name search_text search_grams created_at updated_at'.split(
    ' ',
  );
http.post<{ Body: Record<string, unknown> }>('/customers', async ({ body }, reply) => {
  await pool.query({
    name: 'create',
    text: `insert into customers (${columns.join()}) values (${columns.map((_, i) => `$${i + 1}`).join()})`,
    values: columns.map((column) => body[column]),
  });
  return reply.code(201).send(body);
});

await http.listen({ host: '127.0.0.1', port: 0 });
process.send?.((http.server.address() as AddressInfo).port);
process.on('disconnect', () => process.exit());
