/** Duty and escalation: who is called when, exactly once, by the clock; also over restarts and on two servers. */
import { beforeAll, describe, expect, it } from 'vitest';
import { callAll } from '../../src/server/access/unlocking/escalation.ts';
import { registerGuardians } from '../../src/server/access/unlocking/index.ts';
import { openDatabase } from '../../src/server/platform/database.ts';
import { openHouse, type Browser, type House } from '../harness/house.ts';

let house: House;
let admin: Browser & { id: string };
let second: Browser & { id: string };
let third: Browser & { id: string };

beforeAll(async () => {
  house = await openHouse();
  ({ admin } = house.as);
  const { items } = (await admin.get('/api/roles')).body;
  const role = items.find(({ permissions }: { permissions: string[] }) =>
    permissions.includes('locks.manage'),
  );
  for (const who of ['other', 'lead'] as const) {
    const { id } = house.as[who];
    const { version } = (await admin.get(`/api/people/${id}`)).body;
    expect((await admin.patch(`/api/people/${id}`, version, { roleIds: [role.id] })).status).toBe(200);
  }
  second = house.as.other;
  third = house.as.lead;
});

const always = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };
const put = (personId: string, more: object = {}) =>
  admin.post('/api/duty/shifts', { personId, ...always, ...more });
async function clear() {
  const { shifts, absences } = (await admin.get('/api/duty')).body;
  for (const { id } of shifts) await admin.send('DELETE', `/api/duty/shifts/${id}`);
  for (const { id } of absences) await admin.send('DELETE', `/api/duty/absences/${id}`);
}

describe('the roster', () => {
  it('is empty at first, and says so', async () => {
    expect((await admin.get('/api/duty')).body).toMatchObject({
      empty: true,
      now: { first: null, second: null },
      next: null,
      shifts: [],
    });
  });

  it('names who is on duty now and next, and the gaps', async () => {
    house.setNow(new Date('2026-12-02T10:00:00+08:00'));
    await put(second.id, { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' });
    const told = await put(third.id, { place: 2, weekdays: [3], from: '09:00', to: '18:00' });
    expect(told.status, told.text).toBe(201);
    expect(told.body).toMatchObject({
      empty: false,
      now: { first: { id: second.id }, second: { id: third.id }, to: '2026-12-02T10:00:00.000Z' },
      next: { first: null, from: '2026-12-02T10:00:00.000Z' },
    });
    expect(told.body.gaps[0]).toEqual({ from: '2026-12-02T10:00:00.000Z', to: '2026-12-03T01:00:00.000Z' });
    expect(told.body.gaps).toHaveLength(5);
    const away = await admin.post('/api/duty/absences', {
      personId: second.id,
      fromDay: '2026-12-01',
      toDay: '2026-12-03',
    });
    expect(away.body.now).toMatchObject({ first: { id: third.id }, second: null });
    const holiday = await admin.post('/api/duty/absences', {
      fromDay: '2026-12-02',
      toDay: '2026-12-02',
      note: '公司活动',
    });
    expect(holiday.body.now).toMatchObject({ first: null, second: null });
    house.setNow(null);
    const notices = (await second.get('/api/notices')).body.items;
    expect(notices.filter(({ kind }: { kind: string }) => kind === 'duty-changed').length).toBeGreaterThan(0);
    await clear();
  });

  it('takes nobody who may not answer, and nobody’s junk', async () => {
    expect((await put(house.as.sales.id)).body.errors[0]).toMatchObject({ code: 'unknown' });
    const bad = [
      { from: '09:07' },
      { from: '25:00' },
      { from: '09:00', to: '09:00' },
      { weekdays: [0] },
      { weekdays: [] },
      { day: '2026-12-02' },
      { weekdays: [], day: '2026-02-30' },
      { place: 3 },
      { who: 'x' },
    ];
    for (const more of bad) expect((await put(second.id, more)).status, JSON.stringify(more)).toBe(422);
    expect(
      (await admin.post('/api/duty/absences', { fromDay: '2026-12-03', toDay: '2026-12-01' })).status,
    ).toBe(422);
    expect((await admin.send('DELETE', `/api/duty/shifts/${admin.id}`)).status).toBe(404);
    for (const who of ['sales', 'reader'] as const) {
      expect((await house.as[who].get('/api/duty')).status).toBe(403);
      expect(
        (await house.as[who].post('/api/duty/shifts', { personId: house.as[who].id, ...always })).status,
      ).toBe(403);
    }
    for (let i = 0; i < 42; i++) await put(second.id);
    expect((await put(second.id)).body.code).toBe('wrong_state');
    await clear();
  });

  it('whoever loses the right is on duty no more', async () => {
    await put(third.id);
    const { version, roles } = (await admin.get(`/api/people/${third.id}`)).body;
    expect((await admin.patch(`/api/people/${third.id}`, version, { roleIds: [] })).status).toBe(200);
    expect((await admin.get('/api/duty')).body).toMatchObject({
      empty: true,
      now: { first: null },
      shifts: expect.anything(),
    });
    const back = { roleIds: roles.map(({ id }: { id: string }) => id) };
    expect((await admin.patch(`/api/people/${third.id}`, version + 1, back)).status).toBe(200);
    expect((await admin.get('/api/duty')).body.now.first.id).toBe(third.id);
    await clear();
  });
});

let strangers = 0;
async function asked(email = 'sales@huaxin.example') {
  const by = Object.assign(house.stranger(), { address: `198.51.${++strangers}.7` });
  const { secret, number } = (await by.post('/api/unlock-requests', { email })).body;
  const { items } = (await admin.get('/api/unlock-requests', { limit: 200 })).body;
  return { by, secret, id: items.find((item: { number: string }) => item.number === number).id as string };
}
/** Everything that is due at so many minutes after now, done by two servers at once. */
async function minutesLater(minutes: number) {
  const now = new Date(Date.now() + minutes * 60_000);
  const other = openDatabase(house.database.pool.options as never, { max: 4 });
  const settings = (database: typeof other) => ({
    database,
    clock: () => now,
    enqueue: () => Promise.resolve(),
  });
  await Promise.all([other, house.database, other].map((database) => callAll(settings(database))));
  await other.close();
}
const calledOf = async (id: string) =>
  (
    (await admin.get(`/api/unlock-requests/${id}`)).body.called as {
      step: string;
      people: { id: string }[];
    }[]
  ).map(({ step, people }) => [step, people.map((person) => person.id).toSorted()] as const);
const all = (...ids: string[]) => ids.toSorted();
const toldOf = async (who: Browser, step: string) =>
  (await who.get('/api/notices', { limit: 200 })).body.items.filter(
    ({ kind, params }: { kind: string; params: { step: string; person: string | null } }) =>
      kind === 'unlock-asked' && params.step === step && params.person !== null,
  ).length;

describe('the escalation', () => {
  it('with no roster calls all administrators at once, and the page says so', async () => {
    const { id, by, secret } = await asked();
    await expect.poll(() => calledOf(id)).toEqual([['administrators', all(admin.id, second.id, third.id)]]);
    const { steps } = (await by.post('/api/unlock-requests/progress', { secret })).body;
    expect(steps).toMatchObject([
      { step: 'administrators', taken: true },
      { step: 'owner', taken: false },
    ]);
    await by.post('/api/unlock-requests/progress/withdraw', { secret });
  });

  it('calls one after the other, each once, whatever restarts and however many servers', async () => {
    await put(second.id);
    await put(third.id, { place: 2 });
    const before = await toldOf(admin, 'administrators');
    const { id, by, secret } = await asked();
    await expect.poll(() => calledOf(id)).toEqual([['first', [second.id]]]);
    await minutesLater(9);
    expect(await calledOf(id)).toHaveLength(1);
    await minutesLater(10.1);
    expect((await calledOf(id))[1]).toEqual(['second', [third.id]]);
    // The servers were away for half an hour: what was missed is made good.
    await minutesLater(61);
    expect(await calledOf(id)).toEqual([
      ['first', [second.id]],
      ['second', [third.id]],
      ['administrators', all(admin.id, second.id, third.id)],
      ['owner', all(admin.id, second.id, third.id)],
    ]);
    await minutesLater(75);
    expect(await toldOf(admin, 'administrators')).toBe(before + 1);
    expect(await toldOf(second, 'first')).toBe(1);
    expect(await toldOf(admin, 'first')).toBe(0);
    const lines = (await admin.get('/api/audit', { action: 'unlock.called', limit: 200 })).body.items;
    expect(lines.filter(({ recordId }: { recordId: string }) => recordId === id)).toHaveLength(4);
    await by.post('/api/unlock-requests/progress/withdraw', { secret });
  });

  it('never calls whoever asked: the next one is called in their place', async () => {
    const { id, by, secret } = await asked('other@huaxin.example');
    await expect.poll(() => calledOf(id)).toEqual([['first', all(admin.id, third.id)]]);
    expect(await toldOf(second, 'first')).toBe(1);
    await by.post('/api/unlock-requests/progress/withdraw', { secret });
  });

  it('stands still while whoever asked has to say something, and when it is over', async () => {
    const { id, by, secret } = await asked();
    await expect.poll(() => calledOf(id)).toHaveLength(1);
    await second.post(`/api/unlock-requests/${id}/messages`, { text: '谁？', asks: true });
    await minutesLater(120);
    expect(await calledOf(id)).toHaveLength(1);
    // Answered after half an hour: the clock begins anew then.
    house.setNow(new Date(Date.now() + 30 * 60_000));
    await by.post('/api/unlock-requests/progress/messages', { secret, text: '我' });
    house.setNow(null);
    await minutesLater(39);
    expect(await calledOf(id)).toHaveLength(1);
    await minutesLater(41);
    expect(await calledOf(id)).toHaveLength(2);
    await admin.post(`/api/unlock-requests/${id}/answer`, { answer: 'refuse', reason: '不是本人' });
    await minutesLater(120);
    expect(await calledOf(id)).toHaveLength(2);
  });

  it('calls at the last step the guardians too, who needn’t look after locks', async () => {
    const keeper = house.as.service;
    let keeps: string[] = [keeper.id];
    registerGuardians(() => Promise.resolve(keeps));
    const { id, by, secret } = await asked('reader@huaxin.example');
    await minutesLater(61);
    expect((await calledOf(id)).at(-1)).toEqual(['owner', all(admin.id, second.id, third.id, keeper.id)]);
    expect(await toldOf(keeper, 'owner')).toBe(1);
    keeps = [];
    await by.post('/api/unlock-requests/progress/withdraw', { secret });
  });

  it('a server that dies while it calls has called nobody; the next one calls everybody, once', async () => {
    const { id, by, secret } = await asked('service@huaxin.example');
    await expect.poll(() => calledOf(id)).toHaveLength(1);
    const now = new Date(Date.now() + 31 * 60_000);
    const before = await toldOf(admin, 'administrators');
    const dies = callAll({
      database: house.database,
      clock: () => now,
      enqueue: () => Promise.reject(new Error('gone')),
    });
    await expect(dies).rejects.toThrow('could not be called out');
    expect(await calledOf(id)).toHaveLength(1);
    expect(await toldOf(admin, 'administrators')).toBe(before);
    await minutesLater(31);
    await minutesLater(31);
    expect(await calledOf(id)).toHaveLength(3);
    expect(await toldOf(admin, 'administrators')).toBe(before + 1);
    await by.post('/api/unlock-requests/progress/withdraw', { secret });
  });

  it('in a gap calls all who may answer', async () => {
    await clear();
    const tomorrow = (new Date(Date.now() + 8 * 3_600_000).getUTCDay() || 7) % 7;
    await put(second.id, { weekdays: [tomorrow + 1] });
    const { id, by, secret } = await asked();
    await expect.poll(() => calledOf(id)).toEqual([['first', all(admin.id, second.id, third.id)]]);
    await by.post('/api/unlock-requests/progress/withdraw', { secret });
    await clear();
  });
});
