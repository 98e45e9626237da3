/** The record that the page shows, for what can be begun from anywhere: a new follow-up knows its customer. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Ref } from '#contract/fields';

export interface InSight {
  customer: Ref;
  opportunity?: Ref;
}

let inSight: readonly InSight[] = [];
const readers = new Set<() => void>();
const subscribe = (reader: () => void) => {
  readers.add(reader);
  return () => void readers.delete(reader);
};
const replace = (next: readonly InSight[]) => {
  inSight = next;
  for (const reader of readers) reader();
};

/** Says which record is shown, for as long as the component is there. A panel over a page counts before the page. */
export function useShown(customer: Ref | null, opportunity?: Ref): void {
  const { id, name } = customer ?? {};
  const { id: opportunityId, name: opportunityName } = opportunity ?? {};
  useEffect(() => {
    if (id === undefined || name === undefined) return;
    const one: InSight = {
      customer: { id, name },
      ...(opportunityId !== undefined &&
        opportunityName !== undefined && { opportunity: { id: opportunityId, name: opportunityName } }),
    };
    replace([...inSight, one]);
    return () => replace(inSight.filter((other) => other !== one));
  }, [id, name, opportunityId, opportunityName]);
}

/** The record shown now; undefined on a list, say. */
export const useRecordInSight = (): InSight | undefined =>
  useSyncExternalStore(subscribe, () => inSight).at(-1);
