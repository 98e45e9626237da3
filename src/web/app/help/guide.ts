/** The guide of `docs/guide` as it is, each file fetched when it is read; and the parts of one. */
import type { Locale } from '#contract/fields';

const files = import.meta.glob<string>('../../../../docs/guide/*/*.md', { query: '?raw', import: 'default' });

/** @param file without its ending, e.g. `daily-work`. Undefined: there is no such guide. */
export const loadGuide = (locale: Locale, file: string): Promise<string> | undefined =>
  files[`../../../../docs/guide/${locale}/${file}.md`]?.();

const markOf = /^<a id="([\w-]+)"><\/a>$/;

/**
 * The part of a guide under a mark, with its heading, up to the next of the same rank; without a mark the whole of it.
 * Marks and the way back to the index are left out: here they would lead nowhere.
 * @returns undefined where there is no such mark
 */
export function partOf(guide: string, mark?: string): string | undefined {
  const kept: string[] = [];
  let within = mark === undefined;
  let fenced = false;
  let headings = 0;
  for (const line of guide.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    const found = fenced ? null : markOf.exec(line);
    if (found && mark !== undefined && !within) within = found[1] === mark;
    if (mark !== undefined && within && !fenced && /^##? /.test(line) && ++headings > 1) break;
    if (within && !found && !line.endsWith('(../README.md)')) kept.push(line);
  }
  return within ? kept.join('\n').trim() : undefined;
}

/** Where a link of the guide leads: another guide, in this panel; null for an address elsewhere. */
export const placeOf = (href: string): string | null => {
  const [, file, mark] = /^([\w-]+)\.md(?:#([\w-]+))?$/.exec(href) ?? [];
  return file === undefined ? null : mark === undefined ? file : `${file}#${mark}`;
};
