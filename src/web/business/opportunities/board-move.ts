/** A board as it will be once a move has gone through, so that a card need not wait for the server. */
import type { Board, Opportunity } from '#contract/business/opportunities';
import { addAmounts, shareOf, subtractAmounts } from './exact.ts';

type Column = Board['columns'][number];
type Sum = Column['sums'][number];

/**
 * The board with one deal in another stage: on top of its column, counts and sums moved along. A deal that moves takes
 * on the probability of its new stage. The board stays as it is where deal or stage are not on it.
 */
export function movedOn(board: Board, id: string, stageId: string): Board {
  const from = board.columns.find((column) => column.items.some((item) => item.id === id));
  const to = board.columns.find((column) => column.stage.id === stageId);
  const item = from?.items.find((one) => one.id === id);
  if (!from || !to || !item || from === to) return board;
  const { id: toId, name, kind, probability } = to.stage;
  const moved: Opportunity = { ...item, stage: { id: toId, name, kind }, probability, standingStill: false };
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column === from) {
        return {
          ...column,
          count: column.count - 1,
          items: column.items.filter((one) => one !== item),
          sums: without(column, item),
        };
      }
      if (column === to) {
        return {
          ...column,
          count: column.count + 1,
          items: [moved, ...column.items],
          sums: withAdded(column.sums, moved),
        };
      }
      return column;
    }),
  };
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
