import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Policy, policyPresets } from '#contract/access/policy';
import { policyRisks } from '#contract/access/rehearsal';
import { mailRisksOf, readPolicy, riskOf } from '#access/policies';
import { hourMs } from '#platform/clock';
import { attackerUnder } from './attacker.ts';
import { obstacleOf, preflight, type Staff, type Standing } from './preflight.ts';
import { differences } from './present.ts';
import { replay, type Past, type Replayed } from './replay.ts';
import { tidy } from './save.ts';

const { modern, strict, handbook } = policyPresets;

// — Policies —

const int = (min: number, max: number) => fc.integer({ min, max });
const address = fc.constantFrom('10.0.0.1', '10.0.0.9', '10.0.1.1', '192.168.7.7', '2001:db8::1');
const networks = fc.uniqueArray(
  fc.constantFrom('10.0.0.0/24', '10.0.0.0/16', '192.168.7.7/32', '2001:db8::/48'),
  { maxLength: 3 },
);
const numbers = fc.record({
  trusted: int(1, 100),
  familiarHour: int(1, 100),
  familiarDay: int(1, 500),
  unknownHour: int(1, 100),
  unknownDay: int(1, 500),
  inARow: int(10, 100),
  codesHour: int(1, 50),
  codesDay: int(1, 200),
  trustedDays: int(1, 400),
  secondProofDays: int(1, 400),
  travelKmh: int(300, 20_000),
  dormantDays: fc.option(int(30, 1000)),
  guesses: int(3, 12),
  ssoOnly: fc.boolean(),
  allowedNetworks: networks,
  unsafe: fc.constantFrom('nothing', 'challenge', 'limited'),
  secondFactor: fc.constantFrom('nobody', 'administrators', 'everybody'),
});
const anyPolicy: fc.Arbitrary<Policy> = numbers.map((n) => ({
  ...modern,
  preset: 'custom',
  lanes: {
    trusted: { perHour: n.trusted },
    familiar: { perHour: n.familiarHour, perDay: n.familiarDay },
    unknown: { perHour: n.unknownHour, perDay: n.unknownDay, inARow: n.inARow },
  },
  proofs: { perHour: n.codesHour, perDay: n.codesDay },
  devices: { trustedDays: n.trustedDays, secondProofDays: n.secondProofDays },
  networks: { ...modern.networks, unsafe: n.unsafe },
  travelKmh: n.travelKmh,
  dormantDays: n.dormantDays,
  secondFactor: n.secondFactor,
  passwords: { ...modern.passwords, preset: 'custom', minimumGuessesLog10: n.guesses },
  ssoOnly: n.ssoOnly,
  allowedNetworks: n.allowedNetworks,
}));

describe('what an attacker is left', () => {
  it('is a number, and never nothing to guess with', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const { trusted, familiar, unknown, codes, ...years } = attackerUnder(policy);
        for (const { perHour, perDay } of [trusted, familiar, unknown, codes]) {
          expect(perHour).toBeGreaterThan(0);
          expect(perDay).toBeGreaterThanOrEqual(perHour);
          expect(perDay).toBeLessThanOrEqual(24 * perHour);
        }
        for (const number of Object.values(years)) expect(Number.isFinite(number)).toBe(true);
      }),
    );
  });

  it('is never more in a narrower lane', () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (one, other) => {
        const least = (a: object, b: object) =>
          Object.fromEntries(
            Object.entries(a).map(([key, value]) => [key, Math.min(value, (b as typeof a)[key as never])]),
          );
        const lanes = Object.fromEntries(
          (['trusted', 'familiar', 'unknown'] as const).map((lane) => [
            lane,
            least(one.lanes[lane], other.lanes[lane]),
          ]),
        ) as Policy['lanes'];
        const narrow = attackerUnder({ ...one, lanes });
        const wide = attackerUnder(one);
        for (const lane of ['trusted', 'familiar', 'unknown'] as const) {
          expect(narrow[lane].perHour).toBeLessThanOrEqual(wide[lane].perHour);
          expect(narrow[lane].perDay).toBeLessThanOrEqual(wide[lane].perDay);
        }
        expect(narrow.years).toBeGreaterThanOrEqual(wide.years);
      }),
    );
  });

  it('is what the presets say', () => {
    expect(attackerUnder(modern).unknown).toEqual({ perHour: 5, perDay: 20, inARow: 100 });
    expect(Math.round(attackerUnder(modern).years)).toBe(13_689);
    expect(attackerUnder(handbook).unknown.perDay).toBe(10);
    expect(Math.round(attackerUnder(handbook).years)).toBe(274);
  });
});

// — People —

const staff = (id: string): fc.Arbitrary<Staff> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    administrator: fc.boolean(),
    addresses: fc.uniqueArray(address, { maxLength: 3 }),
    hasProof: fc.boolean(),
    atProvider: fc.boolean(),
  });
const standing: fc.Arbitrary<Standing> = fc.record({
  author: staff('author'),
  address,
  others: fc.tuple(staff('a'), staff('b'), staff('c')).chain((all) => fc.subarray(all)),
  mail: fc.constantFrom('off', 'untested', 'works'),
  provider: fc.boolean(),
});

describe('pre-flight', () => {
  it('stops whatever keeps its author, or every administrator, from coming back in (I7)', () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, standing, (before, after, now) => {
        const { stops, out } = preflight(before, after, now);
        const me = { ...now.author, addresses: [now.address] };
        const everybody = [me, ...now.others];
        const comesIn = (person: Staff) => obstacleOf(person, after, now) === null;
        if (stops.length === 0) {
          expect(comesIn(me)).toBe(true);
          const administrators = everybody.filter(({ administrator }) => administrator);
          if (administrators.length > 0) expect(administrators.some(comesIn)).toBe(true);
        }
        for (const { who } of out) expect(who.count).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('leans on mail only once it is known to arrive, and only where somebody has nothing else', () => {
    const person = { name: 'x', administrator: true, addresses: ['10.0.0.1'], atProvider: false };
    const house = { address: '10.0.0.1', others: [], provider: false };
    const flight = (mail: Standing['mail'], hasProof: boolean) =>
      preflight(modern, strict, { ...house, author: { ...person, id: 'a', hasProof }, mail }).stops;
    expect(flight('off', false)).toEqual([]);
    expect(flight('works', false)).toEqual([]);
    expect(flight('untested', true)).toEqual([]);
    expect(flight('untested', false).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['needs_mail', '/body/policy/devices/trustedDays'],
      ['needs_mail', '/body/policy/dormantDays'],
    ]);
  });

  it('names nobody twice, and whoever asks first', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      id: `p${i}`,
      name: `p${i}`,
      administrator: false,
      addresses: ['10.0.1.1'],
      hasProof: true,
      atProvider: false,
    }));
    const me = { ...many[0], id: 'me', name: 'me', administrator: true } as Staff;
    const { out } = preflight(
      modern,
      { ...modern, allowedNetworks: ['10.0.0.0/24'] },
      {
        author: me,
        address: '10.0.0.1',
        others: many,
        mail: 'off',
        provider: false,
      },
    );
    expect(out[0]).toMatchObject({ by: 'allowedNetworks', who: { count: 30, you: false } });
    expect(out[0]?.who.people).toHaveLength(20);
  });
});

describe('risks', () => {
  it('are none without a change, and none in a change back', () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (one, other) => {
        expect(riskOf(one, one)).toEqual([]);
        expect(mailRisksOf(one, other).every((risk) => riskOf(one, other).includes(risk))).toBe(true);
        const lanes = riskOf(one, other).includes('lanes') && riskOf(other, one).includes('lanes');
        // Both ways only where one number went down and another up.
        if (lanes) expect(one.lanes).not.toEqual(other.lanes);
      }),
    );
  });

  it('are what makes it stricter', () => {
    expect(riskOf(modern, strict)).toEqual([
      'lanes',
      'proofs',
      'devices',
      'sessions',
      'secondFactor',
      'dormant',
    ]);
    expect(riskOf(strict, modern)).toEqual([]);
    const all: Policy = {
      ...strict,
      networks: { ...modern.networks, namesPerHour: 3, unsafe: 'challenge' },
      travelKmh: 300,
      habits: { ...modern.habits, times: 2 },
      ssoOnly: true,
      allowedNetworks: ['10.0.0.0/24'],
    };
    expect(riskOf(modern, all)).toEqual([...policyRisks]);
  });
});

describe('a saved policy', () => {
  it('keeps what it says when a newer program asks for more, number by number', () => {
    const { inARow: _, ...unknown } = strict.lanes.unknown;
    const older = { ...strict, lanes: { ...strict.lanes, unknown }, gone: 1, travelKmh: undefined };
    expect(readPolicy(older)).toEqual({
      ...strict,
      lanes: { ...strict.lanes, unknown: { ...unknown, inARow: modern.lanes.unknown.inARow } },
      travelKmh: modern.travelKmh,
    });
  });

  it('is read as it was saved, and junk as the modern preset', () => {
    fc.assert(
      fc.property(anyPolicy, fc.jsonValue(), (policy, junk) => {
        expect(readPolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
        expect(Policy.safeParse(readPolicy(junk)).success).toBe(true);
        expect(differences(policy, policy)).toEqual([]);
      }),
    );
  });

  it('has the name of a preset only with its numbers', () => {
    expect(tidy({ ...strict, preset: 'custom' }, '').preset).toBe('strict');
    expect(tidy({ ...strict, travelKmh: 901 }, '').preset).toBe('custom');
    const rules = { ...modern.passwords, preset: 'strict' } as const;
    expect(tidy({ ...modern, passwords: rules }, '').passwords.preset).toBe('recommended');
  });
});

// — Replay —

const begin = Date.UTC(2026, 0, 1);
const past = fc
  .array(
    fc.record({
      minutes: int(0, 30 * 24 * 60),
      who: fc.constantFrom('a', 'b'),
      entrance: fc.constantFrom('password', 'password', 'passkey', 'single-sign-on'),
      outcome: fc.constantFrom('in', 'in', 'challenged', 'refused'),
      lane: fc.constantFrom('trusted', 'familiar', 'unknown', null),
      address,
      device: fc.constantFrom('d1', 'd2', null),
      reason: fc.constantFrom(null, 'wrong-proof', 'unknown-device', 'locked', 'unlike-you'),
      speedKmh: fc.option(fc.double({ min: 0, max: 30_000, noNaN: true })),
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows
      .toSorted((a, b) => a.minutes - b.minutes)
      .map(({ minutes, who, device, ...row }): Past => ({
        ...row,
        personId: who,
        at: new Date(begin + minutes * 60_000),
        network: '10.0.0.0/24',
        deviceId: device,
        officePeople: 0,
      })),
  );
const person = (hasFactor: boolean, canProve: boolean): Replayed => ({
  hasFactor,
  canProve,
  administrator: false,
  lastSignInAt: null,
  homes: new Map(),
  devices: new Map(),
});
const both = new Map([
  ['a', person(true, true)],
  ['b', person(false, false)],
]);
const row = (hours: number, change: Partial<Past> = {}): Past => ({
  personId: 'a',
  at: new Date(begin + hours * hourMs),
  entrance: 'password',
  outcome: 'in',
  lane: 'familiar',
  address: '10.0.0.1',
  network: '10.0.0.0/24',
  deviceId: 'd1',
  reason: null,
  speedKmh: null,
  officePeople: 0,
  ...change,
});
const wrong = (hours: number, lane: Past['lane'] = 'familiar') =>
  row(hours, { outcome: 'refused', reason: 'wrong-proof', lane });
const simple = new Map([['a', person(false, true)]]);

describe('replay', () => {
  it('counts each sign-in once, and no more challenged or refused than came', () => {
    fc.assert(
      fc.property(past, anyPolicy, (rows, policy) => {
        const { all, challenged, refused, stranded, since } = replay(rows, both, policy);
        expect(challenged.signIns + refused.signIns).toBeLessThanOrEqual(all.signIns);
        expect(all.signIns).toBeLessThanOrEqual(rows.length);
        expect(since === null).toBe(all.signIns === 0);
        for (const people of [challenged.people, refused.people, stranded])
          expect([...people].every((id) => all.people.has(id))).toBe(true);
      }),
    );
  });

  it('refuses no fewer in a narrower familiar lane', () => {
    fc.assert(
      fc.property(past, anyPolicy, int(1, 100), (rows, policy, perHour) => {
        const { familiar } = policy.lanes;
        const narrow = { ...familiar, perHour: Math.min(perHour, familiar.perHour) };
        const under = (lane: typeof familiar) =>
          replay(rows, both, { ...policy, lanes: { ...policy.lanes, familiar: lane } }).refused.signIns;
        expect(under(narrow)).toBeGreaterThanOrEqual(under(familiar));
      }),
    );
  });

  it.each<[string, Past[], Partial<Policy>, { asked?: number; refused?: number; all?: number }]>([
    ['a familiar network', [row(0)], {}, {}],
    ['an unknown one', [row(0, { lane: 'unknown' })], {}, { asked: 1 }],
    [
      'a challenge and what it led to, once',
      [row(0, { lane: 'unknown', outcome: 'challenged' }), row(0.1, { lane: 'unknown' })],
      {},
      { asked: 1, all: 1 },
    ],
    ['four typing errors', [wrong(0), wrong(0.1), wrong(0.2), wrong(0.3), row(0.4)], {}, {}],
    [
      'four typing errors where three are too many',
      [wrong(0), wrong(0.1), wrong(0.2), wrong(0.3), row(0.4)],
      { lanes: { ...modern.lanes, familiar: { perHour: 3, perDay: 20 } } },
      { refused: 1 },
    ],
    [
      'the same an hour later',
      [wrong(0), wrong(0.1), wrong(0.2), row(1.3)],
      { lanes: { ...modern.lanes, familiar: { perHour: 3, perDay: 20 } } },
      {},
    ],
    [
      'a trusted device with its errors: it falls to the strangers’ lane and is asked',
      [wrong(0, 'trusted'), wrong(0.1, 'trusted'), row(0.2, { lane: 'trusted' })],
      { lanes: { ...modern.lanes, trusted: { perHour: 2 } } },
      { asked: 1 },
    ],
    [
      'a trusted device not used for longer than the trust lasts',
      [row(0, { lane: 'trusted' }), row(49, { lane: 'trusted' })],
      { devices: { ...modern.devices, trustedDays: 1 } },
      { asked: 1, all: 2 },
    ],
    ['too far in too little time', [row(0, { speedKmh: 950 })], {}, { asked: 1 }],
    ['the same where that is fast enough', [row(0, { speedKmh: 950 })], { travelKmh: 1000 }, {}],
    ['the same in an office', [row(0, { speedKmh: 950, officePeople: 5 })], {}, {}],
    ['40 days away', [row(0), row(24 * 40)], { dormantDays: 30 }, { asked: 1, all: 2 }],
    ['from elsewhere', [row(0)], { allowedNetworks: ['192.168.0.0/16'] }, { refused: 1 }],
    ['a password under single sign-on', [row(0)], { ssoOnly: true }, { refused: 1 }],
    ['a passkey', [row(0, { entrance: 'passkey', lane: null })], {}, {}],
  ])('%s', (_, rows, change, { asked = 0, refused = 0, all = 1 }) => {
    const found = replay(rows, simple, { ...modern, ...change });
    expect([found.all.signIns, found.challenged.signIns, found.refused.signIns]).toEqual([
      all,
      asked,
      refused,
    ]);
  });

  it('asks nobody at home who has nothing to prove with, and strands them elsewhere', () => {
    const bare = new Map([['a', person(false, false)]]);
    const at = (lane: Past['lane']) => replay([row(0, { lane, speedKmh: 950 })], bare, modern);
    expect(at('familiar').challenged.signIns).toBe(0);
    expect([...at('unknown').stranded]).toEqual(['a']);
  });

  it('asks those with a factor for it anew when their last proof is old', () => {
    const factor = new Map([['a', person(true, true)]]);
    const days = (n: number) => 24 * n;
    const rows = [
      row(0, { lane: 'trusted', outcome: 'challenged', reason: 'second-factor' }),
      row(0.1, { lane: 'trusted' }),
      row(days(5), { lane: 'trusted' }),
      row(days(10), { lane: 'trusted' }),
    ];
    const asked = (secondProofDays: number) =>
      replay(rows, factor, { ...modern, devices: { trustedDays: 180, secondProofDays } }).challenged.signIns;
    // The first was asked then, and nothing is known of before.
    expect([asked(30), asked(7), asked(3)]).toEqual([1, 2, 3]);
  });
});
