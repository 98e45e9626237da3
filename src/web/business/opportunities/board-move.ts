/** A board as it will be once a move has gone through, so that a card need not wait for the server. */
import type { Board, Opportunity } from '#contract/business/opportunities';
import { addAmounts, shareOf, subtractAmounts } from './exact.ts';

type Column = Board['columns'][number];
type Sum = Column['sums'][number];

/** Where a card goes in its column: under one, or else over one; else on top. */
export interface Place {
  after?: string | undefined;
  before?: string | undefined;
}

/**
 * The board with one deal at another place: counts and sums moved along where its stage is another. A deal that goes
 * there takes on its probability. The board stays as it is where deal or stage are not on it, or nothing would move.
 */
export function movedOn(board: Board, id: string, stageId: string, place?: Place): Board {
  const from = board.columns.find((column) => column.items.some((item) => item.id === id));
  const to = board.columns.find((column) => column.stage.id === stageId);
  const item = from?.items.find((one) => one.id === id);
  if (!from || !to || !item || (from === to && !place)) return board;
  const others = (column: Column) => column.items.filter((one) => one !== item);
  if (from === to) return withColumn(board, to, { ...to, items: putAt(others(to), item, place) });
  const { id: toId, name, kind, probability } = to.stage;
  const moved: Opportunity = { ...item, stage: { id: toId, name, kind }, probability, standingStill: false };
  const left = { ...from, count: from.count - 1, items: others(from), sums: without(from, item) };
  const joined = {
    ...to,
    count: to.count + 1,
    items: putAt(to.items, moved, place),
    sums: withAdded(to.sums, moved),
  };
  return withColumn(withColumn(board, from, left), to, joined);
}

const withColumn = (board: Board, old: Column, column: Column): Board => ({
  ...board,
  columns: board.columns.map((one) => (one === old ? column : one)),
});

function putAt(items: readonly Opportunity[], item: Opportunity, place: Place = {}): Opportunity[] {
  const above = items.findIndex(({ id }) => id === place.after);
  const below = items.findIndex(({ id }) => id === place.before);
  return items.toSpliced(above >= 0 ? above + 1 : Math.max(below, 0), 0, item);
}

const weightedOf = ({ amount, probability }: Opportunity) => shareOf(amount.amount, probability);

function without({ sums, items, count }: Column, item: Opportunity): Sum[] {
  // The last deal of a currency takes its sum along; that can only be known where all deals are in sight.
  const last =
    items.length === count &&
    items.filter((one) => one.amount.currency === item.amount.currency).length === 1;
  return sums.flatMap((sum) => {
    if (sum.currency !== item.amount.currency) return [sum];
    if (last) return [];
    return [
      {
        ...sum,
        amount: subtractAmounts(sum.amount, item.amount.amount),
        weighted: subtractAmounts(sum.weighted, weightedOf(item)),
      },
    ];
  });
}

function withAdded(sums: readonly Sum[], item: Opportunity): Sum[] {
  const { amount, currency } = item.amount;
  const weighted = weightedOf(item);
  if (!sums.some((sum) => sum.currency === currency)) {
    return [...sums, { currency, amount, weighted }].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
  }
  return sums.map((sum) =>
    sum.currency === currency
      ? { currency, amount: addAmounts(sum.amount, amount), weighted: addAmounts(sum.weighted, weighted) }
      : sum,
  );
}
