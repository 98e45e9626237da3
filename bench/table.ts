/** The figures beside their targets. */
import type { Comparison, Side } from './load.ts';
import { connections } from './load.ts';
import type { Memory } from './program.ts';

export interface Figures {
  rows: number;
  cores: number;
  commit: string | null;
  comparisons: Comparison[];
  firstStartMs: number;
  start: { pageMs: number; statusMs: number };
  memory: { idle: Memory; afterLoad: Memory };
  signInKb: number;
}

const targets = { p99Ratio: 2, startMs: 2_000, firstStartMs: 10_000, memoryMb: 300, signInKb: 250 };

export const verdict = (reached: boolean) => (reached ? 'reached' : 'MISSED');
const count = (n: number) => Math.round(n).toLocaleString('en');

/** A table for people to read. */
export function table(figures: Figures): string {
  const { rows, cores, commit, comparisons } = figures;
  return [
    `${count(rows)} customers; PostgreSQL, servers and load on ${cores} cores; ${connections} connections; commit ${commit ?? 'unknown'}`,
    '',
    ...align([
      ['', 'bare', 'ours', 'ours/bare (spread)', 'target', '', 'p99 bare', 'p99 ours', 'ratio', 'target', ''],
      ...comparisons.map(comparisonCells),
    ]),
    '',
    ...align([['', 'figure', 'target', ''], ...singleCells(figures)]),
    '',
    'bare: Fastify and pg with the same statements; no signing in, rights, checks or history. Requests a second and p99',
    'are medians of the rounds, which alternate between the two servers; the spread is that of the rounds.',
    'A salesperson sees their own customers only; search is by a person who sees all, as it then has most to look through.',
  ].join('\n');
}

function comparisonCells({ name, share, ours, bare, ratio, p99Ratio }: Comparison): string[] {
  const percent = (part: number) => `${Math.round(part * 100)} %`;
  const perSecond = (side: Side) => `${count(side.perSecond)}/s`;
  const ms = (side: Side) => `${side.p99Ms.toFixed(1)} ms`;
  return [
    name,
    perSecond(bare),
    perSecond(ours),
    `${percent(ratio.median)} (${Math.round(ratio.least * 100)}–${percent(ratio.most)})`,
    `≥ ${percent(share)}`,
    verdict(ratio.median >= share),
    ms(bare),
    ms(ours),
    p99Ratio.toFixed(2),
    `≤ ${targets.p99Ratio}`,
    verdict(p99Ratio <= targets.p99Ratio),
  ];
}

function singleCells({ firstStartMs, start, memory, signInKb }: Figures): string[][] {
  const seconds = (ms: number, name: string, atMostMs: number) => [
    name,
    `${(ms / 1000).toFixed(2)} s`,
    `≤ ${atMostMs / 1000} s`,
    verdict(ms <= atMostMs),
  ];
  const weight = (name: string, memoryNow: Memory) => {
    if (!memoryNow) return [name, 'not told by this system', `≤ ${targets.memoryMb} MB`, ''];
    const { server, database } = memoryNow;
    const all = server + database;
    return [
      `${name} (server ${Math.round(server)}, database ${Math.round(database)})`,
      `${Math.round(all)} MB`,
      `≤ ${targets.memoryMb} MB`,
      verdict(all <= targets.memoryMb),
    ];
  };
  return [
    seconds(start.pageMs, 'start with this data, to the first page', targets.startMs),
    seconds(start.statusMs, 'start with this data, to the first /api/status', targets.startMs),
    seconds(firstStartMs, 'first start, web app built, to the first page', targets.firstStartMs),
    weight('memory, idle, 10 s after the start', memory.idle),
    weight('memory, idle, 10 s after the load', memory.afterLoad),
    [
      'sign-in page, compressed JavaScript',
      `${signInKb.toFixed(0)} kB`,
      `≤ ${targets.signInKb} kB`,
      verdict(signInKb <= targets.signInKb),
    ],
  ];
}

/** Columns of equal width; the first to the left, the others to the right. */
export function align(lines: string[][]): string[] {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => width(line[i] ?? ''))));
  return lines.map((line) =>
    line
      .map((cell, i) => {
        const room = ' '.repeat((widths[i] ?? 0) - width(cell));
        return i === 0 ? cell + room : room + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** As wide as a terminal draws it: a 汉字 takes two columns. */
const width = (text: string) => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
