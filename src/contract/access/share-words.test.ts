import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareList } from './share-list.ts';
import { nearestWord, readShare, shareToWords, shareWordCount, wordsIn, type Share } from './share-words.ts';

const anyShare: fc.Arbitrary<Share> = fc.record({
  set: fc.integer({ min: 1, max: 65535 }),
  number: fc.integer({ min: 1, max: 5 }),
  value: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});
const anyPlace = fc.nat(shareWordCount - 1);
const anyWord = fc.constantFrom(...shareList);

describe('the list', () => {
  it('has 2048 words, in order, each known by its first four letters', () => {
    expect(shareList).toHaveLength(2048);
    expect(shareList.toSorted()).toEqual(shareList);
    expect(new Set(shareList.map((word) => word.slice(0, 4))).size).toBe(2048);
  });
});

describe('a share in words', () => {
  it('reads back, also by four letters a word, numbered and in capitals', () => {
    fc.assert(
      fc.property(anyShare, (share) => {
        const words = shareToWords(share);
        expect(words).toHaveLength(28);
        expect(readShare(words)).toEqual({ share });
        expect(readShare(words.map((word) => word.slice(0, 4)))).toEqual({ share });
        const typed = words.map((word, i) => `${i + 1}. ${word.toUpperCase()},\n`).join('');
        expect(readShare(wordsIn(typed))).toEqual({ share });
      }),
    );
  });

  it('names the word that is wrong, and the right one, wherever it is', () => {
    fc.assert(
      fc.property(anyShare, anyPlace, anyWord, (share, at, other) => {
        const words = shareToWords(share);
        fc.pre(words[at] !== other);
        const suggestion = words[at];
        expect(readShare(words.with(at, other))).toEqual({
          fault: 'slips',
          slips: [{ at, typed: other, suggestion }],
        });
        expect(readShare(words.with(at, 'qqqqqqqq'))).toEqual({
          fault: 'slips',
          slips: [{ at, typed: 'qqqqqqqq', suggestion }],
        });
      }),
    );
  });

  it('is never taken for right, nor mended wrongly, with two words wrong', () => {
    fc.assert(
      fc.property(anyShare, anyPlace, anyPlace, anyWord, anyWord, (share, a, b, first, second) => {
        const words = shareToWords(share);
        fc.pre(a !== b && words[a] !== first && words[b] !== second);
        expect(readShare(words.with(a, first).with(b, second))).toEqual({ fault: 'several' });
      }),
    );
  });

  it('is noticed with two words swapped, one missing, one too many', () => {
    fc.assert(
      fc.property(anyShare, fc.nat(shareWordCount - 2), (share, at) => {
        const words = shareToWords(share);
        const [first = '', second = ''] = words.slice(at, at + 2);
        fc.pre(first !== second);
        expect(readShare(words.with(at, second).with(at + 1, first))).toEqual({ fault: 'several' });
        expect(readShare(words.toSpliced(at, 1))).toEqual({ fault: 'count', count: 27 });
        expect(readShare([...words, first])).toEqual({ fault: 'count', count: 29 });
      }),
    );
  });

  it('suggests the nearest word for each slip of the finger', () => {
    expect(nearestWord('abandom')).toBe('abandon');
    expect(nearestWord('wagno')).toBe('wagon');
    expect(nearestWord('umbrela')).toBe('umbrella');
    expect(nearestWord('xxxxxxxxxxxx')).toBeNull();
    const words = shareToWords({ set: 7, number: 2, value: new Uint8Array(32).fill(9) });
    const read = readShare(words.with(4, 'wagno').with(20, 'umbrela'));
    expect(read).toEqual({
      fault: 'slips',
      slips: [
        { at: 4, typed: 'wagno', suggestion: 'wagon' },
        { at: 20, typed: 'umbrela', suggestion: 'umbrella' },
      ],
    });
  });
});
