import { useFormat } from '../format.ts';
import { useWords, wordFor } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import type { FieldsInWords } from './editing.ts';
import { nameOf } from './names.ts';

/**
 * The fields of a form by their labels, and their values as they are.
 * @param labels by field; a module's words will do where they are named like the fields
 * @param codes words for values, by field
 */
export function usePlainFields(labels: object, codes: Readonly<Record<string, object>> = {}): FieldsInWords {
  const { yes, no, between } = useWords(kitWords);
  const { number } = useFormat();
  const say = (path: string, value: unknown): string => {
    if (typeof value === 'boolean') return value ? yes : no;
    if (typeof value === 'number') return number(value);
    if (typeof value === 'string') return nameOf(value) ?? wordFor(codes[path] ?? {}, value);
    if (Array.isArray(value)) return value.map((one) => say(path, one)).join(between);
    return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
  };
  return { name: (path) => wordFor(labels, path), say };
}
