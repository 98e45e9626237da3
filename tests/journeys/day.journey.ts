/** A salesperson's first day, in Chinese, in a real browser: from an empty house to a deal on the board. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium } from 'playwright-core';
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

watchSeats('day', () => ({ seat }));

it('the first visit sets the house up and leads to today', async () => {
  const { page } = seat;
  await page.goto('/');
  await page.waitForURL('**/set-up');
  await expectAccessible(page, axe);
  await page.getByLabel('公司或组织名称').fill('华信科技');
  await page.getByLabel('您的姓名').fill('陈静');
  await page.getByLabel('您的邮箱').fill('admin@huaxin.example');
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: '开始使用' }).click();
  await page.waitForURL('**/today');
  await page.getByRole('heading', { name: '今天', exact: true }).waitFor();
});

it('a customer is added, found by its initials, and opened', async () => {
  const { page } = seat;
  await page.getByRole('link', { name: '客户', exact: true }).click();
  await page.getByRole('button', { name: '新建客户' }).first().click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('名称').first().fill('深圳海纳精密科技有限公司');
  await panel.getByRole('button', { name: '保存', exact: true }).click();
  await panel.waitFor({ state: 'detached' });
  await page.goto('/customers?q=hnjm');
  await page.getByRole('link', { name: '深圳海纳精密科技有限公司' }).click();
  await page.getByRole('button', { name: '打开整页' }).click();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { name: '深圳海纳精密科技有限公司' }).waitFor();
});

it('a follow-up with a next step stands on the timeline and under what is due; what was typed survives a reload', async () => {
  const { page } = seat;
  const box = page.getByPlaceholder('做了什么、对方怎么说？');
  await box.fill('打电话介绍了新产品，对方想看样机');
  await page.reload();
  expect(await box.inputValue()).toBe('打电话介绍了新产品，对方想看样机');
  await page.getByPlaceholder('例如：发报价单').fill('寄样机');
  await box.press('Control+Enter');
  await page.getByText('跟进已记录').waitFor();
  await page.locator('main').getByText('打电话介绍了新产品，对方想看样机').last().waitFor();
  expect(await box.inputValue()).toBe('');
  await page.goto('/follow-ups');
  await page.getByText('寄样机').first().waitFor();
});

it('a deal is added and moved by keyboard over the board', async () => {
  const { page } = seat;
  await page.goto('/opportunities');
  await page.getByRole('button', { name: '新建商机' }).first().click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('名称').first().fill('样机试用');
  await panel.getByRole('button', { name: '保存', exact: true }).click();
  await panel.waitFor({ state: 'detached' });
  await page.goto('/opportunities');
  const card = page.getByRole('link', { name: '样机试用' });
  await card.focus();
  // Each step is announced; the next key counts only after that.
  const said = page.locator('.lk-board-said');
  const heard = async (key: string) => {
    const before = await said.textContent();
    await page.keyboard.press(key);
    await expect.poll(() => said.textContent(), { timeout: 10_000 }).not.toBe(before);
  };
  await heard('Space');
  await heard('ArrowRight');
  await page.keyboard.press('Space');
  await page.getByLabel('需求确认').getByRole('link', { name: '样机试用' }).waitFor();
  // The board shows it at once; the server has it a moment later.
  const deal = async () =>
    (await (await seat.context.request.get('/api/opportunities?q=样机')).json()).items[0];
  await expect.poll(deal).toMatchObject({ stage: { name: '需求确认' }, version: 2 });
  await expectAccessible(page, axe);
});

it('on its page a deal goes along the path; lost, it asks for a reason, and is taken back', async () => {
  const { page } = seat;
  await page.getByRole('link', { name: '样机试用' }).click();
  await page.getByRole('button', { name: '打开整页' }).click();
  const path = page.getByRole('list', { name: '阶段进度' });
  await path.getByRole('button', { name: '方案报价' }).click();
  await path.locator('[aria-current=step]', { hasText: '方案报价' }).waitFor();
  await path.getByRole('button', { name: '输单' }).click();
  const panel = page.getByRole('dialog');
  // By keyboard: what drops down while its panel still slides in may stand outside the window.
  await panel.getByLabel('输单原因').focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('.ant-select-item-option-active', { hasText: '价格太高' }).waitFor();
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: '确认输单' }).click();
  await panel.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).last().click();
  await page.getByText('已撤销').waitFor();
  await path.locator('[aria-current=step]', { hasText: '方案报价' }).waitFor();
});

it('every page keeps to its width on a phone, and has no serious finding, light and dark', async () => {
  const { context } = seat;
  const pages = [
    '/today',
    '/customers',
    '/contacts',
    '/follow-ups',
    '/opportunities',
    '/products',
    '/imports',
    '/bin',
    '/account',
    '/settings/people',
    '/settings/departments',
    '/settings/roles',
    '/settings/organisation',
    '/settings/pipelines',
  ];
  const cookies = await context.cookies();
  const walk = async (dark: boolean, width: number) => {
    const other = await sitDown(chromium, address, { dark, width });
    await other.context.addCookies(cookies);
    for (const path of pages) {
      await other.page.goto(path);
      await other.page.locator('main h1').first().waitFor();
      await other.page.waitForLoadState('networkidle');
      await expectAccessible(other.page, axe);
      const over = await other.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
    expect(other.complaints).toEqual([]);
    await other.context.close();
  };
  await Promise.all([walk(false, 1440), walk(true, 360)]);
});

it('the language changes at once, everywhere', async () => {
  const { page, context } = seat;
  for (const [locale, word] of [
    ['en', 'Customers'],
    ['zh-Hant', '客戶'],
    ['zh-Hans', '客户'],
  ] as const) {
    const me = await context.request.patch('/api/me', {
      data: { locale },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(me.ok()).toBe(true);
    await page.goto('/customers');
    await page.getByRole('heading', { name: word, exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toContain(locale.slice(0, 2));
  }
});

it('signing out ends it, and a wrong password says so without telling more', async () => {
  const { page, context } = seat;
  await context.request.post('/api/sign-out', { headers: { 'sec-fetch-site': 'same-origin' } });
  await page.goto('/customers');
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel('邮箱').fill('admin@huaxin.example');
  await page.locator('input[type=password]').fill('wrong password');
  await page.getByRole('button', { name: '登录' }).click();
  await page
    .getByText(/邮箱或密码不对/)
    .first()
    .waitFor();
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/customers');
});
