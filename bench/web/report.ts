/** The figures of the pages beside their targets. */
import type { Recorded, Scrolled } from './acts.ts';
import { align, verdict } from '../table.ts';

export type House = 'demo' | 'million';
export type Speed = 'full' | 'slow';
interface Times {
  median: number;
  most: number;
}
export type Figure =
  | { name: 'sign-in' | 'open' | `find ${string}`; value: Times }
  | { name: 'scroll'; value: Scrolled }
  | { name: 'follow-up'; value: Recorded };
export type Measured = Figure & { house: House; speed: Speed };

const atMostMs = {
  'sign-in': { full: 1500, slow: 4000 },
  open: { full: 100, slow: 300 },
  find: { full: 150, slow: 150 },
  frame: 50,
};
const atMost = { seconds: 12, keystrokes: 6 };
const said = {
  'sign-in': 'sign-in to the first list, interactive',
  open: 'a record from a list, to its content',
};
const houses: Record<House, string> = { demo: 'the made-up company', million: 'a million customers' };
const speedsSaid: Record<Speed, string> = { full: 'full speed', slow: '¼ processor, 40 ms network' };

/** A table for people to read. */
export function report(measured: readonly Measured[]): string {
  return [
    ...align([['', '', '', 'median', 'most', 'target', ''], ...measured.map(cellsOf)]),
    '',
    'From the press itself to the frame that shows it, with a page that takes the next task. A follow-up is typed at 0.2 s a',
    'key and 1.35 s to get ready twice (Card, Moran and Newell’s keystroke-level model); its text’s own keys are not counted.',
    'Signing in: an empty cache, a known device. A salesperson sees their own; the search is by a person who sees all.',
  ].join('\n');
}

function cellsOf(one: Measured): string[] {
  const where = [houses[one.house], speedsSaid[one.speed]];
  if (one.name === 'scroll') {
    const { rows, long, frames, longestMs } = one.value;
    return [
      `scrolling ${rows.toLocaleString('en')} rows, frames over 50 ms`,
      ...where,
      `${long} of ${frames}`,
      `${Math.round(longestMs)} ms`,
      '0',
      verdict(long === 0),
    ];
  }
  if (one.name === 'follow-up') {
    const { seconds, keystrokes } = one.value;
    return [
      'a follow-up from anywhere, keys beside its text',
      ...where,
      `${seconds.toFixed(1)} s`,
      `${keystrokes} keys`,
      `≤ ${atMost.seconds} s, ≤ ${atMost.keystrokes} keys`,
      verdict(seconds <= atMost.seconds && keystrokes <= atMost.keystrokes),
    ];
  }
  const limit =
    one.name === 'sign-in' || one.name === 'open' ? atMostMs[one.name][one.speed] : atMostMs.find[one.speed];
  const name =
    one.name === 'sign-in' || one.name === 'open'
      ? said[one.name]
      : `typing in the palette to results: ${one.name.slice('find '.length)}`;
  const { median, most } = one.value;
  const ms = (n: number) => `${Math.round(n)} ms`;
  return [name, ...where, ms(median), ms(most), `≤ ${limit} ms`, verdict(median <= limit)];
}
