/** The board: each figure from locks made for it, and the list that shows the same. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Strength, TriggerName } from '../../src/contract/access/triggers.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { openHouse, type House } from '../harness/house.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = new Date('2026-11-18T04:00:00Z');
let house: House;

interface Made {
  person?: string | null;
  scope?: string;
  subject?: string;
  lane?: string;
  strength?: Strength;
  trigger?: TriggerName;
  openedBy?: string;
  /** How long ago it opened, and how long it lasted. */
  agoMs: number;
  lastsMs?: number;
  route?: string;
  endedBy?: string;
  cause?: string;
}

let n = 0;
async function lock(made: Made): Promise<void> {
  const opens = new Date(now.getTime() - made.agoMs);
  const person = made.person === undefined ? house.as.sales.id : made.person;
  await house.database.db
    .insertInto('locks')
    .values({
      id: newId(),
      scope: made.scope ?? 'account',
      // One of each cause may be open at a thing.
      subject: made.subject ?? `${person ?? ''}-${n++}`,
      person_id: person,
      lane: made.lane ?? null,
      strength: made.strength ?? 'challenge',
      trigger: made.trigger ?? 'far-off-sign-in',
      opened_by: made.openedBy ?? null,
      reason: 'made for this test',
      opens_at: opens,
      ends_at: new Date(now.getTime() + day),
      review_at: null,
      ...(made.lastsMs !== undefined && {
        ended_at: new Date(opens.getTime() + made.lastsMs),
        end_route: made.route ?? 'time',
        ended_by: made.endedBy ?? null,
        root_cause: made.cause ?? null,
      }),
    })
    .execute();
}

const board = async (query: Record<string, string> = {}) =>
  (await house.as.admin.get('/api/locks/board', query)).body;
const listed = async (query: Record<string, string>) =>
  (await house.as.admin.get('/api/locks', query)).body.items.length;
/** As the board's page asks for what keeps people out. */
const ofPeople = { scope: 'account,session,device', spentLanes: 'false' };
const days = async () => {
  const { from, to } = await board();
  return { from, to, ended: { endedFrom: from, endedTo: to } };
};

beforeAll(async () => {
  house = await openHouse();
  house.setNow(now);
  const { sales, admin, other } = house.as;
  // Open now.
  await lock({ agoMs: hour });
  await lock({ agoMs: hour, strength: 'closed', trigger: 'administrators-act', openedBy: admin.id });
  await lock({ agoMs: hour, lane: 'unknown', trigger: 'wrong-passwords' });
  await lock({
    agoMs: hour,
    person: null,
    scope: 'network',
    subject: '203.0.113.0/24',
    strength: 'closed',
    trigger: 'guessing-at-scale',
  });
  // Over: 2, 4 and 60 minutes, by three ways.
  await lock({ agoMs: 3 * day, lastsMs: 2 * minute, route: 'proof', endedBy: sales.id });
  await lock({
    agoMs: 3 * day,
    person: other.id,
    trigger: 'stolen-session',
    lastsMs: 4 * minute,
    route: 'administrator',
    endedBy: admin.id,
    cause: 'stolen-session',
  });
  await lock({ agoMs: 4 * day, person: other.id, lastsMs: hour, route: 'time' });
  // The same once more, two days after it was lifted; and one that a person opened, which nobody judges.
  await lock({
    agoMs: day,
    person: other.id,
    trigger: 'stolen-session',
    lastsMs: 4 * minute,
    route: 'administrator',
    endedBy: admin.id,
    cause: 'old-password-kept',
  });
  await lock({
    agoMs: day,
    trigger: 'administrators-act',
    openedBy: admin.id,
    lastsMs: 4 * minute,
    route: 'administrator',
    endedBy: admin.id,
    cause: 'attack',
  });
  // A note that a lane was spent judges nobody.
  await lock({
    agoMs: day,
    lane: 'unknown',
    trigger: 'wrong-passwords',
    lastsMs: hour,
    route: 'proof',
    endedBy: sales.id,
  });
  // Too long ago.
  await lock({ agoMs: 60 * day, lastsMs: 50 * hour, route: 'proof', endedBy: sales.id });
});

it('counts what is open: people by strength, spent lanes, networks', async () => {
  const { open, spentLanes, closedNetworks } = await board();
  expect(
    Object.fromEntries(open.map((one: { strength: string; count: number }) => [one.strength, one.count])),
  ).toEqual({
    challenge: 1,
    closed: 1,
  });
  expect({ spentLanes, closedNetworks }).toEqual({ spentLanes: 1, closedNetworks: 1 });
  expect(await listed({ open: 'true' })).toBe(4);
  expect(await listed({ ...ofPeople, open: 'true' })).toBe(2);
  expect(await listed({ open: 'true', spentLanes: 'true' })).toBe(1);
  expect(await listed({ open: 'true', scope: 'network' })).toBe(1);
});

it('tells how long it took, in all and by each way', async () => {
  const { unlocks, byRoute, answers } = await board();
  expect(unlocks).toEqual({ count: 5, medianSeconds: 240, p95Seconds: expect.closeTo(2928) });
  expect(byRoute).toEqual([
    { route: 'administrator', count: 3, medianSeconds: 240, p95Seconds: 240 },
    {
      route: expect.any(String),
      count: 1,
      medianSeconds: expect.any(Number),
      p95Seconds: expect.any(Number),
    },
    {
      route: expect.any(String),
      count: 1,
      medianSeconds: expect.any(Number),
      p95Seconds: expect.any(Number),
    },
  ]);
  expect(answers).toEqual({ count: 0, medianSeconds: null, p95Seconds: null });
  const { ended } = await days();
  expect(await listed({ ...ofPeople, ...ended, open: 'false' })).toBe(unlocks.count);
  for (const { route, count } of byRoute)
    expect(await listed({ ...ofPeople, ...ended, route }), route).toBe(count);
});

it('judges by what was said or proved, and leaves the rest out; the list shows the same ones', async () => {
  expect((await board()).verdicts).toEqual({ wrong: 2, right: 1, unknown: 1 });
  const { ended } = await days();
  expect(await listed({ ...ofPeople, ...ended, verdict: 'right' })).toBe(1);
  expect(await listed({ ...ofPeople, ...ended, verdict: 'wrong' })).toBe(2);
  // Without days the one of two months ago is in it.
  expect(await listed({ verdict: 'wrong' })).toBe(3);
});

it('counts a relock where the same came again by itself within a week of being lifted', async () => {
  expect((await board()).relocks).toEqual({ count: 2, of: 3 });
  const { ended } = await days();
  expect(await listed({ ...ended, cameAgain: 'true' })).toBe(2);
  expect(await listed({ ...ended, cameAgain: 'false' })).toBe(1);
});

it('shows causes by day, and no other time than was asked for', async () => {
  const { causes, from, to } = await board({ days: '7' });
  expect({ from, to }).toEqual({ from: '2026-11-12', to: '2026-11-18' });
  for (const { trigger, count } of causes)
    expect(await listed({ trigger, openedFrom: from, openedTo: to }), trigger).toBe(count);
  const of = (trigger: string) => causes.find((cause: { trigger: string }) => cause.trigger === trigger);
  expect(of('stolen-session')).toEqual({ trigger: 'stolen-session', count: 2, days: [0, 0, 0, 1, 0, 1, 0] });
  expect(of('guessing-at-scale')).toMatchObject({ count: 1, days: [0, 0, 0, 0, 0, 0, 1] });
  const year = await board({ days: '365' });
  expect(
    year.causes.find(({ trigger }: { trigger: string }) => trigger === 'far-off-sign-in').days,
  ).toHaveLength(365);
  expect(year.unlocks.count).toBe(6);
});

it('names closed networks, and those from where passwords fail just now', async () => {
  const stranger = house.stranger();
  stranger.address = '198.51.100.4';
  await stranger.post('/api/sign-in', { email: 'nobody@huaxin.example', password: 'wrong as can be' });
  const { networks } = await board();
  expect(networks).toEqual([
    {
      network: '203.0.113.0/24',
      country: null,
      failuresLastHour: 0,
      lockId: expect.any(String),
      closedUntil: new Date(now.getTime() + day).toISOString(),
    },
    { network: '198.51.100.0/24', country: null, failuresLastHour: 1, lockId: null, closedUntil: null },
  ]);
});

it('begins its days at midnight of the house', async () => {
  // In the last second of the day before the seven, and in the first of these.
  for (const ends of ['2026-11-11T15:59:59Z', '2026-11-11T16:00:00Z'])
    await lock({
      agoMs: now.getTime() - Date.parse(ends) + hour,
      lastsMs: hour,
      scope: 'session',
      route: 'update',
    });
  const { from, to, byRoute } = await board({ days: '7' });
  expect(byRoute.find(({ route }: { route: string }) => route === 'update').count).toBe(1);
  expect(await listed({ route: 'update', endedFrom: from, endedTo: to })).toBe(1);
  expect(await listed({ route: 'update', endedFrom: '2026-11-11' })).toBe(2);
});

describe('is', () => {
  it.each([
    ['nobody’s who doesn’t look after locks', 'sales', {}, 403],
    ['no board of some other time', 'admin', { days: '31' }, 422],
    ['no board of something else', 'admin', { since: '2026' }, 422],
  ] as const)('%s', async (_, who, query, status) => {
    expect((await house.as[who].get('/api/locks/board', query)).status).toBe(status);
  });
});
