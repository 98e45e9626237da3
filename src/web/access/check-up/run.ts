/** A check-up, line by line as it is found out; the latest one is kept for the request to an administrator. */
import { type Check, type CheckLine, judge, type Measured } from '#contract/access/check-up';
import { keepCheckUp } from '#web/access/shared';
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
  keepCheckUp(lines);
  return lines;
}
