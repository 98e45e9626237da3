/**
 * The fonts of a document. Noto Sans comes in about a hundred parts, each with some of the signs (as browsers fetch it); of
 * each part that a document needs, only its signs are embedded, in the weights that are drawn.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create } from 'fontkit';
import subsetFont from 'subset-font';
import type { Locale } from '#contract/fields';

export const weights = ['normal', 'bold'] as const;
export type Weight = (typeof weights)[number];
const axis: Record<Weight, number> = { normal: 400, bold: 600 };

/** Drawn where a font has no such sign, e.g. an emoji. */
export const missing = '□';

interface Part {
  /** As its file says: `latin`, `97`. */
  name: string;
  file: string;
  from: readonly (readonly [first: number, last: number])[];
}

const noto = { simplified: 'noto-sans-sc', traditional: 'noto-sans-tc' };
/** The same sign may be drawn otherwise; and neither has all signs of the other. */
const families: Record<Locale, readonly string[]> = {
  'zh-Hans': [noto.simplified, noto.traditional],
  'zh-Hant': [noto.traditional, noto.simplified],
  en: [noto.simplified, noto.traditional],
};

interface Part {
  /** As its file says: `noto-sans-sc-latin`, `noto-sans-sc-97`. */
  name: string;
  file: string;
  /** What it may have: it hasn't all of it. */
  from: readonly (readonly [first: number, last: number])[];
}

export interface Fonts {
  /** Whether there is such a sign; where not, `missing` stands for it. */
  has: (sign: string) => boolean;
  /** The name of the font that has this sign. */
  nameOf: (sign: string, weight: Weight) => string;
  files: ReadonlyMap<string, Uint8Array>;
}

/** @param text everything that will be drawn */
export async function fontsFor(text: string, locale: Locale): Promise<Fonts> {
  const shelf = new Shelf(await partsOf(locale));
  const partOfSign = new Map<string, Part>();
  const used = new Map<Part, string>();
  for (const sign of new Set([...text, missing])) {
    const part = await shelf.partWith(sign);
    if (!part) continue;
    partOfSign.set(sign, part);
    used.set(part, (used.get(part) ?? '') + sign);
  }
  const files = new Map<string, Uint8Array>();
  for (const [part, signs] of used) {
    for (const weight of weights) {
      const options = { targetFormat: 'truetype', variationAxes: { wght: axis[weight] } } as const;
      files.set(nameIn(part, weight), await subsetFont(await shelf.read(part), signs, options));
    }
  }
  return {
    files,
    has: (sign) => partOfSign.has(sign),
    nameOf: (sign, weight) => {
      const part = partOfSign.get(sign) ?? partOfSign.get(missing);
      if (!part) throw new Error('The font has no sign for what is missing.');
      return nameIn(part, weight);
    },
  };
}

const nameIn = ({ name }: Part, weight: Weight) => `${name} ${weight}`;

/** The parts, each read and opened when it is first asked. */
class Shelf {
  private readonly parts: readonly Part[];
  private readonly files = new Map<Part, Buffer>();
  private readonly opened = new Map<Part, { hasGlyphForCodePoint(code: number): boolean }>();

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  async read(part: Part): Promise<Buffer> {
    const file = this.files.get(part) ?? (await readFile(part.file));
    this.files.set(part, file);
    return file;
  }

  async partWith(sign: string): Promise<Part | undefined> {
    const code = sign.codePointAt(0) ?? 0;
    for (const part of this.parts) {
      const may = part.from.some(([first, last]) => code >= first && code <= last);
      if (may && (await this.open(part)).hasGlyphForCodePoint(code)) return part;
    }
    return undefined;
  }

  private async open(part: Part) {
    const font = this.opened.get(part) ?? openFont(await this.read(part));
    this.opened.set(part, font);
    return font;
  }
}

function openFont(file: Buffer) {
  const font = create(file);
  // A collection is a file of several fonts; these are none.
  if (!('hasGlyphForCodePoint' in font)) throw new Error('This is no single font.');
  return font;
}

const require = createRequire(import.meta.url);

async function partsOf(locale: Locale): Promise<Part[]> {
  const parts: Part[] = [];
  for (const family of families[locale]) parts.push(...(await partsIn(family)));
  return parts;
}

async function partsIn(family: string): Promise<Part[]> {
  const folder = dirname(require.resolve(`@fontsource-variable/${family}/unicode.json`));
  const ranges = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(ranges).map(([key, list]) => {
    const name = `${family}-${key.replace(/[[\]]/g, '')}`;
    return {
      name,
      file: join(folder, 'files', `${name}-wght-normal.woff2`),
      from: list.split(',').map(readRange),
    };
  });
}

function readRange(text: string): [number, number] {
  const [first = '', last = first] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}
