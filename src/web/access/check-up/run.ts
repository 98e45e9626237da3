/** A check-up, line by line as it is found out; the latest one is kept for the request to an administrator. */
import { z } from 'zod';
import { type Check, checkResults, type CheckLine, judge, type Measured } from '#contract/access/check-up';
import { checkBrowser } from './browser.ts';
import { checkDevice } from './device.ts';
import { checkClock, checkNetwork } from './network.ts';

export type Say = (check: Check, measured: Measured, detail?: string) => void;

/** @param told is called with each line as it is known */
export async function runCheckUp(told: (line: CheckLine) => void): Promise<CheckLine[]> {
  const lines: CheckLine[] = [];
  const say: Say = (check, measured, detail) => {
    const line = { check, measured, result: judge(check, measured), ...(detail && { detail }) };
    lines.push(line);
    told(line);
  };
  await checkNetwork(say);
  await checkBrowser(say);
  await checkDevice(say);
  await checkClock(say);
  keep(lines);
  return lines;
}

const name = 'latchkey.check-up';
/** What goes into a request: codes and numbers, which are read in the language of whoever answers. */
const Report = z.array(
  z.object({ check: z.string(), result: z.enum(checkResults), value: z.string().optional() }),
);

function keep(lines: readonly CheckLine[]): void {
  const report = lines.map(({ check, result, measured, detail }) => {
    const number = typeof measured === 'number' ? String(Math.round(measured * 100) / 100) : undefined;
    const value = [number, detail].filter(Boolean).join(' · ').slice(0, 200);
    return { check, result, ...(value !== '' && { value }) };
  });
  try {
    sessionStorage.setItem(name, JSON.stringify(report));
  } catch {
    // A browser that keeps nothing shows it all the same.
  }
}

/** The latest check-up in this tab, for a request. */
export function latestCheckUp(): z.infer<typeof Report> | undefined {
  try {
    return Report.parse(JSON.parse(sessionStorage.getItem(name) ?? ''));
  } catch {
    return undefined;
  }
}
