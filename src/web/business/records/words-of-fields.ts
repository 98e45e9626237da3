/** The fields of a change by their names and values, as the history tells them. */
import { type FieldsInWords, nameOf, useLocale } from '#kit';
import { type Editable, shownAs } from './kinds.ts';
import { useValueInWords } from './value.ts';
import { fieldWords } from './words.ts';

/** What a field of a change shows, found again by its id: the other way round than `asTaken`. */
function asShown(field: string, taken: unknown): unknown {
  if (Array.isArray(taken)) return taken.map((one) => asShown(field.replace(/s$/, ''), one));
  if (typeof taken === 'string' && field.endsWith('Id')) return { id: taken, name: nameOf(taken) ?? '…' };
  if (typeof taken === 'object' && taken !== null && 'productId' in taken)
    return { ...taken, product: asShown('productId', taken.productId) };
  return taken;
}

export function useFieldsInWords(object: Editable): FieldsInWords {
  const names: Record<string, string> = fieldWords[object][useLocale()];
  const inWords = useValueInWords(object);
  return {
    name: (path) => names[shownAs(path)] ?? path,
    say: (path, value) => inWords(shownAs(path), asShown(path, value)),
  };
}
