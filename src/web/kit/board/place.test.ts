import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighboursOf, spotOf, stepped } from './place.ts';

const lanes = [
  { key: 'a', items: ['1', '2', '3'] },
  { key: 'b', items: [] },
  { key: 'c', items: ['4'] },
];

describe('a spot on a board', () => {
  test.each([
    ['ArrowDown', { column: 'a', index: 0 }, { column: 'a', index: 1 }],
    ['ArrowDown', { column: 'a', index: 3 }, { column: 'a', index: 3 }],
    ['ArrowUp', { column: 'a', index: 0 }, { column: 'a', index: 0 }],
    ['End', { column: 'a', index: 1 }, { column: 'a', index: 3 }],
    ['Home', { column: 'a', index: 2 }, { column: 'a', index: 0 }],
    ['ArrowRight', { column: 'a', index: 2 }, { column: 'b', index: 0 }],
    ['ArrowRight', { column: 'c', index: 0 }, { column: 'c', index: 0 }],
    ['ArrowLeft', { column: 'a', index: 2 }, { column: 'a', index: 2 }],
    ['ArrowLeft', { column: 'c', index: 1 }, { column: 'b', index: 0 }],
  ])('%s from %o leads to %o', (key, from, to) => {
    expect(stepped(lanes, from, key)).toEqual(to);
  });
  test('other keys lead nowhere', () => {
    expect(stepped(lanes, { column: 'a', index: 0 }, 'x')).toBeUndefined();
  });
  test('never leaves the board, wherever the keys lead', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys)), (pressed) => {
        const spot = pressed.reduce((at, key) => stepped(lanes, at, key) ?? at, { column: 'a', index: 0 });
        const lane = lanes.find(({ key }) => key === spot.column);
        expect(spot.index).toBeGreaterThanOrEqual(0);
        expect(spot.index).toBeLessThanOrEqual(lane?.items.length ?? -1);
      }),
    );
  });
  test('is found, and has neighbours', () => {
    expect(spotOf(lanes, (item) => item === '4')).toEqual({ column: 'c', index: 0 });
    expect(spotOf(lanes, (item) => item === '5')).toBeUndefined();
    expect(neighboursOf(['1', '2'], 0)).toEqual({ before: '1' });
    expect(neighboursOf(['1', '2'], 1)).toEqual({ after: '1', before: '2' });
    expect(neighboursOf(['1', '2'], 2)).toEqual({ after: '2' });
    expect(neighboursOf([], 0)).toEqual({});
  });
});
