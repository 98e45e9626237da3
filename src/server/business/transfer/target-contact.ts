import { sql } from 'kysely';
import { customerWithin } from '#business/customers';
import { given } from '#platform/database';
import { searchColumns } from '#platform/search-text';
import { customerKey, listOf, recordOf, textOf } from './drafts.ts';
import { folded } from './folding.ts';
import { byKey, select, type Target, uuids } from './target.ts';

export const contact: Target = {
  table: 'contacts',
  empty: { phones: [], emails: [], is_primary: false, note: '' },
  shapes: {
    name: 'name',
    customer: { ref: 'customer_id', to: 'customers' },
    title: 'title',
    department: 'department',
    phones: 'phones',
    emails: 'emails',
    birthday: 'birthday',
    primary: 'is_primary',
    note: 'note',
  },
  matchChoices: ['name', 'emails', 'phones'],
  unique: [],
  keyOf(draft, matchBy) {
    const value = matchBy === 'name' ? textOf(draft, 'name') : listOf(draft, matchBy)?.[0];
    const at = customerKey(draft);
    return value === undefined || at === null ? null : `${at} ${folded(value)}`;
  },
  async find({ db, user }, matchBy, drafts) {
    const rows = await select(
      db,
      sql<{
        id: string;
        customer_id: string;
        name: string;
        emails: string[];
        phones: string[];
        changeable: boolean;
      }>`
        select t.id, t.customer_id, t.name, t.emails, t.phones, ${customerWithin(user, 'contacts.change', 'c')} as changeable
        from contacts t join customers c on c.id = t.customer_id
        where t.deleted_at is null and t.customer_id = any(${uuids(drafts.map((d) => recordOf(d, 'customer')))})`,
    );
    return byKey(rows, (row) => {
      const values = matchBy === 'emails' ? row.emails : matchBy === 'phones' ? row.phones : [row.name];
      return values.map((value) => `${row.customer_id} ${folded(value)}`);
    });
  },
  columns: (draft, writing) =>
    given({
      name: textOf(draft, 'name')?.slice(0, 100),
      customer_id: writing.idOf(draft, 'customer') ?? undefined,
      title: textOf(draft, 'title'),
      department: textOf(draft, 'department'),
      phones: listOf(draft, 'phones'),
      emails: listOf(draft, 'emails'),
      birthday: textOf(draft, 'birthday'),
      is_primary: typeof draft.values['primary'] === 'boolean' ? draft.values['primary'] : undefined,
      note: textOf(draft, 'note'),
    }),
  derived: (row) => ({
    ...searchColumns(String(row['name']), [...(row['phones'] as string[]), ...(row['emails'] as string[])]),
  }),
  initial: () => ({}),
  customerOf: (row) => String(row['customer_id']),
};
