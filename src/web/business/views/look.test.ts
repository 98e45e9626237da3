import { expect, test } from 'vitest';
import type { View } from '#contract/business/views';
import type { Column } from '#kit';
import { arrange, differs, filtersOf } from './look.ts';

const column = (key: string, more: Partial<Column<object>> = {}): Column<object> => ({
  key,
  title: key,
  cell: () => key,
  ...more,
});
const columns = [
  column('name'),
  column('level'),
  column('source', { optional: true }),
  column('menu', { title: '' }),
];
const shown = (chosen: string[] | null) => arrange(columns, chosen).map(({ key }) => key);

test('the usual columns are shown until some are chosen', () => {
  expect(shown(null)).toEqual(['name', 'level', 'menu']);
});

test('columns stand as chosen; what a row is called by and its menu are never lost', () => {
  expect(shown(['source', 'name'])).toEqual(['source', 'name', 'menu']);
  expect(shown(['level'])).toEqual(['name', 'level', 'menu']);
  expect(shown(['menu', 'gone'])).toEqual(['name', 'menu']);
});

test('a view keeps the list’s own filters and order, and nothing else of the address', () => {
  const asked = { level: ['A'], unowned: true, sort: '-name', limit: 50, saved: 'x', view: 'table', q: '' };
  expect(filtersOf('customer', asked)).toEqual({ level: 'A', unowned: 'true', sort: '-name' });
});

test('a view has changed when its filters or its columns have, whatever the order of the filters', () => {
  const look = { columns: ['name', 'level'], density: 'compact' as const };
  const view = { object: 'customer', filters: { level: ['A'], q: 'x' }, ...look } as unknown as View;
  expect(differs(view, { q: 'x', level: 'A' }, look)).toBe(false);
  expect(differs(view, { q: 'x' }, look)).toBe(true);
  expect(differs(view, { q: 'x', level: 'A' }, { ...look, columns: ['level', 'name'] })).toBe(true);
  expect(differs(view, { q: 'x', level: 'A' }, { ...look, density: 'comfortable' })).toBe(true);
});
