import { type ReactNode, useState } from 'react';
import { asProblem, useWords } from '#kit';
import { useNow } from '../now.ts';
import { gateWords } from '../gate-words.ts';
import { earn } from './solve.ts';

/** Somebody else of the network may have spent the same wait: then it begins anew, but not for ever. */
const triesAtMost = 4;

export interface Paying {
  /** Calls; where the call costs work first, does it and calls again. Throws what the call throws. */
  pay: <T>(call: (work: string | undefined) => Promise<T>) => Promise<T>;
  /** One quiet line while the work goes on. */
  line: ReactNode;
}

/** For entrances, which cost some work after many failures of a network: the person only sees that it takes a moment. */
export function useWork(): Paying {
  const [until, setUntil] = useState<number>();
  const pay: Paying['pay'] = async (call) => {
    let work: string | undefined;
    for (let tries = 1; ; tries++) {
      try {
        return await call(work);
      } catch (error) {
        const asked = asProblem(error).work;
        if (!asked || tries === triesAtMost) throw error;
        setUntil(Date.now() + asked.wait.seconds * 1000);
        work = await earn(asked);
      } finally {
        setUntil(undefined);
      }
    }
  };
  return { pay, line: until !== undefined && <WorkLine until={until} /> };
}

function WorkLine({ until }: { until: number }) {
  const t = useWords(gateWords);
  const now = useNow(1000);
  const seconds = Math.max(1, Math.ceil((until - now) / 1000));
  return (
    <p className="lk-quiet">
      <output>{t.working}</output> <span aria-hidden="true">{t.atMost(seconds)}</span>
    </p>
  );
}
