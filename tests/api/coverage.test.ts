/**
 * Coverage: a salesperson is locked, a colleague goes on with what is due and nothing else, and all is handed back. With
 * the clock in hand: rounds are the job's, at the house's time.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { coverageJobs } from '../../src/server/access/coverage/turns/index.ts';
import { todayJobs } from '../../src/server/business/today/index.ts';
import { transact } from '../../src/server/platform/database.ts';
import { createLog } from '../../src/server/platform/log.ts';
import type { Mail, Mailer } from '../../src/server/platform/mail.ts';
import { openHouse, setPolicy, type House, type PersonName } from '../harness/house.ts';
import { policyPresets } from '../../src/contract/access/policy.ts';

let house: House;
let now: Date;
let mails: Mail[];
/** What the SMTP server says to the next mails. */
let mailFault: Error | null;
let mailOn: boolean;
const mailer: Mailer = {
  get on() {
    return mailOn;
  },
  reaches: () => true,
  async send(mail) {
    mails.push(mail);
    // Long enough that another server comes by meanwhile.
    await pause(30);
    if (mailFault) throw mailFault;
  },
};

const minute = 60_000;
const pass = (minutes: number) => {
  now = new Date(now.getTime() + minutes * minute);
  house.setNow(now);
};
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  const used = [
    'covers',
    'absences',
    'coverages',
    'locks',
    'notices',
    'changes',
    'follow_ups',
    'opportunities',
  ];
  // What people did is counted beside it, every few seconds: again after a deadlock.
  await transact(house.database.db, async (trx) => {
    for (const table of [...used, 'customers', 'audit', 'holding_reply', 'policies', 'reminders'])
      await sql`delete from ${sql.table(table)}`.execute(trx);
    await sql`update people set state = 'active', manager_id = null`.execute(trx);
  });
  mails = [];
  mailFault = null;
  mailOn = false;
  now = new Date();
  pass(0);
  // Access changed: whoever is remembered from the days of another test is asked for anew.
  await forgetRemembered();
});

const round = () =>
  coverageJobs({ database: house.database, clock: () => now, log: createLog('silent'), mailer })[1]?.work(
    {} as never,
  );
const day = (days = 0) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

const ok = <T extends { status: number; text: string; body: unknown }>(answer: T): T['body'] => {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body as T['body'];
};
const addCustomer = async (as: PersonName, name: string, more: object = {}) =>
  (ok(await house.as[as].post('/api/customers', { name, ...more })) as { id: string }).id;
const addStep = async (as: PersonName, customerId: string, nextStep: string, nextStepDue = day()) =>
  ok(
    await house.as[as].post('/api/follow-ups', {
      customerId,
      kind: 'call',
      content: '打过电话',
      nextStep,
      nextStepDue,
    }),
  ) as { id: string; version: number };
const addDeal = async (as: PersonName, customerId: string, name: string, expectedClose: string | null) =>
  ok(await house.as[as].post('/api/opportunities', { name, customerId, expectedClose })) as {
    id: string;
    version: number;
    stage: { id: string };
    pipelineId: string;
  };

const idOf = (who: PersonName) => house.as[who].id;
/** Named by an administrator: by rule, without an answer. */
const name = async (person: PersonName, ...covers: PersonName[]) =>
  ok(
    await house.as.admin.send('PUT', '/api/covers', {
      personId: idOf(person),
      covers: covers.map((cover) => ({ personId: idOf(cover) })),
    }),
  );
const lock = async (
  person: PersonName,
  { minutes = 0, trigger = 'administrators-act', strength = 'closed' } = {},
) => {
  const id = crypto.randomUUID();
  await house.database.pool.query(
    `insert into locks (id, scope, subject, person_id, strength, trigger, reason, opened_by, opens_at, ends_at)
     values ($1, 'account', $2, $2::text::uuid, $3, $4, '查证', $5, $6, $7)`,
    [
      id,
      idOf(person),
      strength,
      trigger,
      idOf('admin'),
      now,
      new Date(now.getTime() + (minutes || 600) * minute),
    ],
  );
  return id;
};
/** What changes access makes every server ask anew who somebody is. */
const forgetRemembered = () => name('reader');
const prove = async () => {
  await house.database.pool.query(`update sessions set proved_at = $1`, [now]);
  await forgetRemembered();
};
const lift = async (id: string) => {
  await prove();
  ok(await house.as.admin.post(`/api/locks/${id}/lift`, {}));
};
const told = async (who: PersonName, kind: string) => {
  const { rows } = await house.database.pool.query(
    `select params, link from notices where person_id = $1 and kind = $2 order by id`,
    [idOf(who), kind],
  );
  return rows as { params: Record<string, unknown>; link: string }[];
};
const covering = async (who: PersonName) =>
  ok(await house.as[who].get('/api/coverages/mine')) as {
    items: { id: string; person: { name: string }; work: { title: string; settledAt: string | null }[] }[];
    ofMe: { id: string; cover: { name: string } | null } | null;
  };
const namesOfCovered = async (who: PersonName) =>
  (await covering(who)).items.map(({ person }) => person.name);
const coversNow = async () => {
  const { rows } = await house.database.pool.query(
    `select k.name from coverage_turns t join people k on k.id = t.cover_id where t.ended_at is null`,
  );
  return rows.map((row: { name: string }) => row.name);
};
const count = async (table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    house.database.db,
  );
  return rows[0]?.n;
};

describe('a locked salesperson', () => {
  it('is covered after half an hour, not before; what was due is there, and nothing else', async () => {
    const due = await addCustomer('sales', '等着的客户');
    const quiet = await addCustomer('sales', '不急的客户');
    const step = await addStep('sales', due, '寄样机');
    await addStep('sales', quiet, '以后再说', day(9));
    const deal = await addDeal('sales', due, '到期的商机', day());
    const later = await addDeal('sales', due, '下月的商机', day(30));
    await name('sales', 'other');
    await lock('sales');
    pass(29);
    await round();
    expect(await namesOfCovered('other')).toEqual([]);
    expect((await house.as.other.get(`/api/customers/${due}`)).status).toBe(404);
    pass(1);
    await round();
    const [mine] = (await covering('other')).items;
    expect(mine).toMatchObject({ person: { name: '王芳' }, cause: 'lock' });
    expect(mine?.work.map(({ title }) => title).toSorted()).toEqual(['到期的商机', '寄样机']);
    // The cover is told that it is a lock, not the reason, nor what was seen.
    expect(JSON.stringify(mine)).not.toContain('查证');

    const can = { change: false, delete: false, assign: false };
    expect(ok(await house.as.other.get(`/api/customers/${due}`))).toMatchObject({
      can,
      owner: { name: '王芳' },
    });
    expect((await house.as.other.get(`/api/customers/${quiet}`)).status).toBe(404);
    const listed = ok(await house.as.other.get('/api/customers')) as { items: { name: string }[] };
    expect(listed.items.map((one) => one.name)).toContain('等着的客户');
    expect(listed.items.map((one) => one.name)).not.toContain('不急的客户');
    expect(ok(await house.as.other.get(`/api/customers/${due}/timeline`)).items.length).toBeGreaterThan(1);
    const today = ok(await house.as.other.get('/api/today'));
    expect(today.covering).toMatchObject([
      {
        coverage: { person: { name: '王芳' } },
        steps: { items: [{ id: step.id, nextStep: '寄样机' }], total: 1 },
        deals: { items: [{ id: deal.id }], total: 1 },
      },
    ]);
    expect(today.due.total).toBe(0);

    // Recording and advancing is theirs, in her place.
    ok(await house.as.other.post(`/api/follow-ups/${step.id}/complete`, { done: true }));
    const record = ok(
      await house.as.other.post('/api/follow-ups', { customerId: due, kind: 'call', content: '已答复客户' }),
    );
    expect(record).toMatchObject({ owner: { name: '赵敏' }, for: { name: '王芳' } });
    const moved = ok(
      await house.as.other.send(
        'PATCH',
        `/api/opportunities/${deal.id}`,
        { note: '客户要发票' },
        {
          version: deal.version,
        },
      ),
    );
    expect(moved).toMatchObject({ owner: { name: '王芳' } });
    const history = ok(
      await house.as.other.get('/api/history', { object: 'opportunity', recordId: deal.id }),
    );
    expect(history.items[0]).toMatchObject({ by: { name: '赵敏' }, for: { name: '王芳' } });
    const timeline = ok(await house.as.admin.get(`/api/customers/${due}/timeline`));
    expect(timeline.items).toContainEqual(
      expect.objectContaining({ text: '已答复客户', for: { id: idOf('sales'), name: '王芳' } }),
    );

    // And nothing beyond that.
    const { other } = house.as;
    const refused = [
      await other.patch(`/api/customers/${due}`, 1, { name: '改名' }),
      await other.remove(`/api/customers/${due}`, 1),
      await other.post('/api/contacts', { customerId: due, name: '新联系人' }),
      await other.post('/api/opportunities', { customerId: due, name: '新商机' }),
      await other.send('PATCH', `/api/opportunities/${later.id}`, { note: '不是到期的' }, { version: 1 }),
      await other.remove(`/api/opportunities/${deal.id}`, 2),
      await other.remove(`/api/follow-ups/${step.id}`, 2),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    const file = await other.get('/api/customers/export');
    expect(file.text).not.toContain('等着的客户');
  });

  it('has everything back the moment the lock is lifted, with a report of what was done', async () => {
    const customer = await addCustomer('sales', '等着的客户');
    const done = await addStep('sales', customer, '寄样机');
    await addStep('sales', customer, '发报价');
    await name('sales', 'other');
    const id = await lock('sales');
    pass(31);
    await round();
    ok(await house.as.other.post(`/api/follow-ups/${done.id}/complete`, { done: true }));
    ok(
      await house.as.other.post('/api/follow-ups', { customerId: customer, kind: 'call', content: '答复了' }),
    );
    pass(5);
    await lift(id);
    // No round has come by yet.
    expect((await house.as.other.get(`/api/customers/${customer}`)).status).toBe(404);
    expect(await namesOfCovered('other')).toEqual([]);
    await round();
    const [notice] = await told('sales', 'coverage-ended');
    expect(notice).toMatchObject({ params: { person: '王芳', done: 2, due: 1 } });
    expect(await told('other', 'coverage-ended')).toHaveLength(1);
    const path = notice?.link.replace('/cover/reports/', '/api/coverages/') ?? '';
    for (const who of ['sales', 'other', 'lead', 'admin'] as const) {
      const report = ok(await house.as[who].get(path));
      expect(report).toMatchObject({
        person: { name: '王芳' },
        cover: { name: '赵敏' },
        turns: [{ cover: { name: '赵敏' } }],
        due: [{ title: '发报价', kindName: '下一步', customer: { name: '等着的客户' } }],
        settled: [{ title: '寄样机' }],
      });
      expect(report.done).toMatchObject([
        { by: { name: '赵敏' }, action: 'changed', objectName: '跟进' },
        { by: { name: '赵敏' }, action: 'created', title: '答复了', customer: { name: '等着的客户' } },
      ]);
      expect(report.endedAt).not.toBeNull();
    }
    expect((await house.as.service.get(path)).status).toBe(404);
    const owners = await house.database.pool.query(`select distinct owner_id from customers where id = $1`, [
      customer,
    ]);
    expect(owners.rows).toEqual([{ owner_id: idOf('sales') }]);
    const { rows: lines } = await house.database.pool.query(
      `select action from audit where action like 'coverage.%' order by id`,
    );
    expect(lines.map((line: { action: string }) => line.action)).toEqual([
      'coverage.begun',
      'coverage.taken',
      'coverage.ended',
    ]);
  });

  it('gives nothing any more once the lock’s time is over, whether or not anybody wrote it down', async () => {
    const customer = await addCustomer('sales', '等着的客户');
    await addStep('sales', customer, '寄样机');
    await name('sales', 'other');
    await lock('sales', { minutes: 60 });
    pass(31);
    await round();
    expect((await house.as.other.get(`/api/customers/${customer}`)).status).toBe(200);
    pass(29);
    expect((await house.as.other.get(`/api/customers/${customer}`)).status).toBe(404);
    expect(ok(await house.as.other.get('/api/today')).covering).toEqual([]);
    await round();
    expect(await told('sales', 'coverage-ended')).toHaveLength(1);
  });

  it('of a minute, or whose lane is spent, troubles nobody', async () => {
    await addStep('sales', await addCustomer('sales', '客户'), '寄样机');
    await name('sales', 'other');
    await lock('sales', { minutes: 1 });
    await house.database.pool.query(
      `insert into locks (id, scope, subject, person_id, lane, strength, trigger, opens_at, ends_at)
       values (gen_random_uuid(), 'account', $1, $1::text::uuid, 'unknown', 'challenge', 'wrong-passwords', $2, $3)`,
      [idOf('sales'), now, new Date(now.getTime() + 300 * minute)],
    );
    await round();
    pass(40);
    await round();
    expect(await count('coverages')).toBe(0);
  });

  it('has one coverage, however many servers look, locks there are and rounds go by', async () => {
    await addStep('sales', await addCustomer('sales', '客户'), '寄样机');
    await name('sales', 'other');
    const first = await lock('sales');
    pass(31);
    await Promise.all([round(), round(), round(), round()]);
    const second = await lock('sales', { trigger: 'abuse-of-rights' });
    await round();
    expect([await count('coverages'), await count('coverage_turns')]).toEqual([1, 1]);
    expect(await told('other', 'coverage-begun')).toHaveLength(1);
    expect(await told('sales', 'coverage-of-you')).toHaveLength(1);
    await lift(first);
    await round();
    expect(await coversNow()).toEqual(['赵敏']);
    await lift(second);
    await Promise.all([round(), round(), round()]);
    expect(await coversNow()).toEqual([]);
    expect(await told('other', 'coverage-ended')).toHaveLength(1);
  });

  it('is covered soundly by a clock that jumps', async () => {
    await addStep('sales', await addCustomer('sales', '客户'), '寄样机');
    await name('sales', 'other');
    const id = await lock('sales');
    pass(31);
    await round();
    pass(-600);
    await round();
    await lift(id);
    await round();
    const { rows } = await house.database.pool.query(
      `select ended_at >= began_at as sound, ended_at is not null as over from coverages`,
    );
    expect(rows).toEqual([{ sound: true, over: true }]);
  });

  it('shows up new work as it falls due, and drops what is done', async () => {
    const customer = await addCustomer('sales', '客户');
    await addStep('sales', customer, '明天的', day(1));
    await name('sales', 'other');
    await lock('sales', { minutes: 4000 });
    pass(31);
    await round();
    expect((await covering('other')).items[0]?.work).toEqual([]);
    expect((await house.as.other.get(`/api/customers/${customer}`)).status).toBe(404);
    pass(24 * 60);
    await round();
    expect((await covering('other')).items[0]?.work).toMatchObject([{ title: '明天的', settledAt: null }]);
    expect((await house.as.other.get(`/api/customers/${customer}`)).status).toBe(200);
  });
});

describe('who covers', () => {
  beforeEach(async () => {
    await addStep('sales', await addCustomer('sales', '客户'), '寄样机');
  });

  it('is the next in order where the first is locked, away or has left', async () => {
    await name('sales', 'other', 'lead', 'service');
    await lock('sales');
    pass(31);
    const again = await lock('other');
    await round();
    expect(await coversNow()).toEqual(['李强']);
    // Back again: whoever is at it stays at it.
    await lift(again);
    await round();
    expect(await coversNow()).toEqual(['李强']);
    ok(
      await house.as.admin.post('/api/absences', {
        personId: idOf('lead'),
        kind: 'illness',
        from: day(),
        until: day(),
      }),
    );
    await lock('other');
    await round();
    expect((await coversNow()).toSorted()).toEqual(['孙丽']);
    await house.database.pool.query(`update people set state = 'closed' where id = $1`, [idOf('service')]);
    await round();
    expect(await coversNow()).toEqual([]);
    expect((await told('admin', 'coverage-lacking')).length).toBeGreaterThan(0);
  });

  it('is nobody in a circle of two who are both locked; lead and administrators hear of it once', async () => {
    await house.database.pool.query(`update people set manager_id = $1 where id = $2`, [
      idOf('lead'),
      idOf('sales'),
    ]);
    await name('sales', 'other');
    await name('other', 'sales');
    await lock('sales');
    await lock('other');
    pass(31);
    await round();
    await round();
    expect(await coversNow()).toEqual([]);
    expect(await told('lead', 'coverage-lacking')).toMatchObject([
      { params: { person: '王芳', due: 1 }, link: `/cover/of/${idOf('sales')}` },
    ]);
    expect(await told('admin', 'coverage-lacking')).toHaveLength(2);
    // Named while it lasts, they take over at the next look.
    await name('sales', 'other', 'service');
    await round();
    expect(await coversNow()).toEqual(['孙丽']);
  });

  it('has accepted, unless a lead decided or the policy says otherwise', async () => {
    const asked = ok(
      await house.as.sales.send('PUT', '/api/covers', { covers: [{ personId: idOf('other') }] }),
    );
    expect(asked.items).toMatchObject([{ state: 'asked' }]);
    expect(await told('other', 'cover-named')).toMatchObject([{ params: { asked: true, person: '王芳' } }]);
    await lock('sales');
    pass(31);
    await round();
    expect(await coversNow()).toEqual([]);
    const [{ id }] = asked.items as [{ id: string }];
    expect((await house.as.service.post(`/api/covers/${id}/answer`, { accept: true })).status).toBe(404);
    ok(await house.as.other.post(`/api/covers/${id}/answer`, { accept: true }));
    await round();
    expect(await coversNow()).toEqual(['赵敏']);
    ok(await house.as.other.post(`/api/covers/${id}/answer`, { accept: false }));
    await round();
    expect(await coversNow()).toEqual([]);
    expect(await told('sales', 'cover-answered')).toHaveLength(2);
    // A lead's word.
    ok(
      await house.as.lead.send('PUT', '/api/covers', {
        personId: idOf('sales'),
        covers: [{ personId: idOf('service') }],
      }),
    );
    await round();
    expect(await coversNow()).toEqual(['孙丽']);
  });

  it('covers as soon as they are named where the policy says so', async () => {
    await setPolicy(house, {
      coverage: { ...policyPresets.modern.coverage, mustAccept: false, afterMinutes: 0 },
    });
    ok(await house.as.sales.send('PUT', '/api/covers', { covers: [{ personId: idOf('other') }] }));
    await lock('sales');
    await round();
    expect(await coversNow()).toEqual(['赵敏']);
  });

  it('waits for their day', async () => {
    ok(
      await house.as.admin.send('PUT', '/api/covers', {
        personId: idOf('sales'),
        covers: [{ personId: idOf('other'), from: day(2) }],
      }),
    );
    await lock('sales', { minutes: 9000 });
    pass(31);
    await round();
    expect(await coversNow()).toEqual([]);
    pass(3 * 24 * 60);
    await round();
    expect(await coversNow()).toEqual(['赵敏']);
  });

  it('is named by oneself, one’s lead and administrators, and can work', async () => {
    const { sales, other, reader } = house.as;
    const put = (as: PersonName, covers: object[], personId?: string) =>
      house.as[as].send('PUT', '/api/covers', { covers, ...(personId && { personId }) });
    const cases: [string, Awaited<ReturnType<typeof put>>, number, string?][] = [
      ['for a stranger', await put('other', [{ personId: other.id }], sales.id), 403],
      ['oneself', await put('sales', [{ personId: sales.id }]), 422, 'oneself'],
      ['twice', await put('sales', [{ personId: other.id }, { personId: other.id }]), 422, 'twice'],
      ['nobody', await put('sales', [{ personId: crypto.randomUUID() }]), 422, 'unknown'],
      ['who may only read', await put('sales', [{ personId: reader.id }]), 422, 'cannot_work'],
      ['junk', await put('sales', [{ personId: 'x' }]), 422],
      [
        'too many',
        await put(
          'sales',
          Array.from({ length: 6 }, () => ({ personId: other.id })),
        ),
        422,
      ],
      ['looking at a stranger’s', await other.get('/api/covers', { personId: sales.id }), 403],
      [
        'an answer to nothing',
        await other.post(`/api/covers/${crypto.randomUUID()}/answer`, { accept: true }),
        404,
      ],
    ];
    for (const [what, { status, body, text }, expected, code] of cases) {
      expect(status, `${what}: ${text}`).toBe(expected);
      if (code) expect(body.errors[0].code, what).toBe(code);
    }
  });
});

describe('an absence', () => {
  it('is covered on its days, by the same rules, and told as being away', async () => {
    const customer = await addCustomer('sales', '客户');
    await addStep('sales', customer, '寄样机');
    await name('sales', 'other');
    const absence = ok(
      await house.as.sales.post('/api/absences', { kind: 'illness', from: day(), until: day(3) }),
    );
    expect(absence).toMatchObject({ state: 'now', kind: 'illness' });
    await round();
    const [mine] = (await covering('other')).items;
    expect(mine).toMatchObject({ cause: 'absence' });
    expect(JSON.stringify(mine)).not.toContain('illness');
    expect((await covering('sales')).ofMe).toMatchObject({ cover: { name: '赵敏' } });
    ok(await house.as.sales.post(`/api/absences/${absence.id}/end`, {}));
    expect((await house.as.other.get(`/api/customers/${customer}`)).status).toBe(404);
    await round();
    expect(await told('sales', 'coverage-ended')).toHaveLength(1);
    expect((await house.as.sales.post(`/api/absences/${absence.id}/end`, {})).status).toBe(409);
  });

  it('ends with its last day, and begins with its first', async () => {
    await addStep('sales', await addCustomer('sales', '客户'), '寄样机');
    await name('sales', 'other');
    ok(await house.as.sales.post('/api/absences', { kind: 'leave', from: day(1), until: day(2) }));
    await round();
    expect(await coversNow()).toEqual([]);
    pass(24 * 60);
    await round();
    expect(await coversNow()).toEqual(['赵敏']);
    pass(3 * 24 * 60);
    await round();
    expect(await coversNow()).toEqual([]);
  });

  it('is nobody’s else to note, and has days that make sense', async () => {
    const note = (as: PersonName, body: object) => house.as[as].post('/api/absences', body);
    const leave = { kind: 'leave', from: day(1) };
    const statuses = [
      await note('other', { ...leave, personId: idOf('sales') }),
      await note('sales', { ...leave, until: day(0) }),
      await note('sales', { kind: 'leave', from: day(-9), until: day(-3) }),
      await note('sales', { kind: 'holiday', from: day() }),
      await note('sales', { kind: 'leave', from: 'tomorrow' }),
      await house.as.other.get('/api/absences', { personId: idOf('sales') }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 422, 422, 422, 422, 403]);
    expect((await note('lead', { ...leave, personId: idOf('sales') })).status).toBe(201);
  });
});

describe('clocks', () => {
  it('stand still while somebody is away: a deal doesn’t grow older', async () => {
    const customer = await addCustomer('sales', '客户');
    const deal = await addDeal('sales', customer, '商机', day(90));
    const { rows } = await house.database.pool.query(
      `update stages set standing_still_days = 10 where id = $1 returning id`,
      [deal.stage.id],
    );
    expect(rows).toHaveLength(1);
    const isStill = async () => ok(await house.as.admin.get(`/api/opportunities/${deal.id}`)).standingStill;
    const days = (n: number) => pass(n * 24 * 60);
    days(5);
    const id = await lock('sales', { minutes: 60 * 24 * 60 });
    pass(31);
    await round();
    days(20);
    expect(await isStill()).toBe(false);
    await house.database.pool.query(`update sessions set last_seen_at = $1, expires_at = $2`, [
      now,
      new Date(now.getTime() + 90 * 24 * 60 * minute),
    ]);
    await lift(id);
    await round();
    days(4);
    expect(await isStill()).toBe(false);
    days(2);
    expect(await isStill()).toBe(true);
  });

  it('remind the cover instead', async () => {
    await house.database.pool.query(`update organisation set time_zone = 'UTC'`);
    now = new Date(`${day()}T06:00:00Z`);
    pass(0);
    await addStep('sales', await addCustomer('sales', '客户'), '寄样机');
    await name('sales', 'other');
    await lock('sales', { strength: 'limited' });
    pass(31);
    await round();
    pass(120);
    await todayJobs({ database: house.database, clock: () => now, log: createLog('silent') })[0]?.work(
      {} as never,
    );
    expect(await told('sales', 'steps-due')).toEqual([]);
    expect(await told('other', 'steps-due')).toMatchObject([
      { params: { due: 1, steps: [{ step: '寄样机', customer: '客户' }] } },
    ]);
  });
});

describe('the holding reply', () => {
  const texts = {
    'zh-Hans': '{customer}，您好：{person}暂时联系不上，{cover}会联系您。{organisation} {nobody}',
    'zh-Hant': '{customer}：{cover}',
    en: 'Dear {customer}, {cover} will call you.',
  };
  const switchOn = async () => {
    await prove();
    return ok(await house.as.admin.send('PUT', '/api/holding-reply', { on: true, texts }, { version: 0 }));
  };
  const begin = async () => {
    await name('sales', 'other');
    const id = await lock('sales');
    pass(31);
    return id;
  };
  const calls = async () => {
    const { rows } = await house.database.pool.query(
      `select c.name from follow_ups f join customers c on c.id = f.customer_id
       where f.kind = 'task' and f.owner_id = $1 order by c.name`,
      [idOf('other')],
    );
    return rows.map((row: { name: string }) => row.name);
  };

  it('goes to nobody until it is switched on', async () => {
    mailOn = true;
    await addStep('sales', await addCustomer('sales', '客户', { emails: ['a@kunden.example'] }), '寄样机');
    await begin();
    await round();
    expect(mails).toEqual([]);
    expect(await count('holding_replies')).toBe(0);
  });

  it('is mailed once to each customer who waits, in their letters; without an address the cover calls', async () => {
    mailOn = true;
    await switchOn();
    const customer = await addCustomer('sales', '海纳精密', { emails: ['a@haina.example'] });
    await addStep('sales', customer, '寄样机');
    await addStep('sales', customer, '发报价');
    await addStep(
      'sales',
      await addCustomer('sales', 'Acme {cover} Ltd', { emails: ['b@acme.example'] }),
      '回信',
    );
    await addStep('sales', await addCustomer('sales', '没有邮箱'), '回电');
    await addStep(
      'sales',
      await addCustomer('sales', '不急', { emails: ['c@later.example'] }),
      '以后',
      day(5),
    );
    await begin();
    await Promise.all([round(), round(), round()]);
    await round();
    expect(
      mails.map(({ to, text }) => [to, text]).toSorted(([a = ''], [b = '']) => a.localeCompare(b)),
    ).toEqual([
      ['a@haina.example', '海纳精密，您好：王芳暂时联系不上，赵敏会联系您。华信科技 {nobody}'],
      ['b@acme.example', 'Dear Acme {cover} Ltd, 赵敏 will call you.'],
    ]);
    expect(await calls()).toEqual(['没有邮箱']);
    const id = (await covering('other')).items[0]?.id;
    const report = ok(await house.as.other.get(`/api/coverages/${id}`));
    expect(report.replies.map((reply: { state: string }) => reply.state).toSorted()).toEqual([
      'mailed',
      'mailed',
      'to-call',
    ]);
  });

  it('becomes a call where mail is off, refused, or nobody knows whether it went', async () => {
    await switchOn();
    const [off, refused, lost] = [
      await addCustomer('sales', '甲', { emails: ['a@a.example'] }),
      await addCustomer('sales', '乙', { emails: ['b@b.example'] }),
      await addCustomer('sales', '丙', { emails: ['c@c.example'] }),
    ];
    await addStep('sales', off, '寄样机');
    await begin();
    await round();
    expect([mails.length, await calls()]).toEqual([0, ['甲']]);
    mailOn = true;
    mailFault = new Error('550 no');
    await addStep('admin', refused, '寄样机', day());
    await round();
    expect([mails.length, await calls()]).toEqual([1, ['乙', '甲']]);
    // A server that died while it was sending.
    const id = (await covering('other')).items[0]?.id;
    await house.database.pool.query(
      `insert into holding_replies (coverage_id, customer_id, customer_name, at, state) values ($1, $2, '丙', $3, 'sending')`,
      [id, lost, now],
    );
    mailFault = null;
    await addStep('admin', lost, '寄样机');
    await round();
    expect(await calls()).toEqual(['乙', '甲']);
    pass(6);
    await round();
    await round();
    expect([mails.length, await calls()]).toEqual([1, ['丙', '乙', '甲']]);
  });

  it('is an administrator’s to word, with a fresh proof, and never empty', async () => {
    const put = (as: PersonName, body: object, version = 0) =>
      house.as[as].send('PUT', '/api/holding-reply', body, { version });
    expect((await put('sales', { on: true, texts })).status).toBe(403);
    expect((await put('admin', { on: true, texts: { ...texts, en: ' ' } })).status).toBe(422);
    await switchOn();
    expect((await put('admin', { on: false, texts })).status).toBe(412);
    expect(ok(await put('admin', { on: false, texts }, 1))).toMatchObject({ on: false, version: 2 });
    await house.database.pool.query(`update sessions set proved_at = now() - interval '1 day'`);
    await forgetRemembered();
    expect((await put('admin', { on: true, texts }, 2)).body.code).toBe('fresh_proof_needed');
  });
});
