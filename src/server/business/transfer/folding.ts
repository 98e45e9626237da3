/**
 * The same word whatever its writing: without case, accents, width, spaces and marks. A text of marks alone stays as
 * it is, so that it equals nothing else.
 */
export function folded(text: string): string {
  const wide = text.normalize('NFKC').toLowerCase().trim();
  const bare = wide
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return bare === '' ? wide : bare;
}

/** Whether a text has 汉字, of which each one weighs as much as several letters. */
export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
