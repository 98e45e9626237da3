/**
 * Shares that were typed, by several people at several machines or one after another. They are kept in this process's memory
 * for 15 minutes and nowhere else: in the database they would be in its backups. So with several servers all are typed at one.
 */
import { shareMinutes } from '#contract/access/break-glass';
import { later, minuteMs } from '#platform/clock';
import { combine } from './shamir.ts';
import { isSecret, type HeldShare } from './share-sets.ts';

export interface Typed {
  typed: number;
  /** When the first of them counts no more. Null: they were enough. */
  until: Date | null;
  /** The secret was put together, and is the one. */
  isWhole: boolean;
}

export interface TypedShares {
  add(share: HeldShare, value: Uint8Array, now: Date): Typed;
}

export function createTypedShares(): TypedShares {
  let setId = '';
  const values = new Map<number, { value: Uint8Array; until: Date }>();
  const forget = (number: number) => {
    values.get(number)?.value.fill(0);
    values.delete(number);
  };
  return {
    add(share, value, now) {
      for (const [number, { until }] of values) if (until <= now || share.setId !== setId) forget(number);
      setId = share.setId;
      values.set(share.number, { value, until: later(now, shareMinutes * minuteMs) });
      const typed = values.size;
      if (typed < share.threshold) {
        const ends = [...values.values()].map(({ until }) => until.getTime());
        return { typed, until: new Date(Math.min(...ends)), isWhole: false };
      }
      const secret = combine([...values].map(([number, kept]) => ({ number, value: kept.value })));
      const isWhole = isSecret(secret, share.verifier);
      secret.fill(0);
      for (const number of values.keys()) forget(number);
      return { typed, until: null, isWhole };
    },
  };
}
