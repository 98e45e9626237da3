import { sql } from 'kysely';
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
  async find({ db, user }, matchBy) {
    // Whoever holds more rights than the importing person is not theirs to change.
    const own = [...user.permissions.keys()];
    const rows = await select(
      db,
      sql<{ id: string; name: string; email: string | null; changeable: boolean }>`
        select p.id, p.name, p.email, not exists (
          select from person_roles pr join roles r on r.id = pr.role_id
          where pr.person_id = p.id and not r.permissions <@ ${own}::text[]) as changeable
        from people p`,
    );
    return byKey(rows, (row) => [matchBy === 'email' ? row.email : folded(row.name)]);
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
