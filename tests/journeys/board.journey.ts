/** Cards are put where they belong: by keyboard, by mouse, and by a finger on a phone; refused, they go back. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium, Locator, Page } from 'playwright-core';
import { openHouse, password, type House } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let house: House;
let chromium: Chromium;
let address: string;
let seat: Seat;
const seats: Record<string, Seat> = {};

beforeAll(async () => {
  house = await openHouse();
  for (const name of ['丙', '乙', '甲']) await house.as.admin.post('/api/opportunities', { name });
  address = await listen(house.app);
  chromium = await openChromium();
  seat = await signIn('desk', {});
});
watchSeats('board', () => seats);

async function signIn(name: string, options: Parameters<typeof sitDown>[2]): Promise<Seat> {
  const one = (seats[name] = await sitDown(chromium, address, options));
  await one.page.goto('/sign-in');
  await one.page.getByRole('textbox').first().fill('admin@huaxin.example');
  await one.page.locator('input[type=password]').fill(password);
  await one.page.locator('button[type=submit]').click();
  await one.page.waitForURL('**/today');
  await one.page.goto('/opportunities');
  await one.page.getByRole('link', { name: '甲' }).waitFor();
  return one;
}

const lane = (name: string, page: Page = seat.page) => page.getByRole('region', { name, exact: true });
const shown = async (name: string, page?: Page) =>
  (await lane(name, page).locator('[data-grip]').allTextContents()).join('');
/** As the server has it. */
const kept = async (column: number): Promise<string> => {
  const { columns } = (await house.as.admin.get('/api/opportunities/board')).body;
  return columns[column].items.map(({ name }: { name: string }) => name).join('');
};
const said = () => seat.page.locator('.lk-board-said');
/** Each step is announced; the next key counts only after that. */
const heard = async (key: string, sentence: RegExp) => {
  await seat.page.keyboard.press(key);
  await expect.poll(() => said().textContent()).toMatch(sentence);
};

/** Takes a card up; one that is still on its way to the server waits to be taken. */
const lift = async (name: string) => {
  await seat.page.locator('.lk-board-card-movable', { hasText: name }).waitFor();
  await seat.page.getByRole('link', { name }).focus();
  await heard('Space', new RegExp(`已拿起“${name}”`));
};

it('by keyboard a card goes to another place of its column, and keeps the focus', async () => {
  await lift('丙');
  await heard('ArrowUp', /第 2 位，共 3 位/);
  await expectAccessible(seat.page, axe);
  await heard('Space', /已放到“初步接触”第 2 位/);
  expect(await shown('初步接触')).toBe('甲丙乙');
  await expect.poll(() => kept(0)).toBe('甲丙乙');
  expect(await seat.page.evaluate(() => document.activeElement?.textContent)).toBe('丙');
  await lift('丙');
  await heard('Home', /第 1 位/);
  await heard('Escape', /留在原处/);
  expect(await shown('初步接触')).toBe('甲丙乙');
});

it('and to a place in another column, under the card that is there', async () => {
  const { page } = seat;
  for (const [name, leads] of [
    ['乙', 'ArrowRight'],
    ['甲', 'ArrowRight'],
  ] as const) {
    await lift(name);
    await heard(leads, /“需求确认”/);
    if (name === '甲') await heard('End', /第 2 位，共 2 位/);
    await heard('Space', /已放到“需求确认”/);
    await lane('需求确认').getByRole('link', { name }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
  }
  expect(await shown('需求确认')).toBe('乙甲');
  await expect.poll(() => kept(1)).toBe('乙甲');
});

/** Where a drop over or under a card is meant. */
async function half(card: Locator, which: 'upper' | 'lower') {
  const box = await card.boundingBox();
  if (!box) throw new Error('It is not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height * (which === 'upper' ? 0.2 : 0.8) };
}

it('by mouse a line shows the place, and the card goes there', async () => {
  const { page } = seat;
  const from = await half(page.getByRole('link', { name: '丙' }), 'upper');
  const to = await half(lane('需求确认').locator('li').first(), 'lower');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.locator('.lk-board-card-next', { hasText: '甲' }).waitFor();
  await page.mouse.up();
  expect(await shown('需求确认')).toBe('乙丙甲');
  await expect.poll(() => kept(1)).toBe('乙丙甲');
  expect(new URL(page.url()).pathname).toBe('/opportunities');
});

it('a card that somebody changed meanwhile goes back, and it is said why', async () => {
  const { page } = seat;
  await page.route('**/move', (route) =>
    route.fulfill({
      status: 412,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'Stale', status: 412, code: 'stale' }),
    }),
  );
  await lift('甲');
  await heard('ArrowUp', /第 2 位/);
  await page.keyboard.press('Space');
  await page.getByText('已放回').waitFor();
  await expect.poll(() => shown('需求确认')).toBe('乙丙甲');
  await page.unroute('**/move');
});

it('on a phone a held finger carries a card, and to the edge scrolls on to the next column', async () => {
  const phone = await signIn('phone', { locale: 'en-GB', width: 360, dark: true });
  const { page } = phone;
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole('button', { name: /^需求确认/ }).click();
  const card = lane('需求确认', page).locator('.lk-board-card-movable', { hasText: '甲' });
  const devtools = await phone.context.newCDPSession(page);
  const touch = (type: string, at?: { x: number; y: number }) =>
    devtools.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: at ? [at] : [] });
  const start = await half(card, 'upper');
  const top = await half(lane('需求确认', page).locator('li').first(), 'upper');
  await touch('touchStart', start);
  // A finger that is held takes the card.
  await page.locator('.lk-board-card-held').waitFor();
  await touch('touchMove', { x: top.x, y: top.y + 4 });
  await touch('touchMove', top);
  await page.locator('.lk-board-card-next', { hasText: '乙' }).waitFor();
  await touch('touchEnd');
  await expect.poll(() => kept(1)).toBe('甲乙丙');

  await touch('touchStart', await half(card, 'upper'));
  await page.locator('.lk-board-card-held').waitFor();
  for (const x of [300, 330, 345]) await touch('touchMove', { x, y: top.y });
  await page.getByRole('button', { name: /^方案报价/, pressed: true }).waitFor();
  await touch('touchMove', { x: 180, y: top.y });
  await touch('touchMove', { x: 182, y: top.y });
  await page.locator('.lk-lane-over').waitFor();
  await touch('touchEnd');
  await expect.poll(() => kept(1)).toBe('乙丙');
  await expectAccessible(page, axe);
});
