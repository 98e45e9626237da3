/** A card that was taken up, by whatever means: where it would go, what is said aloud of it, and where it goes. */
import { useState } from 'react';
import { useWords } from '../words/define.ts';
import { type Lane, type Neighbours, neighboursOf, sameSpot, type Spot, spotOf } from './place.ts';
import { boardWords } from './words.ts';

export interface Lifted<T> {
  item: T;
  from: Spot;
  /** Undefined: over no column. */
  to: Spot | undefined;
}

export interface Cards<T> {
  itemKey: (item: T) => string;
  /** As it is said aloud. */
  itemName: (item: T) => string;
}

export function useLift<T>(
  props: Cards<T> & {
    columns: readonly (Lane<T> & { name: string })[];
    move: (item: T, column: string, beside: Neighbours<T>) => void;
  },
) {
  const { columns, itemKey, itemName, move } = props;
  const t = useWords(boardWords);
  const [lifted, setLifted] = useState<Lifted<T>>();
  const [said, say] = useState('');
  const nameOf = ({ item }: Lifted<T>) => itemName(item);
  const isIt = (item: T) => (one: T) => itemKey(one) === itemKey(item);
  /** The columns without the card that is on its way: so spots are counted. */
  const lanesWithout = (item: T) =>
    columns.map((column) => ({ ...column, items: column.items.filter((one) => !isIt(item)(one)) }));

  return {
    lifted,
    said,
    lanesWithout,
    begin: (item: T) => {
      const from = spotOf(columns, isIt(item));
      if (!from) return;
      setLifted({ item, from, to: from });
      say(t.pickedUp(itemName(item)));
    },
    lead: (to: Spot | undefined) => {
      if (!lifted || (to && lifted.to ? sameSpot(to, lifted.to) : to === lifted.to)) return;
      setLifted({ ...lifted, to });
      const lane = lanesWithout(lifted.item).find(({ key }) => key === to?.column);
      if (lane && to) say(t.over(nameOf(lifted), lane.name, to.index + 1, lane.items.length + 1));
    },
    cancel: () => {
      if (!lifted) return;
      setLifted(undefined);
      say(t.cancelled(nameOf(lifted)));
    },
    drop: () => {
      if (!lifted) return;
      const { item, from, to } = lifted;
      // Meanwhile others may have moved cards too.
      const lane = lanesWithout(item).find(({ key }) => key === to?.column);
      setLifted(undefined);
      if (!to || !lane || sameSpot(from, to)) return say(t.cancelled(nameOf(lifted)));
      const index = Math.min(to.index, lane.items.length);
      say(t.dropped(nameOf(lifted), lane.name, index + 1));
      move(item, lane.key, neighboursOf(lane.items, index));
    },
  };
}
export type Lift<T> = ReturnType<typeof useLift<T>>;
