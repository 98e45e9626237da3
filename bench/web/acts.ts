/** What a salesperson does all day, measured in a page. Each takes a page that is signed in, unless said. */
import type { Page } from 'playwright-core';
import { framesDuring, timeUntil } from './eye.ts';

export const rowsToScroll = 10_000;
/** Card, Moran and Newell's keystroke-level model (1980): a good typist's key, and getting ready in mind. */
const keyMs = 200;
const readyMs = 1350;

const row = '.lk-table tbody tr[tabindex]';
const rowsThere = `() => document.querySelector('${row}') !== null`;

/** From pressing “sign in” to the list of customers. @param page a browser with an empty cache that nobody is signed in at */
export async function signInToList(page: Page, who: { email: string; password: string }): Promise<number> {
  await page.goto('/customers');
  await page.locator('input[type=password]').waitFor();
  await page.getByLabel('邮箱').focus();
  await page.keyboard.type(who.email, { delay: keyMs / 2 });
  await page.locator('input[type=password]').focus();
  await page.keyboard.type(who.password, { delay: keyMs / 2 });
  return timeUntil(page, rowsThere, () => page.keyboard.press('Enter'));
}

/**
 * From a click on a row to that customer's name and facts, once somebody has seen the list and come to the row.
 * @param n which row, so that each time it is another one
 */
export async function openRecord(page: Page, n: number): Promise<number> {
  await page.goto('/customers');
  await page.locator(row).nth(n).waitFor();
  await page.waitForTimeout(readyMs);
  const one = page.locator(row).nth(n);
  const name = (await one.locator('a').first().textContent()) ?? '';
  const headed = `[...document.querySelectorAll('h1, h2')].some((h) => h.textContent.includes(${JSON.stringify(name)}))`;
  // Where a row's width lets it stand: beside the name, as a hand would.
  const box = await one.boundingBox();
  if (!box) throw new Error('The row has no place.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(keyMs);
  return timeUntil(page, `() => ${headed} && document.querySelector('.lk-facts') !== null`, async () => {
    await page.mouse.down();
    await page.mouse.up();
  });
}

/**
 * From the last letter typed in the palette to a result that has it, once somebody has seen the list.
 * @param q all of it; its last letter counts
 */
export async function find(page: Page, q: string): Promise<number> {
  await page.goto('/customers');
  await page.locator(row).first().waitFor();
  await page.waitForTimeout(readyMs);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '搜索与命令' }).waitFor();
  await page.keyboard.type(q.slice(0, -1), { delay: keyMs / 2 });
  // The palette says how many there are once they are those of all that was typed.
  const settled = `() => document.querySelector('.lk-finder-field input')?.value === ${JSON.stringify(q)} && document.querySelector('.lk-finder-said')?.textContent !== ''`;
  return timeUntil(page, settled, () => page.keyboard.type(q.slice(-1)));
}

export interface Scrolled {
  rows: number;
  longestMs: number;
  /** Frames over 50 ms, of how many. */
  long: number;
  frames: number;
}

/**
 * Loads ten thousand rows, and goes from the first to the last of them by the wheel: three notches of 120 pixels as often
 * as the browser takes them. Nobody reads that fast, but looks for a place so.
 */
export async function scrollFar(page: Page): Promise<Scrolled> {
  await page.goto('/customers');
  await page.locator(row).first().waitFor();
  await page.mouse.move(700, 600);
  const indexOf = async (which: 'first' | 'last') =>
    Number(await page.locator(row)[which]().getAttribute('aria-rowindex')) - 1;
  // At the end the last row in the document is the last that was loaded.
  let rows = 0;
  while (rows < rowsToScroll) {
    await page.mouse.wheel(0, 200_000);
    await page.waitForTimeout(50);
    rows = Math.max(rows, await indexOf('last'));
  }
  await page.mouse.wheel(0, -10_000_000);
  await page.waitForTimeout(readyMs);
  const lengths = await framesDuring(page, async () => {
    while ((await indexOf('last')) < rowsToScroll) {
      for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 3 * 120);
    }
  });
  return {
    rows: await indexOf('last'),
    longestMs: Math.max(...lengths),
    // Three ticks of a screen of 60 Hz are 50 ms and a few millionths.
    long: lengths.filter((ms) => Math.round(ms) > 50).length,
    frames: lengths.length,
  };
}

export interface Recorded {
  seconds: number;
  keystrokes: number;
}

/** Records a follow-up from a customer's page by keyboard, at a practised person's pace. */
export async function recordFollowUp(page: Page, customerId: string): Promise<Recorded> {
  const text = 'Called, they want the quote by Friday';
  await page.goto(`/customers/${customerId}`);
  await page.locator('.lk-facts').first().waitFor();
  let keystrokes = 0;
  const press = async (keys: string) => {
    keystrokes += keys.split('+').length;
    await page.keyboard.press(keys, { delay: keyMs });
  };
  const started = performance.now();
  await page.waitForTimeout(readyMs);
  await press('f');
  await page.getByRole('dialog').locator('textarea:focus').waitFor();
  await page.waitForTimeout(readyMs);
  await page.keyboard.type(text, { delay: keyMs });
  await press('Control+Enter');
  await page.getByText('跟进已记录').waitFor();
  return { seconds: (performance.now() - started) / 1000, keystrokes };
}
