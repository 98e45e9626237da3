import { sql } from 'kysely';
import { columnsOf, customerWithin, searched } from '#business/customers';
import { given } from '#platform/database';
import { sortKey } from '#platform/search-text';
import { type Draft, listOf, moneyOf, numberOf, textOf } from './drafts.ts';
import { folded } from './folding.ts';
import { byKey, type Match, select, type Target, textsOf } from './target.ts';

const addressParts = ['country', 'region', 'city', 'street', 'postcode'] as const;
const billingParts = {
  title: 'billing_title',
  taxId: 'billing_tax_id',
  bank: 'billing_bank',
  account: 'billing_account',
};

export const customer: Target = {
  table: 'customers',
  empty: { kind: 'company', tags: [], phones: [], emails: [], description: '' },
  shapes: {
    name: 'name',
    kind: 'kind',
    industry: 'industry',
    source: 'source',
    level: 'level',
    tags: 'tags',
    phones: 'phones',
    emails: 'emails',
    website: 'website',
    employees: 'employees',
    annualRevenue: { parts: { amount: 'revenue_amount', currency: 'revenue_currency' } },
    foundedYear: 'founded_year',
    address: { parts: Object.fromEntries(addressParts.map((part) => [part, part])) },
    billing: { parts: billingParts },
    description: 'description',
    parent: { ref: 'parent_id', to: 'customers' },
    owner: { ref: 'owner_id', to: 'people' },
  },
  matchChoices: ['name', 'billing.taxId'],
  unique: [],
  keyOf: (draft, matchBy) => {
    const text = textOf(draft, matchBy);
    return text === undefined ? null : folded(text);
  },
  async find({ db, user }, matchBy, drafts) {
    const texts = textsOf(drafts, matchBy);
    const condition =
      matchBy === 'name'
        ? sql`c.sort_name = any(${texts.map(sortKey)}::text[])`
        : sql`c.billing_tax_id = any(${texts}::text[])`;
    const rows = await select(
      db,
      sql<Match & { name: string; tax: string | null }>`
        select c.id, c.name, c.billing_tax_id as tax, c.owner_id,
          ${customerWithin(user, 'customers.change', 'c')} as changeable,
          ${customerWithin(user, 'customers.assign', 'c')} as assignable
        from customers c
        where c.deleted_at is null and ${condition} and ${customerWithin(user, 'customers.read', 'c')}`,
    );
    return byKey(rows, (row) => [matchBy === 'name' ? folded(row.name) : folded(row.tax ?? '')]);
  },
  columns: (draft, writing) => ({
    ...given(
      columnsOf({
        name: textOf(draft, 'name'),
        kind: textOf(draft, 'kind') as 'company' | 'person' | undefined,
        industry: textOf(draft, 'industry'),
        source: textOf(draft, 'source'),
        level: textOf(draft, 'level'),
        tags: listOf(draft, 'tags'),
        phones: listOf(draft, 'phones'),
        emails: listOf(draft, 'emails'),
        website: textOf(draft, 'website'),
        employees: numberOf(draft, 'employees'),
        annualRevenue: moneyOf(draft, 'annualRevenue', writing.house),
        foundedYear: numberOf(draft, 'foundedYear'),
        address: partsOf(draft, 'address'),
        billing: partsOf(draft, 'billing'),
        description: textOf(draft, 'description'),
        ownerId: writing.idOf(draft, 'owner') ?? undefined,
      }),
    ),
  }),
  derived: (row) => ({
    ...searched({
      name: String(row['name']),
      phones: row['phones'] as string[],
      emails: row['emails'] as string[],
    }),
  }),
  initial: (_draft, { user }) => ({ owner_id: user.personId }),
  customerOf: (row) => String(row['id']),
};

/** `address.city` and the like, as one object. */
function partsOf(draft: Draft, whole: 'address' | 'billing'): Record<string, string> {
  const prefix = `${whole}.`;
  return Object.fromEntries(
    Object.entries(draft.values)
      .filter(
        (entry): entry is [string, string] => entry[0].startsWith(prefix) && typeof entry[1] === 'string',
      )
      .map(([field, value]) => [field.slice(prefix.length), value]),
  );
}
