import { useState } from 'react';

/** What somebody has chosen of a list: some rows, or all that match, also those not loaded, but some. */
export interface Selection {
  /** Those chosen one by one. */
  ids: ReadonlySet<string>;
  all: boolean;
  /** Those taken out of all, one by one. */
  but: ReadonlySet<string>;
  any: boolean;
  has: (id: string) => boolean;
  /** Takes rows in or out. */
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
  but: ReadonlySet<string>;
  picking: boolean;
}
const nothing = { ids: new Set<string>(), all: false, but: new Set<string>(), picking: false };

function changedSet(before: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(before);
  for (const id of ids)
    if (on) next.add(id);
    else next.delete(id);
  return next;
}

/** @param of what the list is asked: for another one nothing is chosen yet */
export function useSelection(of: object): Selection {
  const asked = JSON.stringify(of);
  const [chosen, setChosen] = useState<Chosen>({ of: asked, ...nothing });
  const now = chosen.of === asked ? chosen : { of: asked, ...nothing };
  const change = (part: Partial<Chosen>) => setChosen({ ...now, ...part });
  return {
    ids: now.ids,
    all: now.all,
    but: now.but,
    any: now.all || now.ids.size > 0,
    picking: now.picking,
    has: (id) => (now.all ? !now.but.has(id) : now.ids.has(id)),
    set: (ids, on) =>
      change(now.all ? { but: changedSet(now.but, ids, !on) } : { ids: changedSet(now.ids, ids, on) }),
    setAll: () => change({ ids: nothing.ids, but: nothing.but, all: true }),
    clear: () => change(nothing),
    pick: (on) => change({ ...nothing, picking: on }),
  };
}
