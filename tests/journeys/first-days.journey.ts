/** The first days in a house with demo data: the list ticks itself, is put away and comes back by the help. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import { openHouse, password, type House } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let house: House;
let seat: Seat;

beforeAll(async () => {
  house = await openHouse();
  expect((await house.as.admin.post('/api/demo')).status).toBe(201);
  const address = await listen(house.app);
  seat = await sitDown(await openChromium(), address);
  const { page } = seat;
  await page.goto('/sign-in');
  await page.getByRole('textbox').first().fill('admin@huaxin.example');
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/today');
});
watchSeats('first-days', () => ({ admin: seat }));

const list = () => seat.page.getByRole('region', { name: '头几天' });
const dialog = () => seat.page.getByRole('dialog');
const done = (step: string) => list().getByText(`已完成：${step}`).waitFor();

it('what was tried is ticked, without anybody ticking it', async () => {
  const { page } = seat;
  await list().getByText('试试搜索和命令').waitFor();
  await page.keyboard.press('Control+k');
  await dialog().waitFor();
  await page.keyboard.press('Escape');
  await done('试试搜索和命令');
  const told = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/first-days') && answer.request().method() === 'PATCH',
  );
  await list().getByRole('link', { name: '看看销售流程的阶段' }).click();
  await page.waitForURL('**/settings/pipelines');
  await told;
  await page.goto('/today');
  await done('看看销售流程的阶段');
  await expectAccessible(page, axe);
});

it('F1 opens the guide of the page; a link in it is read there; the list that was put away comes back', async () => {
  const { page } = seat;
  await list().getByRole('button', { name: '收起' }).click();
  await page.getByText('已收起').waitFor();
  await list().waitFor({ state: 'detached' });
  await page.keyboard.press('F1');
  await dialog().getByRole('heading', { name: '今天' }).waitFor();
  await expectAccessible(page, axe);
  await dialog().getByRole('button', { name: '通知', exact: true }).first().click();
  await dialog().getByRole('heading', { name: '通知' }).waitFor();
  await dialog().getByRole('button', { name: '返回' }).click();
  await dialog().getByRole('button', { name: '再看看“头几天”的清单' }).click();
  await list().waitFor();
  await dialog().waitFor({ state: 'detached' });
});

it('each page has its own part of the guide, by its question mark too', async () => {
  const { page } = seat;
  await page.goto('/settings/pipelines');
  await page.getByRole('button', { name: '本页帮助' }).click();
  await dialog().getByRole('heading', { name: '销售流程' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await page.goto('/today');
});

it('the demo data is removed, and it is said before and after what goes', async () => {
  const { page } = seat;
  await list().getByRole('button', { name: '清除演示数据' }).click();
  await dialog()
    .getByText(/将删除虚构的 \d+ 个客户/)
    .waitFor();
  await dialog().getByRole('button', { name: '清除演示数据' }).click();
  await page.getByText(/已清除 \d+ 条演示数据/).waitFor();
  await list().getByRole('button', { name: '清除演示数据' }).waitFor({ state: 'detached' });
  const left = await house.as.admin.get('/api/customers', { count: true });
  expect(left.body.total).toBe(0);
});
