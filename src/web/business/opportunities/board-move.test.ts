import { describe, expect, test } from 'vitest';
import type { Board, Opportunity } from '#contract/business/opportunities';
import { movedOn } from './board-move.ts';

const stage = (id: string, probability: number) => ({
  id,
  name: id,
  kind: 'open' as const,
  probability,
  standingStillDays: null,
});
const deal = (id: string, amount: string, currency = 'CNY', probability = 10): Opportunity => ({
  id,
  name: id,
  customer: null,
  owner: null,
  pipelineId: 'p',
  stage: { id: 'first', name: 'first', kind: 'open' },
  amount: { amount, currency },
  probability,
  expectedClose: null,
  openedOn: '2026-01-01',
  closedOn: null,
  lossReason: null,
  lossNote: '',
  competitors: [],
  products: [],
  note: '',
  stageSince: '',
  standingStill: true,
  can: { change: true, delete: true, assign: true },
  createdAt: '',
  updatedAt: '',
  version: 1,
});
const board: Board = {
  pipelineId: 'p',
  columns: [
    {
      stage: stage('first', 10),
      count: 2,
      sums: [
        { currency: 'CNY', amount: '100.00', weighted: '10.00' },
        { currency: 'USD', amount: '7.00', weighted: '0.70' },
      ],
      items: [deal('a', '100.00'), deal('b', '7.00', 'USD')],
    },
    {
      stage: stage('second', 50),
      count: 1,
      sums: [{ currency: 'CNY', amount: '20.00', weighted: '10.00' }],
      items: [deal('c', '20.00', 'CNY', 50)],
    },
  ],
};

describe('a card on its way', () => {
  test('stands on top of its new column with the probability of the stage; count and sums go along', () => {
    const [first, second] = movedOn(board, 'a', 'second').columns;
    expect(first).toMatchObject({ count: 1, sums: [{ currency: 'USD', amount: '7.00', weighted: '0.70' }] });
    expect(second?.items.map((item) => item.id)).toEqual(['a', 'c']);
    expect(second?.items[0]).toMatchObject({
      stage: { id: 'second' },
      probability: 50,
      standingStill: false,
    });
    expect(second).toMatchObject({
      count: 2,
      sums: [{ currency: 'CNY', amount: '120.00', weighted: '60.00' }],
    });
  });
  test('a currency that was not there before gets a sum of its own', () => {
    expect(movedOn(board, 'b', 'second').columns[1]?.sums).toEqual([
      { currency: 'CNY', amount: '20.00', weighted: '10.00' },
      { currency: 'USD', amount: '7.00', weighted: '3.50' },
    ]);
  });
  test.each([
    ['under another', { after: 'b' }, 'first', 'ba', 'c'],
    ['over another', { before: 'c' }, 'second', 'b', 'ac'],
    ['under another there', { after: 'c' }, 'second', 'b', 'ca'],
    ['beside the one that is still there', { after: 'x', before: 'c' }, 'second', 'b', 'ac'],
    ['on top, where neither is', { after: 'x' }, 'second', 'b', 'ac'],
  ])('stands %s', (_, place, to, first, second) => {
    const { columns } = movedOn(board, 'a', to, place);
    expect(columns.map(({ items }) => items.map(({ id }) => id).join(''))).toEqual([first, second]);
  });
  test('within its column it takes neither another version nor sums along', () => {
    const [first] = movedOn(board, 'a', 'first', { after: 'b' }).columns;
    expect(first).toEqual({ ...board.columns[0], items: board.columns[0]?.items.toReversed() });
  });
  test('a deal or stage that is not on the board changes nothing', () => {
    expect(movedOn(board, 'x', 'second')).toBe(board);
    expect(movedOn(board, 'a', 'x')).toBe(board);
    expect(movedOn(board, 'a', 'first')).toBe(board);
  });
});
