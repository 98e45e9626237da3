/** Junk over the whole API: never a 500, always a problem that the catalogue knows, nothing half done. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/contract/api.ts';
import { Problem } from '../../src/contract/problem.ts';
import { calmHabits, openHouse, setPolicy, type Answer, type House } from '../harness/house.ts';
import { junk, nasty, nearly } from '../harness/junk.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 25);

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
}

let house: House;
let schemas: Record<string, object>;
let byId: Map<string, Operation>;
let ids: string[];

beforeAll(async () => {
  house = await openHouse();
  await setPolicy(house, { habits: calmHabits });
  const document = (await house.as.admin.get('/api/openapi.json')).body;
  schemas = document.components.schemas;
  byId = new Map(
    Object.values(document.paths)
      .flatMap((path) => Object.values(path as object) as Operation[])
      .map((operation) => [operation.operationId, operation]),
  );
  const customer = (await house.as.admin.post('/api/customers', { name: '真客户' })).body;
  const contact = (await house.as.admin.post('/api/contacts', { name: '真人', customerId: customer.id }))
    .body;
  const deal = (await house.as.admin.post('/api/opportunities', { name: '真单', customerId: customer.id }))
    .body;
  const pipeline = (await house.as.admin.get('/api/pipelines')).body.items[0];
  ids = [
    customer.id,
    contact.id,
    deal.id,
    pipeline.id,
    pipeline.stages[0].id,
    house.as.sales.id,
    house.departments.sales,
  ];
});

function expectSound(answer: Answer, said: string): void {
  expect(answer.status, said).toBeLessThan(500);
  if (answer.status < 400) return;
  expect(String(answer.headers['content-type']), said).toContain('application/problem+json');
  const problem = Problem.parse(answer.body);
  expect(problem.status, said).toBe(answer.status);
}

/** These end the session that the walk goes on with, or make or remove a whole company each time. */
const leftOut = new Set([
  'access.signOut',
  'demo.fill',
  'demo.clear',
  'access.changePassword',
  'sessions.onOpenWifi',
  // Goes on without an end; takes nothing that could be junk.
  'live.follow',
]);

describe('junk', () => {
  it.each([...operations.keys()].filter((id) => !leftOut.has(id)))('%s', async (id) => {
    const endpoint = operations.get(id);
    const operation = byId.get(id);
    if (!endpoint || !operation) throw new Error(id);
    const parameters = (place: string) =>
      fc.record(
        Object.fromEntries(
          operation.parameters
            .filter((p) => p.in === place)
            .map((p) => [p.name, nearly(p.schema, schemas, ids)]),
        ),
        { requiredKeys: place === 'path' ? undefined : [] } as object,
      );
    const schema = operation.requestBody?.content['application/json']?.schema;
    const body = schema
      ? nearly(schema, schemas, ids)
      : endpoint.upload
        ? fc.string({ unit: 'binary' })
        : fc.constant(undefined);
    const property = fc.asyncProperty(
      parameters('path'),
      parameters('query'),
      body,
      fc.nat({ max: 3 }),
      async (path, query, given, version) => {
        const url = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(wellFormed(path[name])),
        );
        const sent = {
          query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, wellFormed(value)])),
          ...(endpoint.versioned && { version }),
          headers: { 'content-type': endpoint.upload ? 'text/csv' : 'application/json' },
        };
        const who =
          fc.sample(
            fc.constantFrom('admin', 'sales', 'reader') as fc.Arbitrary<'admin' | 'sales' | 'reader'>,
            1,
          )[0] ?? 'admin';
        const payload =
          given === undefined
            ? undefined
            : endpoint.upload
              ? Buffer.from(typeof given === 'string' ? given : '')
              : JSON.stringify(given);
        const answer = await house.as[who].send(endpoint.method, url, payload, sent);
        expectSound(
          answer,
          `${endpoint.method} ${url} ${JSON.stringify(query)} ${String(payload?.slice(0, 500))} → ${answer.text.slice(0, 500)}`,
        );
      },
    );
    await fc.assert(property, { numRuns: runs });
  });

  it('in a text is refused with its pointer, or kept to the letter', async () => {
    for (const name of nasty) {
      const answer = await house.as.sales.post('/api/customers', { name });
      expectSound(answer, name);
      if (answer.status === 201) expect(answer.body.name).toBe(name.normalize('NFC').trim());
      else expect(answer.body.errors[0].pointer).toBe('/body/name');
      expectSound(await house.as.sales.get('/api/customers', { q: wellFormed(name) }), name);
    }
  });

  it('in requests is told apart: unreadable, too large, of a wrong type, of a wrong encoding', async () => {
    const send = (payload: string | Buffer, type = 'application/json') =>
      house.as.sales.send('POST', '/api/customers', payload, { headers: { 'content-type': type } });
    const cases: [string | Buffer, string, string][] = [
      ['{"name":', 'application/json', 'unreadable'],
      [Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'application/json', 'unreadable'],
      [Buffer.from('{"name":"x"}', 'utf16le'), 'application/json', 'unreadable'],
      ['', 'application/json', 'invalid_input'],
      ['null', 'application/json', 'invalid_input'],
      ['[]', 'application/json', 'invalid_input'],
      [`{"name":"${'x'.repeat(2_000_000)}"}`, 'application/json', 'too_large'],
      ['['.repeat(100_000), 'application/json', 'unreadable'],
      ['<name>x</name>', 'application/xml', 'unsupported_media_type'],
      ['name=x', 'application/x-www-form-urlencoded', 'unsupported_media_type'],
    ];
    for (const [payload, type, code] of cases) {
      const answer = await send(payload, type);
      expectSound(answer, code);
      expect(answer.body.code, String(payload).slice(0, 40)).toBe(code);
    }
    for (const key of ['', 'with space', '键', 'x'.repeat(300)]) {
      expect((await house.as.sales.post('/api/customers', { name: 'x' }, { key })).body.code, key).toBe(
        'unreadable',
      );
    }
    for (const header of ['abc', '*', '"1', '99999999999', '1.5']) {
      const answer = await house.as.sales.send(
        'PATCH',
        `/api/customers/${ids[0]}`,
        {},
        { headers: { 'if-match': header } },
      );
      expect([412, 428, 404], header).toContain(answer.status);
    }
  });

  it('in addresses is a clear no', async () => {
    for (const url of [
      '/api/customers/%00',
      '/api/customers/%ff',
      '/%c0%ae',
      `/api/customers/${'x'.repeat(5000)}`,
      '/api/customers?limit=0',
      '/api/customers?limit[]=5',
      '/api/customers?sort=drop',
      '/api/customers?nothing=1',
    ]) {
      const answer = await house.as.sales.get(url);
      expectSound(answer, url);
      expect(answer.status, url).toBeGreaterThanOrEqual(400);
    }
  });

  it('of any shape in any field of a customer changes nothing that was there', async () => {
    const { id } = (await house.as.sales.post('/api/customers', { name: '原样' })).body;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('level', 'tags', 'phones', 'address', 'employees', 'annualRevenue', 'ownerId'),
        junk,
        async (field, value) => {
          const before = (await house.as.sales.get(`/api/customers/${id}`)).body;
          const answer = await house.as.sales.patch(`/api/customers/${id}`, before.version, {
            [field]: value,
          });
          expectSound(answer, JSON.stringify({ [field]: value }));
          if (answer.status >= 400)
            expect((await house.as.sales.get(`/api/customers/${id}`)).body).toEqual(before);
        },
      ),
      { numRuns: runs },
    );
  });
});

/** A query string is made of well-formed text; what isn't can't even be sent. */
const wellFormed = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
