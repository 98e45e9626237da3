/** Nothing typed is lost: a reload, a crash, a colleague, a network that goes away, a session that ends. And all is undone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium, Locator, Page, Route } from 'playwright-core';
import { openHouse, password, type House } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
let address: string;
let house: House;
let seat: Seat;
let id: string;
const seats: Record<string, Seat> = {};

beforeAll(async () => {
  house = await openHouse();
  const made = await house.as.admin.post('/api/customers', {
    name: '海纳精密',
    level: 'A',
    industry: 'software',
  });
  id = made.body.id;
  address = await listen(house.app);
  chromium = await openChromium();
  seat = seats['admin'] = await sitDown(chromium, address);
  await seat.page.goto('/sign-in');
  await signIn(seat.page);
  await seat.page.waitForURL('**/today');
  await seat.page.goto(`/customers/${id}`);
});
watchSeats('forms', () => seats);

async function signIn(place: Page | Locator): Promise<void> {
  const email = place.locator('input[autocomplete=username]');
  if ((await email.inputValue()) === '') await email.fill('admin@huaxin.example');
  await place.locator('input[type=password]').fill(password);
  await place.locator('button[type=submit]').click();
}

const panel = () => seat.page.getByRole('dialog');
const field = (name: string) => panel().getByLabel(name, { exact: true });
const edit = () => seat.page.getByRole('button', { name: '编辑' }).first().click();
const save = () => panel().getByRole('button', { name: '保存', exact: true }).click();
const closed = () => panel().waitFor({ state: 'detached' });
const customer = async () => (await house.as.admin.get(`/api/customers/${id}`)).body;
/** A colleague changes it meanwhile. */
const meanwhile = async (change: object) =>
  expect(
    (await house.as.admin.patch(`/api/customers/${id}`, (await customer()).version, change)).status,
  ).toBe(200);

it('what is typed into a change survives a closed panel, a reload and a crash; the page says so and leads to it', async () => {
  const { page, context } = seat;
  await edit();
  await field('网站').fill('https://haina.example');
  await page.keyboard.press('Escape');
  await closed();
  await page.getByRole('button', { name: '草稿' }).click();
  expect(await field('网站').inputValue()).toBe('https://haina.example');
  await panel()
    .getByText(/尚未保存的内容/)
    .waitFor();
  await expectAccessible(page, axe);
  await field('备注').fill('喜欢茶');
  await page.close({ runBeforeUnload: false });
  seat = seats['admin'] = { ...seat, page: await context.newPage() };
  await seat.page.goto('/customers');
  await seat.page.getByText('您有 1 份未保存的草稿').waitFor();
  await seat.page.getByRole('link', { name: '编辑 · 海纳精密' }).click();
  expect(await field('备注').inputValue()).toBe('喜欢茶');
  await save();
  await closed();
  expect(await customer()).toMatchObject({ website: 'https://haina.example', description: '喜欢茶' });
  expect(await seat.page.getByRole('button', { name: '草稿' }).count()).toBe(0);
});

it('it is discarded in one click', async () => {
  await edit();
  await field('网站').fill('https://other.example');
  await seat.page.reload();
  await seat.page.getByRole('button', { name: '草稿' }).click();
  await panel().getByRole('button', { name: '放弃' }).click();
  expect(await field('网站').inputValue()).toBe('https://haina.example');
  await seat.page.keyboard.press('Escape');
  await closed();
  expect(await seat.page.getByRole('button', { name: '草稿' }).count()).toBe(0);
});

it('a change is taken back by its button and by Ctrl Z, but not out of a field', async () => {
  const { page } = seat;
  await edit();
  await field('名称').fill('海纳科技');
  await save();
  await closed();
  await page.getByRole('heading', { name: '海纳科技' }).waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('heading', { name: '海纳精密' }).waitFor();
  await edit();
  await field('名称').fill('海纳集团');
  await save();
  await closed();
  await page.getByRole('heading', { name: '海纳集团' }).waitFor();
  await page.getByPlaceholder('做了什么、对方怎么说？').focus();
  await page.keyboard.press('Control+z');
  await page.getByRole('heading', { name: '海纳集团' }).waitFor();
  await page.locator('main').focus();
  await page.keyboard.press('Control+z');
  await page.getByRole('heading', { name: '海纳精密' }).waitFor();
});

it('of two people who change other fields, both are kept, and it is said what the other did', async () => {
  await edit();
  await meanwhile({ industry: 'medical' });
  await field('备注').fill('喜欢咖啡');
  await save();
  await closed();
  await seat.page.getByText(/期间陈静修改了：行业 软件 → 医疗/).waitFor();
  expect(await customer()).toMatchObject({ industry: 'medical', description: '喜欢咖啡' });
});

it('of two people who change the same fields, one is asked which to keep, by keyboard', async () => {
  const { page } = seat;
  await edit();
  await meanwhile({ description: '喜欢酒', website: 'https://theirs.example', foundedYear: 1999 });
  await field('备注').fill('喜欢水');
  await field('网站').fill('https://mine.example');
  await save();
  await panel().getByText('您和别人修改了同样的内容').waitFor();
  await expectAccessible(page, axe);
  await save();
  await panel().getByText('请选择一项').first().waitFor();
  const side = (name: string, whose: RegExp) =>
    panel().getByRole('group', { name, exact: true }).getByRole('radio', { name: whose });
  await side('备注', /我的/).focus();
  await page.keyboard.press('Space');
  await side('网站', /陈静的/).focus();
  await page.keyboard.press('Space');
  // Somebody is quicker once more.
  await meanwhile({ level: 'C' });
  await page.keyboard.press('Enter');
  await closed();
  expect(await customer()).toMatchObject({
    description: '喜欢水',
    website: 'https://theirs.example',
    foundedYear: 1999,
    level: 'C',
  });
});

it('a past change is put back out of the history, and asks where it was changed again since', async () => {
  const { page } = seat;
  await meanwhile({ level: 'D' });
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '修改历史' }).click();
  const entry = panel().getByRole('listitem').filter({ hasText: 'C' }).first();
  await entry.getByRole('button', { name: '改回级别' }).click();
  await page.getByText('已改回原来的内容').waitFor();
  expect((await customer()).level).toBe('C');
  await meanwhile({ level: 'A' });
  await panel()
    .getByRole('listitem')
    .filter({ hasText: 'D' })
    .last()
    .getByRole('button', { name: '改回级别' })
    .click();
  const question = page.getByRole('dialog', { name: '这些内容后来又改过，仍要改回吗？' });
  await question.getByRole('button', { name: '改回' }).click();
  await question.waitFor({ state: 'detached' });
  await expect.poll(async () => (await customer()).level).toBe('C');
  await page.keyboard.press('Escape');
  await closed();
});

it('without a network the form says so, keeps all, and is sent when the network is back', async () => {
  const { page, context } = seat;
  await edit();
  await field('备注').fill('在地铁上写的');
  await context.setOffline(true);
  await save();
  await panel().getByText('连接不上服务器').waitFor();
  expect(await field('备注').inputValue()).toBe('在地铁上写的');
  await context.setOffline(false);
  await panel().getByRole('button', { name: '现在保存' }).click();
  await closed();
  expect((await customer()).description).toBe('在地铁上写的');
  await page.getByText('在地铁上写的').first().waitFor();
});

it('a session that ends is a screen over the page; signing in goes on with what was being saved', async () => {
  const { page, context } = seat;
  await edit();
  await field('备注').fill('会话结束前写的');
  // The session ends while the change is on its way.
  const end = async (route: Route) => {
    await context.request.post('/api/sign-out', { headers: { 'sec-fetch-site': 'same-origin' } });
    await route.continue();
  };
  await page.route(`**/api/customers/${id}`, (route) =>
    route.request().method() === 'PATCH' ? end(route) : route.continue(),
  );
  await save();
  const screen = page.locator('.lk-over-page');
  await screen.getByText(/登录已结束/).waitFor();
  await page.unroute(`**/api/customers/${id}`);
  await expectAccessible(page, axe);
  await page.keyboard.press('Escape');
  await signIn(screen);
  await screen.waitFor({ state: 'detached' });
  await closed();
  expect((await customer()).description).toBe('会话结束前写的');
});

it('signing out by will asks before a draft goes, and leaves none', async () => {
  const { page } = seat;
  await edit();
  await field('备注').fill('不要了');
  await page.keyboard.press('Escape');
  await closed();
  await page.getByRole('button', { name: '陈静' }).first().click();
  await page.getByText('退出登录').click();
  const question = page.getByRole('dialog', { name: /丢弃 1 份未保存的草稿/ });
  await question.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL('**/sign-in');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))).toEqual(
    [],
  );
});
