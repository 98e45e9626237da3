/** Two people at one record, each in their own browser: whatever they do at once, neither loses what they typed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium } from 'playwright-core';
import { openHouse, password, type House } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let house: House;
let id: string;
const seats: Record<string, Seat> = {};

beforeAll(async () => {
  house = await openHouse();
  const made = { name: '海纳精密', level: 'A', industry: 'software' };
  id = (await house.as.sales.post('/api/customers', made)).body.id;
  const address = await listen(house.app);
  const chromium = await openChromium();
  for (const name of ['admin', 'sales']) await sit(chromium, address, name);
});
watchSeats('two-people', () => seats);

async function sit(chromium: Chromium, address: string, name: string): Promise<void> {
  const seat = (seats[name] = await sitDown(chromium, address));
  const { email } = (await house.as[name as 'admin'].get('/api/me')).body;
  await seat.page.goto('/sign-in');
  await seat.page.getByLabel('邮箱').fill(email);
  await seat.page.locator('input[type=password]').fill(password);
  await seat.page.getByRole('button', { name: '登录' }).click();
  await seat.page.waitForURL('**/today');
  await seat.page.goto(`/customers/${id}`);
}

const pageOf = (name: string) => {
  const seat = seats[name];
  if (!seat) throw new Error(`Nobody sits there: ${name}.`);
  return seat.page;
};
const panel = (name: string) => pageOf(name).getByRole('dialog');
const edit = (name: string) => pageOf(name).getByRole('button', { name: '编辑' }).first().click();
const type = (name: string, field: string, text: string) =>
  panel(name).getByLabel(field, { exact: true }).fill(text);
const save = (name: string) => panel(name).getByRole('button', { name: '保存', exact: true }).click();
const closed = (name: string) => panel(name).waitFor({ state: 'detached' });
const customer = async () => (await house.as.admin.get(`/api/customers/${id}`)).body;

it('each sees that the other is changing it; of other fields both are kept, and it is said', async () => {
  await edit('admin');
  await edit('sales');
  await panel('sales').getByLabel('备注', { exact: true }).waitFor();
  await pageOf('admin').getByText('王芳 正在编辑').waitFor();
  await type('admin', '网站', 'https://haina.example');
  await type('sales', '备注', '喜欢茶');
  await save('admin');
  await closed('admin');
  await save('sales');
  await closed('sales');
  await pageOf('sales')
    .getByText(/期间陈静修改了：网站/)
    .waitFor();
  expect(await customer()).toMatchObject({ website: 'https://haina.example', description: '喜欢茶' });
  await pageOf('admin').getByText('喜欢茶').first().waitFor();
});

it('of the same field the second one chooses; the first may undo only what is still theirs', async () => {
  await edit('admin');
  await edit('sales');
  await type('admin', '备注', '喜欢咖啡');
  await type('sales', '备注', '喜欢水');
  await save('admin');
  await closed('admin');
  // Held under the mouse, the passing sentence stays.
  const undo = pageOf('admin').getByRole('button', { name: '撤销' }).last();
  await undo.hover();
  await save('sales');
  await panel('sales').getByText('您和别人修改了同样的内容').waitFor();
  await expectAccessible(pageOf('sales'), axe);
  await panel('sales').getByRole('radio', { name: /我的/ }).check();
  await save('sales');
  await closed('sales');
  expect((await customer()).description).toBe('喜欢水');
  await pageOf('admin').getByText('喜欢水').first().waitFor();
  await undo.click();
  await pageOf('admin')
    .getByText(/没能撤销/)
    .waitFor();
  expect((await customer()).description).toBe('喜欢水');
});

/** Somebody who may puts it into the bin, by another browser. */
const bin = async (who: 'admin' | 'lead') =>
  expect((await house.as[who].remove(`/api/customers/${id}`, (await customer()).version)).status).toBe(204);

it('what one puts into the bin while the other types: they are told by whom, and nothing typed is lost', async () => {
  const page = pageOf('sales');
  await edit('sales');
  await type('sales', '备注', '正在写的');
  await bin('admin');
  await save('sales');
  await panel('sales')
    .getByText(/陈静把它移入了回收站/)
    .waitFor();
  await panel('sales')
    .getByText(/也存成了草稿/)
    .waitFor();
  expect(await panel('sales').getByLabel('备注', { exact: true }).inputValue()).toBe('正在写的');
  expect(await panel('sales').getByRole('button', { name: '恢复并保存' }).count()).toBe(0);
  await expectAccessible(page, axe);
  expect((await house.as.admin.post(`/api/customers/${id}/restore`)).status).toBe(200);
  await save('sales');
  await closed('sales');
  expect((await customer()).description).toBe('正在写的');
});

it('whoever may brings it back and saves by one press; who only looks is told too', async () => {
  await edit('admin');
  await type('admin', '备注', '也在写');
  await bin('lead');
  await pageOf('sales')
    .getByText(/把它移入了回收站/)
    .waitFor();
  await expectAccessible(pageOf('sales'), axe);
  await save('admin');
  await panel('admin').getByRole('button', { name: '恢复并保存' }).click();
  await closed('admin');
  expect((await customer()).description).toBe('也在写');
  await pageOf('sales')
    .getByText(/把它移入了回收站/)
    .waitFor({ state: 'detached' });
  await bin('lead');
  await pageOf('admin').getByRole('button', { name: '恢复', exact: true }).click();
  await pageOf('admin')
    .getByText(/把它移入了回收站/)
    .waitFor({ state: 'detached' });
  expect((await customer()).name).toBe('海纳精密');
});
