import { describe, expect, it } from 'vitest';
import { tidyCode } from './codes.ts';

describe('a code as people type it', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456\n', '123456'],
    ['１２３　４５６', '123456'],
    ['123–456', '123456'],
    ['abcd-efgh', 'ABCDEFGH'],
    ['ＡＢＣＤ－ＥＦＧＨ', 'ABCDEFGH'],
    ['\u200b12\u00a03.456', '123456'],
  ])('%j is %s', (typed, meant) => expect(tidyCode(typed)).toBe(meant));
});
