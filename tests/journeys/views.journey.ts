/** Somebody keeps a list as they want it: as a view, with columns of their own; sends it, shares it, takes it away. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium } from 'playwright-core';
import { openHouse, password } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
let address: string;
let seat: Seat;
const seats: Record<string, Seat> = {};

beforeAll(async () => {
  const house = await openHouse();
  for (const [name, level] of [
    ['海纳精密', 'A'],
    ['远山物流', 'B'],
    ['长风医药', 'A'],
  ])
    await house.as.admin.post('/api/customers', { name, level });
  address = await listen(house.app);
  chromium = await openChromium();
  seat = await signIn('admin@huaxin.example');
});
watchSeats('views', () => seats);

async function signIn(email: string, options: Parameters<typeof sitDown>[2] = {}): Promise<Seat> {
  const one = (seats[email] = await sitDown(chromium, address, options));
  await one.page.goto('/sign-in');
  await one.page.getByRole('textbox').first().fill(email);
  await one.page.locator('input[type=password]').fill(password);
  await one.page.locator('button[type=submit]').click();
  await one.page.waitForURL('**/today');
  await one.page.goto('/customers');
  return one;
}

const panel = () => seat.page.getByRole('dialog');
const tab = (name: string) => seat.page.getByRole('tab', { name, exact: true });
const chosen = (name: string) => seat.page.getByRole('tab', { name, exact: true, selected: true }).waitFor();
const headings = () => seat.page.locator('thead th').allTextContents();
const menu = async (entry: string) => {
  await seat.page.getByRole('button', { name: '视图操作' }).click();
  await seat.page.getByRole('menuitem', { name: entry }).click();
};

it('columns are chosen and put in order by keyboard, and the browser remembers them', async () => {
  const { page } = seat;
  await page.getByRole('link', { name: '海纳精密' }).waitFor();
  await page.getByRole('button', { name: /列$/ }).click();
  await panel().getByLabel('城市', { exact: true }).uncheck();
  await panel().getByLabel('来源', { exact: true }).check();
  const up = panel().getByRole('button', { name: '来源 上移' });
  const before = await headings();
  await up.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expectAccessible(page, axe);
  expect(await headings()).not.toEqual(before);
  await panel().getByText('紧凑').click();
  await page.keyboard.press('Escape');
  const now = await headings();
  expect(now).toContain('来源');
  expect(now).not.toContain('城市');
  await page.reload();
  await page.getByRole('link', { name: '海纳精密' }).waitFor();
  expect(await headings()).toEqual(now);
  await page.locator('.lk-table-compact').waitFor();
});

it('a list is saved as a view for everybody; a change to it is seen, and taken back or saved', async () => {
  const { page } = seat;
  await page.goto('/customers?level=A');
  await page.getByRole('link', { name: '海纳精密' }).waitFor();
  await menu('另存为视图');
  await panel().getByLabel('名称').fill('A 级客户');
  await panel().getByLabel('共享给所有人').check();
  await panel().getByRole('button', { name: '保存', exact: true }).click();
  await panel().waitFor({ state: 'detached' });
  await chosen('A 级客户');
  expect(new URL(page.url()).searchParams.get('level')).toBe('A');
  await page.getByPlaceholder('名称、拼音、电话、邮箱').fill('海纳');
  await page.getByText('视图有改动').waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '还原' }).click();
  await page.getByText('视图有改动').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '长风医药' }).waitFor();
  await page.getByRole('columnheader', { name: '级别' }).getByRole('button').click();
  await page.getByRole('button', { name: '为所有人保存' }).click();
  await page.getByText('视图已保存').waitFor();
  await tab('全部').click();
  await page.getByRole('link', { name: '远山物流' }).waitFor();
  await tab('A 级客户').click();
  await page.getByRole('link', { name: '远山物流' }).waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('sort')).toBe('level');
});

it('its address is sent to a colleague, who uses it and cannot change it', async () => {
  const colleague = await signIn('lead@huaxin.example', { locale: 'en-GB', width: 360, dark: true });
  const { page } = colleague;
  await page.goto(seat.page.url());
  await page.getByRole('tab', { name: 'A 级客户', selected: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole('button', { name: /View actions|视图操作/ }).click();
  expect(await page.getByRole('menuitem').count()).toBe(2);
  await expectAccessible(page, axe);
});

it('it is removed, and its address shows all, so filtered', async () => {
  const { page } = seat;
  const address = page.url();
  await menu('删除视图');
  await panel().getByRole('button', { name: '删除视图' }).press('Enter');
  await tab('A 级客户').waitFor({ state: 'detached' });
  await page.goto(address);
  await chosen('全部');
  await page.getByRole('link', { name: '海纳精密' }).waitFor();
  expect(await page.getByRole('link', { name: '远山物流' }).count()).toBe(0);
});

it('contacts, follow-ups and the table of opportunities have views too', async () => {
  const { page } = seat;
  for (const path of ['/contacts', '/follow-ups?view=all', '/opportunities?view=table']) {
    await page.goto(path);
    await menu('另存为视图');
    await panel().getByLabel('名称').fill('日常');
    await panel().getByRole('button', { name: '保存', exact: true }).click();
    await panel().waitFor({ state: 'detached' });
    await chosen('日常');
    await tab('我的').click();
    await page.waitForURL(/ownerId=/);
    await tab('日常').click();
    await page.waitForURL(/saved=/);
    await expectAccessible(page, axe);
  }
});
