import { sql } from 'kysely';
import { isOver } from '#access/people';
import { given } from '#platform/database';
import { searchColumns } from '#platform/search-text';
import { textOf } from './drafts.ts';
import { folded } from './folding.ts';
import { byKey, select, type Target } from './target.ts';

export const person: Target = {
  table: 'people',
  empty: { state: 'active' },
  shapes: {
    name: 'name',
    email: 'email',
    phone: 'phone',
    title: 'title',
    department: { ref: 'department_id', to: 'departments' },
    manager: { ref: 'manager_id', to: 'people' },
  },
  matchChoices: ['email', 'name'],
  unique: ['email'],
  keyOf(draft, matchBy) {
    const text = textOf(draft, matchBy);
    return text === undefined ? null : matchBy === 'email' ? text : folded(text);
  },
  async find(ctx, matchBy, drafts) {
    const wanted = new Set(drafts.map((draft) => person.keyOf(draft, matchBy)));
    const keyOf = (row: { name: string; email: string | null }) =>
      matchBy === 'email' ? row.email : folded(row.name);
    const rows = await select(
      ctx.db,
      sql<{ id: string; name: string; email: string | null }>`select id, name, email from people`,
    );
    const meant = rows.filter((row) => wanted.has(keyOf(row)));
    // Whoever may do more than the importing person is not theirs to change.
    const judged: ((typeof meant)[number] & { changeable: boolean })[] = [];
    for (const row of meant) judged.push({ ...row, changeable: await isOver(ctx, row.id) });
    return byKey(judged, (row) => [keyOf(row)]);
  },
  columns: (draft, writing) =>
    given({
      name: textOf(draft, 'name'),
      email: textOf(draft, 'email'),
      phone: textOf(draft, 'phone'),
      title: textOf(draft, 'title'),
      department_id: writing.idOf(draft, 'department') ?? undefined,
    }),
  derived(row) {
    const { sort_name, search_text } = searchColumns(String(row['name']), [
      row['email'] as string | null | undefined,
      row['phone'] as string | null | undefined,
    ]);
    return { sort_name, search_text };
  },
  initial: (_draft, { user }) => ({ locale: user.locale }),
  customerOf: () => null,
};
