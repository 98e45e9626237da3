/** The passwords most people take, the most popular first: the list every attacker has too. */
import { dictionary } from '@zxcvbn-ts/language-common';

const all: readonly string[] = dictionary['passwords-common'].map(String);
const ranks = new Map(all.map((word, rank) => [word, rank]));

export const popular = (atMost: number): readonly string[] => all.slice(0, atMost);

/** Whether it is among the most popular, written large or small. */
export const isPopular = (password: string, atMost: number): boolean =>
  (ranks.get(password.toLowerCase()) ?? Infinity) < atMost;

/** Words that nobody associates with each other: for passphrases and managers. */
export const plainWords: readonly string[] = dictionary['diceware-common'].map(String);
