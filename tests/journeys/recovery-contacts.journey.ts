/** A colleague lets somebody back in, in two real browsers and a phone: agreed beforehand, asked for, read out, typed. No mail. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium } from 'playwright-core';
import { expectAccessible, freePort, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { openEmptyHouse, password } from '../harness/house.ts';
import { setUpHouse, wang, watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
let address: string;
/** The administrator, who is Wang's contact; Wang at her desk; Wang on a new phone. */
let office: Seat;
let desk: Seat;
let phone: Seat;

async function sitAt(from: string, options: object = {}): Promise<Seat> {
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
  desk = await sitAt('203.0.113.8');
  phone = await sitAt('198.51.100.9', { width: 390, height: 844, touch: true });
});

watchSeats('recovery-contacts', () => ({ office, desk, phone }));

const sectionOf = (seat: Seat) => seat.page.getByRole('region', { name: '恢复联系人' });
const signIn = async ({ page }: Seat) => {
  await page.getByLabel('邮箱').fill(wang.email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
};

it('Wang chooses the administrator, who says yes', async () => {
  await setUpHouse(office.page);
  const api = office.context.request;
  const headers = { 'sec-fetch-site': 'same-origin' };
  const person = await (await api.post('/api/people', { headers, data: wang })).json();
  const link = await (await api.post(`/api/people/${String(person.id)}/password-link`, { headers })).json();
  await desk.page.goto(link.url);
  await desk.page.locator('input[type=password]').first().fill(password);
  await desk.page.getByRole('button', { name: '设置密码' }).click();
  await desk.page.getByText('新密码已生效').waitFor();
  await desk.page.goto('/sign-in');
  await signIn(desk);
  await desk.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await desk.page.goto('/account');
  const mine = sectionOf(desk);
  await mine.getByRole('combobox').fill('陈静');
  await desk.page.getByTitle('陈静').first().click();
  await mine.getByRole('button', { name: '请对方做我的恢复联系人' }).click();
  await mine.getByText('等对方同意').waitFor();
  await expectAccessible(desk.page, axe);
  await office.page.goto('/account');
  await sectionOf(office).getByRole('button', { name: '同意' }).click();
  await sectionOf(office).getByText('我帮助的同事').waitFor();
});

it('on a new phone she asks; the code is read out after a warning, and trusts the phone without signing in', async () => {
  const { page } = phone;
  await page.goto('/prove-device');
  await page.getByRole('button', { name: '恢复联系人' }).click();
  await page.getByLabel('邮箱').fill(wang.email);
  await page.getByRole('button', { name: '请恢复联系人帮忙' }).click();
  await page.getByText('已请您的恢复联系人帮忙').waitFor();
  await expectAccessible(page, axe);
  await office.page.goto('/account');
  await sectionOf(office).getByText('王芳 被锁在外面').waitFor();
  await sectionOf(office).getByRole('button', { name: '读给同事的代码' }).click();
  const panel = office.page.getByRole('dialog');
  await panel.getByText('声音可以伪造').waitFor();
  await panel.getByRole('button', { name: '我已打电话确认，看代码' }).click();
  const code = (await panel.getByLabel('代码', { exact: true }).textContent()) ?? '';
  expect(code).toMatch(/^\d{4} \d{4}$/);
  await expectAccessible(office.page, axe);
  await page.getByLabel('对方读出的 8 位数字').fill(code);
  await page.getByRole('button', { name: '信任这台设备' }).click();
  await page.getByText('这台设备已受信任').waitFor();
  expect((await phone.context.request.get('/api/me')).status()).toBe(401);
  await signIn(phone);
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
});

it('a request that isn’t hers she refuses at her desk, and the code is worth nothing', async () => {
  const stranger = await sitAt('198.51.100.77');
  await stranger.page.goto('/prove-device');
  await stranger.page.getByRole('button', { name: '恢复联系人' }).click();
  await stranger.page.getByLabel('邮箱').fill(wang.email);
  await stranger.page.getByRole('button', { name: '请恢复联系人帮忙' }).click();
  await stranger.page.getByText('已请您的恢复联系人帮忙').waitFor();
  await desk.page.goto('/account');
  await sectionOf(desk).getByText('有人以您的名义').waitFor();
  await sectionOf(desk).getByRole('button', { name: '拒绝' }).click();
  await sectionOf(desk).getByText('有人以您的名义').waitFor({ state: 'detached' });
  await office.page.goto('/account');
  await sectionOf(office).getByText('我帮助的同事').waitFor();
  expect(await sectionOf(office).getByText('王芳 被锁在外面').count()).toBe(0);
});
