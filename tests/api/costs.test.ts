/** What locks cost: the organisation's own hours, rows that can be opened, and money by its own rates or none. */
import { inflateSync } from 'node:zlib';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, type House, type PersonName } from '../harness/house.ts';
import { transact } from '../../src/server/platform/database.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await sql`update organisation set time_zone = 'Asia/Shanghai', currency = 'CNY'`.execute(house.database.db);
});
beforeEach(() =>
  transact(house.database.db, async (trx) => {
    for (const table of [
      'locks',
      'follow_ups',
      'changes',
      'opportunities',
      'customers',
      'duty_absences',
      'cost_settings',
    ])
      await sql`delete from ${sql.table(table)}`.execute(trx);
  }),
);

const ok = <T extends { status: number; text: string; body: unknown }>(answer: T): T['body'] => {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body as T['body'];
};
/** By Shanghai's clock. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const lock = async (
  who: PersonName,
  from: string,
  until: string,
  { scope = 'account', lane = null as string | null, trigger = 'administrators-act' } = {},
) => {
  const id = crypto.randomUUID();
  await house.database.pool.query(
    `insert into locks (id, scope, subject, person_id, lane, strength, trigger, opens_at, ends_at, ended_at, end_route)
     values ($1, $2, $3, $3::text::uuid, $4, 'closed', $5, $6, $7, $7, 'time')`,
    [id, scope, house.as[who].id, lane, trigger, at(from), at(until)],
  );
  return id;
};
const month = async (of = '2026-03') => ok(await house.as.admin.get('/api/costs', { month: of }));
const count = (cost: { suffered: { kind: string; count: number }[] }, kind: string) =>
  cost.suffered.find((one) => one.kind === kind)?.count;
const addStep = async (nextStep: string, nextStepDue: string, doneAt: string | null = null) => {
  const { sales } = house.as;
  const customerId = ok(await sales.post('/api/customers', { name: `客户 ${nextStep}` })).id;
  const { id } = ok(
    await sales.post('/api/follow-ups', { customerId, kind: 'call', content: '电话', nextStep, nextStepDue }),
  );
  if (doneAt)
    await house.database.pool.query(`update follow_ups set next_step_done_at = $1 where id = $2`, [
      at(doneAt),
      id,
    ]);
  return id as string;
};
const set = async (body: object, version = 0) =>
  house.as.admin.send(
    'PUT',
    '/api/cost-settings',
    { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '18:00', hourRate: null, missedRate: null, ...body },
    { version },
  );

describe('working time', () => {
  // 2026-03-02 is a Monday.
  const cases: [string, string, string, number][] = [
    ['within a day', '2026-03-02 10:00', '2026-03-02 11:30', 90],
    ['from before the day to after it', '2026-03-02 07:00', '2026-03-02 22:00', 540],
    ['over a weekend', '2026-03-06 17:00', '2026-03-09 10:00', 120],
    ['at night', '2026-03-02 19:00', '2026-03-03 08:59', 0],
    ['from the month before', '2026-02-27 17:00', '2026-03-02 10:00', 60],
    ['into the month after', '2026-03-31 17:00', '2026-04-01 18:00', 60],
    ['no time at all', '2026-03-02 10:00', '2026-03-02 10:00', 0],
  ];
  it.each(cases)('%s', async (_, from, until, minutes) => {
    await lock('sales', from, until);
    const cost = await month();
    expect(cost.workingMinutes).toBe(minutes);
    if (cost.locks.length > 0) expect(cost.locks[0].workingMinutes).toBe(minutes);
  });

  it('leaves out the holidays of the house, and follows its own hours', async () => {
    await lock('sales', '2026-03-02 00:00', '2026-03-04 00:00');
    await house.database.pool.query(
      `insert into duty_absences (id, from_day, to_day, created_at) values (gen_random_uuid(), '2026-03-03', '2026-03-03', now())`,
    );
    expect((await month()).workingMinutes).toBe(540);
    ok(await set({ opens: '08:00', closes: '12:00' }));
    expect((await month()).workingMinutes).toBe(240);
    ok(await set({ days: [6, 7] }, 1));
    expect((await month()).workingMinutes).toBe(0);
  });

  it('counts once where two locks of a person lie over each other; lanes and keys cost nothing', async () => {
    await lock('sales', '2026-03-02 10:00', '2026-03-02 12:00');
    await lock('sales', '2026-03-02 11:00', '2026-03-02 13:00', { trigger: 'abuse-of-rights' });
    await lock('other', '2026-03-02 10:00', '2026-03-02 11:00');
    await lock('other', '2026-03-02 10:00', '2026-03-02 18:00', {
      lane: 'unknown',
      trigger: 'wrong-passwords',
    });
    await lock('lead', '2026-03-02 10:00', '2026-03-02 18:00', { scope: 'session' });
    const cost = await month();
    expect(cost).toMatchObject({ people: 2, workingMinutes: 240 });
    expect(
      cost.locks
        .map((one: { workingMinutes: number }) => one.workingMinutes)
        .toSorted((a: number, b: number) => a - b),
    ).toEqual([60, 120, 120]);
    expect(await month('2026-04')).toMatchObject({ people: 0, workingMinutes: 0, locks: [] });
  });
});

describe('what suffered', () => {
  it('is a follow-up due on a day at whose closing time its owner was locked, not done that day', async () => {
    const missed = await addStep('错过', '2026-03-02');
    const late = await addStep('晚了一天', '2026-03-02', '2026-03-03 09:00');
    await addStep('当天办了', '2026-03-02', '2026-03-02 23:00');
    await addStep('锁定之前', '2026-03-01');
    await addStep('解锁那天', '2026-03-03');
    const id = await lock('sales', '2026-03-02 15:00', '2026-03-03 10:00');
    const cost = await month();
    expect(count(cost, 'missed')).toBe(2);
    expect(count(cost.locks[0], 'missed')).toBe(2);
    const one = ok(await house.as.admin.get(`/api/costs/${id}`));
    expect(one.records.map((record: { recordId: string }) => record.recordId).toSorted()).toEqual(
      [missed, late].toSorted(),
    );
    expect(one.records[0]).toMatchObject({ kindName: '错过的跟进', dueOn: '2026-03-02' });
    // Two locks over that evening: each says it, the month counts it once.
    await lock('sales', '2026-03-02 17:00', '2026-03-02 20:00', { trigger: 'abuse-of-rights' });
    expect(count(await month(), 'missed')).toBe(2);
  });

  it('is a deal whose time ran out while its owner was locked, and not one that was looked after', async () => {
    const { sales } = house.as;
    const deal = ok(await sales.post('/api/opportunities', { name: '停滞的' }));
    await house.database.pool.query(`update stages set standing_still_days = 10 where id = $1`, [
      deal.stage.id,
    ]);
    const touched = ok(await sales.post('/api/opportunities', { name: '有人跟进的' }));
    await house.database.pool.query(`update opportunities set created_at = $1`, [at('2026-02-20 12:00')]);
    await house.database.pool.query(
      `insert into changes (id, at, object, record_id, action, fields) values (gen_random_uuid(), $1, 'opportunity', $2, 'moved', '[]')`,
      [at('2026-02-28 12:00'), touched.id],
    );
    const id = await lock('sales', '2026-03-02 10:00', '2026-03-03 10:00');
    expect(count(await month(), 'stood-still')).toBe(1);
    expect(ok(await house.as.admin.get(`/api/costs/${id}`)).records).toMatchObject([
      { recordId: deal.id, kind: 'stood-still', path: `/opportunities/${deal.id}` },
    ]);
  });
});

describe('money', () => {
  it('is shown by the organisation’s own rates, exactly, or not at all', async () => {
    await addStep('错过', '2026-03-02');
    await lock('sales', '2026-03-02 16:30', '2026-03-02 19:00');
    expect((await month()).money).toBeNull();
    ok(await set({ hourRate: '100.10', missedRate: '12.5' }));
    const cost = await month();
    expect(cost.money).toEqual({ amount: '162.65', currency: 'CNY' });
    expect(cost.locks[0].money).toEqual(cost.money);
    ok(await set({ hourRate: null, missedRate: '12.50' }, 1));
    expect((await month()).money).toEqual({ amount: '12.50', currency: 'CNY' });
  });
});

it('is for those who look after locks; settings are the administrators’; junk is refused', async () => {
  const id = await lock('sales', '2026-03-02 10:00', '2026-03-02 11:00');
  const session = await lock('sales', '2026-03-02 10:00', '2026-03-02 11:00', { scope: 'session' });
  const { admin, sales } = house.as;
  const answers = [
    await sales.get('/api/costs', { month: '2026-03' }),
    await sales.get(`/api/costs/${id}`),
    await sales.get('/api/cost-settings'),
    await sales.send('PUT', '/api/cost-settings', {}, { version: 0 }),
    await admin.get(`/api/costs/${crypto.randomUUID()}`),
    await admin.get(`/api/costs/${session}`),
    await admin.get('/api/costs', { month: '2026-13' }),
    await admin.get('/api/costs'),
    await set({ opens: '18:00', closes: '09:00' }),
    await set({ days: [] }),
    await set({ days: [8] }),
    await set({ hourRate: '-1' }),
    await set({}, 7),
  ];
  expect(answers.map(({ status }) => status)).toEqual([
    403, 403, 403, 403, 404, 404, 422, 422, 422, 422, 422, 422, 412,
  ]);
});

describe('the report as a PDF', () => {
  const setLocale = (locale: string) => house.as.admin.send('PATCH', '/api/me', { locale });
  const report = async (of: string, who: PersonName = 'admin') =>
    house.as[who].get('/api/costs/report', { month: of });

  it('has the locks, the records behind them, and the fonts for it', async () => {
    await addStep('寄出龘字样机 😀\u202E<b>', '2026-03-02');
    await lock('sales', '2026-03-02 15:00', '2026-03-03 10:00');
    const { status, headers, raw } = await report('2026-03');
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/pdf' });
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('锁定的代价 2026-03.pdf');
    expect(raw.subarray(0, 5).toString()).toBe('%PDF-');
    const signs = signsIn(raw);
    for (const sign of '锁定的代价王芳管理员寄出龘字样机<b>3小时□') expect([...signs], sign).toContain(sign);
    expect([...signs]).not.toContain('\u202E');
  });

  it('says so where nothing was locked, in each language', async () => {
    for (const [locale, word] of [
      ['zh-Hans', '没'],
      ['zh-Hant', '鎖'],
      ['en', 'N'],
    ] as const) {
      ok(await setLocale(locale));
      expect([...signsIn((await report('2026-04')).raw)]).toContain(word);
    }
    ok(await setLocale('zh-Hans'));
  });

  it.each([
    ['nobody’s who doesn’t look after locks', 'sales', '2026-03', 403],
    ['of no other month than there is', 'admin', '2026-13', 422],
  ] as const)('is %s', async (_, who, of, expected) => {
    expect((await report(of, who)).status).toBe(expected);
  });
});

/** What can be copied out of it: the signs that its fonts say they draw. */
function signsIn(pdf: Buffer): Set<string> {
  const text = pdf.toString('latin1');
  const signs = new Set<string>();
  for (const { 1: body = '' } of text.matchAll(/stream\n([\s\S]*?)\nendstream/g)) {
    const inside = inflated(Buffer.from(body, 'latin1'));
    if (!inside.includes('begincmap')) continue;
    for (const { 1: list = '' } of inside.matchAll(/\[([^\]]*)\]/g))
      for (const { 1: hex = '' } of list.matchAll(/<([0-9a-f]+)>/g))
        signs.add(Buffer.from(hex, 'hex').swap16().toString('utf16le'));
  }
  return signs;
}

function inflated(body: Buffer): string {
  try {
    return inflateSync(body).toString('latin1');
  } catch {
    // Not every stream is compressed.
    return body.toString('latin1');
  }
}
