/** All messages of the web app: whole in three languages, and Traditional Chinese that is not Simplified by mistake. */
import { expect, test } from 'vitest';
import { locales } from '#contract/fields';

const modules = import.meta.glob<Record<string, unknown>>(
  ['../**/*words.ts', '../**/words/*.ts', '../business/vocabulary.ts'],
  { eager: true },
);

type Words = Record<string, unknown>;
const isMessages = (value: unknown): value is Record<(typeof locales)[number], Words> =>
  typeof value === 'object' && value !== null && locales.every((locale) => locale in value);

const all = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, value]) =>
    isMessages(value) ? [[`${file} ${name}`, value] as const] : [],
  ),
);

type Sentence = (...values: unknown[]) => unknown;
/** A function's text: some take numbers, some words, some lists of words. */
function spoken(sentence: Sentence): string {
  for (const value of [3, 'x', ['x']]) {
    try {
      return String(sentence(...Array.from({ length: sentence.length }, () => value)));
    } catch {
      // It takes something else.
    }
  }
  throw new Error(`Nothing fits ${String(sentence)}.`);
}

/** Every text of one language by its path. */
function textsOf(words: Words, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const path = `${prefix}${key}`;
    if (typeof value === 'string') texts.set(path, value);
    else if (typeof value === 'function') texts.set(path, spoken(value as Sentence));
    else for (const inner of textsOf(value as Words, `${path}.`)) texts.set(...inner);
  }
  return texts;
}

test('there are messages to look at', () => {
  expect(all.length).toBeGreaterThan(10);
});

test.each(all)('%s says everything in three languages', (_, messages) => {
  const [first, ...others] = locales.map((locale) => textsOf(messages[locale]));
  for (const other of others) expect([...other.keys()]).toEqual([...(first?.keys() ?? [])]);
  for (const locale of locales)
    for (const [path, text] of textsOf(messages[locale]))
      expect(text.trim(), `${locale} ${path}`).not.toBe('');
});

// Characters that exist in Simplified writing only, among those our pages use.
const simplifiedOnly =
  /[个们这为说读写过还进远录设统联络户导删复变关开闭问间时单实现产业务员长录图书报纸总经济术语见观览门闩讯议记许证词试话请调谈语误译让认织终组细经结给络绝统继续缓编缩缓网罗头买卖东车转轮软较载边达迁运违连迟适选递邮释销锁错键钥镜闻阅队阶际陆阵随隐难项顺须预领频颗题额显风饭饮馆驱验鱼鸟黄齐龙]/;
test.each(all)('%s has no Simplified characters in Traditional Chinese', (_, messages) => {
  for (const [path, text] of textsOf(messages['zh-Hant']))
    expect(text.match(simplifiedOnly)?.[0], `${path}: ${text}`).toBeUndefined();
});

test.each(all)('%s has no Chinese in English', (_, messages) => {
  for (const [path, text] of textsOf(messages.en)) expect(text, path).not.toMatch(/\p{Script=Han}/u);
});
