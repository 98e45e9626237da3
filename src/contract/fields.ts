/** The kinds of field that records are made of. Every text is NFC, trimmed and free of control characters. */
import { z } from 'zod';

export const locales = ['zh-Hans', 'zh-Hant', 'en'] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

/** The best of our languages for a list of browser languages. Hong Kong, Macao and Taiwan read Traditional Chinese. */
export function guessLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    if (/^zh\b/i.test(language)) return /hant|-(tw|hk|mo)\b/i.test(language) ? 'zh-Hant' : 'zh-Hans';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
}

// PostgreSQL stores no NUL; lone surrogates can't be written as UTF-8. Line breaks and tabs are welcome in notes only.
// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const forbiddenInLine = /[\u0000-\u001f\u007f\ud800-\udfff]/;
// oxlint-disable-next-line no-control-regex -- as above
const forbiddenInNote = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/;
const wellFormed = (forbidden: RegExp) => (s: string) =>
  s.isWellFormed() && !forbidden.test(s.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''));

const tidy = (s: string) => s.normalize('NFC').trim();

/** One line of text, 1 to `max` characters after trimming. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite(tidy)
    .min(1)
    .refine(wellFormed(forbiddenInLine), { error: 'control_characters' });

/** Several lines of text. */
export const note = (max: number) =>
  z.string().max(max).overwrite(tidy).refine(wellFormed(forbiddenInNote), { error: 'control_characters' });

/**
 * The last part of a path, without signs that nobody sees: those that turn the direction of writing around make
 * `gpj.exe` read as `exe.jpg`.
 */
const bareName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').replace(/^[.\s]+$/, '');

/** The name of a file as it came. */
export const FileName = z.string().max(1000).overwrite(bareName).pipe(line(255));

export const Id = z.uuid().meta({ description: 'UUIDv7' });

/** An instant, ISO 8601 in UTC or with an offset, between 1900 and 2200. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine((s) => inRange(s), { error: 'out_of_range' })
  .meta({ description: 'ISO 8601' });

/** A day without a time, `YYYY-MM-DD`, between 1900 and 2200. */
export const Day = z.iso.date().refine((s) => inRange(s), { error: 'out_of_range' });

function inRange(s: string): boolean {
  const year = Number(s.slice(0, 4));
  return year >= 1900 && year <= 2200;
}

/** ISO 4217 codes that this runtime can write out. */
const currencies = new Set(Intl.supportedValuesOf('currency'));
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine((c) => currencies.has(c), { error: 'unknown_currency' });

/** Exact decimal: up to 13 digits before the point and 2 after, as a string so that nothing is rounded on the way. */
export const Amount = z.string().regex(/^-?\d{1,13}(\.\d{1,2})?$/);
export const Money = z.object({ amount: Amount, currency: Currency });
export type Money = z.infer<typeof Money>;
/** Money that can't be negative: prices and values of deals. */
export const Price = z.object({ amount: z.string().regex(/^\d{1,13}(\.\d{1,2})?$/), currency: Currency });

export const Email = z
  .string()
  .max(254)
  .overwrite((s) => tidy(s).toLowerCase())
  .pipe(z.email());

/** A phone number as people write it: digits and the usual marks. It is kept as typed and searched by its digits. */
export const Phone = z
  .string()
  .max(40)
  .overwrite(tidy)
  .regex(/^\+?[\d(][\d\s().\-/]*(\s?(x|ext\.?|转|轉|#)\s?\d{1,8})?$/i)
  .refine((s) => s.replace(/\D/g, '').length >= 3, { error: 'too_short' });

export const Url = z
  .string()
  .max(500)
  .overwrite(tidy)
  .refine((s) => URL.canParse(s) && /^https?:\/\//i.test(s), { error: 'not_a_web_address' });

export const Tags = z.array(line(40)).max(30);

/** Somebody or something named, as it is shown inside another record. */
export const Ref = z.object({ id: Id, name: z.string() });
export type Ref = z.infer<typeof Ref>;

export const ById = z.object({ id: Id });

/** What every kept record tells about itself. */
export const recordFacts = {
  id: Id,
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Grows with every change; the `ETag`, to be sent back as `If-Match`. */
  version: z.int(),
};

/** What the asking person may do to this record; buttons are drawn from it. */
export const Abilities = z.object({ change: z.boolean(), delete: z.boolean(), assign: z.boolean() });
export type Abilities = z.infer<typeof Abilities>;
