/** From locks to figures. */
import type { costs, CostSettings, LockCost, MonthCost } from '#contract/access/costs';
import type { Reply } from '#contract/endpoint';
import type { Locale } from '#contract/fields';
import { workObject, type DueItem } from '#access/coverage';
import type { Ctx } from '#access/gate';
import { notFound } from '#platform/problem';
import { costKinds, type CostKind } from './register.ts';
import { findLocks, readSettings, sumMinutes, type LockSpan } from './store.ts';

type Asking = Pick<Ctx, 'db' | 'user' | 'now'>;
type CostRecord = Reply<typeof costs.lock>['records'][number];
interface Found {
  kind: CostKind;
  items: DueItem[];
}

export async function monthCost(ctx: Asking, month: string): Promise<MonthCost> {
  return (await monthInFull(ctx, month)).cost;
}

/** The month, and by the id of each lock the records behind its figures. */
export async function monthInFull(
  ctx: Asking,
  month: string,
): Promise<{ cost: MonthCost; records: ReadonlyMap<string, CostRecord[]> }> {
  const settings = await readSettings(ctx.db);
  const found = await findLocks(ctx.db, { month }, settings, ctx.now);
  const locks: LockCost[] = [];
  const records = new Map<string, CostRecord[]>();
  const all = new Map<CostKind, Set<string>>();
  for (const lock of found) {
    const suffered = await sufferedFrom(ctx, lock);
    for (const { kind, items } of suffered) {
      const ids = all.get(kind) ?? new Set();
      for (const { recordId } of items) ids.add(recordId);
      all.set(kind, ids);
    }
    locks.push(presentLock(ctx, lock, suffered, settings));
    records.set(lock.id, recordsOf(suffered, ctx.user.locale));
  }
  const workingMinutes = await sumMinutes(ctx.db, month, settings, ctx.now);
  const counts = costKinds().map((kind) => ({ kind, count: all.get(kind)?.size ?? 0 }));
  const people = new Set(found.map((lock) => lock.person_id)).size;
  const sums = figures(counts, workingMinutes, settings, ctx.user.locale);
  return { cost: { month, people, ...sums, locks }, records };
}

export async function lockCost(ctx: Asking, id: string): Promise<Reply<typeof costs.lock>> {
  const settings = await readSettings(ctx.db);
  const [lock] = await findLocks(ctx.db, { id }, settings, ctx.now);
  if (!lock) throw notFound();
  const suffered = await sufferedFrom(ctx, lock);
  return {
    ...presentLock(ctx, lock, suffered, settings),
    records: recordsOf(suffered, ctx.user.locale),
  };
}

const recordsOf = (suffered: readonly Found[], locale: Locale): CostRecord[] =>
  suffered.flatMap(({ kind, items }) =>
    items.map((item) => ({
      ...item,
      kind: kind.kind,
      kindName: kind.name[locale],
      path: workObject(kind.object)?.path(item.recordId, item.customer?.id ?? null) ?? '/today',
    })),
  );

async function sufferedFrom({ db, user }: Asking, lock: LockSpan): Promise<Found[]> {
  const span = {
    personId: lock.person_id,
    from: lock.opens_at,
    until: lock.until,
    days: lock.days,
    timeZone: user.organisation.timeZone,
  };
  const found: Found[] = [];
  for (const kind of costKinds()) found.push({ kind, items: await kind.find(db, span) });
  return found;
}

const presentLock = (
  { user }: Asking,
  lock: LockSpan,
  suffered: Found[],
  settings: CostSettings,
): LockCost => ({
  id: lock.id,
  person: { id: lock.person_id, name: lock.person },
  trigger: lock.trigger as LockCost['trigger'],
  openedAt: lock.opens_at.toISOString(),
  endedAt: lock.is_open ? null : lock.until.toISOString(),
  ...figures(
    suffered.map(({ kind, items }) => ({ kind, count: items.length })),
    lock.minutes,
    settings,
    user.locale,
  ),
});

function figures(
  counts: readonly { kind: CostKind; count: number }[],
  workingMinutes: number,
  { hourRate, missedRate, currency }: CostSettings,
  locale: Locale,
) {
  const missed = counts.reduce((n, { kind, count }) => n + (kind.isMissed ? count : 0), 0);
  const cents = Math.round((centsOf(hourRate) * workingMinutes) / 60) + centsOf(missedRate) * missed;
  return {
    workingMinutes,
    suffered: counts.map(({ kind, count }) => ({ kind: kind.kind, name: kind.name[locale], count })),
    money: hourRate === null && missedRate === null ? null : { amount: amountOf(cents), currency },
  };
}

const centsOf = (rate: string | null): number => (rate === null ? 0 : Math.round(Number(rate) * 100));
const amountOf = (cents: number): string =>
  `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
