/** Colleagues named in follow-ups, and tasks for them: told once, and only who may see it. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type Answer, type House, type PersonName } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const customerOf = async (who: PersonName): Promise<string> =>
  (await house.as[who].post('/api/customers', { name: '海纳精密' })).body.id;
const record = (who: PersonName, body: object): Promise<Answer> =>
  house.as[who].post('/api/follow-ups', { kind: 'call', ...body });
/** The notices of somebody about a customer, as kinds. */
const told = async (who: PersonName, customerId: string): Promise<{ kind: string; params: object }[]> =>
  (await house.as[who].get('/api/notices', { limit: 200 })).body.items.filter(
    ({ link }: { link: string }) => link === `/customers/${customerId}`,
  );

describe('somebody named in a follow-up', () => {
  it('is kept with the name that stands there, and told with a link', async () => {
    const customerId = await customerOf('sales');
    const { body, text } = await record('sales', {
      customerId,
      content: '@李强 请看报价',
      mentionIds: [house.as.lead.id],
    });
    expect(body.mentions, text).toEqual([{ id: house.as.lead.id, name: '李强', written: '李强' }]);
    expect(await told('lead', customerId)).toMatchObject([
      { kind: 'mentioned', params: { by: '王芳', customer: '海纳精密', text: '@李强 请看报价' } },
    ]);
  });

  it('who cannot see the customer is told nothing, and the writer knew', async () => {
    const customerId = await customerOf('sales');
    const ids = [house.as.lead.id, house.as.other.id];
    const seen = await house.as.sales.get(`/api/customers/${customerId}/seen-by?personId=${ids.join(',')}`);
    const sees = Object.fromEntries(
      seen.body.items.map((one: { id: string; sees: boolean }) => [one.id, one.sees]),
    );
    expect(sees).toEqual({ [house.as.lead.id]: true, [house.as.other.id]: false });
    const { name } = seen.body.items.find(({ id }: { id: string }) => id === house.as.other.id);
    const made = await record('sales', {
      customerId,
      content: `@${name} 看`,
      mentionIds: [house.as.other.id],
    });
    expect(made.status).toBe(201);
    expect(made.body.mentions).toHaveLength(1);
    expect(await told('other', customerId)).toEqual([]);
  });

  it('only asks about customers that one sees oneself', async () => {
    const path = `/api/customers/${await customerOf('other')}/seen-by?personId=${house.as.lead.id}`;
    expect((await house.as.sales.get(path)).status).toBe(404);
  });

  it('oneself is no news; nor is a name that does not stand there', async () => {
    const customerId = await customerOf('sales');
    const { body } = await record('sales', {
      customerId,
      content: '@王芳 记一下',
      mentionIds: [house.as.sales.id, house.as.lead.id],
    });
    expect(body.mentions.map(({ name }: { name: string }) => name)).toEqual(['王芳']);
    expect([await told('sales', customerId), await told('lead', customerId)]).toEqual([[], []]);
  });

  it('is told once, and who comes in by a change is told then', async () => {
    const customerId = await customerOf('sales');
    const { id } = (
      await record('sales', { customerId, content: '@李强 看', mentionIds: [house.as.lead.id] })
    ).body;
    const path = `/api/follow-ups/${id}`;
    const mentionIds = [house.as.lead.id, house.as.admin.id];
    const changed = await house.as.sales.patch(path, 1, { content: '@李强 @陈静 再看', mentionIds });
    expect(changed.body.mentions, changed.text).toHaveLength(2);
    expect([(await told('lead', customerId)).length, (await told('admin', customerId)).length]).toEqual([
      1, 1,
    ]);
    // A program that knows nothing of names changes the text: who is still there stays.
    const cut = await house.as.sales.patch(path, 2, { content: '@陈静 再看' });
    expect(cut.body.mentions.map(({ name }: { name: string }) => name)).toEqual(['陈静']);
    expect((await told('admin', customerId)).length).toBe(1);
    expect((await house.as.sales.patch(path, 2, { content: 'alt' })).status).toBe(412);
  });

  it('keeps the written name when they are renamed', async () => {
    const customerId = await customerOf('admin');
    const person = (await house.as.admin.post('/api/people', { name: '孙丽', email: 'sun@huaxin.example' }))
      .body;
    const { id } = (await record('admin', { customerId, content: '问 @孙丽', mentionIds: [person.id] })).body;
    await house.as.admin.patch(`/api/people/${person.id}`, person.version, { name: '孙丽华' });
    const { body } = await house.as.admin.get(`/api/follow-ups/${id}`);
    expect(body.content).toBe('问 @孙丽');
    expect(body.mentions).toEqual([{ id: person.id, name: '孙丽华', written: '孙丽' }]);
    const again = await house.as.admin.patch(`/api/follow-ups/${id}`, 1, { outcome: 'agreed' });
    expect(again.body.mentions).toEqual(body.mentions);
  });

  it('is named once by a call that is sent again', async () => {
    const body = {
      customerId: await customerOf('sales'),
      kind: 'note',
      content: '@李强',
      mentionIds: [house.as.lead.id],
    };
    for (let i = 0; i < 2; i++)
      expect((await house.as.sales.post('/api/follow-ups', body, { key: 'mention-once-1' })).status).toBe(
        201,
      );
    expect((await told('lead', body.customerId)).length).toBe(1);
  });

  it.each([
    ['nobody', ['0198c0de-0000-7000-8000-000000000000']],
    ['no id', ['王芳']],
    ['too many', Array.from({ length: 21 }, (_, i) => `0198c0de-0000-7000-8000-0000000000${10 + i}`)],
  ])('is %s: refused', async (_, mentionIds) => {
    const answer = await record('sales', {
      customerId: await customerOf('sales'),
      content: '@王芳',
      mentionIds,
    });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([
      422,
      expect.stringMatching(/^\/body\/mentionIds/),
    ]);
  });

  it('is told no more of a long text than its beginning', async () => {
    const customerId = await customerOf('sales');
    const content = `@李强 ${'长'.repeat(500)}`;
    expect((await record('sales', { customerId, content, mentionIds: [house.as.lead.id] })).status).toBe(201);
    expect((await told('lead', customerId))[0]?.params).toMatchObject({ text: `${content.slice(0, 200)}…` });
  });
});

describe('a task', () => {
  const task = (who: PersonName, body: object) => house.as[who].post('/api/follow-ups/tasks', body);

  it('is a step and a day, mine unless said; the customer’s last contact stays what it was', async () => {
    const customerId = await customerOf('sales');
    const { status, body } = await task('sales', {
      customerId,
      nextStep: '寄样机',
      nextStepDue: '2026-12-01',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'task', content: '', nextStep: '寄样机', owner: { name: '王芳' } });
    const customer = await house.as.sales.get(`/api/customers/${customerId}`);
    expect(customer.body.lastFollowUpAt).toBeNull();
    await house.as.sales.patch(`/api/follow-ups/${body.id}`, 1, { nextStepDue: null });
    expect((await house.as.sales.get(`/api/customers/${customerId}`)).body.lastFollowUpAt).toBeNull();
    const timeline = (await house.as.sales.get(`/api/customers/${customerId}/timeline`)).body.items;
    expect(timeline).toEqual(
      expect.arrayContaining([expect.objectContaining({ action: 'task', recordId: body.id })]),
    );
  });

  it('is of today, and ticked off like every next step', async () => {
    const customerId = await customerOf('sales');
    const { id } = (await task('sales', { customerId, nextStep: '回电话', nextStepDue: '2020-01-01' })).body;
    const overdue = async () =>
      (await house.as.sales.get('/api/today')).body.overdue.items.map((one: { id: string }) => one.id);
    expect(await overdue()).toContain(id);
    expect(
      (await house.as.sales.post(`/api/follow-ups/${id}/complete`, {})).body.nextStepDoneAt,
    ).not.toBeNull();
    expect(await overdue()).not.toContain(id);
  });

  it('for a colleague is told to them, and refused for one who cannot see the customer', async () => {
    const customerId = await customerOf('lead');
    const refused = await task('lead', { customerId, nextStep: 'x', ownerId: house.as.other.id });
    expect(refused.body.errors).toMatchObject([{ pointer: '/body/ownerId', code: 'cannot_see' }]);
    const { rows } = await sql`select 1 from follow_ups where customer_id = ${customerId}`.execute(
      house.database.db,
    );
    expect(rows).toEqual([]);
    const made = await task('lead', {
      customerId,
      nextStep: '寄样机',
      nextStepDue: '2026-12-01',
      ownerId: house.as.admin.id,
    });
    expect(made.body.owner).toMatchObject({ name: '陈静' });
    expect(await told('admin', customerId)).toMatchObject([
      { kind: 'task-set', params: { by: '李强', step: '寄样机', due: '2026-12-01' } },
    ]);
    expect(await told('lead', customerId)).toEqual([]);
  });

  it.each([
    ['without a step', { nextStep: ' ' }],
    ['with an outcome', { nextStep: 'x', outcome: 'agreed' }],
    ['for nobody', { nextStep: 'x', ownerId: '0198c0de-0000-7000-8000-000000000000' }],
    ['on no day', { nextStep: 'x', nextStepDue: '2026-02-30' }],
  ])('%s is refused', async (_, body) => {
    expect((await task('sales', { customerId: await customerOf('sales'), ...body })).status).toBe(422);
  });

  it('stays one, and keeps its step; a call keeps its content, and becomes no task', async () => {
    const customerId = await customerOf('sales');
    const { id } = (await task('sales', { customerId, nextStep: 'x', content: 'weil' })).body;
    const path = `/api/follow-ups/${id}`;
    for (const body of [{ kind: 'call' }, { nextStep: null }])
      expect((await house.as.sales.patch(path, 1, body)).status, JSON.stringify(body)).toBe(422);
    expect((await house.as.sales.patch(path, 1, { content: '' })).body).toMatchObject({
      content: '',
      version: 2,
    });
    const call = (await record('sales', { customerId, content: 'x' })).body.id;
    for (const body of [{ kind: 'task' }, { content: '' }])
      expect((await house.as.sales.patch(`/api/follow-ups/${call}`, 1, body)).status).toBe(422);
  });

  it('is found by its step', async () => {
    const { id } = (await task('sales', { customerId: await customerOf('sales'), nextStep: '寄琥珀样机' }))
      .body;
    const { text } = await house.as.sales.get('/api/search', { q: '琥珀' });
    expect(text).toContain(id);
  });

  it('in the bin is called by its step', async () => {
    const customerId = await customerOf('lead');
    const { id } = (await task('lead', { customerId, nextStep: '寄样机' })).body;
    expect((await house.as.lead.remove(`/api/follow-ups/${id}`, 1)).status).toBe(204);
    const { items } = (await house.as.lead.get('/api/bin', { object: 'followUp' })).body;
    expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({ name: '寄样机' });
  });
});
