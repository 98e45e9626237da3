/** The record that the page shows, for what can be begun from anywhere: a new follow-up knows its customer. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Ref } from '#contract/fields';

export interface InSight {
  customer: Ref;
  contact?: Ref | undefined;
  opportunity?: Ref | undefined;
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

const refOf = ({ id, name }: Ref): Ref => ({ id, name });

/** Says which record is shown, for as long as the component is there. A panel over a page counts before the page. */
export function useShown(customer: Ref | null, about: Omit<InSight, 'customer'> = {}): void {
  const { contact, opportunity } = about;
  // As a text, it is another one only where it says something else.
  const shown = JSON.stringify(
    customer && {
      customer: refOf(customer),
      contact: contact && refOf(contact),
      opportunity: opportunity && refOf(opportunity),
    },
  );
  useEffect(() => {
    const one = JSON.parse(shown) as InSight | null;
    if (!one) return;
    replace([...inSight, one]);
    return () => replace(inSight.filter((other) => other !== one));
  }, [shown]);
}

/** The record shown now; undefined on a list, say. */
export const useRecordInSight = (): InSight | undefined =>
  useSyncExternalStore(subscribe, () => inSight).at(-1);
