/** The gate in a real browser: a stranger's device, an administrator's link, a lock while somebody types, a passkey alone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium, Page } from 'playwright-core';
import { openEmptyHouse, password } from '../harness/house.ts';
import { expectAccessible, freePort, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { setUpHouse, wang, watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
let address: string;
/** The administrator in the office, and Wang on the road. */
let office: Seat;
let road: Seat;

/** Somebody at another address; passkeys need a name for a host, so everybody comes by `localhost`. */
async function sitAt(from: string, options: { width?: number; dark?: boolean } = {}): Promise<Seat> {
  const seat = await sitDown(chromium, address, options);
  await seat.context.setExtraHTTPHeaders({
    'x-forwarded-for': from,
    'x-forwarded-proto': 'https',
  });
  return seat;
}

const idOf = ({ id }: { id: string }): string => id;

/** Typing the password, whatever comes after it. */
async function typePassword(page: Page, email: string, typed = password) {
  await page.getByLabel('邮箱').fill(email);
  await page.locator('input[type=password]').fill(typed);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

beforeAll(async () => {
  const port = await freePort();
  address = `http://localhost:${port}`;
  const house = await openEmptyHouse({ TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: address });
  await listen(house.app, port);
  chromium = await openChromium();
  office = await sitAt('203.0.113.7');
  road = await sitAt('198.51.100.9');
});

watchSeats('gate', () => ({ office, road }));

it('an administrator sets the house up and hands a colleague a link to set a password', async () => {
  const { page } = office;
  await setUpHouse(page);
  const api = office.context.request;
  const headers = { 'sec-fetch-site': 'same-origin' };
  const roles = await (await api.get('/api/roles')).json();
  const roleIds = roles.items.filter(({ name }: { name: string }) => name === '销售').map(idOf);
  const made = await api.post('/api/people', { headers, data: { ...wang, roleIds } });
  expect(made.status()).toBe(201);
  const link = await api.post(`/api/people/${idOf(await made.json())}/password-link`, { headers });
  // Set in the office, at the administrator's side; the road knows nothing of it.
  const beside = await sitAt('203.0.113.8');
  await beside.page.goto((await link.json()).url);
  await beside.page.getByLabel('新密码').fill(password);
  await beside.page.getByRole('button', { name: '设置密码' }).click();
  await beside.page.getByText('新密码已生效').waitFor();
  await beside.context.close();
});

it('wrong and unknown names are answered in the same words; work is done in the background', async () => {
  const { page } = road;
  await page.goto('/sign-in');
  const said = page.getByRole('alert');
  await typePassword(page, 'nobody@huaxin.example', 'wrong password');
  const ofNobody = await said.textContent();
  await typePassword(page, wang.email, 'another wrong one');
  await expect.poll(() => page.getByRole('button', { name: '登录', exact: true }).isEnabled()).toBe(true);
  expect(await said.textContent()).toBe(ofNobody);
  await page.getByRole('link', { name: '换一种方式证明是您本人' }).waitFor();
  // Three are free; from then on each try costs some work, which the browser does by itself.
  for (const typed of ['a third guess', 'a fourth guess']) await typePassword(page, wang.email, typed);
  await page.getByText('您的浏览器正在做一道小题').waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: '登录', exact: true }).isEnabled(), { timeout: 30_000 })
    .toBe(true);
  expect(await said.textContent()).toBe(ofNobody);
  await expectAccessible(page, axe);
  await page.getByRole('link', { name: '换一种方式证明是您本人' }).click();
  await page.getByLabel('验证器应用现在显示的 6 位数字').waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('link', { name: '返回登录' }).click();
});

it('from a device nobody knows the password alone is not enough; without another way, an administrator is', async () => {
  const { page } = road;
  await typePassword(page, wang.email);
  await page.getByText('系统还不认识这台设备').waitFor({ timeout: 40_000 });
  await page.getByText('管理员可以在“设置 › 人员”里为您生成一个“设备链接”').waitFor();
  await expectAccessible(page, axe);
});

it('the administrator makes a device link; opened there, the password is enough', async () => {
  await office.page.goto('/settings/people');
  await office.page.getByText(wang.name).first().click();
  const panel = office.page.getByRole('dialog');
  await panel.getByRole('button', { name: '生成设备链接' }).click();
  const link = await panel.getByRole('textbox', { name: '设备链接' }).inputValue();
  await expectAccessible(office.page, axe);
  const { page } = road;
  await page.goto(link);
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '信任这台设备' }).click();
  await page.getByText('这台设备已受信任').waitFor();
  await expectAccessible(page, axe);
  await typePassword(page, wang.email);
  await page.waitForURL('**/today', { timeout: 40_000 });
});

it('locked while typing: a screen over the page, a proof, and the text is still there', async () => {
  const { page } = road;
  await page.getByRole('link', { name: '客户', exact: true }).click();
  await page.getByRole('button', { name: '新建客户' }).first().click();
  const name = page.getByRole('dialog').getByLabel('名称').first();
  await name.fill('深圳海纳精密科技有限公司');

  await office.page.goto('/settings/locks');
  await office.page.getByText('没有锁定').or(office.page.getByText('密码多次错误')).first().waitFor();
  await expectAccessible(office.page, axe);
  await office.page.getByRole('button', { name: '锁定…' }).first().click();
  const form = office.page.getByRole('dialog');
  await expectAccessible(office.page, axe);
  await form.getByLabel('谁').fill(wang.name);
  await office.page.locator('.ant-select-item-option-active', { hasText: wang.name }).waitFor();
  await office.page.keyboard.press('Enter');
  await form.getByLabel('原因').fill('手机丢了，先核实是本人');
  await form.getByRole('button', { name: '锁定', exact: true }).click();
  await office.page.getByText('已锁定').first().waitFor();

  // It comes by itself: the page hears of it at once.
  const screen = page.locator('.lk-over-page');
  await screen.getByText('手机丢了，先核实是本人').waitFor();
  await expectAccessible(page, axe);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await screen.locator('input[type=password]').fill(password);
  await screen.getByRole('button', { name: '证明是我' }).click();
  await screen.waitFor({ state: 'detached' });
  expect(await name.inputValue()).toBe('深圳海纳精密科技有限公司');
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('heading', { name: '深圳海纳精密科技有限公司' }).first().waitFor();
});

it('the lock stands in the list with its history, and in the account of its owner', async () => {
  const { page } = office;
  await page.goto('/settings/locks?open=false');
  await page.getByText('管理员锁定').first().click();
  const panel = page.getByRole('dialog');
  await panel.getByText('本人证明').first().waitFor();
  await panel.getByText('手机丢了，先核实是本人').waitFor();
  await expectAccessible(page, axe);
  await road.page.goto('/account');
  await road.page.getByRole('heading', { name: '与我有关的锁定' }).waitFor();
  await road.page.getByText('本人已证明').first().waitFor();
  await road.page.waitForLoadState('networkidle');
  await expectAccessible(road.page, axe);
});

it('a passkey is added; signed out, it is enough alone', async () => {
  const { page, context } = road;
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/account');
  await page.getByRole('button', { name: '添加通行密钥' }).first().click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('textbox').first().fill('工作笔记本');
  await panel.getByRole('button', { name: '添加', exact: false }).last().click();
  await page.getByText('工作笔记本').first().waitFor();
  await page.getByRole('button', { name: wang.name }).click();
  await page.getByText('退出登录').click();
  await page.waitForURL('**/sign-in');
  await page.getByRole('button', { name: '使用通行密钥登录' }).click();
  await page.waitForURL('**/today');
});
