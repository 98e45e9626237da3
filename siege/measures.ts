/** G1 to G8, taken from what was written down. G9 is measured by `npm run bench:unlock`; G10 and G11 are measured at the running server. */
import { mostADay, mostAnHour, type SignIn, type Tally } from './tally.ts';
import { secondMs } from './time.ts';

/** What one attack on one door left. */
export interface Report {
  mix: string;
  kind: string;
  days: number;
  people: number;
  tally: Tally;
}

/** A share, with the numbers it is made of. */
export interface Share {
  of: number;
  all: number;
}

export interface Measures {
  /** Right passwords refused on trusted or familiar lanes, M0 to M5 and M9. */
  g1: { all: Share; attacked: Share };
  /** Owners on a new device in a new place: refused at first, finally refused; p95 of the time by mail and by passkey. */
  g2: {
    refusedAtFirst: Share;
    refused: Share;
    administrator: Share;
    /** Of those who have a way of their own, whoever came in by none of them. */
    denied: Share;
    mailP95Ms: number | null;
    passkeyP95Ms: number | null;
  };
  /** Most guesses looked at, for any account, by any botnet; `isLeast`: the attack ended before the door's patience. */
  g3: { aDay: number; anHour: number; isLeast: boolean } | null;
  /**
   * Accounts broken per 1,000 and day by spraying: how many people have the passwords that were looked at, and nothing
   * else that protects them. `withFactor`: passwords found of people whom a second factor still protects.
   */
  g4: { best: number; ruleShaped: number; withFactor: number } | null;
  /** Sessions opened with a leaked right password; owners told within a minute. */
  g5: { sessions: Share; told: Share } | null;
  /** Honest sign-ins the gate asked for a second proof; people who come daily, after three; asked for their own second factor alone. */
  g6: { all: Share; settled: Share; ownFactor: Share };
  /** People lifted, and how often their right password was turned away within a day. */
  g7: { people: number; relocks: number } | null;
  /** Guesses looked at of a thousand at once, beyond those of a thousand one after the other. */
  g8: { extra: number } | null;
  /**
   * No goals of their own: an insider's and a thief's guesses a day, mails and calls of administrators a day in a flood, the
   * owner's own requests amidst it that called nobody, guesses beside the door.
   */
  beside: {
    insider: number | null;
    thief: number | null;
    mails: number | null;
    calls: number | null;
    unheard: Share;
    entrances: Record<string, number>;
  };
}

export function measure(reports: readonly Report[]): Measures {
  const of = (...mixes: string[]) => reports.filter(({ mix }) => mixes.includes(mix));
  const signIns = (...mixes: string[]) => of(...mixes).flatMap(({ tally }) => tally.signIns);
  const lanes = signIns('M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M9');
  const known = lanes.filter(({ lane }) => lane !== 'unknown');
  const own = [...lanes, ...signIns('M8', 'M10', 'M11')].filter(({ isProbe }) => !isProbe);
  return {
    g1: {
      all: share(known, ({ first }) => first === 'refused'),
      attacked: share(
        known.filter(({ isAttacked }) => isAttacked),
        ({ first }) => first === 'refused',
      ),
    },
    g2: newDevices(signIns('M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M8', 'M9', 'M11')),
    g3: guesses(of('M1', 'M2', 'M3', 'M4', 'M5', 'M8', 'M9', 'M11')),
    g4: spray(of('M4')),
    g5: leaked(of('M5')),
    g6: {
      all: share(own, ({ first }) => first === 'challenge'),
      ownFactor: share(own, ({ first }) => first === 'second-factor'),
      settled: share(
        own.filter(({ isSettled }) => isSettled),
        ({ first }) => first === 'challenge',
      ),
    },
    g7: lifted(of('M1')),
    g8: parallel(of('M9')),
    beside: {
      insider: most(of('M6'), ({ guessesMs }) => mostADay(guessesMs)),
      thief: most(of('M7'), ({ guessesMs }) => mostADay(guessesMs)),
      mails: most(of('M8'), ({ mailsMs }) => mostADay(mailsMs)),
      calls: most(of('M8'), ({ callsMs }) => mostADay(callsMs)),
      unheard: {
        of: sum(of('M8').map(({ tally }) => tally.asked.unheard)),
        all: sum(of('M8').map(({ tally }) => tally.asked.all)),
      },
      entrances: entrancesOf(of('M10')),
    },
  };
}

function share<T>(list: readonly T[], is: (item: T) => boolean): Share {
  return { of: list.filter(is).length, all: list.length };
}

/** Of two reports the larger number, or null where the mix didn't run. */
function most(reports: readonly Report[], number: (tally: Tally) => number): number | null {
  return reports.length === 0 ? null : Math.max(...reports.map(({ tally }) => number(tally)));
}

function newDevices(signIns: readonly SignIn[]): Measures['g2'] {
  const unknown = signIns.filter(({ lane }) => lane === 'unknown');
  const times = (way: SignIn['by']) =>
    unknown.filter(({ by, cameIn }) => by === way && cameIn).map(({ tookMs }) => tookMs);
  return {
    refusedAtFirst: share(unknown, ({ first }) => first === 'refused'),
    refused: share(unknown, ({ cameIn }) => !cameIn),
    administrator: share(unknown, ({ cameIn, by }) => cameIn && by === 'administrator'),
    denied: share(
      unknown.filter(({ hasWay }) => hasWay),
      ({ cameIn, by }) => !cameIn || by === 'administrator',
    ),
    mailP95Ms: p95(times('mail')),
    passkeyP95Ms: p95(times('passkey')),
  };
}

export function p95(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null;
}

function guesses(reports: readonly Report[]): Measures['g3'] {
  if (reports.length === 0) return null;
  // While the clock of the server jumps, an hour isn't an hour; a day still is a day.
  const steady = reports.filter(({ mix }) => mix !== 'M11');
  return {
    aDay: most(reports, ({ guessesMs }) => mostADay(guessesMs)) ?? 0,
    anHour: most(steady, ({ guessesMs }) => mostAnHour(guessesMs)) ?? 0,
    isLeast: reports.some(({ mix, tally }) => mix === 'M3' && tally.isCutShort),
  };
}

function spray(reports: readonly Report[]): Measures['g4'] {
  if (reports.length === 0) return null;
  const rate = (kinds: readonly string[], of: (tally: Tally) => ReadonlyMap<string, number>) =>
    Math.max(
      0,
      ...reports
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ tally, days }) => {
          const chances = [...of(tally).values()];
          return chances.length === 0 ? 0 : (1000 * sum(chances)) / chances.length / days;
        }),
    );
  return {
    best: rate(['popular', 'rare'], ({ hitChance }) => hitChance),
    ruleShaped: rate(['rule-shaped'], ({ hitChance }) => hitChance),
    withFactor: rate(['popular', 'rule-shaped', 'rare'], ({ hitChanceWithFactor }) => hitChanceWithFactor),
  };
}

function leaked(reports: readonly Report[]): Measures['g5'] {
  if (reports.length === 0) return null;
  const all = reports.map(({ tally }) => tally.leaked);
  const told = all.flatMap(({ toldMs }) => toldMs);
  return {
    sessions: { of: sum(all.map(({ sessions }) => sessions)), all: sum(all.map(({ tried }) => tried)) },
    told: share(told, (afterMs) => afterMs !== null && afterMs <= 60 * secondMs),
  };
}

function lifted(reports: readonly Report[]): Measures['g7'] {
  const people = sum(reports.map(({ tally }) => tally.lifted.people));
  return people === 0 ? null : { people, relocks: sum(reports.map(({ tally }) => tally.lifted.relocks)) };
}

function parallel(reports: readonly Report[]): Measures['g8'] {
  const extras = reports.flatMap(({ tally }) =>
    tally.parallel ? [Math.max(0, tally.parallel.together - tally.parallel.oneByOne)] : [],
  );
  return extras.length === 0 ? null : { extra: Math.max(...extras) };
}

function entrancesOf(reports: readonly Report[]): Record<string, number> {
  return Object.fromEntries(
    reports.flatMap(({ tally }) =>
      [...tally.entrancesMs].map(([entrance, times]) => [entrance, mostADay(times)]),
    ),
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
