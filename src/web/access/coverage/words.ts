import type { Coverage } from '#contract/access/coverage';
import { defineMessages, useFormat, useWords } from '#kit';

/** What is said of covering wherever work is shown. */
export const coverageWords = defineMessages({
  'zh-Hans': {
    youCover: (name: string) => `您在为${name}代班`,
    since: (at: string, why: string) => `${at} 起，因为${why}。`,
    lock: '账号被锁定',
    absence: '不在',
    staysTheirs: '客户和商机仍归本人；您做的事记在您名下，并注明是代谁做的。本人回来后全部交还。',
    for: (name: string) => `代${name}`,
    nothingDue: '目前没有到期的工作。',
  },
  'zh-Hant': {
    youCover: (name) => `您正在為${name}代理`,
    since: (at, why) => `${at} 起，因為${why}。`,
    lock: '帳號被鎖定',
    absence: '不在',
    staysTheirs: '客戶和商機仍歸本人；您做的事記在您名下，並註明是代誰做的。本人回來後全部交還。',
    for: (name) => `代${name}`,
    nothingDue: '目前沒有到期的工作。',
  },
  en: {
    youCover: (name) => `You cover for ${name}`,
    since: (at, why) => `Since ${at}, because they are ${why}.`,
    lock: 'locked out',
    absence: 'away',
    staysTheirs:
      'Customers and deals stay theirs; what you do is yours, with their name beside it. All is handed back when they return.',
    for: (name) => `for ${name}`,
    nothingDue: 'Nothing is due for now.',
  },
});

/** Since when somebody is covered, and why, as far as covers are told. */
export function useWhy(): (coverage: Pick<Coverage, 'cause' | 'beganAt'>) => string {
  const t = useWords(coverageWords);
  const { instant } = useFormat();
  return ({ cause, beganAt }) => t.since(instant(beganAt), t[cause]);
}
