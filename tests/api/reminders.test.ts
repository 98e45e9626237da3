/** The morning's reminders: once a person and day, at the organisation's eight o'clock, of what each may see. */
import { beforeEach, describe, expect, it } from 'vitest';
import { todayJobs } from '../../src/server/business/today/index.ts';
import { createLog } from '../../src/server/platform/log.ts';
import { openHouse, type House, type PersonName } from '../harness/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.database.pool.query(`update organisation set time_zone = 'Asia/Shanghai'`);
});

/** The job's round at an instant. */
const round = (at: string) =>
  todayJobs({ database: house.database, clock: () => new Date(at), log: createLog('silent') })[0]?.work(
    {} as never,
  );
const addStep = async (as: PersonName, nextStep: string, nextStepDue: string) => {
  const customer = (await house.as[as].post('/api/customers', { name: `客户 ${nextStep}` })).body;
  const made = await house.as[as].post('/api/follow-ups', {
    customerId: customer.id,
    kind: 'call',
    content: '打过电话',
    nextStep,
    nextStepDue,
  });
  expect(made.status, made.text).toBe(201);
  return made.body as { id: string };
};
const told = async (as: PersonName) => {
  const { rows } = await house.database.pool.query(
    `select params, link, mail from notices where person_id = $1 and kind = 'steps-due' order by id`,
    [house.as[as].id],
  );
  return rows as {
    params: { due: number; overdue: number; steps: { step: string }[] };
    link: string;
    mail: string;
  }[];
};

// 2026-11-24 is a Tuesday; eight o'clock in Shanghai is midnight UTC.
const beforeEight = '2026-11-23T23:59:00Z';
const eight = '2026-11-24T00:00:00Z';

describe('reminders', () => {
  it('come at eight by the organisation’s clock, not before', async () => {
    await addStep('sales', '今天做', '2026-11-24');
    await round(beforeEight);
    expect(await told('sales')).toEqual([]);
    await round(eight);
    expect(await told('sales')).toMatchObject([
      { params: { due: 1, overdue: 0, steps: [{ step: '今天做' }] }, link: '/today', mail: 'waiting' },
    ]);
    const shown = (await house.as.sales.get('/api/notices')).body.items;
    expect(shown).toMatchObject([{ kind: 'steps-due', link: '/today' }]);
  });

  it('come once, however many servers look, and not again for what is written down later', async () => {
    await addStep('sales', '今天做', '2026-11-24');
    await Promise.all([round(eight), round(eight), round(eight), round(eight)]);
    expect(await told('sales')).toHaveLength(1);
    await addStep('other', '临时的', '2026-11-24');
    await round('2026-11-24T03:00:00Z');
    expect(await told('sales')).toHaveLength(1);
    expect(await told('other')).toEqual([]);
  });

  it('say what was left undone once more on the next working day, then no more', async () => {
    // Friday.
    await addStep('sales', '周五的', '2026-11-27');
    const counts = async () => (await told('sales')).map(({ params }) => [params.due, params.overdue]);
    await round('2026-11-27T00:00:00Z');
    expect(await counts()).toEqual([[1, 0]]);
    await round('2026-11-28T00:00:00Z');
    await round('2026-11-29T00:00:00Z');
    expect(await counts()).toEqual([[1, 0]]);
    await round('2026-11-30T00:00:00Z');
    expect(await counts()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    await round('2026-12-01T00:00:00Z');
    expect(await counts()).toHaveLength(2);
  });

  it('say nothing of steps done, of other people’s, and of customers that are out of sight', async () => {
    const done = await addStep('sales', '做完了', '2026-11-24');
    await house.as.sales.post(`/api/follow-ups/${done.id}/complete`, { done: true });
    const moved = await addStep('sales', '客户转走了', '2026-11-24');
    await house.database.pool.query(
      `update customers set owner_id = $1 where id = (select customer_id from follow_ups where id = $2)`,
      [house.as.other.id, moved.id],
    );
    await round(eight);
    expect(await told('sales')).toEqual([]);
    // Whoever looks after the customer by now is told.
    expect(await told('other')).toMatchObject([{ params: { due: 1 } }]);
    expect(await told('admin')).toEqual([]);
  });

  it('wait while somebody is locked out, and come when they are back', async () => {
    await addStep('sales', '今天做', '2026-11-24');
    const { pool } = house.database;
    await pool.query(
      `insert into locks (id, scope, subject, strength, trigger, opens_at, ends_at)
       values (gen_random_uuid(), 'account', $1, 'closed', 'by-administrator', '2026-11-01', '2026-12-31')`,
      [house.as.sales.id],
    );
    await round(eight);
    expect(await told('sales')).toEqual([]);
    await pool.query(`update locks set ended_at = now() where ended_at is null`);
    await round('2026-11-24T04:00:00Z');
    expect(await told('sales')).toHaveLength(1);
  });

  it('are not mailed to whom wants none; saying so takes no fresh proof', async () => {
    await house.database.pool.query(`update sessions set proved_at = now() - interval '1 day'`);
    const quiet = await house.as.sales.send('PATCH', '/api/notices/preferences', { mail: { work: false } });
    expect(quiet.status, quiet.text).toBe(200);
    await addStep('sales', '今天做', '2026-11-24');
    await round(eight);
    expect(await told('sales')).toMatchObject([{ mail: 'none' }]);
  });
});
