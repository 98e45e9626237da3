/**
 * The shapes that rules about classes breed: one word, then digits, a year and a sign or two, in any order around it
 * (`Spring2025!`, `Huawei@123`, `!Company_2026`). Attackers try them in this order, so they cost what the word costs,
 * times a little for what is around it. Pure.
 */

export interface Shape {
  /** What is in the middle, as typed. */
  core: string;
  /** Power of ten of the ways to decorate a word like this. */
  decorationLog10: number;
}

const shape = /^([^\p{L}]{0,10})(\p{L}[\p{L}@$04513]{1,30}?)([^\p{L}]{0,10})$/u;

/** The word and its decoration; null where the password has no such shape. */
export function shapeOf(password: string): Shape | null {
  const found = shape.exec(password);
  if (!found) return null;
  const [, before = '', core = '', after = ''] = found;
  if (before === '' && after === '') return null;
  return { core, decorationLog10: costOf(before) + costOf(after) };
}

const sign = Math.log10(5);
const anyDigits = (text: string) => text.length;
/** `1`, `123`, `1234`, `321`, `000`, `888`, `520`, `1314`: what hands type by themselves. */
const habitual =
  /^(?:0?1|0?12|0?123|1234|12345|123456|1234567|12345678|123456789|321|4321|(\d)\1{1,7}|520|521|1314|5201314|168|188|007|147|258|369|110|119|911|404)$/;
const year = /^(?:19[4-9]\d|20[0-4]\d)$/;

/** Each run of signs or digits by itself. */
function costOf(around: string): number {
  const runs = around.match(/\d+|[^\d]+/gu) ?? [];
  return runs.reduce((sum, run) => {
    if (!/^\d/.test(run)) return sum + (new Set(run).size === 1 ? sign : sign * [...run].length);
    if (habitual.test(run)) return sum + 1;
    if (year.test(run)) return sum + 1.7;
    // A date within a life, in one of three orders.
    if (run.length === 8 || run.length === 6) return sum + 4.5;
    return sum + anyDigits(run);
  }, 0);
}

/** A word said twice is guessed once: `password password` without the second. The same text where nothing comes again. */
export function withoutRepeats(password: string): string {
  const seen = new Set<string>();
  return (password.match(/\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu) ?? [])
    .filter((part) => {
      const folded = part.toLowerCase();
      if (part.length >= 3 && seen.has(folded)) return false;
      seen.add(folded);
      return true;
    })
    .join('');
}
