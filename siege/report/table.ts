/** The goals and all policies side by side, for a terminal. */
import { goals, serverGoals } from '../goals.ts';
import type { ServerFigures } from '../server/figures.ts';
import type { Result } from '../siege.ts';

export interface Ran {
  seed: number;
  accounts: number;
  days: number;
  mixes: readonly string[];
  commit: string | null;
}

/** @param results ours first */
export function table(results: readonly Result[], server: ServerFigures | null, ran: Ran): string {
  return [
    `${ran.accounts.toLocaleString('en')} accounts, ${ran.days} days, seed ${ran.seed}, mixes ${ran.mixes.join(' ')}; commit ${ran.commit ?? 'unknown'}`,
    '',
    ...sideBySide(results),
    '',
    ...verdicts(results[0], server),
    '',
    ...asides(results[0]),
  ].join('\n');
}

function sideBySide(results: readonly Result[]): string[] {
  return align([
    ['', ...goals.map(({ id }) => id)],
    ['to reach', ...goals.map(({ wanted }) => wanted)],
    ['best known', ...goals.map(({ best }) => best)],
    ...results.map(({ policy, measures }) => [
      policy.title,
      ...goals.map((goal) => goal.figure(measures) ?? 'not run'),
    ]),
  ]);
}

export const verdict = (isReached: boolean | null): string =>
  isReached === null ? '' : isReached ? 'reached' : 'MISSED';

function verdicts(ours: Result | undefined, server: ServerFigures | null): string[] {
  const mine = goals.map((goal) => {
    const figure = ours ? goal.figure(ours.measures) : null;
    return [
      goal.id,
      figure ?? 'not run',
      goal.wanted,
      ours ? verdict(goal.isReached(ours.measures)) : '',
      goal.says,
    ];
  });
  const rest = serverGoals(server).map((goal) => [
    goal.id,
    goal.figure,
    goal.wanted,
    verdict(goal.isReached),
    goal.says,
  ]);
  return align(
    [['', ours?.policy.title ?? 'ours', 'to reach', '', 'what it says'], ...mine, ...rest],
    'left',
  );
}

function asides(ours: Result | undefined): string[] {
  if (!ours) return [];
  const { beside, g2, g4 } = ours.measures;
  const say = (what: string, number: number | null) => (number === null ? [] : [`${what}: ${number}`]);
  const lines = [
    ...say('guesses a day by an insider on the office network', beside.insider),
    ...say('guesses a day with a stolen device cookie', beside.thief),
    ...say('mails a day to one person in a flood', beside.mails),
    ...say('calls of administrators a day in one person’s name in a flood', beside.calls),
    ...(beside.unheard.all > 0
      ? [
          `requests of owners on a device of theirs amidst it that called nobody: ${beside.unheard.of} of ${beside.unheard.all}`,
        ]
      : []),
    ...(g4
      ? [
          `passwords found a day by spraying of 1,000 people whom a second factor still protects: ${g4.withFactor.toFixed(2)}`,
        ]
      : []),
    ...Object.entries(beside.entrances).map(
      ([entrance, number]) => `guesses a day at ${entrance}: ${number}`,
    ),
    ...(g2.administrator.of > 0
      ? [
          `owners on a new device whom an administrator had to help: ${g2.administrator.of} of ${g2.administrator.all}`,
        ]
      : []),
  ];
  return lines.length === 0
    ? []
    : ['Without a goal of their own, ours:', ...lines.map((line) => `  ${line}`)];
}

/** Columns of equal width; the first to the left, the others to the right or left too. */
function align(lines: readonly (readonly string[])[], side: 'left' | 'right' = 'right'): string[] {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, i) =>
        i === 0 || side === 'left' ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
