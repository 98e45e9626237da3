/** Asked signed out on a phone, answered at the desk in two clicks, and in: without any mail. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium } from 'playwright-core';
import { openEmptyHouse, password } from '../harness/house.ts';
import { expectAccessible, freePort, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { setUpHouse, wang, watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
let address: string;
/** The administrator in the office; Wang with a new phone on the road. */
let office: Seat;
let road: Seat;

async function sitAt(from: string, options: Parameters<typeof sitDown>[2] = {}): Promise<Seat> {
  const seat = await sitDown(chromium, address, options);
  await seat.context.setExtraHTTPHeaders({ 'x-forwarded-for': from, 'x-forwarded-proto': 'https' });
  return seat;
}

beforeAll(async () => {
  const port = await freePort();
  address = `http://localhost:${port}`;
  const house = await openEmptyHouse({ TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: address });
  await listen(house.app, port);
  chromium = await openChromium();
  office = await sitAt('203.0.113.7');
  road = await sitAt('198.51.100.9', { width: 360, height: 740, touch: true });
});

watchSeats('unlocking', () => ({ office, road }));

it('a house with somebody who can’t get in', async () => {
  await setUpHouse(office.page);
  const api = office.context.request;
  const headers = { 'sec-fetch-site': 'same-origin' };
  const roles = await (await api.get('/api/roles')).json();
  const roleIds = roles.items
    .filter(({ name }: { name: string }) => name === '销售')
    .map(({ id }: { id: string }) => id);
  const made = await (await api.post('/api/people', { headers, data: { ...wang, roleIds } })).json();
  const link = await (await api.post(`/api/people/${made.id}/password-link`, { headers })).json();
  const beside = await sitAt('203.0.113.8');
  await beside.page.goto(link.url);
  await beside.page.getByLabel('新密码').fill(password);
  await beside.page.getByRole('button', { name: '设置密码' }).click();
  await beside.page.getByText('新密码已生效').waitFor();
  await beside.context.close();
});

it('she asks on her phone, and the page says who is told and when', async () => {
  const { page } = road;
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '进不去？请管理员帮忙' }).click();
  // Both pages ask for an e-mail.
  await page.getByRole('heading', { name: '请管理员让我进去' }).waitFor();
  await page.getByRole('link', { name: '先检查网络和设备，结果会一起发送' }).click();
  await page.getByRole('button', { name: '开始检查' }).click();
  await page.getByRole('button', { name: '修复' }).waitFor();
  await page.getByRole('link', { name: '进不去？请管理员帮忙' }).click();
  await page.getByText('刚才的检查结果会一起发送。').waitFor();
  await page.getByLabel('邮箱').fill(wang.email);
  await page.getByLabel('说明（可选）').fill('换了新手机，工号 1024');
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '发出申请' }).click();
  await page.getByRole('heading', { name: /^解锁申请 \d{4} \d{4}$/ }).waitFor();
  await page.getByText('全体管理员').waitFor();
  await expectAccessible(page, axe);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

it('it appears at the desk by itself, with what is known; a question is answered on the phone', async () => {
  const { page } = office;
  await page.goto('/settings/locks?tab=requests');
  await page.getByRole('cell', { name: wang.name }).click();
  const desk = page.getByRole('dialog', { name: `${wang.name} 申请解锁` });
  await desk.getByText(/^建议：信任申请的设备/).waitFor();
  await desk.getByText(/请先打电话给 王芳/).waitFor();
  // This browser draws without a graphics card.
  await desk.getByText(/图形加速 · 勉强 · .*SwiftShader/).waitFor();
  await expectAccessible(page, axe);
  await desk.getByLabel('写给申请人').fill('请报部门');
  await desk.getByLabel('需要对方补充').check();
  await desk.getByRole('button', { name: '发送' }).click();
  await desk.getByText('请报部门').waitFor();
  await road.page.getByText('现在等您补充，计时已暂停。').waitFor();
  await road.page.getByLabel('写给管理员').fill('华东组');
  await road.page.getByRole('button', { name: '发送' }).click();
  await desk.getByText('华东组').waitFor();
});

it('two clicks answer it; the phone becomes hers, is not signed in, and then signs in', async () => {
  const desk = office.page.getByRole('dialog', { name: `${wang.name} 申请解锁` });
  await desk.getByRole('button', { name: '信任申请的设备' }).click();
  await desk.getByText(/不会登录，仍要输入密码/).waitFor();
  await desk.getByRole('button', { name: '确认信任' }).click();
  await office.page.getByText('已答复').first().waitFor();
  const { page } = road;
  await page.getByText('可以进去了').waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '信任这台设备并登录' }).click();
  await page.getByText('这台设备已受信任').waitFor();
  await page.getByLabel('邮箱').fill(wang.email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/today');
});

it('limited while she works, she asks from the page; what is over can be asked anew', async () => {
  const api = office.context.request;
  const headers = { 'sec-fetch-site': 'same-origin' };
  const people = await (await api.get('/api/people')).json();
  const { id } = people.items.find(({ name }: { name: string }) => name === wang.name);
  const lock = {
    scope: 'account',
    subject: id,
    strength: 'limited',
    reason: '正在核对',
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  };
  expect((await api.post('/api/locks', { headers, data: lock })).status()).toBe(201);
  const { page } = road;
  await page.goto('/account');
  await page.getByRole('button', { name: '请管理员解除' }).click();
  const panel = page.getByRole('dialog', { name: '请管理员解除' });
  await panel.getByLabel('说明（可选）').fill('要导出月报');
  await panel.getByRole('button', { name: '请管理员解除' }).click();
  await panel.getByRole('link', { name: '查看进展' }).waitFor();
  await office.page.goto('/settings/locks?tab=requests');
  await office.page.getByRole('cell', { name: '要导出月报' }).click();
  const desk = office.page.getByRole('dialog', { name: `${wang.name} 申请解锁` });
  await desk.getByText('是管理员手动锁定的，先问问锁定的人').waitFor();
  await desk.getByRole('button', { name: '解除锁定' }).click();
  await desk.getByText(/^解除 1 个锁定/).waitFor();
  await desk.getByRole('button', { name: '确认解除' }).click();
  await office.page.getByText('已答复').first().waitFor();
  await page.getByRole('button', { name: '请管理员解除' }).first().waitFor({ state: 'detached' });
});

it('the roster says who is called and when nobody is; by keyboard too', async () => {
  const { page } = office;
  await page.goto('/settings/locks?tab=duty');
  await page.getByText('还没有值班表').waitFor();
  await page.getByRole('button', { name: '添加班次' }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: '添加班次' });
  await panel.getByLabel('谁', { exact: false }).first().focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: '陈静' }).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: '添加', exact: true }).focus();
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: /星期一 09:00–18:00 陈静/ }).waitFor();
  await page.getByText(/接下来的 7 天有 \d 段时间没有人值班/).waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '移除 星期一 09:00–18:00 陈静' }).click();
  await page.getByRole('row', { name: '星期一 没有人' }).waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('row', { name: /星期一 09:00–18:00 陈静/ }).waitFor();
});

it('the page of a request speaks the language that is chosen on it', async () => {
  const stranger = await sitAt('198.51.100.77', { width: 360, height: 740, touch: true });
  const { page } = stranger;
  await page.goto('/unlock#not-a-secret');
  await page.getByText('这个链接已失效').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('This link no longer works').waitFor();
  await page.getByRole('link', { name: 'Ask anew' }).click();
  await page.getByLabel('E-mail').fill('nobody@huaxin.example');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('heading', { name: /^Unlock request \d{4} \d{4}$/ }).waitFor();
  await page.getByRole('button', { name: '繁體中文' }).click();
  await page.getByText('全體管理員').or(page.getByText('值班管理員')).first().waitFor();
  await page.getByRole('button', { name: '撤回申請' }).click();
  await page.getByText('您已撤回這份申請').waitFor();
  expect(stranger.complaints).toEqual([]);
  await stranger.context.close();
});
