/** The check-up, signed out, on a phone and at a desk: what it finds, what it says to do, and what mending keeps. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium } from 'playwright-core';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { openHouse } from '../harness/house.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
let address: string;
let seat: Seat;

beforeAll(async () => {
  const house = await openHouse();
  address = await listen(house.app);
  chromium = await openChromium();
  seat = await sitDown(chromium, address);
});
watchSeats('check-up', () => ({ seat }));

const line = (name: string) => seat.page.getByRole('listitem').filter({ hasText: name });
const done = () => seat.page.getByRole('button', { name: '再检查一次' }).waitFor();

it('is found from signing in, and tells each thing with its result and how it is measured', async () => {
  const { page } = seat;
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '登录不了？检查网络和设备' }).click();
  await page.getByRole('button', { name: '开始检查' }).click();
  await done();
  await page.getByRole('button', { name: '修复' }).waitFor();
  for (const name of [
    '服务器连通',
    '丢失',
    '浏览器版本',
    '页面版本',
    'Cookie',
    '本地存储',
    '后台程序',
    '时钟',
  ])
    await line(name).getByText('正常').waitFor();
  await line('下载速度').getByText('Mbit/s').waitFor();
  await line('浏览器扩展').getByText('正常').waitFor();
  await line('延迟').getByText('连续 12 次请求，取等待时间的中位数。').waitFor();
  // This browser draws without a graphics card, and says so.
  await line('图形加速').getByText('SwiftShader').waitFor();
  await line('图形加速').getByText('勉强').waitFor();
  await line('图形加速').getByText('更新显卡驱动').waitFor();
  await expectAccessible(page, axe);
});

it('finds what was put into the page and what was replaced in it', async () => {
  const { page } = seat;
  await page.evaluate(() => {
    document.body.setAttribute('data-lt-installed', 'true');
    const native = window.fetch.bind(window);
    window.fetch = (...given) => native(...given);
  });
  await page.getByRole('button', { name: '再检查一次' }).click();
  await line('时钟').waitFor();
  await line('浏览器扩展').getByText('data-lt-installed, fetch').waitFor();
  await line('浏览器扩展').getByText('逐个停用').waitFor();
});

it('mending clears what is only remembered, keeps what somebody wrote, and checks again by itself', async () => {
  const { page } = seat;
  await page.evaluate(async () => {
    localStorage.setItem('latchkey.draft.somebody.customer', '写了一半');
    localStorage.setItem('latchkey.recent.somebody', '[]');
    await caches.open('left over');
  });
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '修复' }).click()]);
  await line('时钟').getByText('正常').waitFor();
  await page.getByRole('button', { name: '修复' }).waitFor();
  const left = await page.evaluate(async () => ({
    draft: localStorage.getItem('latchkey.draft.somebody.customer'),
    recent: localStorage.getItem('latchkey.recent.somebody'),
    caches: await caches.keys(),
  }));
  expect(left).toEqual({ draft: '写了一半', recent: null, caches: [] });
  await line('浏览器扩展').getByText('正常').waitFor();
});

it('without a network it still goes through, and says what to do; on a phone, in English, in the dark', async () => {
  const phone = await sitDown(chromium, address, {
    locale: 'en-US',
    width: 360,
    height: 780,
    dark: true,
    touch: true,
  });
  const { page, context } = phone;
  await page.goto('/check-up');
  await page.getByRole('button', { name: 'Check now' }).waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByRole('button', { name: 'Mend' }).waitFor();
  const server = page.getByRole('listitem').filter({ hasText: 'Server reached' });
  await server.getByText('a problem').waitFor();
  await server.getByText('Check the cable or Wi-Fi').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Clock' }).getByText('can’t be told').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(page, axe);
  await context.close();
});

it('without JavaScript every page leads to one that says, in each language, what leads back, and nothing of anybody', async () => {
  const context = await chromium.newContext({
    baseURL: address,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  for (const [path, language, says] of [
    ['/sign-in', 'zh-Hans', '系统自动的锁定都会自己结束'],
    ['/unlock', 'zh-Hant', '系統自動的鎖定都會自己結束'],
    ['/customers', 'en', 'What the system locks by itself ends by itself'],
  ] as const) {
    await page.goto(path);
    await page.locator(`section[lang=${language}] a`).click();
    await page.getByText(says).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect((await page.locator('main').boundingBox())?.width).toBeLessThanOrEqual(360);
  }
  await page.getByRole('link', { name: '简体中文' }).click();
  await page.getByRole('heading', { name: '怎样回来，要多久' }).waitFor();
  await context.close();
  // An axe is a script, too: over the same page where scripts may run.
  for (const dark of [false, true]) {
    const seat = await sitDown(chromium, address, { width: 360, height: 740, dark });
    await seat.page.goto('/locked');
    // The page's own policy runs no script; the browser's tools go past it.
    await expectAccessible(seat.page, axe);
    expect(await seat.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  }
});
