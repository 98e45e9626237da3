/** The latest check-up of this tab, as it goes into a request: codes and numbers, read in the language of whoever answers. */
import { type CheckLine, valueOf } from '#contract/access/check-up';
import { CheckUp } from '#contract/access/unlocking';

const name = 'latchkey.check-up';

export function keepCheckUp(lines: readonly CheckLine[]): void {
  const report = lines.map((line) => {
    // Names of graphics cards and extensions come from elsewhere: one line, and no longer than a request takes.
    const value = valueOf(line)
      .replace(/\p{Cc}/gu, ' ')
      .toWellFormed()
      .trim()
      .slice(0, 200)
      .trim();
    return { check: line.check, result: line.result, ...(value !== '' && { value }) };
  });
  try {
    sessionStorage.setItem(name, JSON.stringify(report));
  } catch {
    // A browser that keeps nothing shows it all the same.
  }
}

export function latestCheckUp(): CheckUp | undefined {
  try {
    return CheckUp.parse(JSON.parse(sessionStorage.getItem(name) ?? ''));
  } catch {
    return undefined;
  }
}
