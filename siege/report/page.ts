/** The same as a page with pictures: one file, light and dark, nothing fetched from anywhere. */
import { goals, serverGoals, type Goal } from '../goals.ts';
import type { ServerFigures } from '../server/figures.ts';
import type { Result } from '../siege.ts';
import { escape } from './escape.ts';
import { bars, type Bar } from './pictures.ts';
import { verdict, type Ran } from './table.ts';

/** @param results ours first */
export function page(results: readonly Result[], server: ServerFigures | null, ran: Ran): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The siege of Latchkey · 围攻测试</title>
<style>${styles}</style>
<main>
<h1>The siege of Latchkey <span lang="zh">围攻测试</span></h1>
<p>${ran.accounts.toLocaleString('en')} accounts, ${ran.days} days, seed ${ran.seed}, mixes ${escape(ran.mixes.join(' '))}, commit ${escape(ran.commit ?? 'unknown')}.
The same people and the same attackers before every door; attackers know the source of each.</p>
<h2>Goals</h2>
${goalTable(results[0], server)}
<h2>Side by side</h2>
${sideBySide(results)}
<h2>Pictures</h2>
${pictures(results)}
<h2>Attack by attack</h2>
${byAttack(results[0])}
<h2>Where the rules of the peers come from</h2>
<ul>${results.map(({ policy }) => `<li><b>${escape(policy.title)}</b>: ${escape(policy.source)}</li>`).join('')}</ul>
</main>
</html>
`;
}

const row = (cells: readonly string[], kind: 'td' | 'th' = 'td') =>
  `<tr>${cells.map((cell) => `<${kind}>${cell}</${kind}>`).join('')}</tr>`;
const sheet = (head: readonly string[], lines: readonly (readonly string[])[]) =>
  `<div class="wide"><table><thead>${row(head, 'th')}</thead><tbody>${lines.map((line) => row(line)).join('')}</tbody></table></div>`;

function badge(isReached: boolean | null): string {
  return isReached === null
    ? ''
    : `<span class="${isReached ? 'reached' : 'missed'}">${verdict(isReached)}</span>`;
}

function goalTable(ours: Result | undefined, server: ServerFigures | null): string {
  const mine = goals.map((goal) => [
    goal.id,
    escape(goal.says),
    escape(goal.best),
    escape(goal.wanted),
    escape((ours && goal.figure(ours.measures)) ?? 'not run'),
    ours ? badge(goal.isReached(ours.measures)) : '',
  ]);
  const rest = serverGoals(server).map(({ id, says, best, wanted, figure, isReached }) => [
    id,
    escape(says),
    escape(best),
    escape(wanted),
    escape(figure),
    badge(isReached),
  ]);
  return sheet(
    ['', 'measure', 'best known', 'to reach', escape(ours?.policy.title ?? 'ours'), ''],
    [...mine, ...rest],
  );
}

function sideBySide(results: readonly Result[]): string {
  const figureOf = (goal: Goal, { measures }: Result) => {
    const isReached = goal.isReached(measures);
    const kind = isReached === null ? '' : isReached ? ' class="good"' : ' class="bad"';
    return `<span${kind}>${escape(goal.figure(measures) ?? 'not run')}</span>`;
  };
  return sheet(
    ['', ...goals.map(({ id }) => id)],
    results.map((result) => [escape(result.policy.title), ...goals.map((goal) => figureOf(goal, result))]),
  );
}

function pictures(results: readonly Result[]): string {
  const chart = (
    title: string,
    unit: string,
    value: (result: Result) => number | null,
    goal: number | null,
  ) => {
    const found = results.flatMap((result, i): Bar[] => {
      const number = value(result);
      return number === null ? [] : [{ label: result.policy.title, value: number, isOurs: i === 0 }];
    });
    return found.length === 0 ? '' : bars(title, unit, found, goal);
  };
  const percent = ({ of, all }: { of: number; all: number }) => (all === 0 ? null : (100 * of) / all);
  return [
    chart(
      'G1: attacked people whose right password is refused on a device or network of theirs',
      '%',
      ({ measures }) => percent(measures.g1.attacked),
      0,
    ),
    chart(
      'G2: owners on a new device refused at first',
      '%',
      ({ measures }) => percent(measures.g2.refusedAtFirst),
      null,
    ),
    chart(
      'G3: guesses looked at, per account and day',
      'guesses',
      ({ measures }) => measures.g3?.aDay ?? null,
      20,
    ),
    chart(
      'G4: accounts broken by spraying, per 1,000 and day',
      'accounts',
      ({ measures }) => (measures.g4 ? Math.max(measures.g4.best, measures.g4.ruleShaped) : null),
      0.05,
    ),
    chart(
      'G5: leaked right passwords that open a session',
      '%',
      ({ measures }) => (measures.g5 ? percent(measures.g5.sessions) : null),
      0,
    ),
    chart('G6: honest sign-ins asked for a second proof', '%', ({ measures }) => percent(measures.g6.all), 2),
    chart(
      'G7: sign-ins of a lifted person turned away again',
      'of 24',
      ({ measures }) => (measures.g7 ? measures.g7.relocks / measures.g7.people : null),
      0,
    ),
  ].join('\n');
}

function byAttack(ours: Result | undefined): string {
  if (!ours) return '';
  return sheet(
    ['mix', 'what it does', 'guesses looked at', ...goals.map(({ id }) => id)],
    ours.attacks.map(({ mix, kind, does, attempts, measures }) => [
      escape(`${mix} ${kind}`),
      escape(does),
      attempts.toLocaleString('en'),
      ...goals.map((goal) => escape(goal.figure(measures) ?? '')),
    ]),
  );
}

const styles = `
:root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --line: #d7dce3; --soft: #6b7685; --ours: #1677ff; --theirs: #9aa5b4; --good: #237804; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --paper: #14181f; --line: #333b47; --soft: #98a3b3; --ours: #4096ff; --theirs: #5c6878; --good: #73d13d; --bad: #ff7875; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1200px; margin: 0 auto; padding: 24px; }
h1 span { color: var(--soft); font-weight: 400; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; }
.reached, .good { color: var(--good); } .missed, .bad { color: var(--bad); } .reached, .missed { font-weight: 600; }
figure { margin: 24px 0; } figcaption { font-weight: 600; margin-bottom: 4px; }
svg { width: 100%; max-width: 760px; height: auto; display: block; } svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
.ours { fill: var(--ours); } .theirs { fill: var(--theirs); } .goal { stroke: var(--good); stroke-dasharray: 4 3; }
`;
