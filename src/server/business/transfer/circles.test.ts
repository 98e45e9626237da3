import { describe, expect, it } from 'vitest';
import { withoutCircles } from './circles.ts';

const pair = (row: number, id: string, to: string | null) => ({ row, id, to, updated: false });
const rows = (pairs: ReturnType<typeof pair>[], above: [string, string][] = []) => {
  const { good, circles } = withoutCircles(pairs, new Map(above));
  return { good: good.map((one) => one.row), circles: circles.map((one) => one.row) };
};

describe('ties', () => {
  it('leave out the one that would close a circle', () => {
    expect(rows([pair(1, 'a', 'b'), pair(2, 'b', 'c'), pair(3, 'c', 'a')])).toEqual({
      good: [1, 2],
      circles: [3],
    });
    expect(rows([pair(1, 'a', 'a')])).toEqual({ good: [], circles: [1] });
  });
  it('see the lines that there were before', () => {
    expect(
      rows(
        [pair(1, 'top', 'leaf')],
        [
          ['leaf', 'mid'],
          ['mid', 'top'],
        ],
      ),
    ).toEqual({ good: [], circles: [1] });
    expect(rows([pair(1, 'top', 'other')], [['leaf', 'top']])).toEqual({ good: [1], circles: [] });
  });
});
