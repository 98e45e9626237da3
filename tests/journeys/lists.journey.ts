/** Somebody works on a long list: chooses by keyboard, changes many at once, takes it back, scrolls far. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium, Page } from 'playwright-core';
import { openHouse, password, type House } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const many = 140;
let house: House;
let chromium: Chromium;
let address: string;
let page: Page;
const seats: Record<string, Seat> = {};

beforeAll(async () => {
  house = await openHouse();
  for (let i = 0; i < many; i++)
    await house.as.admin.post('/api/customers', { name: `长队${String(i).padStart(3, '0')}`, level: 'C' });
  await house.as.admin.post('/api/opportunities', { name: '长队的单子' });
  address = await listen(house.app);
  chromium = await openChromium();
  page = (await signIn('admin@huaxin.example')).page;
});
watchSeats('lists', () => seats);

async function signIn(email: string, options: Parameters<typeof sitDown>[2] = {}): Promise<Seat> {
  const one = (seats[email] = await sitDown(chromium, address, options));
  await one.page.goto('/sign-in');
  await one.page.getByRole('textbox').first().fill(email);
  await one.page.locator('input[type=password]').fill(password);
  await one.page.locator('button[type=submit]').click();
  await one.page.waitForURL('**/today');
  return one;
}

const row = (index: number) => page.locator(`tbody tr[data-index="${index}"]`);
const nameOf = (index: number) => row(index).getByRole('link').first().textContent();
const toolbar = () => page.getByRole('toolbar', { name: '批量操作' });
const panel = () => page.getByRole('dialog');
async function toTheEnd(): Promise<void> {
  await page.locator('.lk-list-end').waitFor();
  while (await page.locator('.lk-list-end').count()) {
    await page.mouse.wheel(0, 4000);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await page.mouse.wheel(0, 40_000);
  await page.getByRole('link', { name: `长队${many - 1}` }).waitFor();
}
const inDocument = () => page.locator('tbody tr[data-index]').count();

it('chooses a range by keyboard, changes all of it at once, and takes that back', async () => {
  await page.goto('/customers?sort=name&level=C');
  await row(1).focus();
  await page.keyboard.press('x');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
  await toolbar().getByText('已选 4 位客户').waitFor();
  await expectAccessible(page, axe);
  await page.keyboard.press('b');
  const level = toolbar().getByRole('button', { name: '改级别' });
  while (!(await level.evaluate((button) => button === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await panel().getByRole('combobox').click();
  await page.keyboard.type('B');
  await page.keyboard.press('Enter');
  await panel().getByRole('button', { name: '修改', exact: true }).click();
  await page.getByText('已修改 4 位客户').waitFor();
  await page.getByText(`${many - 4} 位客户`, { exact: true }).waitFor();
  await page.goto('/today');
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销 4 位客户').waitFor();
  await page.goto('/customers?sort=name&level=C');
  await page.getByText(`${many} 位客户`, { exact: true }).waitFor();
});

it('changes a value where it stands, by keyboard, and takes it back', async () => {
  await page.goto('/customers?sort=name');
  await row(0).focus();
  await page.keyboard.press('F2');
  await row(0).getByRole('combobox').waitFor();
  await expectAccessible(page, axe);
  await page.keyboard.press('Escape');
  await row(0).getByRole('combobox').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '0');
  await page.keyboard.press('F2');
  await page.locator('.ant-select-item-option', { hasText: 'D' }).click();
  await page.getByText('已保存').waitFor();
  expect(await row(0).locator('[data-column=level]').textContent()).toBe('D');
  await page.getByRole('button', { name: '撤销' }).last().click();
  await page.getByText('已撤销').last().waitFor();
});

it('goes on from one value of a row to the next: the phone and the tags', async () => {
  await page.goto('/customers?sort=name');
  const cell = (column: string) => row(0).locator(`[data-column=${column}]`);
  await row(0).focus();
  await page.keyboard.press('F2');
  await cell('level').getByRole('combobox').waitFor();
  await page.keyboard.press('F2');
  await cell('owner').getByRole('combobox').waitFor();
  await page.keyboard.press('F2');
  await cell('phone').getByRole('textbox').fill('021 5888 1234');
  await page.keyboard.press('F2');
  await cell('phone').getByRole('link', { name: '021 5888 1234' }).waitFor();
  const tags = cell('tags').getByRole('combobox');
  await tags.waitFor();
  await expectAccessible(page, axe);
  await page.keyboard.type('老客户');
  await page.keyboard.press('Enter');
  await page.keyboard.type('华东');
  // What is typed counts, too, when the cell is left.
  await page.keyboard.press('Tab');
  await tags.waitFor({ state: 'detached' });
  expect(await cell('tags').textContent()).toBe('老客户华东');
  await page.getByText('已保存').last().waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '0');
  const { id } = (await house.as.admin.get('/api/customers', { sort: 'name', limit: 1 })).body.items[0];
  const saved = async () => (await house.as.admin.get(`/api/customers/${id}`)).body;
  await expect.poll(saved).toMatchObject({ phones: ['021 5888 1234'], tags: ['老客户', '华东'] });
  // Of several numbers the first one is changed, and what is no number is refused.
  const { version } = await saved();
  await house.as.admin.patch(`/api/customers/${id}`, version, { phones: ['021 5888 1234', '13800138000'] });
  await page.reload();
  await cell('phone').hover();
  await cell('phone').getByRole('button').click();
  await cell('phone').getByRole('textbox').fill('021 5888 9999');
  await page.keyboard.press('Enter');
  await expect.poll(saved).toMatchObject({ phones: ['021 5888 9999', '13800138000'] });
  await cell('phone').hover();
  await cell('phone').getByRole('button').click();
  await cell('phone').getByRole('textbox').fill('没有');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').first().waitFor();
  await cell('phone').getByRole('link', { name: '021 5888 9999' }).waitFor();
});

it('a stage is changed in the table the way the board does it, and a loss has its reason', async () => {
  await page.goto('/opportunities?view=table');
  const cell = row(0).locator('[data-column=stage]');
  const choose = async (name: string) => {
    await cell.hover();
    await cell.getByRole('button').click();
    await page.locator('.ant-select-item-option', { hasText: name }).click();
  };
  await choose('方案报价');
  await cell.getByText('方案报价').waitFor();
  await page.getByRole('button', { name: '撤销' }).last().click();
  await cell.getByText('初步接触').waitFor();
  await choose('输单');
  await panel().getByRole('button', { name: '确认输单' }).waitFor();
  await expectAccessible(page, axe);
  await page.keyboard.press('Escape');
  await panel().waitFor({ state: 'detached' });
  await cell.getByText('初步接触').waitFor();
});

it('chooses all that match, also what is not loaded, and puts it into the bin and back', async () => {
  await page.goto('/customers?sort=name&level=C');
  await row(0).getByRole('checkbox').click();
  await toolbar()
    .getByRole('button', { name: `选择全部 ${many} 位客户` })
    .click();
  await toolbar().getByText(`已选全部 ${many} 位客户`).waitFor();
  // Single ones are taken out again, and are not touched.
  await row(1).getByRole('checkbox').click();
  await row(2).getByRole('checkbox').click();
  await toolbar().getByText(`已选全部 ${many} 位客户，除去 2 条`).waitFor();
  await row(2).getByRole('checkbox').click();
  const left = await nameOf(1);
  await expectAccessible(page, axe);
  await toolbar().getByRole('button', { name: '删除' }).click();
  await panel()
    .getByText(`把 ${many - 1} 位客户移入回收站？`)
    .last()
    .waitFor();
  await panel().getByRole('button', { name: '删除' }).click();
  await page.getByText(`已把 ${many - 1} 位客户移入回收站`).waitFor();
  await page.getByText('1 位客户', { exact: true }).waitFor();
  expect(await nameOf(0)).toBe(left);
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText(`已撤销 ${many - 1} 位客户`).waitFor();
  await page.getByText(`${many} 位客户`, { exact: true }).waitFor();
});

it('scrolls far: few rows are in the document, columns stay, the focus is kept and moves on', async () => {
  await page.goto('/customers?sort=name');
  await row(2).focus();
  const widths = () => page.locator('thead th').evaluateAll((heads) => heads.map((head) => head.clientWidth));
  const before = await widths();
  await toTheEnd();
  expect(await inDocument()).toBeLessThan(80);
  expect(await widths()).toEqual(before);
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(many + 1));
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('2');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '3');
  expect(await nameOf(3)).toBe('长队003');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '长队003' }).waitFor();
});

it('what a colleague changes is read where one looks, and elsewhere when one comes there', async () => {
  await page.goto('/customers?sort=name');
  await toTheEnd();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/api/customers') asked.push(searchParams.get('cursor') ?? 'first');
  });
  // One in sight and one in the second page, which is far above.
  const names = [`长队${many - 1}`, '长队060'];
  const setLevel = async (level: string) => {
    for (const name of names) {
      const { id, version } = (await house.as.admin.get('/api/customers', { q: name })).body.items[0];
      expect((await house.as.admin.patch(`/api/customers/${id}`, version, { level })).status).toBe(200);
    }
  };
  await setLevel('E');
  const levelOf = (name: string) => page.getByRole('row', { name }).locator('[data-column=level]');
  await levelOf(`长队${many - 1}`)
    .getByText('E')
    .waitFor();
  expect(new Set(asked).size).toBe(2);
  asked.length = 0;
  await page.mouse.wheel(0, -40 * 42);
  await page.mouse.wheel(0, -20 * 42);
  await levelOf('长队060').getByText('E').waitFor();
  expect(new Set(asked).size).toBeLessThanOrEqual(3);
  expect(asked.length).toBeGreaterThan(0);
  await setLevel('C');
});

it('stands in groups that open and close by keyboard, with more of each, one after another beside a record', async () => {
  await page.goto('/customers?sort=name');
  await page.getByRole('button', { name: '分组' }).click();
  await page.getByRole('menuitem', { name: '级别' }).click();
  await page.waitForURL(/group=level/);
  const head = page.getByRole('button', { name: `${many} 位客户` });
  await row(19).waitFor();
  expect(await inDocument()).toBe(20);
  await expectAccessible(page, axe);
  await head.focus();
  await page.keyboard.press('Enter');
  await row(0).waitFor({ state: 'detached' });
  expect(await head.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Enter');
  await row(0).waitFor();
  await page.getByRole('button', { name: '加载更多' }).click();
  await row(39).waitFor();
  await row(38).getByRole('link').first().click();
  await page.getByRole('heading', { name: '长队038' }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: '长队039' }).waitFor();
});

it('several come out of the bin at once; which one has to stay is said, and why', async () => {
  const { admin } = house.as;
  const gone = (await admin.post('/api/customers', { name: '已删客户' })).body.id;
  const there = (await admin.post('/api/customers', { name: '还在客户' })).body.id;
  for (const [customerId, name] of [
    [gone, '孤一'],
    [there, '归一'],
    [there, '归二'],
  ]) {
    const { id } = (await admin.post('/api/contacts', { customerId, name })).body;
    await admin.remove(`/api/contacts/${id}`, 1);
  }
  await admin.remove(`/api/customers/${gone}`, 1);
  await page.goto('/bin?object=contact');
  await row(2).focus();
  await page.keyboard.press('x');
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowUp');
  await toolbar().getByText('已选 3 位联系人').waitFor();
  await expectAccessible(page, axe);
  await toolbar().getByRole('button', { name: '恢复' }).click();
  await page.getByText('已恢复 2 位联系人').waitFor();
  await page.getByText('1 位联系人没有恢复').waitFor();
  await page.getByText('孤一 · 所属客户也在回收站里，请先恢复客户。').waitFor();
  await toolbar().waitFor({ state: 'detached' });
  await row(1).waitFor({ state: 'detached' });
  expect(await row(0).textContent()).toContain('孤一');
  await expectAccessible(page, axe);
});

it('on a phone rows are chosen by touch once one begins to choose', async () => {
  const { page: phone } = await signIn('admin@huaxin.example', { width: 360, dark: true });
  await phone.goto('/customers?sort=name');
  await phone.getByRole('button', { name: '选择', exact: true }).click();
  await phone.locator('li[data-index="0"]').click();
  await phone.locator('li[data-index="1"]').click();
  await phone.getByText('已选 2 位客户').waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(phone, axe);
  await phone.goto('/customers?group=level&sort=name');
  await phone.locator('li[data-index="19"]').waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(phone, axe);
});
