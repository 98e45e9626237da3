/** A follow-up from anywhere by keyboard alone, and the day it makes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import { openEmptyHouse } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { setUpHouse, watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let seat: Seat;
let customerId: string;

beforeAll(async () => {
  const house = await openEmptyHouse();
  seat = await sitDown(await openChromium(), await listen(house.app));
});
watchSeats('today', () => ({ seat }));

const dialog = () => seat.page.getByRole('dialog');
const followUps = async () => (await (await seat.context.request.get('/api/follow-ups')).json()).items;

it('an empty day leads on; ? lists the keys', async () => {
  const { page } = seat;
  await setUpHouse(page);
  await page.getByText('今天没有要办的事').waitFor();
  await expectAccessible(page, axe);
  await page.keyboard.press('?');
  await dialog().getByText('记录跟进').waitFor();
  await expectAccessible(page, axe);
  // A panel stands over the page: its keys wait.
  await page.keyboard.press('f');
  expect(await dialog().count()).toBe(1);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

it('F on a customer’s page, the text, Ctrl Enter: recorded with that customer', async () => {
  const { page, context } = seat;
  const made = await context.request.post('/api/customers', {
    data: { name: '深圳海纳精密科技有限公司' },
    headers: { origin: new URL(page.url()).origin },
  });
  customerId = (await made.json()).id;
  await page.goto(`/customers/${customerId}`);
  await page.getByRole('heading', { name: '深圳海纳精密科技有限公司' }).waitFor();
  await page.keyboard.press('f');
  const content = dialog().getByLabel('内容');
  await content.waitFor();
  await expect.poll(() => content.evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.type('电话确认样机参数 f?');
  await page.keyboard.press('Control+Enter');
  await page.getByText('跟进已记录').waitFor();
  await dialog().waitFor({ state: 'detached' });
  expect(await followUps()).toMatchObject([{ content: '电话确认样机参数 f?', customer: { id: customerId } }]);
});

it('elsewhere the customer is found by initials; the next step is due today by one press', async () => {
  const { page } = seat;
  await page.goto('/products');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('combobox');
  await page.keyboard.type('szhn');
  await page.locator('.ant-select-item-option-active', { hasText: '海纳' }).waitFor();
  await page.keyboard.press('Enter');
  const content = dialog().getByLabel('内容');
  await expect.poll(() => content.evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.type('发了报价');
  await dialog().getByLabel('下一步', { exact: true }).fill('问报价意见');
  await dialog().getByRole('button', { name: '今天', exact: true }).click();
  await expectAccessible(page, axe);
  await content.press('Control+Enter');
  await dialog().waitFor({ state: 'detached' });
});

it('today shows it; it is put off, taken back, and done', async () => {
  const { page } = seat;
  await page.goto('/today');
  const step = page.getByRole('checkbox', { name: '问报价意见' });
  await step.waitFor();
  await page.getByText('今天到期 1 项').waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '推迟“问报价意见”' }).click();
  await page.getByRole('menuitem', { name: '下周一' }).click();
  await step.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).last().click();
  await step.waitFor();
  await step.click();
  await step.waitFor({ state: 'detached' });
  await page.getByText('今天没有要办的事').waitFor();
  expect((await followUps())[0].nextStepDoneAt).not.toBeNull();
});

it('the calendar’s address is made, shown once, and ended', async () => {
  const { page, context } = seat;
  await page.getByRole('button', { name: '订阅到日历' }).click();
  await dialog().getByRole('button', { name: '生成地址' }).click();
  const address = await dialog().getByLabel('日历地址').inputValue();
  expect(address).toMatch(/\/api\/calendar\/[\w-]{43}\.ics$/);
  await expectAccessible(page, axe);
  const read = async () => (await context.request.get(new URL(address).pathname)).status();
  expect(await read()).toBe(200);
  await dialog().getByRole('button', { name: '停止订阅' }).click();
  await page.getByText('日历地址已失效').waitFor();
  expect(await read()).toBe(404);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

it('keys alone can be turned off, and on again from the menu', async () => {
  const { page } = seat;
  const box = dialog().getByRole('checkbox', { name: '单键快捷键' });
  await page.keyboard.press('?');
  await box.uncheck();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await page.keyboard.press('f');
  await page.getByRole('button', { name: '陈静' }).click();
  await page.getByRole('menuitem', { name: '快捷键' }).click();
  await box.check();
  expect(await dialog().count()).toBe(1);
});
