/** The keys of the search, and of going to a page. */
import type { navigationWords } from '../words.ts';

export const openKeys: readonly string[] = ['mod+k', '/'];

export const goKeys: Record<keyof (typeof navigationWords)['en'], string> = {
  today: 'g t',
  customers: 'g c',
  contacts: 'g n',
  followUps: 'g f',
  opportunities: 'g o',
  products: 'g p',
  cover: 'g v',
  imports: 'g i',
  bin: 'g b',
  settings: 'g s',
};
