/** What can be done from anywhere, as the search offers it: pages, new records, what has a key, one's own corner. */
import { access } from '#contract/access/sign-in';
import { type Locale, locales } from '#contract/fields';
import {
  AddIcon,
  changeSettings,
  FollowUpIcon,
  KeyboardIcon,
  Keys,
  LanguageIcon,
  PersonIcon,
  SignOutIcon,
  ThemeIcon,
  themeChoices,
  useAct,
  useMe,
  useShortcuts,
  useWords,
} from '#kit';
import { languageNames, themeWords } from '#web/access/shared';
import { useLeave } from '../leave.ts';
import { housePages, maySee, workPages } from '../navigation.ts';
import { navigationWords, shellWords } from '../words.ts';
import { goKeys, openKeys } from './keys.ts';
import { rankOfAct } from './matching.ts';
import type { Group, Option } from './option.ts';
import { finderWords } from './words.ts';

/** The records that can be begun from anywhere, each with the right it takes. */
export const newRecords = {
  customer: { word: 'newCustomer', right: 'customers.create' },
  contact: { word: 'newContact', right: 'contacts.create' },
  opportunity: { word: 'newOpportunity', right: 'opportunities.create' },
} as const;
export type NewRecord = keyof typeof newRecords;

interface Act extends Option {
  /** Its name in words, and what else it is called. */
  name: string;
  besides?: readonly string[];
}

const inAll = (word: (locale: Locale) => string) => locales.map(word);

function usePages(): Act[] {
  const t = useWords(finderWords);
  const shell = useWords(shellWords);
  const words = useWords(navigationWords);
  const me = useMe();
  const entries = me ? [...workPages, ...housePages].filter((entry) => maySee(entry, me)) : [];
  return [
    ...entries.map(({ to, word, icon: Icon }) => ({
      key: to,
      icon: <Icon />,
      label: t.goTo(words[word]),
      end: <Keys keys={goKeys[word]} />,
      name: words[word],
      besides: inAll((locale) => navigationWords[locale][word]),
      href: to,
    })),
    {
      key: '/account',
      icon: <PersonIcon />,
      label: shell.account,
      name: shell.account,
      besides: inAll((locale) => shellWords[locale].account),
      href: '/account',
    },
  ];
}

function useBeginnings(begin: (kind: NewRecord) => void): Act[] {
  const t = useWords(finderWords);
  const me = useMe();
  return (Object.keys(newRecords) as NewRecord[])
    .filter((kind) => me?.permissions[newRecords[kind].right] !== undefined)
    .map((kind) => ({
      key: `new ${kind}`,
      icon: <AddIcon />,
      label: t[newRecords[kind].word],
      name: t[newRecords[kind].word],
      besides: inAll((locale) => finderWords[locale][newRecords[kind].word]),
      act: () => begin(kind),
    }));
}

/** What has a key of its own here and now, but for going to pages and opening this. */
function useKeyed(): Act[] {
  const others = useShortcuts().filter(({ keys }) => !keys.startsWith('g ') && !openKeys.includes(keys));
  return others.map(({ keys, words, act }) => ({
    key: `key ${keys}`,
    icon: keys === 'f' ? <FollowUpIcon /> : <KeyboardIcon />,
    label: words,
    end: <Keys keys={keys} />,
    name: words,
    act,
  }));
}

function useOwn(): Act[] {
  const t = useWords(finderWords);
  const shell = useWords(shellWords);
  const themes = useWords(themeWords);
  const changeMe = useAct(access.changeMe);
  const { leave } = useLeave();
  return [
    ...locales.map((locale) => ({
      key: locale,
      icon: <LanguageIcon />,
      label: t.language(languageNames[locale]),
      name: languageNames[locale],
      besides: inAll((one) => shellWords[one].language),
      act: () => {
        changeSettings({ locale });
        changeMe.send({ body: { locale } });
      },
    })),
    ...themeChoices.map((theme) => ({
      key: theme,
      icon: <ThemeIcon />,
      label: t.theme(themes[theme]),
      name: themes[theme],
      besides: [...inAll((one) => shellWords[one].theme), ...inAll((one) => themeWords[one][theme])],
      act: () => changeSettings({ theme }),
    })),
    {
      key: 'out',
      icon: <SignOutIcon />,
      label: shell.signOut,
      name: shell.signOut,
      besides: inAll((one) => shellWords[one].signOut),
      act: leave,
    },
  ];
}

/** So many stand before the records. */
const beforeRecords = 3;

/**
 * The acts that are meant by what was typed.
 * @returns those whose name begins so, to stand before the records, and the others, to stand after them
 */
export function useActGroups(
  typed: string,
  begin: (kind: NewRecord) => void,
): { before: Group; after: Group } {
  const t = useWords(finderWords);
  const all = [...useBeginnings(begin), ...useKeyed(), ...usePages(), ...useOwn()];
  const ranked = all
    .map((act) => ({ act, rank: rankOfAct({ label: act.name, besides: act.besides ?? [] }, typed) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const first = ranked.filter(({ rank }) => rank === 0).slice(0, typed === '' ? all.length : beforeRecords);
  const group = (key: string, of: typeof ranked, settled: boolean): Group => ({
    key,
    label: t.acts,
    options: of.map(({ act }) => act),
    settled,
  });
  const others = ranked.filter((one) => !first.includes(one));
  return { before: group('acts', first, true), after: group('other-acts', others, false) };
}
