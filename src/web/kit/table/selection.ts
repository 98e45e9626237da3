import { useState } from 'react';

/** What somebody has chosen of a list: some rows, or all that match, also those not loaded. */
export interface Selection {
  ids: ReadonlySet<string>;
  all: boolean;
  has: (id: string) => boolean;
  /** Takes rows in or out. Out of all, those chosen one by one are left. */
  set: (ids: readonly string[], on: boolean) => void;
  setAll: () => void;
  clear: () => void;
  /** On a phone rows are chosen by touch only while this is on. */
  picking: boolean;
  pick: (on: boolean) => void;
}

interface Chosen {
  of: string;
  ids: ReadonlySet<string>;
  all: boolean;
  picking: boolean;
}
const nothing = { ids: new Set<string>(), all: false, picking: false };

/** @param of what the list is asked: for another one nothing is chosen yet */
export function useSelection(of: object): Selection {
  const asked = JSON.stringify(of);
  const [chosen, setChosen] = useState<Chosen>({ of: asked, ...nothing });
  const now = chosen.of === asked ? chosen : { of: asked, ...nothing };
  const change = (part: Partial<Chosen>) => setChosen({ ...now, ...part });
  return {
    ids: now.ids,
    all: now.all,
    picking: now.picking,
    has: (id) => now.all || now.ids.has(id),
    set: (ids, on) => {
      const next = new Set(now.ids);
      for (const id of ids)
        if (on) next.add(id);
        else next.delete(id);
      change({ ids: next, all: false });
    },
    setAll: () => change({ all: true }),
    clear: () => change(nothing),
    pick: (on) => change({ ...nothing, picking: on }),
  };
}
