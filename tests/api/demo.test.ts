/** The made-up company: filled in once, looked around in like a real one, and taken away without taking what is one's own. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fillDemo } from '#business/demo';
import { transact } from '#platform/database';
import { openEmptyHouse, openHouse, password, type Browser, type House } from '../harness/house.ts';

interface Named {
  id: string;
  name: string;
  version: number;
}

/** The administrator of the house that a test is about. */
let admin: Browser;
const total = async (path: string, query = {}) =>
  (await admin.get(path, { ...query, count: true, limit: 1 })).body.total as number;
const first = async (path: string, query = {}) =>
  (await admin.get(path, { ...query, limit: 1 })).body.items[0];
const clear = async () => {
  const answer = await admin.send('DELETE', '/api/demo');
  expect(answer.status, answer.text).toBe(200);
  return answer.body as { removed: number; kept: number };
};
const everything = [
  '/api/customers',
  '/api/contacts',
  '/api/follow-ups',
  '/api/opportunities',
  '/api/products',
];

describe('filled in', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
    admin = house.as.admin;
    const filled = await admin.post('/api/demo');
    expect(filled.status, filled.text).toBe(201);
    expect(filled.body).toMatchObject({ customers: 200, contacts: 500, opportunities: 180, people: 8 });
    expect(filled.body.followUps).toBeGreaterThan(2500);
  });

  it('is in all lists, and says so', async () => {
    expect(await total('/api/customers')).toBe(200);
    expect(await total('/api/contacts')).toBe(500);
    expect(await total('/api/opportunities')).toBe(180);
    expect(await total('/api/follow-ups')).toBeGreaterThan(2500);
    expect((await admin.get('/api/me')).body.organisation.demo).toBe(true);
  });

  it('comes once: a second time is refused and adds nothing', async () => {
    expect((await admin.post('/api/demo')).body).toMatchObject({ status: 409, code: 'wrong_state' });
    expect(await total('/api/customers')).toBe(200);
  });

  it('takes the right to manage settings', async () => {
    for (const name of ['lead', 'sales', 'service', 'reader'] as const) {
      expect((await house.as[name].post('/api/demo')).status, name).toBe(403);
      expect((await house.as[name].send('DELETE', '/api/demo')).status, name).toBe(403);
    }
  });

  it('is found by part of a name and by pinyin initials', async () => {
    const { items } = (await admin.get('/api/customers', { limit: 100 })).body;
    const chinese: Named = items.find((c: Named) => /^[\u4e00-\u9fff]{8,}$/.test(c.name));
    const ids = async (q: string) =>
      (await admin.get('/api/customers', { q, limit: 200 })).body.items.map((c: Named) => c.id);
    expect(await ids(chinese.name.slice(2, 6))).toContain(chinese.id);
    const row = await house.database.db
      .selectFrom('customers')
      .select('search_text')
      .where('id', '=', chinese.id)
      .executeTakeFirstOrThrow();
    const initials = row.search_text.split('\n')[2] ?? '';
    expect(initials).toMatch(/^[a-z]{8,}$/);
    expect(await ids(initials)).toContain(chinese.id);
  });

  it('has customers with a past: timeline, contacts, when they were last followed up', async () => {
    const customer = await first('/api/customers', { sort: '-lastFollowUpAt' });
    const timeline = (await admin.get(`/api/customers/${customer.id}/timeline`)).body.items;
    expect(timeline.length).toBeGreaterThan(3);
    const newest = timeline.find((item: { kind: string }) => item.kind === 'followUp');
    expect(newest.at).toBe(customer.lastFollowUpAt);
    expect((await first('/api/contacts', { customerId: customer.id })).customer.id).toBe(customer.id);
  });

  it('has a history that fits versions: created, then each move by its owner', async () => {
    for (const state of ['won', 'lost', 'open']) {
      const deal = await first('/api/opportunities', { state, sort: '-updatedAt' });
      const query = { object: 'opportunity', recordId: deal.id };
      const { items } = (await admin.get('/api/history', query)).body;
      expect(items).toHaveLength(deal.version);
      expect(items.at(-1)).toMatchObject({ action: 'created', at: deal.createdAt, by: deal.owner });
      const stage = items[0].fields.find((f: { field: string }) => f.field === 'stage');
      if (items.length > 1) expect(stage.to).toEqual(deal.stage);
    }
    const step = await first('/api/follow-ups', { sort: 'at' });
    const { items } = (await admin.get('/api/history', { object: 'followUp', recordId: step.id })).body;
    expect(items).toHaveLength(step.version);
  });

  it('fills every column of the board, with deals standing still among them', async () => {
    const { columns } = (await admin.get('/api/opportunities/board')).body;
    for (const { stage, count } of columns) expect(count, stage.name).toBeGreaterThan(3);
    expect(await total('/api/opportunities', { standingStill: true })).toBeGreaterThan(3);
  });

  it('has open next steps, and customers that nobody has', async () => {
    expect(await total('/api/follow-ups', { open: true })).toBeGreaterThan(30);
    expect(await total('/api/customers', { unowned: true })).toBe(5);
  });

  it('has people with roles, managers and departments, none of whom can sign in', async () => {
    const { items } = (await admin.get('/api/people', { limit: 100 })).body;
    const made = items.filter((p: { email: string }) => p.email?.endsWith('@latchkey-demo.example'));
    expect(made).toHaveLength(8);
    expect(
      made.every(
        (p: { canSignIn: boolean; roles: Named[]; department: Named | null }) =>
          !p.canSignIn && p.roles.length === 1 && p.department !== null,
      ),
    ).toBe(true);
    expect(new Set(made.map((p: { department: Named }) => p.department.id)).size).toBe(3);
    expect(made.filter((p: { manager: object }) => p.manager)).toHaveLength(6);
    const signIn = await house.stranger().post('/api/sign-in', { email: made[0].email, password });
    expect(signIn.status).toBe(401);
  });
});

describe('cleared', () => {
  let house: Awaited<ReturnType<typeof openEmptyHouse>>;
  let me: Named;
  beforeEach(async () => {
    house = await openEmptyHouse();
    admin = house.stranger();
    const setUp = {
      organisation: '华信',
      locale: 'zh-Hans',
      name: '陈静',
      email: 'admin@huaxin.example',
      password,
    };
    me = (await admin.post('/api/setup', setUp)).body.user;
    expect((await admin.post('/api/demo')).status).toBe(201);
  });

  it('goes whole where nothing was touched, and can come again', async () => {
    const people = await total('/api/people');
    const changes = () => house.database.db.selectFrom('changes').select('id').execute();
    const { removed, kept } = await clear();
    expect(kept).toBe(0);
    expect(removed).toBeGreaterThan(3000);
    for (const path of everything) expect(await total(path), path).toBe(0);
    expect(await total('/api/people')).toBe(people - 8);
    expect((await admin.get('/api/me')).body.organisation.demo).toBe(false);
    const before = (await changes()).length;
    expect(await clear()).toEqual({ removed: 0, kept: 0 });
    expect((await admin.post('/api/demo')).status).toBe(201);
    await clear();
    expect((await changes()).length).toBe(before);
  });

  it('leaves what one entered oneself, and the demo customer that it belongs to', async () => {
    const [customer, other] = (await admin.get('/api/customers', { limit: 2, unowned: false, sort: 'name' }))
      .body.items;
    const contact = await first('/api/contacts', { customerId: customer.id });
    const note = { customerId: customer.id, contactId: contact.id, kind: 'call', content: '我自己记的' };
    const followUp = (await admin.post('/api/follow-ups', note)).body;
    const own = (await admin.post('/api/customers', { name: '我自己的客户', parentId: other.id })).body;
    const mine = (await admin.post('/api/opportunities', { name: '我自己的商机', customerId: own.id })).body;
    expect((await clear()).kept).toBe(3);
    expect((await admin.get(`/api/follow-ups/${followUp.id}`)).body).toMatchObject({
      content: note.content,
      customer: { id: customer.id },
      contact: { id: contact.id },
    });
    expect((await admin.get(`/api/opportunities/${mine.id}`)).body.version).toBe(1);
    const { items } = (await admin.get('/api/customers')).body;
    expect(new Set(items.map((c: Named) => c.name))).toEqual(new Set([customer.name, other.name, own.name]));
    expect(await total('/api/follow-ups')).toBe(1);
    for (const id of [customer.id, other.id]) {
      const left = (await admin.get(`/api/customers/${id}`)).body;
      expect(left.owner).toEqual({ id: me.id, name: me.name });
      const history = (await admin.get('/api/history', { object: 'customer', recordId: id })).body.items;
      expect(history[0]).toMatchObject({ action: 'changed', fields: [{ field: 'owner', to: left.owner }] });
    }
  });

  it('leaves what somebody changed: a customer, a moved deal with its customer and products, a person let in', async () => {
    const [customer] = (await admin.get('/api/customers', { limit: 1, sort: 'name' })).body.items;
    expect(
      (await admin.patch(`/api/customers/${customer.id}`, customer.version, { level: 'C', tags: ['ours'] }))
        .status,
    ).toBe(200);
    const [deal] = (await admin.get('/api/opportunities', { limit: 1, state: 'open' })).body.items;
    const { parent } = (await admin.get(`/api/customers/${deal.customer.id}`)).body;
    const pipeline = (await admin.get('/api/pipelines')).body.items[0];
    const won = pipeline.stages.find((s: { kind: string }) => s.kind === 'won');
    const moved = await admin.send(
      'POST',
      `/api/opportunities/${deal.id}/move`,
      { stageId: won.id },
      { version: deal.version },
    );
    expect(moved.status, moved.text).toBe(200);
    const { items } = (await admin.get('/api/people', { q: 'latchkey-demo', limit: 100 })).body;
    const lead = items.find((p: { manager: object | null }) => p.manager === null);
    expect((await admin.post(`/api/people/${lead.id}/password-link`)).status).toBe(200);
    await admin.patch(`/api/people/${lead.id}`, lead.version, { title: '区域总监' });

    const { kept } = await clear();
    const products = moved.body.products.length;
    const customers = new Set([customer.id, deal.customer.id, parent?.id ?? customer.id]).size;
    expect(kept).toBe(customers + 1 + products + 2);
    expect((await admin.get(`/api/customers/${customer.id}`)).body.level).toBe('C');
    const left = (await admin.get(`/api/opportunities/${deal.id}`)).body;
    expect(left.stage.kind).toBe('won');
    expect(left.products).toEqual(moved.body.products);
    expect(await total('/api/products')).toBe(products);
    expect((await admin.get(`/api/people/${lead.id}`)).body.title).toBe('区域总监');

    expect((await admin.post('/api/demo')).status, 'what stayed is used again').toBe(201);
    expect(await total('/api/products')).toBe(13);
    await clear();
    expect(await total('/api/products')).toBe(products);
  });

  it('takes what is in the bin along', async () => {
    const [customer] = (await admin.get('/api/customers', { limit: 1, sort: 'name' })).body.items;

    expect((await admin.remove(`/api/customers/${customer.id}`, customer.version)).status).toBe(204);
    await clear();
    const { items } = (await admin.get('/api/bin', { object: 'customer' })).body;
    expect(items).toEqual([]);
    expect(await total('/api/customers')).toBe(0);
  });
});

it('comes with the set-up too, when nobody is signed in, in any language', async () => {
  for (const locale of ['en', 'zh-Hant']) {
    const empty = await openEmptyHouse();
    const browser = empty.stranger();
    const setUp = { organisation: 'Acme', locale, name: 'Ann', email: 'ann@acme.example', password };
    expect((await browser.post('/api/setup', setUp)).status).toBe(201);
    await transact(empty.database.db, (db) => fillDemo({ db, now: new Date(), user: null }));
    expect((await browser.get('/api/customers', { count: true })).body.total).toBe(200);
    expect((await browser.get('/api/opportunities/board')).status).toBe(200);
  }
});
