import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CustomerQuery } from '#contract/business/customers';
import { parseSearch, readFilters, stringifySearch } from './filters.ts';

const there = (filters: Record<string, unknown>) =>
  readFilters(CustomerQuery, parseSearch(stringifySearch(filters)));

test('filters survive the way through the address', () => {
  const filters = {
    q: '华为',
    level: ['A', 'B'],
    unowned: true,
    // A single one that would be two.
    industry: ['Food, drink'],
    sort: '-createdAt',
    createdFrom: '2026-01-01',
  };
  expect(there(filters)).toEqual(filters);
});

test('any search text survives the way through the address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (q) => {
      expect(there({ q })).toEqual({ q });
    }),
  );
});

test('what does not fit is left out, and paging stays out of the address', () => {
  expect(readFilters(CustomerQuery, { sort: 'password', kind: 'ghost', q: 'ok' })).toEqual({ q: 'ok' });
  expect(readFilters(CustomerQuery, { limit: '10', cursor: 'x', count: 'true', bogus: '1' })).toEqual({});
});
