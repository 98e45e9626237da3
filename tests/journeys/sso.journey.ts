/** Single sign-on in a real browser: an administrator adds a provider, a colleague comes in by it and connects, keys only. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium } from 'playwright-core';
import { expectAccessible, freePort, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { openEmptyHouse } from '../harness/house.ts';
import { startProvider, type RealProvider } from '../harness/provider.ts';
import { admin, setUpHouse, wang, watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
let address: string;
let provider: RealProvider;
let office: Seat;
let colleague: Seat;

beforeAll(async () => {
  const port = await freePort();
  address = `http://localhost:${port}`;
  const house = await openEmptyHouse({ PUBLIC_URL: address, OUTBOUND_PRIVATE: 'allow' });
  await listen(house.app, port);
  provider = await startProvider();
  for (const [sub, { email }] of Object.entries({ admin, wang }))
    provider.accounts.set(sub, { sub, email, email_verified: sub === 'wang' });
  chromium = await openChromium();
  office = await sitDown(chromium, address);
  colleague = await sitDown(chromium, address, { width: 360, dark: true });
});
afterAll(() => provider.stop());
watchSeats('sso', () => ({ office, colleague }));

/** Who the provider takes the browser's person for. */
const become = ({ context }: Seat, sub: string) => context.setExtraHTTPHeaders({ 'x-sub': sub });

it('an administrator adds a provider, takes its redirect address along and tests it', async () => {
  const { page } = office;
  await setUpHouse(page);
  const headers = { 'sec-fetch-site': 'same-origin' };
  const roles = (await (await office.context.request.get('/api/roles')).json()).items as { id: string }[];
  const data = { ...wang, roleIds: [roles[2]?.id] };
  expect((await office.context.request.post('/api/people', { headers, data })).status()).toBe(201);

  await page.goto('/settings/sign-on');
  await page.getByText('还没有登录服务').waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '添加登录服务' }).first().click();
  const panel = page.getByRole('dialog');
  await panel.getByText('Keycloak', { exact: true }).click();
  expect(await panel.getByLabel('地址（issuer）').inputValue()).toContain('/realms/');
  await panel.getByText('其他', { exact: true }).click();
  await panel.getByLabel('名称').fill('华信账号');
  await panel.getByLabel('地址（issuer）').fill(provider.issuer);
  await panel.getByLabel('客户端 ID').fill(provider.clientId);
  await panel.getByLabel('客户端密钥').fill(provider.clientSecret);
  await panel.getByLabel('用它验证过的邮箱关联人员').check();
  await panel.getByRole('button', { name: '添加登录服务' }).click();
  const redirect = panel.getByRole('textbox', { name: '回调地址' });
  await redirect.waitFor();
  provider.serve(await redirect.inputValue());
  await panel.getByRole('button', { name: '测试' }).click();
  await panel.getByText('可以连接').waitFor();
  await expectAccessible(page, axe);
});

it('a colleague comes in by it with the keyboard, on a phone in the dark', async () => {
  const { page } = colleague;
  await become(colleague, 'wang');
  await page.goto('/customers?level=A');
  await page.waitForURL('**/sign-in**');
  const button = page.getByRole('link', { name: '用 华信账号 登录' });
  await button.waitFor();
  await expectAccessible(page, axe);
  await button.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/customers?level=A');
  await page.goto('/account');
  await page.getByText(wang.email).first().waitFor();
  await page.getByRole('button', { name: '解除关联 华信账号' }).waitFor();
  await expectAccessible(page, axe);
  // There is no password, and nothing else to come in by.
  await page.getByRole('button', { name: '解除关联 华信账号' }).click();
  // By keyboard: a dialog that just came may still be on its way to its place.
  await page.getByRole('button', { name: '解除关联', exact: true }).press('Enter');
  await page
    .getByRole('button', { name: '在 华信账号 重新登录来证明' })
    .or(page.getByText('这是您唯一的登录方式'))
    .first()
    .waitFor();
});

it('whom the provider has not verified is told so, connects from the account, then comes in by it', async () => {
  const { page } = office;
  await become(office, 'admin');
  const stranger = await sitDown(chromium, address, { locale: 'en-US' });
  await become(stranger, 'admin');
  await stranger.page.goto('/sign-in');
  await stranger.page.getByRole('link', { name: 'Sign in with 华信账号' }).click();
  await stranger.page.getByText('Your account is not connected yet').waitFor();
  await expectAccessible(stranger.page, axe);
  await page.goto('/account');
  await page.getByRole('button', { name: '关联 华信账号' }).click();
  await page.getByText('已关联，以后可以用它登录').waitFor();
  await stranger.page.getByRole('link', { name: 'Sign in with 华信账号' }).click();
  await stranger.page.waitForURL('**/today');
  expect(stranger.complaints).toEqual([]);
});
