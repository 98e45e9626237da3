import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionary, distance } from './mends.ts';
import { vocabularyOf } from './words.ts';

const products = dictionary([['GTX Pro'], ['GTX Basic'], ['GTX Plus Pro'], ['GTK 500'], ['MG Special']]);
const industries = dictionary(
  [...vocabularyOf('industry')].map(([key, word]) => [key, ...word.known] as const),
);
const customers = dictionary([['华为技术'], ['华为终端'], ['Plexzap'], ['Plexzop'], ['Acme Corporation']]);

describe('suggestions', () => {
  it.each([
    [products, 'GTXPro', { word: 'GTX Pro', sure: true }],
    [products, 'gtx-pro', { word: 'GTX Pro', sure: true }],
    [products, 'GTX Prp', { word: 'GTX Pro', sure: true }],
    [products, 'GTK 600', { word: 'GTK 500', sure: false }],
    [products, 'Laptop', null],
    [industries, 'technolgy', { word: 'technology', sure: true }],
    [industries, 'Telecomunications', { word: 'telecommunications', sure: true }],
    [industries, 'fintech', null],
    [industries, '制造业', { word: 'manufacturing', sure: true }],
    [customers, '华为技木', { word: '华为技术', sure: false }],
    [customers, '华为', null],
    [customers, 'Plexzup', null],
    [customers, 'Acme Coproration', { word: 'Acme Corporation', sure: true }],
  ])('%# %s', (words, text, suggestion) => expect(words.suggest(text)).toEqual(suggestion));
});

describe('distance', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '华'), maxLength: 8 });
  it('counts one edit as one', () => {
    expect(distance('gtxpro', 'gtxrpo', 2)).toBe(1);
    expect(distance('abc', 'ac', 2)).toBe(1);
    expect(distance('abc', 'xyz', 2)).toBe(3);
  });
  it('is symmetric, zero for the same only, and at least the difference in length', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const steps = distance(a, b, 20);
        expect(distance(b, a, 20)).toBe(steps);
        expect(steps === 0).toBe(a === b);
        expect(steps).toBeGreaterThanOrEqual(Math.abs([...a].length - [...b].length));
        expect(Math.min(distance(a, b, 2), 3)).toBe(Math.min(steps, 3));
      }),
    );
  });
});
