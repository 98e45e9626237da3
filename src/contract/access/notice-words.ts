/** What each notice says, in the app, by mail and in group chats: one place, so that all say the same. */
import type { Locale } from '../fields.ts';
import { formatDay, formatInstant, formatPlace } from '../format.ts';
import { noticeParams, type Notice, type NoticeKind } from './notices.ts';
import { en } from './notice-words/en.ts';
import { zhHans } from './notice-words/zh-hans.ts';
import { zhHant } from './notice-words/zh-hant.ts';
import type { Say, Text, Words } from './notice-words/shared.ts';

const words: Record<Locale, Words> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

/** For a notice that another version of Latchkey wrote: nobody is shown a code. */
const unreadable: Record<Locale, Text> = {
  'zh-Hans': { title: '有一条通知', text: '这条通知来自另一个版本，内容无法显示。' },
  'zh-Hant': { title: '有一則通知', text: '這則通知來自另一個版本，內容無法顯示。' },
  en: { title: 'A notice', text: 'Another version of Latchkey wrote it; what it says cannot be shown.' },
};

/** A notice in words, its times as clocks show them in a time zone. */
export function noticeText(
  { kind, params }: { kind: NoticeKind; params: Notice['params'] },
  locale: Locale,
  timeZone: string,
): Text {
  const known: Readonly<Partial<Record<string, { safeParse(value: unknown): { data?: unknown } }>>> =
    noticeParams;
  const parsed = known[kind]?.safeParse(params).data;
  if (parsed === undefined) return unreadable[locale];
  const say = (words[locale] as unknown as Record<NoticeKind, (params: unknown, say: Say) => Text>)[kind];
  return say(parsed, {
    day: (day) => formatDay(day, locale),
    at: (instant) => formatInstant(instant, locale, timeZone),
    place: (code) => (code === null ? null : formatPlace(code, locale)),
  });
}
