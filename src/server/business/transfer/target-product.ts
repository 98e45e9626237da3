import { sql } from 'kysely';
import { holds } from '#access/gate';
import { given } from '#platform/database';
import { searchColumns } from '#platform/search-text';
import { moneyOf, textOf } from './drafts.ts';
import { byKey, select, type Target } from './target.ts';

/** As the database compares names and codes of products. */
const same = (text: string): string => text.toLowerCase();

export const product: Target = {
  table: 'products',
  empty: { active: true, description: '' },
  shapes: {
    name: 'name',
    code: 'code',
    series: 'series',
    price: { parts: { amount: 'price_amount', currency: 'price_currency' } },
    active: 'active',
    description: 'description',
  },
  matchChoices: ['code', 'name'],
  unique: ['name', 'code'],
  keyOf(draft, matchBy) {
    const text = textOf(draft, matchBy);
    return text === undefined ? null : same(text);
  },
  async find({ db, user }, matchBy) {
    const rows = await select(
      db,
      sql<{ id: string; key: string | null; changeable: boolean }>`
        select id, ${sql.ref(matchBy)} as key, ${holds(user, 'products.manage')}::boolean as changeable
        from products where deleted_at is null`,
    );
    return byKey(rows, (row) => [row.key === null ? null : same(row.key)]);
  },
  columns(draft, { house }) {
    const price = moneyOf(draft, 'price', house);
    return given({
      name: textOf(draft, 'name'),
      code: textOf(draft, 'code'),
      series: textOf(draft, 'series'),
      price_amount: price?.amount,
      price_currency: price?.currency,
      active: typeof draft.values['active'] === 'boolean' ? draft.values['active'] : undefined,
      description: textOf(draft, 'description'),
    });
  },
  derived(row) {
    const { sort_name, search_text } = searchColumns(String(row['name']), [
      row['code'] as string | null | undefined,
      row['series'] as string | null | undefined,
    ]);
    return { sort_name, search_text };
  },
  initial: () => ({}),
  customerOf: () => null,
};
