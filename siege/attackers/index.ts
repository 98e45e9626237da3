/** Every attack, by mix. */
import type { Attack } from './attack.ts';
import { guessings } from './guessing.ts';
import { lists } from './lists.ts';
import { lockouts } from './lockout.ts';
import { sideways } from './sideways.ts';

const peace: Attack = { mix: 'M0', kind: '', does: 'nobody attacks', begin: () => [] };

const order = (mix: string) => Number(mix.slice(1));

export const attacks: readonly Attack[] = [peace, ...lockouts, ...guessings, ...lists, ...sideways].toSorted(
  (a, b) => order(a.mix) - order(b.mix),
);
export const mixes: readonly string[] = [...new Set(attacks.map(({ mix }) => mix))];
export type { Attack } from './attack.ts';
