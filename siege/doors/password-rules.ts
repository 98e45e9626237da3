/** What the peers demand of a new password, by default or as documented. */
const classes = [/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{L}\d]/u];
const classesIn = (password: string) => classes.filter((kind) => kind.test(password)).length;
const length = (password: string) => [...password].length;

export const longEnough =
  (least: number) =>
  (password: string): boolean =>
    length(password) >= least;

/** Eight or more, of all four kinds: Zitadel's default. */
export const allKinds = (password: string): boolean => length(password) >= 8 && classesIn(password) === 4;

/** Three of the four kinds: Active Directory's complexity rule, with its default of seven or more; Entra's with eight. */
export const threeKinds =
  (least: number) =>
  (password: string): boolean =>
    length(password) >= least && classesIn(password) >= 3;

/** A letter, a digit, eight or more: what handbooks ask for. */
export const lettersAndDigits = (password: string): boolean =>
  length(password) >= 8 && /\p{L}/u.test(password) && /\d/.test(password);

const leet: Record<string, string> = { '0': 'o', '1': 'l', $: 's', '@': 'a' };

/**
 * Entra's banned list as documented: the password is normalised (lower case, 0→o 1→l $→s @→a), each banned word found
 * in it counts one point, each other character one more; fewer than five points are refused.
 */
export function entraPoints(password: string, banned: readonly string[]): number {
  let rest = [...password.toLowerCase()].map((letter) => leet[letter] ?? letter).join('');
  let points = 0;
  for (const word of banned) {
    while (rest.includes(word)) {
      rest = rest.replace(word, '');
      points++;
    }
  }
  return points + length(rest);
}
