/** Everything at once, the best first. */
import { foundKinds, type Found, type FoundKind } from '#contract/business/search';
import type { Ctx } from '#access/gate';
import { ref } from '#business/customers';
import { nearly } from '#platform/search-near';
import { matches, matchesText } from '#platform/search-text';
import { excerpt, near, rankOf } from './ranking.ts';
import {
  findContacts,
  findCustomers,
  findFollowUps,
  findOpportunities,
  findPeople,
  findProducts,
  type FoundRow,
} from './store.ts';

interface Ranked {
  kind: FoundKind;
  rank: number;
  row: FoundRow;
}

/** Where fewer are found as typed, something else may have been meant. */
const few = 3;

/**
 * @param query.q what was typed
 * @param query.limit of each kind at most
 * @returns records that this person may see: all of the name, then its start, words in it, parts of it, close to it
 */
export async function findAnything(ctx: Ctx, { q, limit }: { q: string; limit: number }): Promise<Found[]> {
  const exact = await lookAsTyped(ctx, q);
  const close = exact.length < few ? await lookNear(ctx, q) : [];
  const known = new Set(exact.map(({ row }) => row.id));
  return [...exact, ...close.filter(({ row }) => !known.has(row.id))]
    .toSorted(byRank)
    .filter(firstOfEachKind(limit))
    .map((one) => present(one, q));
}

async function lookAsTyped(ctx: Ctx, q: string): Promise<Ranked[]> {
  const inGrams = { in: (table: string) => matches(table, q), amongLatest: false };
  const inText = { in: (table: string) => matchesText(table, q), amongLatest: false };
  const found = await Promise.all([
    ranked('customer', findCustomers(ctx, q, inGrams)),
    ranked('contact', findContacts(ctx, q, inGrams)),
    ranked('opportunity', findOpportunities(ctx, q, inText)),
    ranked('product', findProducts(ctx, q, inText)),
    ranked('followUp', findFollowUps(ctx, q)),
    ranked('person', findPeople(ctx, q, inText)),
  ]);
  return found.flat().map((one) => ({ ...one, rank: rankOf(one.row.search_text, q) }));
}

async function lookNear(ctx: Ctx, q: string): Promise<Ranked[]> {
  const close = { in: (table: string) => nearly(table, q), amongLatest: true };
  const found = await Promise.all([
    ranked('customer', findCustomers(ctx, q, close)),
    ranked('contact', findContacts(ctx, q, close)),
    ranked('opportunity', findOpportunities(ctx, q, close)),
    ranked('product', findProducts(ctx, q, close)),
    ranked('person', findPeople(ctx, q, close)),
  ]);
  return found.flat();
}

const ranked = async (kind: FoundKind, found: Promise<FoundRow[]>): Promise<Ranked[]> =>
  (await found).map((row) => ({ kind, rank: near, row }));

/** Of equally close ones the shorter name, as more of it was typed; follow-ups keep their order, the newest first. */
const byRank = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank ||
  foundKinds.indexOf(a.kind) - foundKinds.indexOf(b.kind) ||
  (a.kind === 'followUp' ? 0 : a.row.name.length - b.row.name.length || (a.row.id < b.row.id ? -1 : 1));

function firstOfEachKind(limit: number): (one: Ranked) => boolean {
  const taken = new Map<FoundKind, number>();
  return ({ kind }) => {
    const n = (taken.get(kind) ?? 0) + 1;
    taken.set(kind, n);
    return n <= limit;
  };
}

function present({ kind, rank, row }: Ranked, q: string): Found {
  return {
    kind,
    id: row.id,
    name: kind === 'followUp' ? excerpt(row.name, q) : row.name,
    customer: ref(row.customer_id ?? null, row.customer_name ?? null),
    owner: ref(row.owner_id ?? null, row.owner_name ?? null),
    phone: phoneOf(row.phones ?? [], q),
    detail: row.detail,
    amount:
      row.amount === undefined || row.currency === undefined
        ? null
        : { amount: row.amount, currency: row.currency },
    at: row.at?.toISOString() ?? null,
    near: rank === near,
  };
}

function phoneOf(phones: readonly string[], q: string): string | null {
  const digits = q.replace(/\D/g, '');
  const found = digits.length >= 3 && phones.find((phone) => phone.replace(/\D/g, '').includes(digits));
  return found || (phones[0] ?? null);
}
