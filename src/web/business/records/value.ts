/** A value of a field, in words: codes translated, days and money as people write them, records by their name. */
import type { RecordObject } from '#contract/business/choices';
import { useFormat, useWords, wordFor, kitWords } from '#kit';
import {
  customerKindWords,
  followUpKindWords,
  industryWords,
  lossReasonWords,
  outcomeWords,
  sourceWords,
} from '#web/business/vocabulary';
import { historyWords } from './words.ts';

const days = new Set(['birthday', 'nextStepDue', 'expectedClose', 'openedOn', 'closedOn']);
const instants = new Set(['at', 'nextStepDoneAt']);

/** Gives the function that says a field's value; an empty text where there is nothing. */
export function useValueInWords(object: RecordObject): (field: string, value: unknown) => string {
  const format = useFormat();
  const t = useWords(historyWords);
  const { yes, no } = useWords(kitWords);
  const customerKinds = useWords(customerKindWords);
  const followUpKinds = useWords(followUpKindWords);
  const codes: Record<string, object> = {
    industry: useWords(industryWords),
    source: useWords(sourceWords),
    kind: object === 'customer' ? customerKinds : followUpKinds,
    outcome: useWords(outcomeWords),
    lossReason: useWords(lossReasonWords),
  };

  const ofObject = (field: string, value: Record<string, unknown>): string => {
    const { amount, currency, product, quantity, price, name } = value;
    if (typeof amount === 'string' && typeof currency === 'string') return format.money({ amount, currency });
    if (product)
      return [inWords(field, product), t.quantity(Number(quantity)), inWords(field, price)].join(' ');
    return typeof name === 'string' ? name : '';
  };
  const inWords = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return value ? yes : no;
    if (typeof value === 'number') {
      if (field === 'probability') return format.percent(value);
      return field === 'foundedYear' ? String(value) : format.number(value);
    }
    if (typeof value === 'string') {
      if (days.has(field)) return format.day(value);
      if (instants.has(field)) return format.instant(value);
      return wordFor(codes[field] ?? {}, value);
    }
    if (Array.isArray(value)) return value.map((one) => inWords(field, one)).join(t.between);
    return typeof value === 'object' ? ofObject(field, value as Record<string, unknown>) : '';
  };
  return inWords;
}
