/** What is told of a customer. */
import type { Customer, CustomerLine } from '#contract/business/customers';
import type { Principal } from '#access/gate';
import { customerAbilities } from './policy.ts';
import type { CustomerRow, LineRow } from './store.ts';

export const ref = (id: string | null, name: string | null) =>
  id === null ? null : { id, name: name ?? '' };
const kindOf = (kind: string) => (kind === 'person' ? 'person' : 'company');
const money = (amount: string | null, currency: string | null) =>
  amount === null || currency === null ? null : { amount, currency };

export function presentLine(row: LineRow, user: Principal): CustomerLine {
  return {
    id: row.id,
    name: row.name,
    kind: kindOf(row.kind),
    industry: row.industry,
    source: row.source,
    level: row.level,
    tags: row.tags,
    phones: row.phones,
    email: row.emails[0] ?? null,
    city: row.city,
    owner: ref(row.owner_id, row.owner_name),
    lastFollowUpAt: row.last_follow_up_at?.toISOString() ?? null,
    can: customerAbilities(user, row),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

export function presentCustomer(row: CustomerRow, user: Principal): Customer {
  return {
    id: row.id,
    name: row.name,
    kind: kindOf(row.kind),
    industry: row.industry,
    source: row.source,
    level: row.level,
    tags: row.tags,
    phones: row.phones,
    emails: row.emails,
    website: row.website,
    employees: row.employees,
    annualRevenue: money(row.revenue_amount, row.revenue_currency),
    foundedYear: row.founded_year,
    address: {
      country: row.country,
      region: row.region,
      city: row.city,
      street: row.street,
      postcode: row.postcode,
    },
    billing: {
      title: row.billing_title,
      taxId: row.billing_tax_id,
      bank: row.billing_bank,
      account: row.billing_account,
    },
    description: row.description,
    parent: ref(row.parent_id, row.parent_name),
    owner: ref(row.owner_id, row.owner_name),
    collaborators: row.collaborators,
    lastFollowUpAt: row.last_follow_up_at?.toISOString() ?? null,
    can: customerAbilities(user, row),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}
