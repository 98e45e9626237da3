/** Search and commands by keyboard alone, in Chinese: Ctrl K anywhere, records, acts, recent; on a phone by thumb. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium } from 'playwright-core';
import { openEmptyHouse, password } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { admin, setUpHouse, watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
let address: string;
let seat: Seat;
let phone: Seat;

beforeAll(async () => {
  const house = await openEmptyHouse();
  address = await listen(house.app);
  chromium = await openChromium();
  seat = await sitDown(chromium, address);
});
watchSeats('finder', () => (phone ? { seat, phone } : { seat }));

const finder = ({ page }: Seat) => page.getByRole('dialog', { name: '搜索与命令' });
const field = (at: Seat) => at.page.getByRole('combobox', { name: '搜索与命令' });

it('Ctrl K opens it, initials find a customer, Enter before the answer opens them', async () => {
  const { page, context } = seat;
  await setUpHouse(page);
  for (const name of ['深圳海纳精密科技有限公司', '海南航运'])
    await context.request.post('/api/customers', {
      data: { name },
      headers: { origin: new URL(page.url()).origin },
    });
  await page.getByRole('button', { name: /^搜索/ }).waitFor();
  await page.keyboard.press('Control+k');
  await field(seat).waitFor();
  await expectAccessible(page, axe);
  await page.keyboard.type('hnjm');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { name: '深圳海纳精密科技有限公司' }).waitFor();
  expect(await finder(seat).count()).toBe(0);
});

it('/ opens it with what was seen lately; arrows choose, the list says which; Esc gives the focus back', async () => {
  const { page } = seat;
  const button = page.getByRole('button', { name: /^搜索/ });
  await button.focus();
  await page.keyboard.press('/');
  await finder(seat)
    .getByRole('option', { name: /深圳海纳/ })
    .waitFor();
  await field(seat).fill('海');
  await finder(seat)
    .getByRole('option', { name: /海南航运/ })
    .waitFor();
  await finder(seat)
    .getByRole('option', { name: /深圳海纳/ })
    .waitFor();
  await expectAccessible(page, axe);
  const chosen = finder(seat).getByRole('option', { selected: true });
  const first = await chosen.textContent();
  await page.keyboard.press('ArrowDown');
  expect(await chosen.textContent()).not.toBe(first);
  expect(await field(seat).getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
  await page.keyboard.press('ArrowUp');
  expect(await chosen.textContent()).toBe(first);
  await page.keyboard.press('Escape');
  await finder(seat).waitFor({ state: 'detached' });
  await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
});

it('acts are found by pinyin; from inside a field too; g with a letter goes to a page', async () => {
  const { page } = seat;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('xjkh');
  await finder(seat).getByRole('option', { name: '新建客户' }).waitFor();
  await page.keyboard.press('Enter');
  const name = page.getByRole('dialog').getByLabel('名称').first();
  await name.waitFor();
  // While one types a slash is a slash; Ctrl K opens it even over the panel, which stays below.
  await name.fill('');
  await name.press('/');
  expect(await name.inputValue()).toBe('/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('shangji');
  await finder(seat)
    .getByRole('option', { name: /前往商机/ })
    .waitFor();
  expect(await field(seat).inputValue()).toBe('shangji');
  await page.keyboard.press('Escape');
  await finder(seat).waitFor({ state: 'detached' });
  expect(await name.inputValue()).toBe('/');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL(/\/customers$/);
});

it('nothing found says how else to look; a new tab by Ctrl Enter', async () => {
  const { page, context } = seat;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('qqqqxx');
  await finder(seat).getByText('没有找到').waitFor();
  await expectAccessible(page, axe);
  await field(seat).fill('海南');
  await finder(seat)
    .getByRole('option', { name: /海南航运/ })
    .waitFor();
  const opening = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  const tab = await opening;
  await tab.waitForURL(/\/customers\/[0-9a-f-]{36}/);
  await tab.close();
  await page.keyboard.press('Control+k');
  await finder(seat).waitFor({ state: 'detached' });
});

it('on a phone it fills the window, and a thumb opens, chooses and closes it; what was seen goes when one signs out', async () => {
  phone = await sitDown(chromium, address, { width: 360, dark: true });
  const { page } = phone;
  await page.goto('/sign-in');
  await page.getByLabel('邮箱').fill(admin.email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/\/(today|customers)/);
  await page.getByRole('button', { name: '搜索' }).first().click();
  await field(phone).fill('海南');
  await finder(phone)
    .getByRole('option', { name: /海南航运/ })
    .waitFor();
  await expectAccessible(page, axe);
  const box = await finder(phone).boundingBox();
  expect([box?.width, box?.height]).toEqual([360, 900]);
  await finder(phone)
    .getByRole('option', { name: /海南航运/ })
    .click();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('recent')));
  await expect.poll(kept).toHaveLength(1);
  await page.getByRole('button', { name: '搜索' }).first().click();
  await field(phone).fill('tcdl');
  await finder(phone).getByRole('option', { name: '退出登录' }).click();
  await page.waitForURL('**/sign-in');
  expect(await kept()).toEqual([]);
});
