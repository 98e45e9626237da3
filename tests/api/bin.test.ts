/** The bin: who deleted what, what goes along with a customer, found by name and by person; each sees only their own. */
import { beforeAll, expect, it } from 'vitest';
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
