/** Choosing a password, in a real browser, with the meter beside it: at set-up, with a link, as a change. No mail. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium, Page } from 'playwright-core';
import { openEmptyHouse, password } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
let address: string;
let seat: Seat;

beforeAll(async () => {
  const house = await openEmptyHouse();
  address = await listen(house.app);
  chromium = await openChromium();
  seat = await sitDown(chromium, address);
});

watchSeats('passwords', () => ({ seat }));

const meter = (page: Page) => page.locator('[aria-live=polite]', { has: page.locator('.lk-meter') });

it('at set-up the meter says what is wrong with one’s own name and a year, and takes a few words', async () => {
  const { page } = seat;
  await page.goto('/set-up');
  await page.getByLabel('公司或组织名称').fill('华信科技');
  await page.getByLabel('您的姓名').fill('陈静');
  await page.getByLabel('您的邮箱').fill('admin@huaxin.example');
  const field = page.locator('.lk-password input[autocomplete=new-password]');
  await field.fill('ChenJing2026!');
  await meter(page).getByText('主要由您的姓名、公司').waitFor();
  expect(await meter(page).textContent()).toContain('还不能用');
  await expectAccessible(page, axe);
  await field.fill('Company@2026');
  await meter(page).getByText('太常见').waitFor();
  await page.getByRole('button', { name: '显示' }).click();
  expect(await field.getAttribute('type')).toBe('text');
  // Sent all the same: the server says the same, at the field.
  await page.getByRole('button', { name: '开始使用' }).click();
  await page.locator('.lk-fault', { hasText: '太常见' }).waitFor();
  await field.fill(password);
  await meter(page).getByText('很强').waitFor();
  await page.getByRole('button', { name: '开始使用' }).click();
  await page.waitForURL('**/today');
});

it('a change says that the new one is too much like the present one', async () => {
  const { page } = seat;
  await page.goto('/account');
  await page.locator('input[autocomplete=current-password]').fill(password);
  const next = page.locator('.lk-password input[autocomplete=new-password]');
  await next.fill(`${password}2`);
  await meter(page).getByText('和当前密码太像了').waitFor();
  await expectAccessible(page, axe);
  await next.fill('两个 misty 山谷 lanterns');
  await meter(page).getByText('很强').waitFor();
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByText('密码已修改').waitFor();
});

it('on a phone, in English and in the dark it reads as well', async () => {
  const phone = await sitDown(chromium, address, { width: 360, dark: true, locale: 'en-GB' });
  await phone.page.goto('/reset-password#nothing');
  await phone.page.locator('.lk-password input[autocomplete=new-password]').fill('Spring2026!');
  await meter(phone.page).getByText('Too common').waitFor();
  const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
  await expectAccessible(phone.page, axe);
  expect(phone.complaints).toEqual([]);
  await phone.context.close();
});
