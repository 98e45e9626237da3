/** One change to many records: as its maker may, past what others changed, and back again. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bulkJobs } from '../../src/server/business/bulk/index.ts';
import { createLog } from '../../src/server/platform/log.ts';
import { openHouse, type Answer, type House, type PersonName } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.app.startJobs();
});

const jobs = () => bulkJobs({ database: house.database, clock: () => new Date(), log: createLog('silent') });
/** What the server does each minute with runs that nobody is at. */
const takeUpAgain = () => jobs()[1]?.work(undefined as never);

async function make(path: string, body: object, owner: PersonName = 'sales') {
  const answer = await house.as.admin.post(path, { ownerId: house.as[owner].id, ...body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body as { id: string; version: number };
}
const customers = (names: string[], body: object = {}, owner?: PersonName) =>
  Promise.all(names.map((name) => make('/api/customers', { name, ...body }, owner)));
const read = async (path: string) => (await house.as.admin.get(path)).body;
const start = (who: PersonName, body: object, key?: string) =>
  house.as[who].post('/api/bulk-runs', { object: 'customer', ...body }, key ? { key } : {});

async function settled(who: PersonName, { body: { id }, status, text }: Answer): Promise<Answer['body']> {
  expect([201, 202], text).toContain(status);
  for (;;) {
    const { body } = await house.as[who].get(`/api/bulk-runs/${id}`);
    if (body.state !== 'running' && body.state !== 'undoing') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const run = async (who: PersonName, body: object) => settled(who, await start(who, body));
const undo = async (who: PersonName, id: string) =>
  settled(who, await house.as[who].post(`/api/bulk-runs/${id}/undo`));

describe('a bulk change', () => {
  it('changes those named, tells what could not be, and writes each history', async () => {
    const mine = await customers(['甲一', '甲二'], { tags: ['旧', '留'] });
    const [foreign] = await customers(['别人的'], {}, 'other');
    const ids = [...mine, foreign].map((one) => one?.id);
    const change = { level: 'A', addTags: ['新'], removeTags: ['旧'] };
    const done = await run('sales', { ids, change });
    expect(done).toMatchObject({
      state: 'done',
      total: 3,
      done: 2,
      failed: [{ code: 'not_found', count: 1 }],
      fields: ['level', 'addTags', 'removeTags'],
      can: { cancel: false, undo: true },
    });
    for (const { id } of mine)
      expect(await read(`/api/customers/${id}`)).toMatchObject({
        level: 'A',
        tags: ['留', '新'],
        version: 2,
      });
    const { items } = await read(`/api/history?object=customer&recordId=${mine[0]?.id}`);
    expect(items[0]).toMatchObject({ action: 'changed', by: { id: house.as.sales.id } });
    expect(items[0].fields.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'level',
      'tags',
    ]);
  });

  it('changes all that match at that moment, and none that come to match later', async () => {
    await customers(['全选一', '全选二', '全选三'], { source: '全选' });
    const answer = await start('sales', { query: { source: ['全选'] }, change: { level: 'B' } });
    await customers(['全选四'], { source: '全选' });
    expect(await settled('sales', answer)).toMatchObject({ total: 3, done: 3 });
    const { items } = await read('/api/customers?source=全选&level=B');
    expect(items).toHaveLength(3);
  });

  it('leaves alone those taken out of all that match, and so does undoing', async () => {
    const made = await customers(['除一', '除二', '除三'], { source: '除外', level: 'C' });
    // One that doesn't match anyway, and one that is named twice, change nothing.
    const [elsewhere] = await customers(['别处'], { level: 'C' });
    const except = [made[1]?.id, elsewhere?.id, made[1]?.id];
    const done = await run('sales', { query: { source: ['除外'] }, except, change: { level: 'A' } });
    expect(done).toMatchObject({ total: 2, done: 2 });
    const levels = async () =>
      Promise.all(made.map(async ({ id }) => (await read(`/api/customers/${id}`)).level));
    expect(await levels()).toEqual(['A', 'C', 'A']);
    expect(await undo('sales', done.id)).toMatchObject({ undone: 2, kept: 0 });
    expect(await levels()).toEqual(['C', 'C', 'C']);
    const all = made.map(({ id }) => id);
    expect(
      await run('sales', { query: { source: ['除外'] }, except: all, change: { level: 'A' } }),
    ).toMatchObject({
      total: 0,
      done: 0,
    });
  });

  it('is refused here and there: the others are changed once each, and told once', async () => {
    const mine = await customers(Array.from({ length: 9 }, (_, i) => `间${i}`));
    const foreign = await customers(['隔壁一', '隔壁二'], {}, 'other');
    const gone = '019a0000-0000-7000-8000-000000000000';
    const ids = [...mine, ...foreign].map(({ id }) => id).toSorted();
    const done = await run('sales', { ids: [...ids, gone], change: { level: 'A' } });
    expect(done).toMatchObject({ total: 12, done: 9, failed: [{ code: 'not_found', count: 3 }] });
    for (const { id } of mine) {
      expect(await read(`/api/customers/${id}`)).toMatchObject({ level: 'A', version: 2 });
      const { items } = await read(`/api/history?object=customer&recordId=${id}`);
      expect(items.map(({ action }: { action: string }) => action)).toEqual(['changed', 'created']);
    }
    for (const { id } of foreign) expect((await read(`/api/customers/${id}`)).version).toBe(1);
    await house.as.lead.patch(`/api/customers/${mine[4]?.id}`, 2, { name: '间四改' });
    expect(await undo('sales', done.id)).toMatchObject({ undone: 8, kept: 1 });
  });

  it('is undone, save where somebody changed it since', async () => {
    const [one, two] = await customers(['撤一', '撤二'], { level: 'C' });
    const done = await run('sales', { ids: [one?.id, two?.id], change: { level: 'A' } });
    await house.as.lead.patch(`/api/customers/${two?.id}`, 2, { name: '撤二改' });
    expect(await undo('sales', done.id)).toMatchObject({ state: 'undone', undone: 1, kept: 1 });
    expect(await read(`/api/customers/${one?.id}`)).toMatchObject({ level: 'C', version: 3 });
    expect(await read(`/api/customers/${two?.id}`)).toMatchObject({ level: 'A', name: '撤二改' });
    expect((await house.as.sales.post(`/api/bulk-runs/${done.id}/undo`)).status).toBe(409);
  });

  it('leaves alone what is as wanted already, and so does undoing', async () => {
    const [one] = await customers(['已是'], { level: 'A' });
    const done = await run('sales', { ids: [one?.id], change: { level: 'A' } });
    expect(done).toMatchObject({ done: 1, failed: [] });
    expect(await undo('sales', done.id)).toMatchObject({ undone: 0, kept: 0 });
    expect((await read(`/api/customers/${one?.id}`)).version).toBe(1);
  });

  it('gives records to somebody, within reach of who does it', async () => {
    const [one] = await customers(['转交']);
    const ids = [one?.id];
    expect((await start('sales', { ids, change: { ownerId: house.as.lead.id } })).status).toBe(403);
    const far = await run('lead', { ids, change: { ownerId: house.as.other.id } });
    expect(far).toMatchObject({ done: 0, failed: [{ code: 'invalid_input', count: 1 }] });
    const done = await run('lead', { ids, change: { ownerId: house.as.lead.id } });
    expect((await read(`/api/customers/${one?.id}`)).owner.id).toBe(house.as.lead.id);
    await undo('lead', done.id);
    expect((await read(`/api/customers/${one?.id}`)).owner.id).toBe(house.as.sales.id);
  });

  it('puts customers and contacts into the bin and takes them out again', async () => {
    const [one] = await customers(['入箱']);
    const contact = await make('/api/contacts', { name: '人', customerId: one?.id, ownerId: undefined });
    const person = await run('admin', {
      object: 'contact',
      ids: [contact.id],
      change: { delete: true },
    });
    const done = await run('admin', { ids: [one?.id], change: { delete: true } });
    expect((await house.as.admin.get(`/api/customers/${one?.id}`)).status).toBe(404);
    // Its customer lies in the bin: the contact stays there too.
    expect(await undo('admin', person.id)).toMatchObject({ undone: 0, kept: 1 });
    expect(await undo('admin', done.id)).toMatchObject({ undone: 1 });
    expect((await house.as.admin.get(`/api/customers/${one?.id}`)).status).toBe(200);
  });

  it('moves deals, lost ones with a reason, and back with their own estimate', async () => {
    const { stages } = (await read('/api/pipelines')).items[0];
    const lost = stages.find(({ kind }: { kind: string }) => kind === 'lost');
    const deal = await make('/api/opportunities', { name: '批量单', probability: 33 });
    const object = 'opportunity';
    const ids = [deal.id];
    const bare = await run('sales', { object, ids, change: { stageId: lost.id } });
    expect(bare.failed).toEqual([{ code: 'invalid_input', count: 1 }]);
    const change = { stageId: lost.id, lossReason: 'price', expectedClose: '2026-12-01' };
    const done = await run('sales', { object, ids, change });
    expect(await read(`/api/opportunities/${deal.id}`)).toMatchObject({
      stage: { kind: 'lost' },
      lossReason: 'price',
      expectedClose: '2026-12-01',
    });
    expect(await undo('sales', done.id)).toMatchObject({ undone: 1 });
    expect(await read(`/api/opportunities/${deal.id}`)).toMatchObject({
      stage: { id: stages[0].id },
      lossReason: null,
      closedOn: null,
      expectedClose: null,
      probability: 33,
    });
  });
});

describe('a run', () => {
  it('is made once by a call that is sent again', async () => {
    const [one] = await customers(['一次']);
    const body = { ids: [one?.id], change: { addTags: ['一次'] } };
    const answers = [
      await start('sales', body, 'bulk-once-0001'),
      await start('sales', body, 'bulk-once-0001'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body.id).toBe(answers[0]?.body.id);
  });

  it('is nobody else’s', async () => {
    const [one] = await customers(['私的']);
    const { id } = await run('sales', { ids: [one?.id], change: { level: 'D' } });
    for (const who of ['lead', 'admin'] as const) {
      expect((await house.as[who].get(`/api/bulk-runs/${id}`)).status).toBe(404);
      expect((await house.as[who].post(`/api/bulk-runs/${id}/cancel`)).status).toBe(404);
      expect((await house.as[who].post(`/api/bulk-runs/${id}/undo`)).status).toBe(404);
      const { items } = (await house.as[who].get('/api/bulk-runs')).body;
      expect(items.map((item: { id: string }) => item.id)).not.toContain(id);
    }
    const { items } = (await house.as.sales.get('/api/bulk-runs')).body;
    expect(items[0].id).toBe(id);
  });

  /** What a kill leaves in the middle of a run: it is under way, some are done, nobody is at it. */
  async function halfway(names: string[]) {
    const made = await customers(names, { level: 'C' });
    const done = await run('sales', { ids: made.map(({ id }) => id), change: { level: 'A' } });
    const last =
      made
        .map(({ id }) => id)
        .toSorted()
        .at(-1) ?? '';
    await house.as.admin.patch(`/api/customers/${last}`, 2, { level: 'C' });
    const { db } = house.database;
    await db
      .updateTable('bulk_runs')
      .set({ state: 'running', finished_at: null })
      .where('id', '=', done.id)
      .execute();
    await db
      .updateTable('bulk_changes')
      .set({ state: 'waiting', before: null, version_after: null })
      .where('run_id', '=', done.id)
      .where('record_id', '=', last)
      .execute();
    return { runId: done.id as string, last };
  }

  it('goes on where it was after a server was killed at it, once, however many take it up', async () => {
    const { runId, last } = await halfway(['断一', '断二', '断三']);
    await Promise.all([takeUpAgain(), takeUpAgain(), takeUpAgain()]);
    expect((await house.as.sales.get(`/api/bulk-runs/${runId}`)).body).toMatchObject({
      state: 'done',
      done: 3,
    });
    expect(await read(`/api/customers/${last}`)).toMatchObject({ level: 'A', version: 4 });
  });

  it('is stopped: what is done stays done, and can be undone', async () => {
    const { runId, last } = await halfway(['停一', '停二']);
    const stopped = await house.as.sales.post(`/api/bulk-runs/${runId}/cancel`);
    expect(stopped.body).toMatchObject({ state: 'cancelled', done: 1, can: { cancel: false, undo: true } });
    await takeUpAgain();
    expect((await read(`/api/customers/${last}`)).level).toBe('C');
    expect((await house.as.sales.post(`/api/bulk-runs/${runId}/cancel`)).status).toBe(409);
    expect(await undo('sales', runId)).toMatchObject({ state: 'undone', undone: 1 });
  });

  it('works with the rights of the moment: none for whoever was locked or has left', async () => {
    const { runId, last } = await halfway(['锁一', '锁二']);
    const lock = await house.as.admin.post('/api/locks', {
      scope: 'account',
      subject: house.as.sales.id,
      strength: 'limited',
      reason: '查一查',
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(lock.status, lock.text).toBe(201);
    await takeUpAgain();
    expect((await read(`/api/customers/${last}`)).level).toBe('C');
    expect((await start('sales', { ids: [last], change: { level: 'A' } })).status).toBe(403);
    await house.as.admin.post(`/api/locks/${lock.body.id}/lift`, {});
    expect((await house.as.sales.get(`/api/bulk-runs/${runId}`)).body).toMatchObject({
      state: 'failed',
      problem: 'locked',
    });
  });

  it('can be undone for an hour', async () => {
    const [one] = await customers(['久了']);
    const { id } = await run('sales', { ids: [one?.id], change: { level: 'D' } });
    await house.database.db
      .updateTable('bulk_runs')
      .set({ finished_at: new Date(Date.now() - 61 * 60_000) })
      .where('id', '=', id)
      .execute();
    expect((await house.as.sales.post(`/api/bulk-runs/${id}/undo`)).status).toBe(409);
  });

  it.each([
    ['neither records nor a query', { change: { level: 'A' } }],
    ['both of them', { ids: ['x'], query: {}, change: { level: 'A' } }],
    ['no record', { ids: [], change: { level: 'A' } }],
    ['no change', { query: {}, change: {} }],
    ['deleting and changing at once', { query: {}, change: { delete: true, level: 'A' } }],
    ['deleting by no', { query: {}, change: { delete: false } }],
    ['a field that is not changed in bulk', { query: {}, change: { name: 'x' } }],
    ['another kind’s field', { object: 'contact', query: {}, change: { level: 'A' } }],
    ['a filter of another list', { query: { stageId: ['x'] }, change: { level: 'A' } }],
    ['paging', { query: { limit: '5' }, change: { level: 'A' } }],
    ['a kind without bulk changes', { object: 'product', query: {}, change: { delete: true } }],
    ['half a character', { query: { q: '\ud800' }, change: { level: '\ud800' } }],
  ])('does not take %s', async (_what, body) => {
    expect((await start('admin', body)).status).toBe(422);
  });

  it('takes the right of its change: nobody bins who may not delete', async () => {
    const ids = [(await customers(['删不得']))[0]?.id];
    expect((await start('reader', { ids, change: { level: 'A' } })).status).toBe(403);
    expect((await start('reader', { ids, change: { delete: true } })).status).toBe(403);
  });
});
