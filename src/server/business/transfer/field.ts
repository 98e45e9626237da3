/** A field that a column of a file can go to, and how one is written down. */
import { folded } from './folding.ts';
import { european } from './european-names.ts';

/** How a cell is read. */
export type FieldKind =
  | 'text'
  | 'list'
  | 'phones'
  | 'emails'
  | 'website'
  | 'integer'
  | 'year'
  | 'money'
  | 'currency'
  | 'percent'
  | 'day'
  | 'instant'
  | 'flag'
  | 'choice'
  /** A word of an open vocabulary: unusual ones are mended. */
  | 'word'
  /** The name of another record. */
  | 'reference';

export interface Field {
  field: string;
  kind: FieldKind;
  required: boolean;
  /** Several columns may go to it; their values are joined. */
  several: boolean;
  /** Its name in English, Simplified and Traditional Chinese. */
  names: { en: string; 'zh-Hans': string; 'zh-Hant': string };
  /** Folded names by which it is known, its own ones among them. */
  known: ReadonlySet<string>;
}

const severalKinds = new Set<FieldKind>(['list', 'phones', 'emails']);
const severalTexts = new Set(['description', 'note', 'content', 'address.street']);

/** A `!` behind the key: required. `names` in the order en|zh-Hans|zh-Hant; `others` apart by spaces, folded already. */
export function field(key: string, kind: FieldKind, names: string, others: string): Field {
  const [en = '', hans = '', hant = hans] = names.split('|');
  const name = key.replace('!', '');
  return {
    field: name,
    kind,
    required: key.endsWith('!'),
    several: severalKinds.has(kind) || severalTexts.has(name),
    names: { en, 'zh-Hans': hans, 'zh-Hant': hant },
    known: new Set(
      [name, en, hans, hant, ...`${others} ${european[name] ?? ''}`.trim().split(' ')].map(folded),
    ),
  };
}
