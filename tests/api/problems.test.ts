/** Problems: what locks people again and again. Each rule at its threshold and one below, owners, the clock, what people do. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rootCauses } from '../../src/contract/access/unlocking.ts';
import { triggerNames, type TriggerName } from '../../src/contract/access/triggers.ts';
import type { LockProblem, LockProblemWhole, ProblemEvent } from '../../src/contract/access/problems.ts';
import { lookAfterProblems } from '../../src/server/access/problems/rounds.ts';
import { openDatabase, transact, type Database } from '../../src/server/platform/database.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { openHouse, statuses, type Browser, type House, type PersonName } from '../harness/house.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A Monday, ten in the morning by Shanghai's clock. */
const monday = new Date('2026-11-30T02:00:00Z');
const after = (ms: number, from = monday) => new Date(from.getTime() + ms);
const path = '/api/locks/problems';
type Person = Browser & { id: string };
let house: House;
/** They look after locks; `admin` has been here longest. */
let admin: Person;
let second: Person;
let third: Person;
let now = monday;

beforeAll(async () => {
  house = await openHouse();
  ({ admin, other: second, lead: third } = house.as);
  await sql`update organisation set time_zone = 'Asia/Shanghai'`.execute(house.database.db);
  const { items } = (await admin.get('/api/roles')).body;
  const role = items.find(({ permissions }: { permissions: string[] }) =>
    permissions.includes('locks.manage'),
  );
  for (const { id } of [second, third]) {
    const { version } = (await admin.get(`/api/people/${id}`)).body;
    expect((await admin.patch(`/api/people/${id}`, version, { roleIds: [role.id] })).status).toBe(200);
  }
});
beforeEach(async () => {
  await transact(house.database.db, async (trx) => {
    for (const table of [
      'lock_problems',
      'locks',
      'notices',
      'duty_shifts',
      'duty_absences',
      'cost_settings',
    ])
      await sql`delete from ${sql.table(table)}`.execute(trx);
  });
  await at(monday);
});

/** The clock moves; people go on being at work. */
async function at(time: Date) {
  now = time;
  house.setNow(time);
  await sql`update sessions set last_seen_at = ${time}, expires_at = ${after(day, time)}`.execute(
    house.database.db,
  );
}
const look = (database: Database = house.database) =>
  lookAfterProblems({ database, clock: () => now, enqueue: () => Promise.resolve() });

interface Made {
  /** When it opened: so long ago; and how long it lasted. */
  ago?: number;
  lasted?: number | null;
  trigger?: TriggerName;
  cause?: string | null;
  lane?: string | null;
  by?: string | null;
  repeats?: string | null;
}
async function lock(who: PersonName, made: Made = {}): Promise<string> {
  const { ago = minute, lasted = 0, trigger = 'far-off-sign-in', by = null } = made;
  const id = newId();
  const opens = after(-ago, now);
  await house.database.db
    .insertInto('locks')
    .values({
      id,
      scope: 'account',
      subject: `${house.as[who].id}-${id}`,
      person_id: house.as[who].id,
      lane: made.lane ?? null,
      strength: 'challenge',
      trigger,
      opened_by: by,
      reason: 'made for this test',
      opens_at: opens,
      ends_at: lasted === null ? after(day, opens) : after(lasted, opens),
      ...(lasted !== null && { ended_at: after(lasted, opens), end_route: 'proof' }),
      root_cause: made.cause ?? null,
      repeats_id: made.repeats ?? null,
    })
    .execute();
  return id;
}
/** Locked, and again: a problem of this person. */
async function twice(who: PersonName, more: Made = {}) {
  const first = await lock(who, { ago: 2 * day, ...more });
  return [first, await lock(who, more)];
}

const ok = <T>(answer: { status: number; text: string; body: T }): T => {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};
const list = async (query: Record<string, string> = {}) =>
  ok(await admin.get(path, query)).items as LockProblem[];
const get = async (id: string) => ok(await admin.get(`${path}/${id}`)) as LockProblemWhole;
async function only(): Promise<LockProblemWhole> {
  const all = await list();
  expect(all).toHaveLength(1);
  return get(all[0]?.id ?? '');
}
const acts = ({ events }: { events: ProblemEvent[] }) => events.map(({ act }) => act);
const act = (who: Person, problem: { id: string; version: number }, verb: string, body?: object) =>
  who.post(`${path}/${problem.id}/${verb}`, body, { version: problem.version });
const told = async (who: Person, kind?: string) =>
  ok(await who.get('/api/notices', { limit: 200 })).items.filter(
    (notice: { kind: string }) => notice.kind.startsWith('problem-') && (!kind || notice.kind === kind),
  ) as { kind: string; params: Record<string, unknown>; link: string }[];
const code = (answer: { body: { code: string; errors?: { code: string }[] } }) =>
  answer.body.errors?.[0]?.code ?? answer.body.code;
const onDuty = (who: Person, place = 1) =>
  admin.post('/api/duty/shifts', {
    personId: who.id,
    place,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: '00:00',
    to: '24:00',
  });

describe('raised for a person', () => {
  const cases: [string, () => Promise<unknown>, number][] = [
    ['locked once', () => lock('sales'), 0],
    ['locked again within 7 days', () => twice('sales'), 1],
    [
      'locked again just within 7 days of the end of the last',
      async () => [await lock('sales', { ago: 7 * day }), await lock('sales', { ago: 1 })],
      1,
    ],
    [
      'locked again after 7 days',
      async () => [await lock('sales', { ago: 7 * day + 2 }), await lock('sales', { ago: 1 })],
      0,
    ],
    [
      'a relock, however long ago the first was',
      async () => {
        const first = await lock('sales', { ago: 40 * day });
        await lock('sales', { repeats: first });
      },
      1,
    ],
    [
      'again for another cause',
      async () => [await lock('sales', { ago: day }), await lock('sales', { trigger: 'policy' })],
      0,
    ],
    [
      'again for the cause that somebody named, by another trigger',
      async () => [
        await lock('sales', { ago: day, cause: 'policy' }),
        await lock('sales', { trigger: 'policy' }),
      ],
      1,
    ],
    [
      'while the other lock is still open',
      async () => [await lock('sales', { ago: day, lasted: null }), await lock('sales')],
      0,
    ],
    ['two people once each', async () => [await lock('sales'), await lock('other')], 0],
    ['a lane that was spent twice', () => twice('sales', { trigger: 'wrong-passwords', lane: 'unknown' }), 0],
    [
      'a lane that was spent twice, and somebody said why',
      () => twice('sales', { trigger: 'wrong-passwords', lane: 'unknown', cause: 'old-password-kept' }),
      1,
    ],
  ];
  it.each(cases)('%s', async (_, make, problems) => {
    await make();
    await look();
    await look();
    expect(await list()).toHaveLength(problems);
  });

  it('with the locks behind it, an owner, and five working days', async () => {
    const ids = await twice('sales');
    await lock('other');
    await look();
    const problem = await only();
    expect(problem).toMatchObject({
      cause: 'travel',
      person: { id: house.as.sales.id },
      rule: 'again',
      raisedBy: null,
      state: 'open',
      owner: { id: admin.id },
      // Monday and five working days.
      dueOn: '2026-12-07',
      overdue: false,
      locks: 2,
      people: 1,
      watch: null,
      mine: false,
    });
    expect(problem.lockList.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(problem.events).toMatchObject([{ act: 'raised', person: null, locks: 2, day: '2026-12-07' }]);
    const [notice] = await told(admin);
    expect(notice).toMatchObject({
      kind: 'problem-yours',
      params: { how: 'raised', cause: 'travel', dueOn: '2026-12-07' },
      link: `/settings/locks?tab=problems&problem=${problem.id}`,
    });
    const lines = ok(await admin.get('/api/audit', { action: 'problem.raised' })).items;
    expect(lines.filter(({ recordId }: { recordId: string }) => recordId === problem.id)).toHaveLength(1);
  });

  it('counts the days by the house: its own week, its holidays', async () => {
    ok(
      await admin.send(
        'PUT',
        '/api/cost-settings',
        { days: [1, 3, 5], opens: '09:00', closes: '18:00', hourRate: null, missedRate: null },
        { version: 0 },
      ),
    );
    ok(await admin.post('/api/duty/absences', { fromDay: '2026-12-02', toDay: '2026-12-02' }));
    await twice('sales');
    await look();
    // Friday, Monday, Wednesday, Friday, Monday.
    expect((await only()).dueOn).toBe('2026-12-14');
  });
});

describe('raised for the house', () => {
  const of = async (who: readonly PersonName[], more: Made = {}) => {
    for (const [i, name] of who.entries()) await lock(name, { ago: (i + 1) * minute, lasted: day, ...more });
  };
  const cases: [string, () => Promise<void>, number][] = [
    ['two people', () => of(['sales', 'other']), 0],
    ['three people', () => of(['sales', 'other', 'service']), 1],
    ['four locks of two people', () => of(['sales', 'sales', 'other', 'other']), 0],
    ['five locks of two people', () => of(['sales', 'sales', 'other', 'other', 'other']), 1],
    [
      'three people, one of them more than 30 days ago',
      async () => {
        await of(['sales', 'other']);
        await lock('service', { ago: 30 * day + 1 });
      },
      0,
    ],
    [
      'three people, of causes that nobody knows',
      () => of(['sales', 'other', 'service'], { trigger: 'outdated-client' }),
      0,
    ],
    [
      'three people, locked by hand',
      () => of(['sales', 'other', 'service'], { trigger: 'administrators-act', by: house.as.admin.id }),
      0,
    ],
    [
      'three people, of three causes',
      async () => {
        await of(['sales']);
        await of(['other'], { cause: 'policy' });
        await of(['service'], { trigger: 'stolen-session' });
      },
      0,
    ],
  ];
  it.each(cases)('%s', async (_, make, problems) => {
    await make();
    await look();
    await look();
    const all = await list();
    expect(all).toHaveLength(problems);
    if (problems > 0) expect(all[0]).toMatchObject({ person: null, rule: 'many', cause: 'travel' });
  });

  it('gathers what comes, lets go of what was named otherwise, and tells its owner only when it doubles', async () => {
    await of(['sales', 'other', 'service']);
    await look();
    expect(await only()).toMatchObject({ locks: 3, people: 3 });
    const fourth = await lock('reader');
    await lock('reader', { ago: 2 * minute, lasted: day });
    await look();
    expect(await only()).toMatchObject({ locks: 5, people: 4 });
    expect(await told(admin, 'problem-worse')).toHaveLength(0);
    await lock('lead');
    await look();
    await look();
    expect(acts(await only())).toEqual(['raised', 'worse']);
    expect(await told(admin, 'problem-worse')).toMatchObject([{ params: { person: null, locks: 6 } }]);
    await sql`update locks set root_cause = 'stolen-session' where id = ${fourth}`.execute(house.database.db);
    await look();
    const problem = await only();
    expect(problem.locks).toBe(5);
    expect(problem.lockList.some(({ id }) => id === fourth)).toBe(false);
  });
});

describe('never twice', () => {
  it('however many servers look at once', async () => {
    await twice('sales');
    for (const who of ['sales', 'other', 'service'] as const) await lock(who, { trigger: 'policy' });
    const other = openDatabase(house.database.pool.options as never, { max: 4 });
    await Promise.all([other, house.database, other, house.database].map((database) => look(database)));
    await other.close();
    expect((await list()).map(({ cause }) => cause).toSorted()).toEqual(['policy', 'travel']);
    expect(await told(admin)).toHaveLength(2);
    expect(acts(await get((await list())[0]?.id ?? ''))).toEqual(['raised']);
  });

  it('nor where it dies halfway: nothing is left, and the next round does all of it', async () => {
    await twice('sales');
    const broken = {
      database: house.database,
      clock: () => now,
      enqueue: () => Promise.reject(new Error('died')),
    };
    await expect(lookAfterProblems(broken)).rejects.toThrow('died');
    expect(await list()).toEqual([]);
    expect(await told(admin)).toEqual([]);
    await look();
    expect(await only()).toMatchObject({ locks: 2 });
    expect(await told(admin)).toHaveLength(1);
  });

  it('whatever locks there are: looking again changes nothing', async () => {
    const someLock = fc.record({
      who: fc.constantFrom<PersonName>('sales', 'other', 'service', 'reader'),
      ago: fc.integer({ min: 1, max: 40 * 24 * 60 }).map((minutes) => minutes * minute),
      lasted: fc.option(fc.integer({ min: 0, max: 600 }).map((minutes) => minutes * minute)),
      trigger: fc.constantFrom(...triggerNames),
      cause: fc.option(fc.constantFrom(...rootCauses), { freq: 2 }),
      lane: fc.option(fc.constant('unknown')),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(someLock, { maxLength: 12 }), async (locks) => {
        await sql`delete from lock_problems`.execute(house.database.db);
        await sql`delete from locks`.execute(house.database.db);
        await sql`delete from notices`.execute(house.database.db);
        for (const one of locks) await lock(one.who, one);
        const state = async () => ({
          problems: await list({ limit: '200' }),
          told: (await told(admin)).length,
        });
        await look();
        const once = await state();
        await look();
        expect(await state()).toEqual(once);
        // Each is about what it says.
        for (const { cause, person, locks: n, people } of once.problems) {
          expect(n).toBeGreaterThan(0);
          if (person !== null) expect(people).toBe(1);
          expect(once.problems.filter((o) => o.cause === cause && o.person?.id === person?.id)).toHaveLength(
            1,
          );
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('what was solved', () => {
  async function solved() {
    await twice('sales');
    await look();
    return ok(await act(admin, await only(), 'solve', { done: '办公网络已标记' })) as LockProblemWhole;
  }

  it('is watched: further locks are counted, not claimed; the same locks raise nothing any more', async () => {
    expect((await solved()).watch).toEqual({ days: 0, locks: 0, over: false });
    await at(after(10 * day));
    await look();
    expect((await only()).watch).toEqual({ days: 10, locks: 0, over: false });
    // One more after the seven days is no relock; but the cure has not held.
    await lock('sales');
    await look();
    expect(await only()).toMatchObject({ state: 'solved', watch: { days: 10, locks: 1 }, locks: 2 });
    await at(after(31 * day));
    expect((await only()).watch).toEqual({ days: 30, locks: 1, over: true });
  });

  it('opens again with its history where it comes again', async () => {
    const { id } = await solved();
    await at(after(3 * day));
    await lock('sales');
    await look();
    await look();
    const again = await only();
    expect(again).toMatchObject({ id, state: 'open', locks: 3, watch: null, dueOn: '2026-12-10' });
    expect(acts(again)).toEqual(['raised', 'solved', 'reopened']);
    expect((await told(admin)).map(({ params }) => params['how'])).toEqual(['reopened', 'raised']);
  });

  it('more than 90 days ago stays as it is: a new one is raised, and linked to it', async () => {
    const { id } = await solved();
    await at(after(91 * day));
    await twice('sales');
    await look();
    const all = await list();
    expect(all).toHaveLength(2);
    expect(await get(all[0]?.id ?? '')).toMatchObject({ state: 'open', previousId: id, locks: 2 });
    expect(await get(id)).toMatchObject({ state: 'solved', locks: 2 });
    // And the old one can't be opened beside it.
    expect(code(await act(admin, await get(id), 'reopen', { reason: 'x' }))).toBe('duplicate');
  });
});

describe('whose it is', () => {
  it('whoever is on duty, but never whose locks it is about', async () => {
    await onDuty(second);
    await onDuty(third, 2);
    await twice('sales');
    await twice('other');
    await look();
    const all = await list();
    const of = (name: PersonName) => all.find(({ person }) => person?.id === house.as[name].id);
    expect(of('sales')?.owner?.id).toBe(second.id);
    expect(of('other')?.owner?.id).toBe(third.id);
  });

  const hindered: [string, string, () => Promise<unknown>, () => Promise<unknown>][] = [
    [
      'closed',
      'closed',
      () => sql`update people set state = 'closed' where id = ${second.id}`.execute(house.database.db),
      () => sql`update people set state = 'active' where id = ${second.id}`.execute(house.database.db),
    ],
    [
      'locked for longer than a cover waits',
      'locked',
      () => lock('other', { ago: 31 * minute, lasted: null, trigger: 'policy' }),
      () => sql`delete from locks where trigger = 'policy'`.execute(house.database.db),
    ],
    [
      'on leave',
      'away',
      () =>
        sql`insert into absences (id, person_id, kind, from_day, noted_by, noted_at)
          values (${newId()}, ${second.id}, 'leave', '2026-11-30', ${second.id}, ${now})`.execute(
          house.database.db,
        ),
      () => sql`delete from absences`.execute(house.database.db),
    ],
    [
      'off the roster that day',
      'away',
      () =>
        admin.post('/api/duty/absences', { personId: second.id, fromDay: '2026-11-30', toDay: '2026-11-30' }),
      () => Promise.resolve(),
    ],
  ];
  it.each(hindered)('passes on from an owner who is %s', async (_, why, hinder, undo) => {
    await onDuty(second);
    await onDuty(third, 2);
    await twice('sales');
    await look();
    expect((await only()).owner?.id).toBe(second.id);
    try {
      await hinder();
      await look();
      await look();
      const problem = await only();
      expect(problem.owner?.id).toBe(third.id);
      expect(problem.events.slice(1)).toMatchObject([
        { act: 'passed', why, owner: { id: third.id }, person: null },
      ]);
      expect((await told(third)).map(({ params }) => params['how'])).toEqual(['passed']);
    } finally {
      await undo();
    }
  });

  it('stays with an owner who is locked for a moment', async () => {
    await onDuty(second);
    await twice('sales');
    await look();
    await lock('other', { ago: 20 * minute, lasted: null });
    await look();
    expect((await only()).owner?.id).toBe(second.id);
  });

  it('is not taken over by whoever is noted as away: it would pass on at once', async () => {
    await twice('sales');
    await look();
    const today = '2026-11-30';
    ok(await admin.post('/api/duty/absences', { personId: second.id, fromDay: today, toDay: today }));
    expect(code(await act(second, await only(), 'take'))).toBe('wrong_state');
    expect(ok(await act(third, await only(), 'take')).owner.id).toBe(third.id);
  });

  it('is handed over, and another day set: each in its history, and told', async () => {
    await twice('sales');
    await look();
    const first = await only();
    const change = (body: object, who = admin, version = first.version) =>
      who.patch(`${path}/${first.id}`, version, body);
    for (const [body, said] of [
      [{ ownerId: house.as.sales.id }, 'oneself'],
      [{ ownerId: house.as.reader.id }, 'unknown'],
      [{ ownerId: newId() }, 'unknown'],
      [{ dueOn: '2026-11-29' }, 'past'],
      [{ dueOn: '2027-12-01' }, 'too_far'],
      [{ dueOn: '2026-02-30' }, 'invalid_format'],
      [{ state: 'solved' }, 'unrecognized_keys'],
    ] as const)
      expect([(await change(body)).status, code(await change(body))], said).toEqual([422, said]);
    const given = ok(await change({ ownerId: second.id, dueOn: '2026-12-03' })) as LockProblemWhole;
    expect(given).toMatchObject({
      owner: { id: second.id },
      dueOn: '2026-12-03',
      version: first.version + 1,
    });
    expect(given.events.slice(1)).toMatchObject([
      { act: 'owner', person: { id: admin.id }, owner: { id: second.id } },
      { act: 'due', person: { id: admin.id }, day: '2026-12-03' },
    ]);
    expect(await told(second)).toMatchObject([{ params: { how: 'given', dueOn: '2026-12-03' } }]);
    expect((await change({ dueOn: '2026-12-04' })).status).toBe(412);
    expect((await admin.send('PATCH', `${path}/${first.id}`, { dueOn: '2026-12-04' })).status).toBe(428);
    // The same once more changes nothing.
    expect(ok(await change({ ownerId: second.id }, admin, given.version)).version).toBe(given.version);
  });
});

describe('what people do', () => {
  it('open, in work, solved; nobody solves what is about their own locks', async () => {
    await twice('other');
    await look();
    const open = await only();
    expect(ok(await second.get(`${path}/${open.id}`)).mine).toBe(true);
    for (const [verb, body] of [
      ['take', undefined],
      ['solve', { done: 'x' }],
      ['set-aside', { reason: 'x', until: '2026-12-20' }],
    ] as const)
      expect(code(await act(second, open, verb, body)), verb).toBe('oneself');
    const later = await second.patch(`${path}/${open.id}`, open.version, { dueOn: '2026-12-20' });
    expect(code(later)).toBe('oneself');
    const said = ok(await act(second, open, 'comments', { text: '我出差了' })) as LockProblemWhole;
    const taken = ok(await act(third, said, 'take')) as LockProblemWhole;
    expect(taken).toMatchObject({ state: 'in-work', owner: { id: third.id } });
    expect(code(await act(third, taken, 'take'))).toBe('wrong_state');
    expect(code(await act(third, taken, 'reopen', { reason: 'x' }))).toBe('wrong_state');
    for (const body of [{}, { done: '' }, { done: '  ' }, { done: 'x'.repeat(2001) }, { done: 'x', more: 1 }])
      expect((await act(third, taken, 'solve', body)).status, JSON.stringify(body)).toBe(422);
    const done = ok(await act(third, taken, 'solve', { done: '标记了酒店网络' })) as LockProblemWhole;
    expect(done).toMatchObject({ state: 'solved', overdue: false, solvedAt: now.toISOString() });
    expect((await act(third, taken, 'solve', { done: 'x' })).status).toBe(412);
    for (const [verb, body] of [
      ['take', undefined],
      ['solve', { done: 'x' }],
      ['set-aside', { reason: 'x', until: '2026-12-20' }],
    ] as const)
      expect(code(await act(third, done, verb, body)), verb).toBe('wrong_state');
    const again = ok(await act(admin, done, 'reopen', { reason: '没有用' })) as LockProblemWhole;
    expect(again).toMatchObject({ state: 'open', solvedAt: null });
    expect(acts(again)).toEqual(['raised', 'comment', 'taken', 'solved', 'reopened']);
    const lines = ok(await admin.get('/api/audit', { limit: 200 })).items as {
      action: string;
      recordId: string;
    }[];
    const mine = lines.filter(({ recordId }) => recordId === open.id).map(({ action }) => action);
    for (const action of ['raised', 'commented', 'taken', 'solved', 'reopened'])
      expect(mine).toContain(`problem.${action}`);
  });

  it('set aside until a day, on which it opens by itself, once', async () => {
    await twice('sales');
    await look();
    const open = await only();
    for (const [until, said] of [
      ['2026-11-30', 'past'],
      ['2028-01-01', 'too_far'],
    ] as const)
      expect(code(await act(admin, open, 'set-aside', { reason: '等', until }))).toBe(said);
    const aside = ok(await act(admin, open, 'set-aside', { reason: '等新路由器', until: '2026-12-20' }));
    expect(aside).toMatchObject({ state: 'set-aside', lookAgainOn: '2026-12-20', overdue: false });
    // Its day isn't there yet, though its former due day has passed: nobody is reminded.
    await at(after(15 * day));
    await look();
    expect(await only()).toMatchObject({ state: 'set-aside', overdue: false });
    await at(after(20 * day));
    await look();
    await look();
    const again = await only();
    expect(again).toMatchObject({ state: 'open', lookAgainOn: null, dueOn: '2026-12-25' });
    expect(acts(again)).toEqual(['raised', 'set-aside', 'looked-again']);
    expect((await told(admin)).map(({ params }) => params['how'])).toEqual(['looked-again', 'raised']);
  });

  it('raised by hand, once for each key, and not beside the same', async () => {
    await lock('sales', { ago: day });
    const body = { cause: 'travel', personId: house.as.sales.id, text: '每次出差都进不来' };
    const first = await second.post(path, body, { key: 'k' });
    expect(first.status, first.text).toBe(201);
    expect(first.body).toMatchObject({
      rule: 'hand',
      raisedBy: { id: second.id },
      locks: 1,
      owner: { id: admin.id },
      events: [{ act: 'raised', text: '每次出差都进不来' }],
    });
    const replay = await second.post(path, body, { key: 'k' });
    expect([replay.status, replay.body.id]).toEqual([201, first.body.id]);
    expect((await second.post(path, body)).status).toBe(409);
    const race = { cause: 'policy', text: '全公司' };
    const answers = await Promise.all([admin, second, third].map((who) => who.post(path, race)));
    expect(statuses(answers)).toEqual([201, 409, 409]);
    // By rule it is not raised beside it.
    await lock('sales');
    await look();
    expect(await list()).toHaveLength(2);
    for (const bad of [
      {},
      { ...body, cause: 'bad-luck' },
      { ...body, text: '' },
      { ...body, personId: 'x' },
      { ...body, personId: newId() },
      { ...body, owner: admin.id },
    ])
      expect((await second.post(path, bad)).status, JSON.stringify(bad)).toBe(422);
  });

  it('two who solve at once: one is told that the other was faster', async () => {
    await twice('sales');
    await look();
    const problem = await only();
    const answers = await Promise.all(
      [admin, second, third].map((who) => act(who, problem, 'solve', { done: who.id })),
    );
    expect(statuses(answers)).toEqual([200, 412, 412]);
    expect(acts(await only())).toEqual(['raised', 'solved']);
  });

  it('is only for who looks after locks', async () => {
    await twice('sales');
    await look();
    const { id, version } = await only();
    for (const who of ['sales', 'service', 'reader'] as const) {
      const by = house.as[who];
      for (const [method, to, body] of [
        ['GET', path, undefined],
        ['GET', `${path}/${id}`, undefined],
        ['POST', path, { cause: 'travel', text: 'x' }],
        ['PATCH', `${path}/${id}`, { dueOn: '2026-12-04' }],
        ['POST', `${path}/${id}/solve`, { done: 'x' }],
      ] as const)
        expect((await by.send(method, to, body, { version })).status, `${who} ${to}`).toBe(403);
    }
    expect((await admin.get(`${path}/${newId()}`)).status).toBe(404);
    expect((await admin.get(`${path}/x`)).status).toBe(404);
    expect((await act(admin, { id: newId(), version: 1 }, 'take')).status).toBe(404);
  });
});

describe('the clock', () => {
  it('reminds the working day before, and tells of what is overdue once; another day counts anew', async () => {
    await onDuty(second);
    await twice('sales');
    await look();
    // Due on Monday the 7th: the last working day before is Friday the 4th.
    await at(new Date('2026-12-03T10:00:00Z'));
    await look();
    expect(await told(second, 'problem-due')).toHaveLength(0);
    await at(new Date('2026-12-03T23:00:00Z'));
    await look();
    expect(await told(second, 'problem-due')).toHaveLength(0);
    await at(new Date('2026-12-04T00:30:00Z'));
    await look();
    await look();
    expect(await told(second, 'problem-due')).toMatchObject([{ params: { dueOn: '2026-12-07' } }]);
    await at(new Date('2026-12-07T10:00:00Z'));
    await look();
    expect(await only()).toMatchObject({ overdue: false });
    expect(await list({ overdue: 'true' })).toEqual([]);
    await at(new Date('2026-12-08T00:30:00Z'));
    const other = openDatabase(house.database.pool.options as never, { max: 4 });
    await Promise.all([look(), look(other), look()]);
    await other.close();
    await look();
    const late = await only();
    expect(late).toMatchObject({ overdue: true });
    expect(acts(late)).toEqual(['raised', 'overdue']);
    expect(await list({ overdue: 'true' })).toHaveLength(1);
    expect(await list({ overdue: 'false' })).toEqual([]);
    for (const who of [admin, second, third])
      expect(await told(who, 'problem-overdue')).toMatchObject([{ params: { dueOn: '2026-12-07' } }]);
    const moved = ok(await admin.patch(`${path}/${late.id}`, late.version, { dueOn: '2026-12-09' }));
    expect(moved.overdue).toBe(false);
    await at(new Date('2026-12-10T02:00:00Z'));
    await look();
    expect(await told(third, 'problem-overdue')).toHaveLength(2);
    // Whoever set the day knew that it was near.
    expect(await told(second, 'problem-due')).toHaveLength(1);
  });

  it('whose locks it is about hears nothing of it', async () => {
    await twice('other');
    await look();
    await at(after(9 * day));
    await look();
    expect(await told(third, 'problem-overdue')).toHaveLength(1);
    expect(await told(second)).toEqual([]);
  });
});

it('the list: by state, cause and owner, by day, with how many there are', async () => {
  await twice('sales');
  await twice('service', { trigger: 'policy' });
  await look();
  const [first, next] = await list({ sort: 'dueOn' });
  if (!first || !next) throw new Error('two were raised');
  ok(await act(second, first, 'take'));
  expect((await list({ state: 'in-work' })).map(({ id }) => id)).toEqual([first.id]);
  expect((await list({ state: 'open,solved' })).map(({ id }) => id)).toEqual([next.id]);
  expect((await list({ ownerId: second.id })).map(({ id }) => id)).toEqual([first.id]);
  expect((await list({ cause: 'policy' })).map(({ cause }) => cause)).toEqual(['policy']);
  const page = ok(await admin.get(path, { limit: 1, count: true, sort: '-dueOn' }));
  expect(page).toMatchObject({ total: 2, items: [{}] });
  const rest = ok(await admin.get(path, { limit: 1, sort: '-dueOn', cursor: page.nextCursor }));
  expect([rest.items.length, rest.nextCursor]).toEqual([1, null]);
  expect((await admin.get(path, { state: 'gone' })).status).toBe(422);
  expect((await admin.get(path, { cursor: 'x' })).status).toBe(422);
});
