/** A phone on the underground: the network goes in the middle of everything; nothing typed is lost, nothing is there twice. */
import { beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { openHouse, password, type House } from '../harness/house.ts';
import { listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

let house: House;
let seat: Seat;
let page: Page;
let customer: string;
let deal: string;

beforeAll(async () => {
  house = await openHouse();
  const { admin } = house.as;
  customer = (await admin.post('/api/customers', { name: '海纳精密', level: 'A' })).body.id;
  deal = (await admin.post('/api/opportunities', { name: '样机试用', customerId: customer })).body.id;
  seat = await sitDown(await openChromium(), await listen(house.app), {
    width: 390,
    height: 844,
    touch: true,
  });
  ({ page } = seat);
  await page.goto('/sign-in');
  await page.locator('input[autocomplete=username]').fill('admin@huaxin.example');
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').tap();
  await page.waitForURL('**/today');
});
watchSeats('offline', () => ({ seat }));

const away = () => seat.context.setOffline(true);
const back = () => seat.context.setOffline(false);
/** The server gets the next such call and does it; the network goes before its answer comes. */
const loseAnswer = (method: string, path: RegExp) =>
  new Promise<void>((lost) => {
    let isOver = false;
    void page.route(path, async (route) => {
      if (isOver || route.request().method() !== method) return route.fallback();
      isOver = true;
      await route.fetch();
      await route.abort('internetdisconnected');
      lost();
    });
  });
const panel = () => page.getByRole('dialog');
const closed = () => panel().waitFor({ state: 'detached' });
const tap = (where: Page | Locator, name: string | RegExp) =>
  where.getByRole('button', { name }).first().tap();
const listed = async (path: string, query: Record<string, string> = {}) =>
  (await house.as.admin.get(path, query)).body.items as Record<string, unknown>[];

it('a new customer waits for the network, and is there once though the first answer was lost', async () => {
  await page.goto('/customers');
  await tap(page, '新建客户');
  await panel().getByRole('textbox', { name: '名称', exact: true }).fill('地铁科技');
  await away();
  await tap(panel(), '保存');
  await panel().getByText('连接不上服务器').waitFor();
  await panel()
    .getByText(/您填写的内容还在/)
    .waitFor();
  await back();
  await panel().getByText('网络恢复了，您填写的内容都在。').waitFor();
  const lost = loseAnswer('POST', /\/api\/customers$/);
  await tap(panel(), '现在保存');
  await lost;
  await panel().getByText('连接不上服务器').waitFor();
  await tap(panel(), '重试');
  await closed();
  expect((await listed('/api/customers', { q: '地铁科技' })).length).toBe(1);
});

it('a change whose answer was lost is saved by one more press, without a question', async () => {
  await page.goto(`/customers/${customer}`);
  await tap(page, '编辑');
  await panel().getByLabel('备注', { exact: true }).fill('隧道里写的');
  const lost = loseAnswer('PATCH', new RegExp(`/api/customers/${customer}$`));
  await tap(panel(), '保存');
  await lost;
  await panel().getByText('连接不上服务器').waitFor();
  await tap(panel(), '重试');
  await closed();
  const { description, version } = (await house.as.admin.get(`/api/customers/${customer}`)).body;
  expect({ description, version }).toEqual({ description: '隧道里写的', version: 2 });
});

it('a follow-up with a file waits for both; the file goes on by itself', async () => {
  await page.goto(`/customers/${customer}`);
  const composer = page.locator('.lk-follow-ups-composer');
  await page.getByLabel('内容').fill('样品到了');
  await away();
  await drop(composer, '样品.txt');
  await composer.getByText(/没有网络，还没有传上去/).waitFor();
  await tap(composer, '保存跟进');
  await composer.getByText('连接不上服务器').waitFor();
  expect(await page.getByLabel('内容').inputValue()).toBe('样品到了');
  await back();
  await composer.getByRole('link', { name: '样品.txt' }).waitFor();
  await tap(composer, '现在保存');
  await page.locator('.lk-follow-ups-resting').waitFor();
  const [followUp, ...others] = await listed('/api/follow-ups', { customerId: customer });
  expect(others).toEqual([]);
  const query = { object: 'followUp', recordId: String(followUp?.['id']) };
  expect((await listed('/api/attachments', query)).map(({ name }) => name)).toEqual(['样品.txt']);
});

it('a follow-up whose answer was lost, and the page with it, is there once', async () => {
  await page.getByLabel('内容').fill('约了周五');
  const lost = loseAnswer('POST', /\/api\/follow-ups$/);
  await tap(page, '保存跟进');
  await lost;
  await page.getByText('连接不上服务器').first().waitFor();
  await page.reload();
  await page.getByText(/尚未保存的内容/).waitFor();
  expect(await page.getByLabel('内容').inputValue()).toBe('约了周五');
  await tap(page, '保存跟进');
  await page.locator('.lk-follow-ups-resting').waitFor();
  const all = await listed('/api/follow-ups', { customerId: customer });
  expect(all.filter(({ content }) => content === '约了周五').length).toBe(1);
});

it('a deal moves on when the network is back, by one press; a lost answer is no quarrel', async () => {
  await page.goto(`/opportunities/${deal}`);
  const path = page.getByRole('list', { name: '阶段进度' });
  const stages = path.getByRole('button');
  await stages.nth(2).waitFor();
  const [second = '', third = ''] = (await stages.allTextContents()).slice(1);
  await away();
  await stages.nth(1).tap();
  await page.getByText(`“样机试用”还没有移到“${second}”`).waitFor();
  await back();
  await tap(page, '现在保存');
  await path.locator('[aria-current=step]', { hasText: second }).waitFor();
  const lost = loseAnswer('POST', /\/move$/);
  await stages.nth(2).tap();
  await lost;
  await page.getByText(`“样机试用”还没有移到“${third}”`).waitFor();
  await tap(page, '重试');
  await path.locator('[aria-current=step]', { hasText: third }).waitFor();
  await page.getByText(`“样机试用”还没有移到“${third}”`).waitFor({ state: 'detached' });
  expect(await page.getByText('移动没有成功').count()).toBe(0);
  expect((await house.as.admin.get(`/api/opportunities/${deal}`)).body.version).toBe(3);
});

it('at a desk, a file dropped on the page waits and goes on by itself', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/customers/${customer}`);
  const files = page.getByRole('region', { name: '附件' });
  await files.waitFor();
  await away();
  await drop(page.getByRole('heading', { name: '海纳精密' }), '合同.txt');
  await files.getByText(/没有网络，还没有传上去/).waitFor();
  await back();
  await files.getByRole('link', { name: '合同.txt' }).waitFor();
});

it('values changed in a list wait and are saved by one press', async () => {
  const { admin } = house.as;
  for (const name of ['周宁', '吴桐']) await admin.post('/api/contacts', { name, customerId: customer });
  await page.goto('/contacts?sort=name');
  const type = async (name: string, title: string) => {
    await page.getByRole('row', { name: new RegExp(name) }).focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: '职务' }).fill(title);
    await page.keyboard.press('Enter');
  };
  await page.getByRole('row', { name: /周宁/ }).waitFor();
  await away();
  await type('周宁', '采购经理');
  await page.getByText('周宁的修改还没有保存').waitFor();
  await type('吴桐', '总工');
  await page.getByText('周宁、吴桐的修改还没有保存').waitFor();
  await back();
  await tap(page, '现在保存');
  await page.getByText('的修改还没有保存').waitFor({ state: 'detached' });
  await expect
    .poll(async () => {
      const all = await listed('/api/contacts', { customerId: customer });
      return Object.fromEntries(all.map(({ name, title }) => [name, title]));
    })
    .toEqual({ 周宁: '采购经理', 吴桐: '总工' });
});

/** What a browser tells when a file is dropped. */
async function drop(target: Locator, name: string): Promise<void> {
  const transfer = await page.evaluateHandle((called) => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], called, { type: 'text/plain' }));
    return data;
  }, name);
  await target.evaluate((element, dataTransfer) => {
    for (const event of ['dragover', 'drop'])
      element.dispatchEvent(new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer }));
  }, transfer);
}
