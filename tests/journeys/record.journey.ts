/** A record beside its list, gone through by keyboard, then whole, among its neighbours; and two people on one of them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium } from 'playwright-core';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { openHouse, password, type House } from '../harness/house.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const names = ['丙午包装', '甲子物流', '乙丑医药'] as const;
let house: House;
let chromium: Chromium;
let address: string;
let seat: Seat;
const seats: Record<string, Seat> = {};

beforeAll(async () => {
  house = await openHouse();
  for (const name of names) {
    const { id } = (await house.as.sales.post('/api/customers', { name, level: 'A' })).body;
    const customer = { customerId: id, name: `${name}经理` };
    expect((await house.as.sales.post('/api/contacts', customer)).status).toBe(201);
    const deal = { customerId: id, name: `${name}项目` };
    expect((await house.as.sales.post('/api/opportunities', deal)).status).toBe(201);
  }
  address = await listen(house.app);
  chromium = await openChromium();
  seat = await signIn('sales@huaxin.example');
});
watchSeats('record', () => seats);

async function signIn(email: string, options: Parameters<typeof sitDown>[2] = {}): Promise<Seat> {
  const one = (seats[email] = await sitDown(chromium, address, options));
  await one.page.goto('/sign-in');
  await one.page.getByRole('textbox').first().fill(email);
  await one.page.locator('input[type=password]').fill(password);
  await one.page.locator('button[type=submit]').click();
  await one.page.waitForURL('**/today');
  return one;
}

const beside = () => seat.page.getByRole('complementary', { name: '列表旁的记录' });
const heading = (name: string) => seat.page.getByRole('heading', { name, exact: true });
const openId = () => new URL(seat.page.url()).searchParams.get('open');
const focused = () => seat.page.evaluate(() => document.activeElement?.textContent);

it('a row opens beside the list; keys go on to the next, and Esc goes back to the row', async () => {
  const { page } = seat;
  await page.goto('/customers?sort=-createdAt');
  const rows = page.locator('tbody tr[tabindex="0"]');
  await page.getByRole('link', { name: names[2] }).waitFor();
  await rows.first().focus();
  await page.keyboard.press('Enter');
  await beside().getByRole('heading', { name: names[2] }).waitFor();
  await beside().getByText('新建了客户').waitFor();
  await expect.poll(openId).not.toBeNull();
  await expectAccessible(page, axe);
  await page.keyboard.press('j');
  await beside().getByRole('heading', { name: names[1] }).waitFor();
  await page.keyboard.press('ArrowDown');
  await beside().getByRole('heading', { name: names[0] }).waitFor();
  await page.keyboard.press('k');
  await beside().getByRole('heading', { name: names[1] }).waitFor();
  // The record comes after its row, and Shift+Tab leads back.
  await page.keyboard.press('Tab');
  expect(await beside().evaluate((aside) => aside === document.activeElement)).toBe(true);
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toContain(names[1]);
  await page.keyboard.press('Escape');
  await beside().waitFor({ state: 'detached' });
  expect(await focused()).toContain(names[1]);
  expect(openId()).toBeNull();
  // However many were looked through, they were one step of the way.
  await page.goBack();
  await beside().getByRole('heading', { name: names[1] }).waitFor();
  await page.goBack();
  await beside().waitFor({ state: 'detached' });
  // Opened and closed at once: as if nothing had been, and back leads past it.
  await rows.first().focus();
  // Before anything is painted: two presses of a busy test lie further apart.
  const seen = await page.evaluate(async () => {
    const isOpen: boolean[] = [];
    for (const key of ['Enter', 'Escape']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await Promise.resolve();
      isOpen.push(document.querySelector('aside[aria-label="列表旁的记录"]') !== null);
    }
    return isOpen;
  });
  expect(seen).toEqual([true, false]);
  await beside().waitFor({ state: 'detached' });
  await page.waitForTimeout(400);
  expect(openId()).toBeNull();
  await page.goForward();
  await beside().getByRole('heading', { name: names[1] }).waitFor();
  await page.goBack();
  await beside().waitFor({ state: 'detached' });
});

it('on paper it is whole, and nothing is there that is done on it', async () => {
  const { page } = seat;
  const customer = (await house.as.sales.get('/api/customers', { q: names[0] })).body.items[0];
  for (let i = 0; i < 35; i++) {
    const followUp = { customerId: customer.id, kind: 'note', content: `第 ${i} 次` };
    expect((await house.as.sales.post('/api/follow-ups', followUp)).status).toBe(201);
  }
  await page.goto(`/customers/${customer.id}`);
  await page.getByText('第 34 次').first().waitFor();
  expect(await page.getByText('第 0 次').count()).toBe(0);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: '更多操作', exact: true }).first().click();
  await page.getByRole('menuitem', { name: '打印' }).click();
  await page.locator('[data-printed]').waitFor({ state: 'attached' });
  await page.getByText('第 0 次').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.locator('.lk-print-head', { hasText: '华信科技' }).waitFor();
  for (const done of ['button', 'nav', 'textarea'])
    expect(await page.locator(`${done} >> visible=true`).count(), done).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  await page.goto('/customers?sort=-createdAt');
});

it('its name is a link that opens there too; the whole page knows its neighbours, and back is the list', async () => {
  const { page } = seat;
  await page.getByRole('link', { name: names[2] }).click();
  await beside().getByRole('heading', { name: names[2] }).waitFor();
  await page.keyboard.press('o');
  await page.waitForURL(/\/customers\/[0-9a-f-]+$/);
  await heading(names[2]).waitFor();
  await page.getByText('第 1 条，共 3 条').waitFor();
  await page.keyboard.press('j');
  await heading(names[1]).waitFor();
  await page.getByRole('link', { name: '下一条' }).click();
  await heading(names[0]).waitFor();
  expect(await page.getByRole('link', { name: '下一条' }).count()).toBe(0);
  await expectAccessible(page, axe);
  await page.goBack();
  await beside().getByRole('heading', { name: names[2] }).waitFor();
  expect(openId()).not.toBeNull();
  // Another way here has no neighbours.
  await page.goto(`/customers/${openId()}`);
  await heading(names[2]).waitFor();
  expect(await page.getByRole('link', { name: '上一条' }).count()).toBe(0);
});

it('contacts and deals open the same way, from the table and the board, and have pages', async () => {
  const { page } = seat;
  for (const [path, name] of [
    ['/contacts', '甲子物流经理'],
    ['/opportunities', '甲子物流项目'],
    ['/opportunities?view=table', '甲子物流项目'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('link', { name, exact: true }).click();
    await beside().getByRole('heading', { name }).waitFor();
    await beside().getByRole('link', { name: names[1] }).waitFor();
    await expectAccessible(page, axe);
    await beside().getByRole('button', { name: '打开整页' }).click();
    await heading(name).waitFor();
    await page.getByRole('region', { name: '待办' }).waitFor();
    await page.waitForURL(/\/[0-9a-f-]{36}$/);
    await expectAccessible(page, axe);
  }
});

it('the page of a contact leads to the customer, its phone, its deals and the others there', async () => {
  const { page } = seat;
  const { as } = house;
  const customer = (await as.sales.get('/api/customers', { q: names[1] })).body.items[0];
  const { version } = (await as.sales.get(`/api/customers/${customer.id}`)).body;
  const phones = ['0755-2601 8899'];
  const changed = await as.sales.patch(`/api/customers/${customer.id}`, version, { phones });
  expect(changed.status).toBe(200);
  const other = { customerId: customer.id, name: '钱多多' };
  expect((await as.sales.post('/api/contacts', other)).status).toBe(201);
  const mine = (await as.sales.get('/api/contacts', { q: '甲子物流经理' })).body.items[0];
  await page.goto(`/contacts/${mine.id}`);
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  await part('客户').getByRole('link', { name: names[1] }).waitFor();
  const phone = part('客户').getByRole('link', { name: phones[0] ?? '' });
  expect(await phone.getAttribute('href')).toBe('tel:075526018899');
  await part('商机').getByRole('link', { name: '甲子物流项目' }).waitFor();
  const others = part('该客户的其他联系人');
  await others.getByRole('link', { name: '钱多多' }).waitFor();
  expect(await others.getByRole('link', { name: '甲子物流经理' }).count()).toBe(0);
  await expectAccessible(page, axe);
  await part('商机').getByRole('link', { name: '甲子物流项目' }).click();
  await heading('甲子物流项目').waitFor();
});

it('on a phone a row, and an address with a record beside its list, lead to the page', async () => {
  const wide = seat;
  seat = await signIn('admin@huaxin.example', { width: 360, dark: true });
  const { page } = seat;
  await page.goto('/customers');
  await page.getByRole('link', { name: names[0] }).click();
  await heading(names[0]).waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1);
  await page.goto(`/customers?open=${id}`);
  await page.waitForURL(`**/customers/${id}`);
  await heading(names[0]).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(page, axe);
  await page.context().close();
  delete seats['admin@huaxin.example'];
  seat = wide;
});

it('two people on one record see each other, and who is changing it', async () => {
  const { page } = seat;
  await page.goto('/customers');
  await page.getByRole('link', { name: names[1] }).click();
  const lead = await signIn('lead@huaxin.example');
  await lead.page.goto(page.url());
  await lead.page.getByText('王芳 正在看').waitFor();
  await beside().getByText('李强 正在看').waitFor();
  await lead.page.getByRole('button', { name: '编辑' }).click();
  await beside().getByText('李强 正在编辑').waitFor();
  await expectAccessible(page, axe);
  await lead.page.close();
  delete seats['lead@huaxin.example'];
  await beside().getByText('李强').waitFor({ state: 'detached' });
});

it('a record put into the bin goes out of sight, and comes back from the toast', async () => {
  seat = await signIn('admin@huaxin.example');
  const { page } = seat;
  await page.goto('/customers');
  await page.getByRole('link', { name: names[1] }).click();
  await beside().getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  await beside().waitFor({ state: 'detached' });
  await page.getByRole('link', { name: names[1] }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('link', { name: names[1] }).waitFor();
});
