/** Lists as CSV: page after page, so that a million rows need no more memory than two hundred. */
import { Readable } from 'node:stream';
import type { Contact, ContactQuery } from '#contract/business/contacts';
import type { Customer, CustomerQuery } from '#contract/business/customers';
import type { FollowUp, FollowUpQuery } from '#contract/business/follow-ups';
import type { Opportunity, OpportunityQuery, Product, ProductQuery } from '#contract/business/opportunities';
import type { Locale } from '#contract/fields';
import type { Ctx, File } from '#access/gate';
import { exportContacts } from '#business/contacts';
import { exportCustomers } from '#business/customers';
import { exportFollowUps } from '#business/follow-ups';
import { exportOpportunities } from '#business/opportunities';
import { listProducts } from '#business/products';
import { dayIn } from '#platform/clock';
import { type ExportColumn, writeCsv } from '#platform/csv';
import { invalid } from '#platform/problem';
import { fieldsOf, type ImportObject } from './fields.ts';
import { choicesOf, nameOf, vocabularyOf } from './words.ts';

export interface Exported {
  customer: { record: Customer; query: CustomerQuery };
  contact: { record: Contact; query: ContactQuery };
  followUp: { record: FollowUp; query: FollowUpQuery };
  opportunity: { record: Opportunity; query: OpportunityQuery };
  product: { record: Product; query: ProductQuery };
}
export type ExportObject = keyof Exported;
type RecordOf<O extends ExportObject> = Exported[O]['record'];
type Page<T> = { items: T[]; nextCursor: string | null };
type Cell<T> = (record: T, locale: Locale, timeZone: string) => ReturnType<ExportColumn<T>['value']>;

const lists: { [O in ExportObject]: (ctx: Ctx, query: Exported[O]['query']) => Promise<Page<RecordOf<O>>> } =
  {
    customer: exportCustomers,
    contact: exportContacts,
    followUp: exportFollowUps,
    opportunity: exportOpportunities,
    product: listProducts,
  };

const word = (field: string, key: string | null, locale: Locale) =>
  key === null ? null : nameOf(vocabularyOf(field), key, locale);
const choice = (object: ImportObject, field: string, key: string | null, locale: Locale) =>
  key === null ? null : nameOf(choicesOf(object, field), key, locale);

/** What stands in each column: the fields that importing knows, so that a file comes back as it went. */
const cells: { [O in ExportObject]: Readonly<Record<string, Cell<RecordOf<O>>>> } = {
  customer: {
    name: (c) => c.name,
    kind: (c, locale) => choice('customer', 'kind', c.kind, locale),
    industry: (c, locale) => word('industry', c.industry, locale),
    source: (c, locale) => word('source', c.source, locale),
    level: (c) => c.level,
    tags: (c) => c.tags,
    phones: (c) => c.phones,
    emails: (c) => c.emails,
    website: (c) => c.website,
    employees: (c) => c.employees,
    annualRevenue: (c) => c.annualRevenue?.amount ?? null,
    currency: (c) => c.annualRevenue?.currency ?? null,
    foundedYear: (c) => c.foundedYear,
    'address.country': (c, locale) => word('address.country', c.address.country, locale),
    'address.region': (c) => c.address.region,
    'address.city': (c) => c.address.city,
    'address.street': (c) => c.address.street,
    'address.postcode': (c) => c.address.postcode,
    'billing.title': (c) => c.billing.title,
    'billing.taxId': (c) => c.billing.taxId,
    'billing.bank': (c) => c.billing.bank,
    'billing.account': (c) => c.billing.account,
    description: (c) => c.description,
    parent: (c) => c.parent?.name ?? null,
    owner: (c) => c.owner?.name ?? null,
    collaborators: (c) => c.collaborators.map((person) => person.name),
  },
  contact: {
    name: (c) => c.name,
    customer: (c) => c.customer.name,
    title: (c) => c.title,
    department: (c) => c.department,
    phones: (c) => c.phones,
    emails: (c) => c.emails,
    birthday: (c) => c.birthday,
    primary: (c) => c.primary,
    note: (c) => c.note,
  },
  followUp: {
    customer: (f) => f.customer.name,
    contact: (f) => f.contact?.name ?? null,
    opportunity: (f) => f.opportunity?.name ?? null,
    kind: (f, locale) => choice('followUp', 'kind', f.kind, locale),
    at: (f, _locale, timeZone) => localTime(f.at, timeZone),
    content: (f) => f.content || f.nextStep,
    outcome: (f, locale) => choice('followUp', 'outcome', f.outcome, locale),
    nextStep: (f) => f.nextStep,
    nextStepDue: (f) => f.nextStepDue,
    owner: (f) => f.owner?.name ?? null,
  },
  opportunity: {
    name: (o) => o.name,
    customer: (o) => o.customer?.name ?? null,
    owner: (o) => o.owner?.name ?? null,
    stage: (o) => o.stage.name,
    amount: (o) => o.amount.amount,
    currency: (o) => o.amount.currency,
    probability: (o) => `${o.probability}%`,
    expectedClose: (o) => o.expectedClose,
    openedOn: (o) => o.openedOn,
    closedOn: (o) => o.closedOn,
    lossReason: (o, locale) => choice('opportunity', 'lossReason', o.lossReason, locale),
    lossNote: (o) => o.lossNote,
    competitors: (o) => o.competitors,
    product: (o) => o.products.map((line) => line.product.name),
    quantity: (o) => o.products[0]?.quantity ?? null,
    note: (o) => o.note,
  },
  product: {
    name: (p) => p.name,
    code: (p) => p.code,
    series: (p) => p.series,
    price: (p) => p.price.amount,
    currency: (p) => p.price.currency,
    active: (p) => p.active,
    description: (p) => p.description,
  },
};

/** What a table shows and no file brings in: in a file only where it is asked for. */
const shownOnly: { [O in ExportObject]: readonly ExportColumn<RecordOf<O>>[] } = {
  customer: [
    {
      key: 'lastFollowUpAt',
      names: { en: 'Last follow-up', 'zh-Hans': '上次跟进', 'zh-Hant': '上次跟進' },
      value: (c) => c.lastFollowUpAt,
    },
    ...told<Customer>(),
  ],
  contact: told(),
  followUp: [],
  opportunity: [
    {
      key: 'stageSince',
      names: { en: 'In stage since', 'zh-Hans': '进入阶段', 'zh-Hant': '進入階段' },
      value: (o) => o.stageSince,
    },
  ],
  product: [],
};

function told<T extends { createdAt: string; updatedAt: string }>(): ExportColumn<T>[] {
  return [
    {
      key: 'createdAt',
      names: { en: 'Created', 'zh-Hans': '新建时间', 'zh-Hant': '新增時間' },
      value: (record) => record.createdAt,
    },
    {
      key: 'updatedAt',
      names: { en: 'Updated', 'zh-Hans': '更新时间', 'zh-Hant': '更新時間' },
      value: (record) => record.updatedAt,
    },
  ];
}

const clocks = new Map<string, Intl.DateTimeFormat>();
/** `2016-10-20 15:30:00` as clocks show it there. */
function localTime(instant: string, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return clock.format(new Date(instant));
}

const fileNames: Record<ExportObject, string> = {
  customer: 'customers',
  contact: 'contacts',
  followUp: 'follow-ups',
  opportunity: 'opportunities',
  product: 'products',
};

/** A list as a file: all pages of what this person may see and export. */
export async function exportList<O extends ExportObject>(
  ctx: Ctx,
  object: O,
  { columns, ...query }: Exported[O]['query'] & { columns?: readonly string[] | undefined },
): Promise<File> {
  const day = dayIn(ctx.user.organisation.timeZone, ctx.now);
  const chunks = exportCsv(ctx, object, query as Exported[O]['query'], 'names', columns);
  // The heading and the first page are made before answering: what is wrong with the query is a problem, not half a file.
  const first = [await chunks.next(), await chunks.next()];
  async function* all() {
    for (const { done, value } of first) if (!done) yield value;
    yield* chunks;
  }
  return { name: `${fileNames[object]}-${day}.csv`, content: Readable.from(all()) };
}

/**
 * @param headers stable keys instead of names in the person's language, for programs
 * @param chosen which columns, by their keys and in their order; all that importing knows unless said
 * @throws ProblemError `invalid_input` for one that there isn't
 */
export function exportCsv<O extends ExportObject>(
  ctx: Ctx,
  object: O,
  query: Exported[O]['query'],
  headers: 'names' | 'keys' = 'names',
  chosen?: readonly string[],
): AsyncGenerator<string> {
  const known: Readonly<Record<string, Cell<RecordOf<O>>>> = cells[object];
  const columns = fieldsOf(object).flatMap<ExportColumn<RecordOf<O>>>(({ field, names }) => {
    const cell = known[field];
    const { timeZone } = ctx.user.organisation;
    return cell ? [{ key: field, names, value: (record, locale) => cell(record, locale, timeZone) }] : [];
  });
  const shown = chosen?.map((key) => pick([...columns, ...shownAt(object, ctx)], key)) ?? columns;
  return writeCsv(pages(ctx, object, query), shown, ctx.user.locale, headers);
}

/** The columns that only tables show, with their instants as clocks tell them there. */
const shownAt = <O extends ExportObject>(object: O, ctx: Ctx): ExportColumn<RecordOf<O>>[] => {
  const columns: readonly ExportColumn<RecordOf<O>>[] = shownOnly[object];
  return columns.map((column) => ({
    ...column,
    value: (record, locale) => {
      const instant = column.value(record, locale);
      return typeof instant === 'string' ? localTime(instant, ctx.user.organisation.timeZone) : instant;
    },
  }));
};

function pick<T>(columns: readonly ExportColumn<T>[], key: string): ExportColumn<T> {
  const column = columns.find((one) => one.key === key);
  if (!column) throw invalid('/query/columns', 'unknown', `There is no column “${key}”.`);
  return column;
}

async function* pages<O extends ExportObject>(
  ctx: Ctx,
  object: O,
  query: Exported[O]['query'],
): AsyncGenerator<RecordOf<O>[]> {
  const list: (ctx: Ctx, query: Exported[O]['query']) => Promise<Page<RecordOf<O>>> = lists[object];
  let cursor: string | undefined;
  do {
    const page: Page<RecordOf<O>> = await list(ctx, { ...query, limit: 200, count: false, cursor });
    yield page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
