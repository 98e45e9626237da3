/** Who else is on a record: told to those who may see it, forgotten by itself, and no sign of anybody at work. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { openHouse, setPolicy, type House, type PersonName } from '../harness/house.ts';

let house: House;
/** Wang's customer: Li, who leads her department, sees it; Zhao doesn't. */
let customer: { id: string; version: number };
const pages = {} as Record<PersonName, string>;

beforeAll(async () => {
  house = await openHouse();
  for (const who of Object.keys(house.as) as PersonName[]) pages[who] = randomUUID();
});
afterEach(() => house.setNow(null));

const fresh = async () =>
  (customer = (await house.as.sales.post('/api/customers', { name: '云海物流' })).body);
const here = () => ({ object: 'customer', recordId: customer.id });
const say = (who: PersonName, more: object = {}) =>
  house.as[who].post('/api/presence', { ...here(), page: pages[who], doing: 'viewing', ...more });
const seenBy = async (who: PersonName) => {
  const answer = await house.as[who].get('/api/presence', here());
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items.map((one: { person: { name: string }; doing: string }) => [
    one.person.name,
    one.doing,
  ]);
};
const inSeconds = (seconds: number) => house.setNow(new Date(Date.now() + seconds * 1000));

it('the others are named, with what they do; whoever comes is told at once who is there', async () => {
  await fresh();
  expect((await say('sales')).body).toEqual({ items: [] });
  expect((await say('lead')).body.items).toMatchObject([{ person: { name: '王芳' }, doing: 'viewing' }]);
  expect(await seenBy('sales')).toEqual([['李强', 'viewing']]);
  await say('lead', { doing: 'editing' });
  expect(await seenBy('sales')).toEqual([['李强', 'editing']]);
  expect(await seenBy('admin')).toHaveLength(2);
});

it('somebody with two pages of it is there once, and changing it if one of them does', async () => {
  await fresh();
  await say('lead', { doing: 'editing' });
  const second = randomUUID();
  await say('lead', { page: second });
  expect(await seenBy('sales')).toEqual([['李强', 'editing']]);
  expect((await house.as.lead.send('DELETE', `/api/presence/${pages.lead}`)).status).toBe(204);
  expect(await seenBy('sales')).toEqual([['李强', 'viewing']]);
  await house.as.lead.send('DELETE', `/api/presence/${second}`);
  expect(await seenBy('sales')).toEqual([]);
});

it('a page is in one place: on another record it has left the former one', async () => {
  await fresh();
  await say('lead');
  const former = here();
  const other = await house.as.sales.post('/api/customers', { name: '长风医药' });
  await say('lead', { recordId: other.body.id });
  expect((await house.as.sales.get('/api/presence', former)).body.items).toEqual([]);
});

it('nobody takes somebody else’s page away', async () => {
  await fresh();
  await say('lead');
  await say('admin', { page: pages.lead });
  expect(await seenBy('sales')).toHaveLength(2);
  expect((await house.as.sales.send('DELETE', `/api/presence/${pages.lead}`)).status).toBe(204);
  expect(await seenBy('sales')).toHaveLength(2);
});

it('who says nothing any more is gone after three quarters of a minute', async () => {
  await fresh();
  await say('lead');
  inSeconds(40);
  expect(await seenBy('sales')).toHaveLength(1);
  await say('lead');
  inSeconds(80);
  expect(await seenBy('sales')).toHaveLength(1);
  inSeconds(90);
  expect(await seenBy('sales')).toEqual([]);
});

it('what somebody may not see is absent, for reading and for saying, and they are not there', async () => {
  await fresh();
  expect((await house.as.other.get('/api/presence', here())).status).toBe(404);
  expect((await say('other')).status).toBe(404);
  expect((await say('lead', { recordId: randomUUID() })).status).toBe(404);
  // Its id is that of a customer, not of a deal.
  expect((await say('lead', { object: 'opportunity' })).status).toBe(404);
  expect(await seenBy('sales')).toEqual([]);
});

it.each([
  ['a page without a name', { page: 'tab' }],
  ['a thing to do that is none', { doing: 'sleeping' }],
  ['a kind of record that is none', { object: 'person' }],
  ['a field too many', { personId: randomUUID() }],
])('%s is refused', async (_, wrong) => {
  await fresh();
  expect((await say('lead', wrong)).status).toBe(422);
});

it('is for people at pages: a program’s key is refused', async () => {
  const key = await house.as.admin.post('/api/api-keys', { name: 'k', scopes: ['customers.read'] });
  const headers = { authorization: `Bearer ${key.body.secret}` };
  const answer = await house.stranger().send('GET', '/api/presence', undefined, { headers, query: here() });
  expect(answer.status).toBe(403);
});

it('writes no history, no audit, and does not count as reading', async () => {
  await fresh();
  const { as, database } = house;
  const lines = () => database.pool.query(`select from audit where person_id = $1`, [as.reader.id]);
  const before = (await lines()).rowCount;
  await as.reader.get('/api/me');
  await say('reader');
  for (let i = 0; i < 20; i++) await as.reader.get('/api/presence', here());
  const changes = (await as.sales.get('/api/history', here())).body.items;
  expect(changes.map(({ action }: { action: string }) => action)).toEqual(['created']);
  expect((await lines()).rowCount).toBe(before);
  const read = () =>
    database.pool.query(`select sum(records_read)::int as n from activity where person_id = $1`, [
      as.reader.id,
    ]);
  // Who they are was read once; it is written every few seconds.
  await expect.poll(async () => (await read()).rows[0].n, { timeout: 20_000 }).toBe(1);
});

it('keeps no session from ending idle, nor hides that somebody is at work', async () => {
  await fresh();
  await setPolicy(house, { sessions: { days: 7, idleHours: 1, freshMinutes: 5 } });
  const [idle, busy] = [house.stranger(), house.stranger()];
  for (const browser of [idle, busy]) await browser.signIn('lead@huaxin.example');
  const words = { ...here(), page: randomUUID(), doing: 'viewing' };
  for (let minute = 10; minute < 60; minute += 10) {
    inSeconds(minute * 60);
    expect((await idle.post('/api/presence', words)).status).toBe(200);
    await busy.post('/api/presence', { ...words, page: randomUUID() });
    expect((await busy.get('/api/me')).status).toBe(200);
  }
  inSeconds(65 * 60);
  expect((await idle.get('/api/me')).status).toBe(401);
  expect((await busy.get('/api/me')).status).toBe(200);
  await setPolicy(house, {});
});
