import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breakLines } from './lines.ts';

/** A Chinese sign is twice as wide as a letter. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u2E80' ? 2 : 1), 0);

it.each([
  ['between words', 'one two three', 8, ['one two', 'three']],
  [
    'after any Chinese sign, but never before what closes',
    '锁定的代价，没有估算。',
    10,
    ['锁定的代', '价，没有估', '算。'],
  ],
  ['inside a word that is wider than the line', 'abcdefgh ij', 4, ['abcd', 'efgh', 'ij']],
  ['into one line where there is nothing', '', 10, ['']],
])('breaks %s', (_, text, width, lines) => {
  expect(breakLines(text, width, widthOf)).toEqual(lines);
});

it('loses no sign, and draws none beyond the line', () => {
  const words = fc.array(
    fc.constantFrom('锁', '定', '，', '。', 'word', 'a', ' ', '9,999.00', '“', '”', 'ex'.repeat(20)),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 60 }), (parts, width) => {
      const text = parts.join('');
      const lines = breakLines(text, width, widthOf);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }),
  );
});
