/** Views of lists: one's own and shared ones; what doesn't fit the list is refused. */
import { beforeAll, expect, it } from 'vitest';
import { openHouse, statuses, type House, type PersonName } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const look = { columns: ['name', 'level'], density: 'compact' };
const add = (who: PersonName, body: object) =>
  house.as[who].post('/api/views', { object: 'customer', filters: { level: ['A', 'B'] }, ...look, ...body });
const namesOf = async (who: PersonName, object = 'customer'): Promise<string[]> =>
  (await house.as[who].get('/api/views', { object })).body.items.map(({ name }: { name: string }) => name);

it('are kept as they were saved, each under its person and list', async () => {
  const made = await add('sales', {
    name: '重点客户',
    filters: { level: ['A', 'B'], sort: '-lastFollowUpAt' },
  });
  expect(made.status, made.text).toBe(201);
  expect(made.body).toMatchObject({
    ...look,
    filters: { level: ['A', 'B'], sort: '-lastFollowUpAt' },
    owner: { name: '王芳' },
    shared: false,
    can: { change: true },
    version: 1,
  });
  expect(await namesOf('sales')).toContain('重点客户');
  expect(await namesOf('sales', 'contact')).not.toContain('重点客户');
  const usual = await house.as.sales.post('/api/views', { object: 'contact', name: '重点客户' });
  expect(usual.body).toMatchObject({ filters: {}, columns: null, density: 'comfortable' });
});

it('are nobody else’s: absent for others, an administrator too', async () => {
  const { id } = (await add('sales', { name: '我的' })).body;
  for (const who of ['other', 'admin'] as const) {
    expect(await namesOf(who)).not.toContain('我的');
    expect((await house.as[who].patch(`/api/views/${id}`, 1, { name: 'x' })).status).toBe(404);
    expect((await house.as[who].remove(`/api/views/${id}`, 1)).status).toBe(404);
  }
});

it('are shared by who manages settings; others use them, and only such people change them', async () => {
  expect((await add('sales', { name: '给大家', shared: true })).status).toBe(403);
  const own = (await add('sales', { name: '想给大家' })).body;
  expect((await house.as.sales.patch(`/api/views/${own.id}`, 1, { shared: true })).status).toBe(403);
  const { id } = (await add('admin', { name: '给大家', shared: true })).body;
  expect(await namesOf('sales')).toContain('给大家');
  const { items } = (await house.as.sales.get('/api/views', { object: 'customer' })).body;
  expect(items.find((view: { id: string }) => view.id === id).can).toEqual({ change: false });
  expect((await house.as.sales.patch(`/api/views/${id}`, 1, { name: 'x' })).status).toBe(403);
  expect((await house.as.sales.remove(`/api/views/${id}`, 1)).status).toBe(403);
  expect((await house.as.admin.patch(`/api/views/${id}`, 1, { shared: false })).body.shared).toBe(false);
  expect(await namesOf('sales')).not.toContain('给大家');
});

it('change against their version: of two at once one is refused', async () => {
  const { id } = (await add('sales', { name: '并发' })).body;
  const path = `/api/views/${id}`;
  const answers = await Promise.all(
    ['甲', '乙'].map((name) => house.as.sales.patch(path, 1, { name, filters: { q: name } })),
  );
  expect(statuses(answers)).toEqual([200, 412]);
  expect(answers.find(({ status }) => status === 200)?.headers['etag']).toBe('"2"');
  expect((await house.as.sales.send('PATCH', path, { name: 'x' })).status).toBe(428);
  expect((await house.as.sales.remove(path, 1)).status).toBe(412);
  expect((await house.as.sales.remove(path, 2)).status).toBe(204);
  expect((await house.as.sales.remove(path, 2)).status).toBe(404);
});

it('differ in name, whatever its case, also when saved at once', async () => {
  const answers = await Promise.all(['Hot', 'HOT'].map((name) => add('lead', { name })));
  expect(statuses(answers)).toEqual([201, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
    code: 'duplicate',
    errors: [{ pointer: '/body/name', code: 'taken' }],
  });
  const second = (await add('lead', { name: 'cold' })).body;
  expect((await house.as.lead.patch(`/api/views/${second.id}`, 1, { name: 'hot' })).status).toBe(409);
  expect((await add('other', { name: 'Hot' })).status).toBe(201);
});

it('are made once by a call that is sent again', async () => {
  const body = { object: 'opportunity', name: '本季度', filters: { closeTo: '2026-12-31' } };
  const answers = [];
  for (let i = 0; i < 2; i++)
    answers.push(await house.as.sales.post('/api/views', body, { key: 'views-once-0001' }));
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(answers[1]?.body.id).toBe(answers[0]?.body.id);
  expect(await namesOf('sales', 'opportunity')).toEqual(['本季度']);
});

it.each([
  ['a filter of another list', { filters: { stageId: ['x'] } }],
  ['a value that its filter does not take', { filters: { kind: 'ghost' } }],
  ['paging', { filters: { limit: '10' } }],
  ['a name of the language itself', { filters: { constructor: 'x' } }],
  ['NUL in a value', { filters: { q: 'a\0b' } }],
  ['NUL in a filter’s name', { filters: { 'q\0': 'a' } }],
  ['half a character', { filters: { q: '\ud800' } }],
  ['a column that is no word', { columns: ['na me'] }],
  ['no column at all', { columns: [] }],
  ['a density of its own', { density: 'tiny' }],
  ['an empty name', { name: ' ' }],
  ['a field too many', { owner: 'x' }],
])('do not take %s', async (what, body) => {
  expect((await add('sales', { name: '坏的', ...body })).status).toBe(422);
  const { id } = (await add('reader', { name: what })).body;
  expect((await house.as.reader.patch(`/api/views/${id}`, 1, body)).status).toBe(422);
});

it('are at most fifty of one list', async () => {
  for (let i = (await namesOf('service')).length; i < 50; i++) await add('service', { name: `视图 ${i}` });
  const one = await add('service', { name: '太多' });
  expect([one.status, one.body.code]).toEqual([409, 'wrong_state']);
});
