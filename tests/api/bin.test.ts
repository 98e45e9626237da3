/** The bin: who deleted what, what goes along with a customer, found by name and by person; each sees only their own. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House, type PersonName } from '../harness/house.ts';

let house: House;
const ids: Record<string, string> = {};
const binOf = async (who: PersonName, query: Record<string, string> = {}) =>
  (await house.as[who].get('/api/bin', query)).body.items;

beforeAll(async () => {
  house = await openHouse();
  const { sales, admin } = house.as;
  for (const [who, name] of [
    [sales, '海纳精密'],
    [sales, '远山物流'],
    [admin, '长风医药'],
  ] as const)
    ids[name] = (await who.post('/api/customers', { name })).body.id;
  const customerId = ids['海纳精密'];
  await sales.post('/api/contacts', { customerId, name: '李雷' });
  const gone = (await sales.post('/api/contacts', { customerId, name: '韩梅' })).body;
  await sales.post('/api/follow-ups', { customerId, kind: 'call', content: '问好' });
  await sales.post('/api/opportunities', { customerId, name: '样机' });
  expect((await admin.remove(`/api/contacts/${gone.id}`, gone.version)).status).toBe(204);
  for (const id of Object.values(ids))
    expect((await admin.remove(`/api/customers/${id}`, 1)).status).toBe(204);
});

it('says who deleted a customer, and what comes back with it: not what was deleted by itself', async () => {
  const [item] = await binOf('admin', { q: '海纳' });
  expect(item).toMatchObject({
    name: '海纳精密',
    deletedBy: { name: '陈静' },
    along: { contact: 1, followUp: 1, opportunity: 1 },
    can: { restore: true },
  });
  expect((await binOf('admin', { object: 'contact' }))[0]).toMatchObject({ name: '韩梅', along: null });
});

it('finds by a part of the name, and by who deleted it; what is no text or person is refused', async () => {
  const names = async (query: Record<string, string>) =>
    (await binOf('admin', query)).map(({ name }: { name: string }) => name);
  expect(await names({ q: '物流' })).toEqual(['远山物流']);
  expect(await names({ q: '%' })).toEqual([]);
  expect(await names({ deletedBy: house.as.admin.id })).toHaveLength(3);
  expect(await names({ deletedBy: house.as.sales.id })).toEqual([]);
  for (const query of [{ deletedBy: 'x' }, { q: 'x'.repeat(201) }, { object: 'view' }])
    expect((await house.as.admin.get('/api/bin', query)).status).toBe(422);
});

it('shows nobody what they could not delete', async () => {
  expect(await binOf('reader')).toEqual([]);
  expect(await binOf('other')).toEqual([]);
});

it('a restored customer brings all of it along', async () => {
  const id = ids['海纳精密'];
  expect((await house.as.admin.post(`/api/customers/${id}/restore`)).status).toBe(200);
  const { items } = (await house.as.admin.get('/api/contacts', { customerId: id ?? '' })).body;
  expect(items.map(({ name }: { name: string }) => name)).toEqual(['李雷']);
  expect(await binOf('admin', { q: '海纳' })).toEqual([]);
});

describe('several at once', () => {
  const restore = (who: PersonName, object: string, of: unknown[]) =>
    house.as[who].post('/api/bin/restore', { object, ids: of });
  const add = async (path: string, body: object) => (await house.as.sales.post(path, body)).body.id as string;
  const bin = async (path: string, id: string) =>
    expect((await house.as.admin.remove(`${path}/${id}`, 1)).status).toBe(204);

  it('come back, each by itself: what has to stay is told with its reason, and keeps none of the others', async () => {
    const [kept, gone] = [
      await add('/api/customers', { name: '留下的' }),
      await add('/api/customers', { name: '删掉的' }),
    ];
    const fine = await add('/api/contacts', { customerId: kept, name: '甲' });
    const orphan = await add('/api/contacts', { customerId: gone, name: '乙' });
    const there = await add('/api/contacts', { customerId: kept, name: '丙' });
    for (const id of [fine, orphan]) await bin('/api/contacts', id);
    await bin('/api/customers', gone);
    const nobody = '019a0000-0000-7000-8000-000000000000';
    const answer = await restore('admin', 'contact', [orphan, fine, there, nobody, fine]);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toEqual({
      restored: [fine],
      failed: [
        { id: orphan, code: 'wrong_state' },
        { id: there, code: 'not_found' },
        { id: nobody, code: 'not_found' },
      ],
    });
    expect((await house.as.sales.get(`/api/contacts/${fine}`)).body.version).toBe(3);
    const { items } = (await house.as.sales.get('/api/history', { object: 'contact', recordId: fine })).body;
    expect(items[0]).toMatchObject({ action: 'restored', by: { id: house.as.admin.id } });
  });

  it('are counted again where they count: a follow-up is the last contact with its customer', async () => {
    const customerId = await add('/api/customers', { name: '又联系' });
    const followUp = await add('/api/follow-ups', { customerId, kind: 'call', content: '来电' });
    const last = async () => (await house.as.sales.get(`/api/customers/${customerId}`)).body.lastFollowUpAt;
    expect(await last()).not.toBeNull();
    await bin('/api/follow-ups', followUp);
    expect(await last()).toBeNull();
    expect((await restore('admin', 'followUp', [followUp])).body.restored).toEqual([followUp]);
    expect(await last()).not.toBeNull();
  });

  it.each([
    ['reader', 'forbidden'],
    ['other', 'not_found'],
    ['sales', 'forbidden'],
  ] as const)('are not for %s: %s', async (who, code) => {
    const id = await add('/api/customers', { name: `不给${who}` });
    await bin('/api/customers', id);
    expect((await restore(who, 'customer', [id])).body).toEqual({ restored: [], failed: [{ id, code }] });
    expect((await house.as.admin.get(`/api/customers/${id}`)).status).toBe(404);
  });

  it.each([
    ['none', []],
    ['more than a call takes', Array.from({ length: 201 }, () => '019a0000-0000-7000-8000-000000000000')],
    ['no ids', ['x']],
  ])('are refused: %s', async (_, of) => {
    expect((await restore('admin', 'customer', of)).status).toBe(422);
  });
});
