/** Finding acts by what they are called: words in any of our languages, pinyin, its initials. */
import { soundOf } from './sounds.ts';

const fold = (text: string) => text.normalize('NFKC').toLowerCase().trim();

/** How an act is called, and what it may be called besides. */
export interface Called {
  label: string;
  besides?: readonly string[];
}

/** 0: a name begins so; 1: a word in one does; 2: a part of one; null: not meant. */
export function rankOfAct({ label, besides = [] }: Called, typed: string): 0 | 1 | 2 | null {
  const sought = fold(typed);
  if (sought === '') return 0;
  // By sound in the language of the page only: who reads English doesn't think of shangji.
  const sounds = soundOf(label) ?? [];
  const names = [label, ...besides].map(fold);
  const initials = sounds.map((sound) => sound[0]).join('');
  const ranks = [...names, initials, sounds.join('')].map((name) => rankIn(name, sought));
  return ranks.reduce((best, rank) => (best === null || (rank !== null && rank < best) ? rank : best), null);
}

function rankIn(name: string, sought: string): 0 | 1 | 2 | null {
  const at = name.indexOf(sought);
  if (at < 0) return null;
  if (at === 0) return 0;
  return /[\s:：]/.test(name.charAt(at - 1)) ? 1 : 2;
}
