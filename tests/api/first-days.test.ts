/** The list of first days ticks itself from what is so; what is made up, or somebody else's, ticks nothing of mine. */
import { beforeEach, expect, it } from 'vitest';
import { openHouse, type House, type PersonName } from '../harness/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});

const read = async (who: PersonName) => (await house.as[who].get('/api/first-days')).body;
const change = (who: PersonName, body: unknown) => house.as[who].send('PATCH', '/api/first-days', body);
type Steps = { step: string; done: boolean }[];
const doneOf = (steps: Steps) => steps.filter(({ done }) => done).map(({ step }) => step);
const query = (text: string, values: unknown[] = []) => house.database.pool.query(text, values);
const follow = async (who: PersonName, customerId: string) =>
  house.as[who].post('/api/follow-ups', { customerId, kind: 'note', content: 'x' });

it('tells each what their rights are for: the house to whoever looks after it', async () => {
  const admin = await read('admin');
  expect(admin.house.map(({ step }: Steps[number]) => step)).toEqual([
    'colleagues',
    'customers',
    'pipelines',
    'mail',
  ]);
  const reader = await read('reader');
  expect(reader.house).toEqual([]);
  expect(reader.own.map(({ step }: Steps[number]) => step)).not.toContain('followUp');
  expect((await read('sales')).own).toHaveLength(6);
  expect((await house.stranger().get('/api/first-days')).status).toBe(401);
});

it('ticks what is so, for the one of whom it is so', async () => {
  expect(doneOf((await read('sales')).own)).toEqual([]);
  const customer = (await house.as.sales.post('/api/customers', { name: '海纳' })).body;
  await follow('sales', customer.id);
  await house.as.sales.post('/api/views', { object: 'customer', name: '我的', filters: {} });
  await house.as.sales.send('PATCH', '/api/notices/preferences', { mail: { work: false } });
  const own = doneOf((await read('sales')).own);
  expect(own).toEqual(expect.arrayContaining(['followUp', 'view', 'notices']));
  expect(own).not.toContain('palette');
  expect(doneOf((await read('lead')).own)).not.toContain('followUp');
  expect(doneOf((await read('admin')).house)).toEqual(['colleagues', 'customers']);
  await query(`insert into mail_tests (id, person_id, sent_at, settings_hash, code_hash, confirmed_at)
    select uuidv7(), id, now(), '', '', now() from people limit 1`);
  expect(doneOf((await read('admin')).house)).toContain('mail');
});

it('unticks what is no longer so', async () => {
  const customer = (await house.as.sales.post('/api/customers', { name: '海纳' })).body;
  const made = (await follow('sales', customer.id)).body;
  expect(doneOf((await read('sales')).own)).toContain('followUp');
  await house.as.sales.remove(`/api/follow-ups/${made.id}`, 1);
  expect(doneOf((await read('sales')).own)).not.toContain('followUp');
});

it('does not count what is made up, and tells how much of that there is', async () => {
  expect((await house.as.admin.post('/api/demo')).status).toBe(201);
  expect(doneOf((await read('admin')).house)).not.toContain('customers');
  const there = (await house.as.admin.get('/api/demo')).body;
  const { total } = (await house.as.admin.get('/api/customers', { count: true, limit: 1 })).body;
  expect(there.customers).toBe(total);
  await house.as.admin.send('DELETE', '/api/demo');
  expect((await house.as.admin.get('/api/demo')).body).toEqual({
    customers: 0,
    contacts: 0,
    followUps: 0,
    opportunities: 0,
    products: 0,
    people: 0,
  });
  expect((await house.as.sales.get('/api/demo')).status).toBe(403);
});

it('keeps what somebody saw and that they put it away, for themselves, sent again or at once', async () => {
  const answers = await Promise.all([
    change('admin', { seen: 'palette' }),
    change('admin', { seen: 'pipelines' }),
    change('admin', { seen: 'palette' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await change('admin', { dismissed: true })).body).toMatchObject({ dismissed: true });
  // What is left out stays as it is.
  expect((await change('admin', {})).body.dismissed).toBe(true);
  const admin = await read('admin');
  expect(doneOf(admin.own)).toContain('palette');
  expect(doneOf(admin.house)).toContain('pipelines');
  expect(await read('lead')).toMatchObject({ dismissed: false });
  expect((await change('admin', { dismissed: false })).body.dismissed).toBe(false);
  const { rows } = await query('select cardinality(seen) as seen from first_days');
  expect(rows).toEqual([{ seen: 2 }]);
});

it.each([
  ['a step that is not seen but done', { seen: 'followUp' }],
  ['no step', { seen: 'x' }],
  ['several', { seen: ['palette'] }],
  ['maybe', { dismissed: 'yes' }],
  ['a field too many', { done: true }],
  ['nothing at all', null],
])('does not take %s', async (_, body) => {
  expect([400, 422]).toContain((await change('sales', body)).status);
  expect((await read('sales')).dismissed).toBe(false);
});
