/** The table of remedies: each cause has something to do about it, each point has its words, and they say what was found. */
import { describe, expect, it } from 'vitest';
import { locales } from '../fields.ts';
import { suggestedRemedies } from './aftercare.ts';
import { chosenRemedies, handRemedies, verifyingRemedies } from './remedies.ts';
import { foundWords, remedyWords } from './remedy-words.ts';
import { rootCauses, usualCause } from './unlocking.ts';

const say = { at: (instant: string) => `<${instant}>`, number: (n: number) => `#${n}` };

describe('remedies', () => {
  it.each(rootCauses)('are suggested for %s, each once', (cause) => {
    const suggested = suggestedRemedies[cause];
    expect(suggested.length).toBeGreaterThan(0);
    expect(new Set(suggested).size).toBe(suggested.length);
    for (const kind of suggested) expect(chosenRemedies).toContain(kind);
  });

  it('leave no kind that no cause suggests, and no cause that a trigger means without one', () => {
    const suggested = new Set(Object.values(suggestedRemedies).flat());
    expect(chosenRemedies.filter((kind) => !suggested.has(kind))).toEqual([]);
    for (const cause of Object.values(usualCause)) expect(suggestedRemedies[cause]).toBeDefined();
  });

  it.each(locales)('have a name and a way in %s, no two the same', (locale) => {
    const words = chosenRemedies.map((kind) => remedyWords[locale][kind]);
    expect(new Set(words.map(({ name }) => name)).size).toBe(words.length);
    expect(words.every(({ name, how }) => name !== '' && how !== '')).toBe(true);
    expect([...verifyingRemedies, ...handRemedies].toSorted()).toEqual([...chosenRemedies].toSorted());
  });

  it.each(locales)('say in %s what was found, with nothing missing of it', (locale) => {
    const found = { count: 3, limit: 5, at: 'A', until: 'B', name: 'N' };
    for (const kind of verifyingRemedies) {
      const { done, left } = foundWords[locale][kind];
      for (const sentence of [done(found, say), left(found, say), left({}, say)]) {
        expect(sentence, kind).not.toBe('');
        expect(sentence, kind).not.toMatch(/undefined|null|NaN/);
      }
    }
    expect(foundWords[locale]['password-changed'].done(found, say)).toContain('<A>');
    expect(foundWords[locale]['duplicates-settled'].left(found, say)).toMatch(/#3.*N/);
    expect(foundWords[locale]['work-slowed'].left({ ...found, count: 9 }, say)).toMatch(/#9.*#5/);
    expect(foundWords[locale]['work-slowed'].left(found, say)).toMatch(/#3.*#5.*<B>/);
  });
});
