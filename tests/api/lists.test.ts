/** What lists tell besides their rows: what all of them come to, their groups, and the columns of their files. */
import { beforeAll, expect, it } from 'vitest';
import { openHouse, type House, type PersonName } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
const deal = async (name: string, amount: string, currency: string, probability: number) => {
  const body = { name, amount: { amount, currency }, probability, ownerId: house.as.sales.id };
  expect((await house.as.admin.post('/api/opportunities', body)).status).toBe(201);
};

it('sums all deals that match and may be seen, exactly, per currency', async () => {
  await deal('合计甲', '0.10', 'CNY', 50);
  await deal('合计乙', '9999999999999.20', 'CNY', 100);
  await deal('合计丙', '12.34', 'USD', 10);
  const totals = (who: 'sales' | 'other', query: Record<string, string>) =>
    house.as[who].get('/api/opportunities/totals', query);
  expect((await totals('sales', { q: '合计' })).body).toEqual({
    count: 3,
    sums: [
      { currency: 'CNY', amount: '9999999999999.30', weighted: '9999999999999.25' },
      { currency: 'USD', amount: '12.34', weighted: '1.23' },
    ],
  });
  expect((await totals('sales', { q: '合计丙' })).body.count).toBe(1);
  expect((await totals('other', { q: '合计' })).body).toEqual({ count: 0, sums: [] });
  expect((await totals('sales', { limit: '5' })).status).toBe(422);
});

it('exports the columns asked for, in their order, and refuses what is no column', async () => {
  await house.as.admin.post('/api/customers', { name: '列一', level: 'A', tags: ['甲', '乙'] });
  const take = (columns: string) => house.as.admin.get('/api/customers/export', { q: '列一', columns });
  const lines = (await take('level,name,createdAt')).text.replace('\ufeff', '').split('\r\n');
  expect(lines[0]).toBe('级别,客户名称,新建时间');
  expect(lines[1]).toMatch(/^A,列一,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  for (const columns of ['name,password', 'constructor', 'search_text', 'a b', 'name,'.repeat(200)])
    expect((await take(columns)).status, columns).toBe(422);
  const all = (await house.as.admin.get('/api/customers/export', { q: '列一' })).text;
  expect(all).not.toContain('新建时间');
  expect(all).toContain('甲; 乙');
});

type Told = { key: string | null; name: string | null; count: number };
type Query = Record<string, string>;
const groups = (who: PersonName, object: 'customers' | 'opportunities', query: Query) =>
  house.as[who].get(`/api/${object}/groups`, query);
const toldOf = async (who: PersonName, query: Query): Promise<[string | null, number][]> =>
  (await groups(who, 'customers', query)).body.items.map(({ name, count }: Told) => [name, count]);

it('tells the groups of all customers that match and may be seen, those with nothing in the field last', async () => {
  const { sales, other } = house.as;
  const made: [string | null, string | null, string | null, string | null][] = [
    ['B', '上海', 'software', sales.id],
    ['A', '上海', 'software', sales.id],
    ['B', '北京', 'a, b', sales.id],
    ['B', null, null, other.id],
    [null, null, null, null],
  ];
  for (const [i, [level, city, industry, ownerId]] of made.entries()) {
    const body = { name: `分组${i}`, level, address: { city }, industry, ownerId };
    expect((await house.as.admin.post('/api/customers', body)).status).toBe(201);
  }
  const q = '分组';
  expect(await toldOf('admin', { q, by: 'level' })).toEqual([
    ['A', 1],
    ['B', 3],
    [null, 1],
  ]);
  expect(await toldOf('admin', { q, by: 'city' })).toEqual([
    ['上海', 2],
    ['北京', 1],
    [null, 2],
  ]);
  expect((await groups('admin', 'customers', { q, by: 'owner' })).body).toMatchObject({
    by: 'owner',
    left: 0,
    items: [
      { key: sales.id, name: '王芳', count: 3 },
      { key: other.id, count: 1 },
      { key: null, name: null, count: 1 },
    ],
  });
  expect(await toldOf('sales', { q, by: 'owner' })).toEqual([['王芳', 3]]);
  expect(await toldOf('other', { q, by: 'level' })).toEqual([['B', 1]]);
  expect(await toldOf('admin', { q, by: 'city', level: 'B' })).toEqual([
    ['上海', 1],
    ['北京', 1],
    [null, 1],
  ]);
  expect(await toldOf('admin', { q: '没有这样的', by: 'city' })).toEqual([]);
});

it('lists the rows of each group by its key, and of those with nothing by `without`', async () => {
  const total = async (filters: [string, string][]): Promise<number> => {
    const query = new URLSearchParams([['q', '分组'], ['count', 'true'], ...filters]);
    return (await house.as.admin.get(`/api/customers?${query}`)).body.total;
  };
  const keys = { owner: 'ownerId', level: 'level', city: 'city', industry: 'industry' };
  for (const [by, filter] of Object.entries(keys)) {
    const { items } = (await groups('admin', 'customers', { q: '分组', by })).body as { items: Told[] };
    expect(
      items.map(({ count }) => count).reduce((a, b) => a + b),
      by,
    ).toBe(5);
    for (const { key, count } of items) {
      const of: [string, string] = key === null ? ['without', by] : [filter, key];
      // A value with a comma in it is said twice.
      expect(await total(key?.includes(',') ? [of, of] : [of]), `${by} ${key}`).toBe(count);
    }
  }
  expect(await total([['without', 'owner,level']])).toBe(1);
});

it('groups opportunities by stage in the pipeline’s order and by owner, with exact sums per currency', async () => {
  const { sales } = house.as;
  const [pipeline] = (await house.as.admin.get('/api/pipelines')).body.items;
  const [first, second] = pipeline.stages;
  const put = async (stageId: string, amount: string, currency: string, ownerId: string | null) => {
    const body = { name: '分档', amount: { amount, currency }, probability: 50, ownerId, stageId };
    expect((await house.as.admin.post('/api/opportunities', body)).status).toBe(201);
  };
  await put(second.id, '0.10', 'CNY', sales.id);
  await put(second.id, '0.20', 'CNY', sales.id);
  await put(second.id, '5.00', 'USD', null);
  await put(first.id, '7.00', 'CNY', sales.id);
  const told = async (who: PersonName, by: string) =>
    (await groups(who, 'opportunities', { q: '分档', by })).body.items;
  const cny = (amount: string, weighted: string) => ({ currency: 'CNY', amount, weighted });
  const usd = { currency: 'USD', amount: '5.00', weighted: '2.50' };
  expect(await told('admin', 'stage')).toEqual([
    { key: first.id, name: first.name, count: 1, sums: [cny('7.00', '3.50')] },
    { key: second.id, name: second.name, count: 3, sums: [cny('0.30', '0.15'), usd] },
  ]);
  expect(await told('admin', 'owner')).toEqual([
    { key: sales.id, name: '王芳', count: 3, sums: [cny('7.30', '3.65')] },
    { key: null, name: null, count: 1, sums: [usd] },
  ]);
  expect((await told('sales', 'stage')).map(({ count }: Told) => count)).toEqual([1, 2]);
  expect(await told('other', 'stage')).toEqual([]);
  const nobodys = await house.as.admin.get('/api/opportunities', { q: '分档', without: 'owner' });
  expect(nobodys.body.items).toHaveLength(1);
});

it('refuses to group by what is no grouping', async () => {
  expect((await groups('admin', 'customers', {})).status).toBe(422);
  for (const by of ['', 'name', 'level,city', 'constructor', 'c.owner_id', 'stage; drop table customers'])
    expect((await groups('admin', 'customers', { by })).status, by).toBe(422);
  for (const by of ['city', 'pipelineId', 'expected'])
    expect((await groups('admin', 'opportunities', { by })).status, by).toBe(422);
  for (const more of [
    { sort: 'name' },
    { limit: '5' },
    { cursor: 'x' },
    { without: 'name' },
    { level: 'x'.repeat(21) },
  ])
    expect((await groups('admin', 'customers', { by: 'level', ...more })).status, JSON.stringify(more)).toBe(
      422,
    );
  expect((await house.stranger().get('/api/customers/groups', { by: 'level' })).status).toBe(401);
});

it('keeps a grouping in a view', async () => {
  const add = (object: string, group: string) =>
    house.as.sales.post('/api/views', { object, name: `按${group}`, filters: { group } });
  expect((await add('customer', 'level')).body.filters).toEqual({ group: 'level' });
  expect((await add('opportunity', 'stage')).status).toBe(201);
  expect((await add('customer', 'stage')).status).toBe(422);
  expect((await add('contact', 'owner')).status).toBe(422);
});
