/** What is typed on a page that is no `Form`, kept like the draft of one and put together with what others changed. */
import { useEffect, useState } from 'react';
import { forgetDraft, readDraft, useUnkept, writeDraft } from './draft.ts';
import { type Difference, merge, same, type Values } from './merge.ts';

interface First {
  values: Values;
  at?: string;
  taken: Difference[];
  clashes: Difference[];
}

function begin(name: string, start: Values): First {
  const kept = readDraft(name);
  if (!kept?.base) return { values: start, taken: [], clashes: [] };
  const merged = merge(kept.base, kept.values, start);
  return { ...merged, values: same(merged.values, start) ? start : merged.values, at: kept.at };
}

/**
 * @param name of the draft
 * @param start what is there already; another one takes a component made anew
 * @param title what the draft is called where it is offered
 */
export function useTyped<T extends object>(name: string, start: T, title: string) {
  const began = start as Values;
  const [first, setFirst] = useState(() => begin(name, began));
  const [values, setValues] = useState(first.values);
  const touched = !same(values, began);
  const unkept = useUnkept(name);
  useEffect(() => {
    if (!touched) return forgetDraft(name);
    writeDraft(name, { values, base: began, title, path: location.pathname + location.search });
  }, [name, values, began, touched, title]);
  const discard = () => {
    setFirst({ values: began, taken: [], clashes: [] });
    setValues(began);
  };
  return {
    values: values as T,
    set: (next: T) => setValues(next as Values),
    discard,
    restored: first.at && touched ? { at: first.at, withheld: [], discard } : undefined,
    /** What only others changed meanwhile: taken over. */
    taken: first.taken,
    /** What others changed too: here it is as it was typed, and nothing is saved yet. */
    clashes: touched ? first.clashes : [],
    unkept: unkept && touched,
  };
}
