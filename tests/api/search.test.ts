/** One search over everything: found by whom it may be, however it is typed; the best first; nothing breaks it. */
import { beforeAll, expect, it } from 'vitest';
import { openHouse, type House } from '../harness/house.ts';

let house: House;
const ids: Record<string, string> = {};

beforeAll(async () => {
  house = await openHouse();
  const add = async (path: string, body: object, as: 'sales' | 'other' | 'admin' = 'sales') => {
    const made = await house.as[as].post(path, body);
    expect(made.status, made.text).toBe(201);
    return made.body.id as string;
  };
  const phones = ['+86 755-2878 0808', '0755 1234 5678'];
  ids['customer'] = await add('/api/customers', { name: '华为技术有限公司', phones });
  const customerId = ids['customer'];
  ids['contact'] = await add('/api/contacts', { name: '华明', customerId, title: '采购经理' });
  ids['opportunity'] = await add('/api/opportunities', { name: '华为云扩容', customerId });
  ids['followUp'] = await add('/api/follow-ups', {
    customerId,
    kind: 'call',
    content: `${'前情提要。'.repeat(20)}确认华为云折扣100%_`,
  });
  ids['latin'] = await add('/api/customers', { name: 'Huawei Device' });
  ids['theirs'] = await add('/api/customers', { name: '华为别人的' }, 'other');
  ids['product'] = await add(
    '/api/products',
    { name: '华光传感器', code: 'HG-1', price: { amount: '99.00', currency: 'CNY' } },
    'admin',
  );
});

interface Found {
  kind: string;
  id: string;
  name: string;
  phone: string | null;
  near: boolean;
}
const find = async (q: string, as: keyof House['as'] = 'sales', limit = 5): Promise<Found[]> => {
  const answer = await house.as[as].get('/api/search', { q, limit: String(limit) });
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items;
};
const idsOf = (items: Found[]) => items.map(({ id }) => id);

it('finds every kind by parts, pinyin, initials, digits, text and code', async () => {
  const { customer, contact, opportunity, followUp, product, latin } = ids;
  expect(new Set(idsOf(await find('华为')))).toEqual(new Set([customer, opportunity, followUp]));
  for (const q of ['hwjs', '技术', '28780808', '2878 0808', '+86 755-2878'])
    expect(idsOf(await find(q)), q).toContain(customer);
  for (const q of ['华明', 'hm', 'huaming']) expect(idsOf(await find(q)), q).toContain(contact);
  expect(idsOf(await find('HG-1'))).toEqual([product]);
  expect(idsOf(await find('hua dev'))).toEqual([latin]);
  expect(idsOf(await find('赵敏'))).toEqual([house.as.other.id]);
});

it('what is found tells what one knows it by', async () => {
  const [customer] = await find('2878');
  expect(customer).toMatchObject({
    kind: 'customer',
    phone: '+86 755-2878 0808',
    owner: { id: house.as.sales.id },
  });
  expect((await find('1234 5678'))[0]?.phone).toBe('0755 1234 5678');
  const followUp = (await find('折扣'))[0];
  expect(followUp?.name).toMatch(/^….*确认华为云折扣100%_$/);
  expect(followUp).toMatchObject({ kind: 'followUp', detail: 'call', customer: { id: ids['customer'] } });
});

it('the whole name comes before its start, that before parts; a limit holds for each kind', async () => {
  const name = '总之';
  const made: string[] = [];
  for (const one of ['不总之', '总之很好', name, 'x 总之'])
    made.push((await house.as.sales.post('/api/customers', { name: one })).body.id);
  expect(idsOf(await find(name))).toEqual([made[2], made[1], made[3], made[0]]);
  expect(idsOf(await find(name, 'sales', 2))).toEqual([made[2], made[1]]);
});

it('a slip of the finger and a sign that sounds the same are near, where nothing is found as typed', async () => {
  for (const q of ['hauwei', 'huawie', 'huwei', 'huaweei', 'huswei', '华伟', '花为技术']) {
    const items = await find(q);
    expect(idsOf(items), q).toContain(ids['customer']);
    expect(
      items.every(({ near }) => near),
      q,
    ).toBe(true);
  }
  expect(await find('hzzwei')).toEqual([]);
  expect((await find('huawei')).some(({ near }) => near)).toBe(false);
});

it('nobody finds what they may not see; what is in the bin is gone with all that belongs to it', async () => {
  const { customer, theirs, product } = ids;
  expect(idsOf(await find('华为', 'other'))).toEqual([theirs]);
  expect(idsOf(await find('折扣', 'other'))).toEqual([]);
  expect(idsOf(await find('hauwei', 'other'))).toEqual([theirs]);
  expect(idsOf(await find('华为', 'lead'))).toEqual(expect.arrayContaining([customer]));
  // A product is everybody's.
  expect(idsOf(await find('华光', 'other'))).toEqual([product]);
  expect((await house.stranger().get('/api/search', { q: '华为' })).status).toBe(401);

  const away = await house.as.sales.post('/api/customers', { name: '清远消失' });
  await house.as.sales.post('/api/contacts', { name: '清远人', customerId: away.body.id });
  await house.as.sales.post('/api/follow-ups', { customerId: away.body.id, kind: 'note', content: '清远见' });
  expect(await find('清远')).toHaveLength(3);
  const path = `/api/customers/${away.body.id}`;
  const { version } = (await house.as.admin.get(path)).body;
  expect((await house.as.admin.remove(path, version)).status).toBe(204);
  expect(await find('清远')).toEqual([]);
});

it('hostile input finds nothing or is told what is wrong', async () => {
  for (const q of ['%', '\\', "'; drop table people --", '%%%_', '\\\\%', '"', '*'])
    expect(
      (await find(q)).every(({ kind }) => kind === 'followUp'),
      q,
    ).toBe(true);
  expect((await find('0%_')).map(({ id }) => id)).toEqual([ids['followUp']]);
  for (const q of ['x'.repeat(10_000), '', '   ', 'a\0b']) {
    const answer = await house.as.sales.get('/api/search', { q });
    expect(answer.status, q.slice(0, 9)).toBe(422);
    expect(answer.body.code).toBe('invalid_input');
  }
  for (const q of ['字'.repeat(200), 'a '.repeat(100), 'ﷺ'.repeat(200)])
    expect((await house.as.sales.get('/api/search', { q })).status).toBe(200);
  expect((await house.as.sales.get('/api/search', { q: 'a', limit: '21' })).status).toBe(422);
});
