/** A salesperson's day over the API: customers, contacts, follow-ups, deals; what others may and may not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openHouse, statuses, type House } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const addCustomer = async (name: string, more: object = {}) => {
  const made = await house.as.sales.post('/api/customers', { name, ...more });
  expect(made.status, made.text).toBe(201);
  return made.body;
};

describe('customers', () => {
  it('are found by parts, pinyin, initials, two signs, two letters and digits', async () => {
    const { id } = await addCustomer('华为技术有限公司', {
      phones: ['+86 755-2878 0808'],
      emails: ['Info@Huawei.example'],
    });
    const other = await addCustomer('Ärzte & Co');
    for (const q of [
      '华为',
      '技术',
      'hwjs',
      'huawei',
      'HUA',
      'hw',
      '28780808',
      '2878 0808',
      'info@huawei',
      '技',
      '华为 有限',
    ]) {
      const { items } = (await house.as.sales.get('/api/customers', { q })).body;
      expect(
        items.map((c: { id: string }) => c.id),
        q,
      ).toEqual([id]);
    }
    for (const q of ['arz', 'är', '& co']) {
      expect(
        (await house.as.sales.get('/api/customers', { q })).body.items.map((c: { id: string }) => c.id),
        q,
      ).toEqual([other.id]);
    }
    for (const q of ['%', '_', '\\', "'", '华技', 'xyz']) {
      expect((await house.as.sales.get('/api/customers', { q })).body.items, q).toEqual([]);
    }
  });

  it('are seen by their owner, by leads above, by collaborators; for all others they are not there', async () => {
    const customer = await addCustomer('只给我看');
    const path = `/api/customers/${customer.id}`;
    for (const name of ['sales', 'lead', 'service', 'reader', 'admin'] as const) {
      expect((await house.as[name].get(path)).status, name).toBe(200);
    }
    expect((await house.as.other.get(path)).status).toBe(404);
    expect((await house.as.other.patch(path, 1, { name: 'x' })).status).toBe(404);
    expect((await house.as.other.get('/api/customers', { q: '只给' })).body.items).toEqual([]);
    const shared = await house.as.sales.patch(path, 1, { collaboratorIds: [house.as.other.id] });
    expect(shared.body.collaborators).toEqual([{ id: house.as.other.id, name: '赵敏' }]);
    expect((await house.as.other.get('/api/customers', { q: '只给' })).body.items[0].can).toEqual({
      change: true,
      delete: false,
      assign: false,
    });
    expect((await house.as.other.patch(path, 2, { level: 'A' })).body.level).toBe('A');
    expect((await house.as.other.remove(path, 3)).status).toBe(403);
    expect((await house.as.reader.patch(path, 3, { level: 'B' })).status).toBe(403);
  });

  it('page by cursor in every order without losing or doubling any, empty values last', async () => {
    for (let i = 0; i < 7; i++)
      await addCustomer(`页 ${i % 3}`, i % 2 ? { address: { city: `城${i}` }, level: 'A' } : {});
    // Another program may have written finer instants than ours does: all of these lie within one millisecond.
    await house.database.pool.query(
      `update customers set created_at = '2026-01-01Z'::timestamptz + (random() * 900)::int * interval '1 microsecond'`,
    );
    for (const sort of [
      'name',
      '-name',
      'createdAt',
      '-createdAt',
      'city',
      '-city',
      'level',
      '-lastFollowUpAt',
      '-updatedAt',
    ]) {
      const all = (await house.as.sales.get('/api/customers', { sort, limit: 200, count: true })).body;
      expect(all.total).toBe(all.items.length);
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = (
          await house.as.sales.get('/api/customers', { sort, limit: 2, ...(cursor && { cursor }) })
        ).body as { items: { id: string }[]; nextCursor: string | null };
        paged.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
      }
      expect(paged, sort).toEqual(all.items.map((item: { id: string }) => item.id));
      if (sort.endsWith('city')) expect(all.items.at(-1).city).toBeNull();
    }
    for (const cursor of ['nonsense', Buffer.from('["x","y","z"]').toString('base64url'), '\u0000']) {
      expect((await house.as.sales.get('/api/customers', { cursor })).body.code).toBe('invalid_cursor');
    }
  });

  it('refuse changes against an old version, and keep both in the history', async () => {
    const { id } = await addCustomer('并发', { address: { city: '上海', street: '南京路1号' } });
    const path = `/api/customers/${id}`;
    const answers = await Promise.all(
      [1, 2].map((n) => house.as.sales.patch(path, 1, { description: `第${n}个` })),
    );
    expect(statuses(answers)).toEqual([200, 412]);
    expect((await house.as.sales.send('PATCH', path, { name: 'x' })).status).toBe(428);
    const changed = await house.as.sales.patch(path, 2, {
      address: { city: '北京' },
      annualRevenue: { amount: '1100.40', currency: 'CNY' },
    });
    expect(changed.body.address).toMatchObject({ city: '北京', street: '南京路1号' });
    expect(changed.body.annualRevenue).toEqual({ amount: '1100.40', currency: 'CNY' });
    expect(changed.headers['etag']).toBe('"3"');
    const { items } = (await house.as.sales.get('/api/history', { object: 'customer', recordId: id })).body;
    expect(items.map((item: { action: string }) => item.action)).toEqual(['changed', 'changed', 'created']);
    expect(items[0].fields.map((f: { field: string }) => f.field).toSorted()).toEqual([
      'address',
      'annualRevenue',
    ]);
    expect(items[0].by.name).toBe('王芳');
    expect((await house.as.other.get('/api/history', { object: 'customer', recordId: id })).status).toBe(404);
  });

  it('go into the bin with all that belongs to them, and come back', async () => {
    const { id } = await addCustomer('要删除');
    await house.as.sales.post('/api/contacts', { name: '小李', customerId: id });
    expect((await house.as.sales.remove(`/api/customers/${id}`, 1)).status).toBe(403);
    expect((await house.as.lead.remove(`/api/customers/${id}`, 1)).status).toBe(204);
    expect((await house.as.sales.get(`/api/customers/${id}`)).status).toBe(404);
    expect((await house.as.sales.get('/api/contacts', { customerId: id })).body.items).toEqual([]);
    const bin = (await house.as.lead.get('/api/bin')).body.items;
    expect(bin[0]).toMatchObject({ id, name: '要删除', deletedBy: { name: '李强' } });
    expect((await house.as.sales.get('/api/bin')).body.items).toEqual([]);
    expect((await house.as.lead.post(`/api/customers/${id}/restore`)).body.name).toBe('要删除');
    expect((await house.as.lead.post(`/api/customers/${id}/restore`)).status).toBe(404);
    expect((await house.as.sales.get('/api/contacts', { customerId: id })).body.items).toHaveLength(1);
  });

  it('are given to others only by those who may, within their reach', async () => {
    const { id } = await addCustomer('移交');
    const path = `/api/customers/${id}`;
    expect((await house.as.sales.patch(path, 1, { ownerId: house.as.lead.id })).status).toBe(403);
    expect((await house.as.lead.patch(path, 1, { ownerId: house.as.other.id })).body.errors[0].pointer).toBe(
      '/body/ownerId',
    );
    expect((await house.as.lead.patch(path, 1, { ownerId: house.as.lead.id })).body.owner.name).toBe('李强');
    const given = await house.as.admin.patch(path, 2, { ownerId: house.as.other.id });
    expect(given.body.owner.name).toBe('赵敏');
    expect((await house.as.sales.get(path)).status).toBe(404);
    expect(
      (await house.as.sales.post('/api/customers', { name: 'x', ownerId: house.as.lead.id })).status,
    ).toBe(403);
  });

  it('are created once, however often the call is sent', async () => {
    const body = { name: '只建一次' };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => house.as.sales.post('/api/customers', body, { key: 'once' })),
    );
    answers.push(await house.as.sales.post('/api/customers', body, { key: 'once' }));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers.every((answer) => answer.status === 201)).toBe(true);
    expect((await house.as.sales.post('/api/customers', { name: 'other' }, { key: 'once' })).body.code).toBe(
      'idempotency_key_reused',
    );
    expect((await house.as.other.post('/api/customers', { name: 'other' }, { key: 'once' })).status).toBe(
      201,
    );
    expect((await house.as.sales.get('/api/customers', { q: '只建一次' })).body.items).toHaveLength(1);
  });

  it('belong to each other without circles', async () => {
    const a = await addCustomer('母公司');
    const b = await addCustomer('子公司', { parentId: a.id });
    expect(b.parent).toEqual({ id: a.id, name: '母公司' });
    expect(
      (await house.as.sales.patch(`/api/customers/${a.id}`, 1, { parentId: b.id })).body.errors[0].code,
    ).toBe('circle');
  });

  it('tell the words in use', async () => {
    await addCustomer('标签', { tags: ['重点', 'VIP'], industry: 'software' });
    const facets = (await house.as.sales.get('/api/customers/facets')).body;
    expect(facets.tags).toEqual(expect.arrayContaining(['VIP', '重点']));
    expect(facets.industries).toContain('software');
  });
});

describe('follow-ups', () => {
  it('leave no next step behind when their customer is handed over', async () => {
    const customer = await addCustomer('移交待办');
    const body = {
      customerId: customer.id,
      kind: 'call',
      content: 'x',
      nextStep: '回电',
      nextStepDue: '2026-01-06',
    };
    const { id } = (await house.as.sales.post('/api/follow-ups', body)).body;
    await house.as.admin.patch(`/api/customers/${customer.id}`, 1, { ownerId: house.as.other.id });
    const mine = await house.as.other.get('/api/follow-ups', { open: true, ownerId: house.as.other.id });
    expect(mine.body.items.map((f: { id: string }) => f.id)).toEqual([id]);
    expect((await house.as.other.get('/api/follow-ups', { ownerId: house.as.other.id })).body.items).toEqual(
      [],
    );
  });

  it('are recorded with their next step, done, and told on the timeline', async () => {
    const customer = await addCustomer('跟进客户');
    const contact = (
      await house.as.sales.post('/api/contacts', { name: '周经理', customerId: customer.id, primary: true })
    ).body;
    const made = await house.as.sales.post('/api/follow-ups', {
      customerId: customer.id,
      contactId: contact.id,
      kind: 'call',
      content: '介绍了新产品',
      outcome: 'interested',
      nextStep: '发报价',
      nextStepDue: '2026-01-05',
    });
    expect(made.body).toMatchObject({ kind: 'call', contact: { name: '周经理' }, owner: { name: '王芳' } });
    const read = (await house.as.sales.get(`/api/customers/${customer.id}`)).body;
    expect(read.lastFollowUpAt).toBe(made.body.at);
    expect(read.version).toBe(1);
    const due = (await house.as.sales.get('/api/follow-ups', { dueTo: '2026-01-05' })).body.items;
    expect(due.map((f: { id: string }) => f.id)).toEqual([made.body.id]);
    const done = await house.as.sales.post(`/api/follow-ups/${made.body.id}/complete`, {});
    expect(done.body.nextStepDoneAt).not.toBeNull();
    expect((await house.as.sales.post(`/api/follow-ups/${made.body.id}/complete`, {})).body.version).toBe(
      done.body.version,
    );
    expect((await house.as.sales.get('/api/follow-ups', { dueTo: '2026-01-05' })).body.items).toEqual([]);
    const timeline = (await house.as.sales.get(`/api/customers/${customer.id}/timeline`)).body.items;
    expect(timeline.map((item: { kind: string; action: string }) => `${item.kind} ${item.action}`)).toEqual([
      'followUp call',
      'contact created',
      'customer created',
    ]);
    await house.as.lead.remove(`/api/follow-ups/${made.body.id}`, done.body.version);
    expect((await house.as.sales.get(`/api/customers/${customer.id}`)).body.lastFollowUpAt).toBeNull();
  });

  it('take only contacts and deals of their customer, and only customers that one may see', async () => {
    const a = await addCustomer('甲');
    const b = await addCustomer('乙');
    const contact = (await house.as.sales.post('/api/contacts', { name: '丙', customerId: b.id })).body;
    const body = { customerId: a.id, contactId: contact.id, kind: 'note', content: 'x' };
    expect((await house.as.sales.post('/api/follow-ups', body)).body.errors[0].pointer).toBe(
      '/body/contactId',
    );
    expect(
      (await house.as.other.post('/api/follow-ups', { ...body, contactId: null })).body.errors[0].pointer,
    ).toBe('/body/customerId');
    expect((await house.as.service.post('/api/follow-ups', { ...body, contactId: null })).status).toBe(201);
    expect((await house.as.reader.post('/api/follow-ups', { ...body, contactId: null })).status).toBe(403);
  });
});

describe('opportunities', () => {
  it('move over the board, need a reason when lost, and open again', async () => {
    const customer = await addCustomer('商机客户');
    const deal = (
      await house.as.sales.post('/api/opportunities', {
        name: '年度采购',
        customerId: customer.id,
        amount: { amount: '120000.50', currency: 'CNY' },
      })
    ).body;
    expect(deal).toMatchObject({
      stage: { kind: 'open' },
      probability: 10,
      owner: { name: '王芳' },
      standingStill: false,
    });
    const pipeline = (await house.as.sales.get('/api/pipelines')).body.items[0];
    const stage = (kind: string, n = 0) =>
      pipeline.stages.filter((s: { kind: string }) => s.kind === kind)[n].id;
    const path = `/api/opportunities/${deal.id}`;
    const move = (version: number, body: object) =>
      house.as.sales.send('POST', `${path}/move`, body, { version });
    expect((await move(1, { stageId: stage('open', 2) })).body.probability).toBe(50);
    expect((await move(1, { stageId: stage('won') })).status).toBe(412);
    expect((await move(2, { stageId: stage('lost') })).body.errors[0].pointer).toBe('/body/lossReason');
    const lost = await move(2, { stageId: stage('lost'), lossReason: 'price', lossNote: '太贵' });
    expect(lost.body).toMatchObject({ lossReason: 'price', stage: { kind: 'lost' }, probability: 0 });
    expect(lost.body.closedOn).not.toBeNull();
    expect((await move(3, { stageId: stage('open', 1) })).body).toMatchObject({
      closedOn: null,
      lossReason: null,
      lossNote: '',
    });
    const board = (await house.as.sales.get('/api/opportunities/board')).body;
    const column = board.columns.find((c: { stage: { id: string } }) => c.stage.id === stage('open', 1));
    expect(column).toMatchObject({
      count: 1,
      sums: [{ currency: 'CNY', amount: '120000.50', weighted: '36000.15' }],
    });
    const history = (await house.as.sales.get('/api/history', { object: 'opportunity', recordId: deal.id }))
      .body.items;
    expect(history.map((h: { action: string }) => h.action)).toEqual(['moved', 'moved', 'moved', 'created']);
  });

  it('stand still when nothing happened for longer than their stage allows', async () => {
    const deal = (await house.as.sales.post('/api/opportunities', { name: '久拖' })).body;
    house.setNow(new Date(Date.now() + 15 * 86_400_000));
    expect((await house.as.sales.get(`/api/opportunities/${deal.id}`)).body.standingStill).toBe(true);
    const still = (await house.as.sales.get('/api/opportunities', { standingStill: true })).body.items;
    expect(still.map((d: { id: string }) => d.id)).toContain(deal.id);
    house.setNow(null);
  });

  it('hold products with exact prices; pipelines keep what is in use', async () => {
    const product = (
      await house.as.admin.post('/api/products', {
        name: 'GTX Pro',
        price: { amount: '4821', currency: 'CNY' },
      })
    ).body;
    expect(product.price.amount).toBe('4821.00');
    expect(
      (
        await house.as.admin.post('/api/products', {
          name: 'gtx pro',
          price: { amount: '1', currency: 'CNY' },
        })
      ).body.code,
    ).toBe('duplicate');
    expect(
      (await house.as.sales.post('/api/products', { name: 'x', price: { amount: '1', currency: 'CNY' } }))
        .status,
    ).toBe(403);
    const lines = [{ productId: product.id, quantity: 3, price: { amount: '4800.10', currency: 'CNY' } }];
    const deal = (await house.as.sales.post('/api/opportunities', { name: '三台', products: lines })).body;
    expect(deal.products).toEqual([
      {
        product: { id: product.id, name: 'GTX Pro' },
        quantity: 3,
        price: { amount: '4800.10', currency: 'CNY' },
      },
    ]);
    const pipeline = (await house.as.admin.get('/api/pipelines')).body.items[0];
    const path = `/api/pipelines/${pipeline.id}`;
    expect(
      (await house.as.admin.patch(path, pipeline.version, { stages: pipeline.stages.slice(1) })).body.code,
    ).toBe('in_use');
    const open = pipeline.stages.filter((s: { kind: string }) => s.kind === 'open');
    expect((await house.as.admin.patch(path, pipeline.version, { stages: open })).body.errors[0].code).toBe(
      'no_won',
    );
    const reordered = [pipeline.stages[1], pipeline.stages[0], ...pipeline.stages.slice(2)];
    const changed = await house.as.admin.patch(path, pipeline.version, { stages: reordered });
    expect(changed.body.stages.map((s: { id: string }) => s.id)).toEqual(
      reordered.map((s: { id: string }) => s.id),
    );
    await house.as.admin.patch(path, changed.body.version, { stages: pipeline.stages });
  });

  it('are seen by their owner and with their customer, changed by the owner', async () => {
    const customer = await addCustomer('共享商机');
    const deal = (
      await house.as.lead.post('/api/opportunities', { name: '主管的单', customerId: customer.id })
    ).body;
    expect((await house.as.sales.get(`/api/opportunities/${deal.id}`)).body.can.change).toBe(false);
    expect((await house.as.sales.patch(`/api/opportunities/${deal.id}`, 1, { name: 'x' })).status).toBe(403);
    expect((await house.as.other.get(`/api/opportunities/${deal.id}`)).status).toBe(404);
  });
});
