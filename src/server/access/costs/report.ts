/** A month for whoever owns the company, as a PDF: the figures, the locks, and the records behind each. */
import { Readable } from 'node:stream';
import type { LockCost, MonthCost } from '#contract/access/costs';
import { costReportWords } from '#contract/access/cost-words';
import { triggerWords } from '#contract/access/lock-words';
import type { Money } from '#contract/fields';
import { formatDay, formatInstant, formatMoney, formatNumber, intlTag } from '#contract/format';
import type { Ctx, File } from '#access/gate';
import { makePdf, type Block } from '#platform/pdf';
import { monthInFull } from './service.ts';

type Asking = Pick<Ctx, 'db' | 'user' | 'now'>;

/** @param month `YYYY-MM` */
export async function monthReport(ctx: Asking, month: string): Promise<File> {
  const { user, now } = ctx;
  const t = costReportWords[user.locale];
  const say = writer(user);
  const { cost, records: byLock } = await monthInFull(ctx, month);
  const records = recordsOf(cost.locks, byLock, say);
  const house = await ctx.db.selectFrom('organisation').select('name').executeTakeFirstOrThrow();
  const document = {
    locale: user.locale,
    title: `${t.title} · ${month}`,
    foot: `${house.name} · ${t.madeBy(user.name, say.at(now.toISOString()))}`,
    blocks: [{ kind: 'note', text: t.hint }, totals(cost, say), ...locksOf(cost, say), ...records.blocks],
  } as const;
  return {
    name: `${t.title} ${month}.pdf`,
    rows: cost.locks.length + records.count,
    // Made as it is sent: nothing of the database waits for fonts.
    content: Readable.from(
      (async function* () {
        yield await makePdf(document);
      })(),
    ),
  };
}

type Writer = ReturnType<typeof writer>;

/** How times and amounts are written for a reader; the amounts are all in the organisation's own currency. */
function writer({ locale, organisation: { timeZone } }: Ctx['user']) {
  const times = new Intl.DateTimeFormat(intlTag[locale], {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  return {
    locale,
    at: (instant: string) => formatInstant(instant, locale, timeZone),
    /** The day is said once where it is the same. */
    span: (from: string, until: string) => times.formatRange(new Date(from), new Date(until)),
    day: (day: string) => formatDay(day, locale),
    money: (money: Money) => formatMoney(money, locale, false, money.currency),
    count: (n: number) => formatNumber(n, locale),
    hours: (minutes: number) => costReportWords[locale].hours(Math.floor(minutes / 60), minutes % 60),
  };
}

function totals(cost: MonthCost, say: Writer): Block {
  const t = costReportWords[say.locale];
  return {
    kind: 'facts',
    rows: [
      { label: t.people, value: say.count(cost.people) },
      { label: t.time, value: say.hours(cost.workingMinutes) },
      ...cost.suffered.map(({ name, count }) => ({ label: name, value: say.count(count) })),
      { label: t.money, value: cost.money ? say.money(cost.money) : t.noRate },
    ],
  };
}

function locksOf({ locks, suffered, money }: MonthCost, say: Writer): Block[] {
  const t = costReportWords[say.locale];
  const heading = { kind: 'heading', text: t.locks } as const;
  if (locks.length === 0)
    return [heading, { kind: 'text', text: t.none }, { kind: 'note', text: t.noneHint }];
  const end = { share: 2, align: 'end' } as const;
  const table: Block = {
    kind: 'table',
    columns: [
      { title: t.person, share: 2 },
      { title: t.why, share: 3 },
      { title: t.when, share: 4 },
      { title: t.time, ...end },
      ...suffered.map(({ name }) => ({ title: name, ...end })),
      ...(money ? [{ title: t.money, ...end }] : []),
    ],
    rows: locks.map((lock) => [
      lock.person.name,
      triggerWords[say.locale][lock.trigger].name,
      spanOf(lock, say),
      say.hours(lock.workingMinutes),
      ...suffered.map(({ kind }) => say.count(lock.suffered.find((one) => one.kind === kind)?.count ?? 0)),
      ...(lock.money ? [say.money(lock.money)] : []),
    ]),
  };
  return [heading, table];
}

const spanOf = ({ openedAt, endedAt }: LockCost, say: Writer) =>
  endedAt ? say.span(openedAt, endedAt) : `${say.at(openedAt)} – ${costReportWords[say.locale].goesOn}`;

/** By lock: what the page shows when one is opened. */
function recordsOf(
  locks: readonly LockCost[],
  byLock: Awaited<ReturnType<typeof monthInFull>>['records'],
  say: Writer,
) {
  const t = costReportWords[say.locale];
  const blocks: Block[] = [];
  let count = 0;
  for (const lock of locks) {
    const records = byLock.get(lock.id) ?? [];
    if (records.length === 0) continue;
    count += records.length;
    blocks.push(
      { kind: 'text', text: `${lock.person.name} · ${spanOf(lock, say)}` },
      {
        kind: 'facts',
        rows: records.map(({ kindName, title, customer, dueOn }) => ({
          label: kindName,
          value: [title, customer?.name, dueOn === null ? null : t.dueOn(say.day(dueOn))]
            .filter((part) => part)
            .join(' · '),
        })),
      },
    );
  }
  return { count, blocks: count === 0 ? [] : [{ kind: 'heading' as const, text: t.records }, ...blocks] };
}
