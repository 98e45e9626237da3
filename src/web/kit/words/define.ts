/**
 * Messages: each feature says its words in a module, in all three languages. A word that one language lacks, or
 * that takes other arguments, does not compile.
 */
import type { Locale } from '#contract/fields';
import { useLocale } from '../settings.ts';

/** What the other languages must have: the same keys, with texts where texts are and functions of the same arguments. */
type Same<M> = {
  [K in keyof M]: M[K] extends string
    ? string
    : M[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Same<M[K]>;
};

export type Messages<M> = Record<Locale, Same<M>>;

/** Says the words of a feature; Simplified Chinese comes first and gives the shape. */
export const defineMessages = <const M extends object>(words: {
  'zh-Hans': M;
  'zh-Hant': Same<M>;
  en: Same<M>;
}): Messages<M> => words as Messages<M>;

/** The words of a feature in the language just now. */
export const useWords = <M>(messages: Messages<M>): Same<M> => messages[useLocale()];

/** The word for a code of an open vocabulary: its translation, or the company's own word as it is. */
export const wordFor = (words: object, code: string): string => {
  const word: unknown = Object.hasOwn(words, code) ? (words as Record<string, unknown>)[code] : undefined;
  return typeof word === 'string' ? word : code;
};

/** Chooses between one and several; English needs it, Chinese does not. */
export const plural = (n: number, one: string, other: string): string => `${n} ${n === 1 ? one : other}`;
