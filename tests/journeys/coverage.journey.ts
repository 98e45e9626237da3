/** A salesperson is locked, a colleague goes on with what is due, and all is handed back. In Chinese, part of it on a phone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser as Chromium, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openHouse, type House, type PersonName } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let house: House;
let address: string;
let chromium: Chromium;
const seats: Record<string, Seat> = {};
watchSeats('coverage', () => seats);

/** Somebody who has signed in sits down. */
async function seat(who: PersonName, options: Parameters<typeof sitDown>[2] = {}): Promise<Page> {
  const taken = await sitDown(chromium, address, { ...options });
  seats[who] = taken;
  await taken.context.addCookies(
    [...house.as[who].cookies].map(([name, value]) => ({ name, value, url: address })),
  );
  return taken.page;
}

let customerId: string;
let lockId: string;

beforeAll(async () => {
  house = await openHouse();
  for (const who of ['sales', 'other', 'admin'] as const) house.as[who].userAgent = 'Mozilla/5.0';
  address = await listen(house.app);
  chromium = await openChromium();
  const { sales } = house.as;
  customerId = (await sales.post('/api/customers', { name: '深圳海纳精密' })).body.id;
  const today = (await sales.get('/api/today')).body.day;
  for (const nextStep of ['寄样机', '发报价'])
    await sales.post('/api/follow-ups', {
      customerId,
      kind: 'call',
      content: '电话沟通',
      nextStep,
      nextStepDue: today,
    });
});

it('she names her cover, and the colleague accepts', async () => {
  const page = await seat('sales');
  await page.goto('/cover');
  await page.getByText('还没有指定代班人').waitFor();
  await page.getByRole('button', { name: '添加代班人' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('同事').click();
  await page.keyboard.type('赵敏');
  await page.locator('.ant-select-item-option-active', { hasText: '赵敏' }).waitFor();
  await page.keyboard.press('Enter');
  await expectAccessible(page, axe);
  await panel.getByRole('button', { name: '添加代班人' }).click();
  await panel.waitFor({ state: 'detached' });
  await page.getByText('等待同意').waitFor();
  await expectAccessible(page, axe);

  const phone = await seat('other', { width: 390, height: 844, touch: true });
  await phone.goto('/cover');
  await phone.getByRole('button', { name: '同意为王芳代班' }).tap();
  await phone.getByText('已同意').waitFor();
  await expectAccessible(phone, axe);
  await page.getByText('已同意').waitFor();
});

it('half an hour after she is locked, her due work is in the colleague’s day', async () => {
  const ends = new Date(Date.now() + 86_400_000).toISOString();
  const locked = await house.as.admin.post('/api/locks', {
    scope: 'account',
    subject: house.as.sales.id,
    strength: 'closed',
    reason: '核对一次异常登录',
    endsAt: ends,
  });
  expect(locked.status, locked.text).toBe(201);
  lockId = locked.body.id;
  await house.database.pool.query(`update locks set opens_at = opens_at - interval '31 minutes'`);
  // As a round of the minute would.
  await house.as.admin.send('PUT', '/api/covers', {
    personId: house.as.sales.id,
    covers: [{ personId: house.as.other.id }],
  });
  const { page } = seats['other'] as Seat;
  await page.goto('/today');
  await expect.poll(async () => (await house.as.other.get('/api/coverages/mine')).body.items.length).toBe(1);
  await page.getByRole('heading', { name: '您在为王芳代班' }).waitFor();
  await page.getByText('因为账号被锁定').waitFor();
  expect(await page.getByText('核对一次异常登录').count()).toBe(0);
  await expectAccessible(page, axe);
});

it('the colleague does a step and writes down a call, on the customer’s page', async () => {
  const { page } = seats['other'] as Seat;
  await page.getByRole('checkbox', { name: '寄样机' }).tap();
  await page.getByRole('checkbox', { name: '寄样机' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '深圳海纳精密' }).first().tap();
  await page.getByText('您在为王芳代班').waitFor();
  await expectAccessible(page, axe);
  // What a cover may not do has no button.
  for (const name of ['编辑', '新建联系人', '新建商机'])
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
  const made = await house.as.other.post('/api/follow-ups', {
    customerId,
    kind: 'call',
    content: '已答复客户的询问',
  });
  expect(made.status, made.text).toBe(201);
  await page.reload();
  await page.getByText('代王芳').first().waitFor();
});

it('lifted, the colleague sees nothing more, and she reads what was done', async () => {
  await house.as.admin.post(`/api/locks/${lockId}/lift`, { rootCause: 'travel' });
  await expect
    .poll(async () =>
      (await house.as.sales.get('/api/notices')).body.items.map((one: { kind: string }) => one.kind),
    )
    .toContain('coverage-ended');
  const { page: other } = seats['other'] as Seat;
  await other.goto('/today');
  await other.getByRole('heading', { level: 1 }).waitFor();
  expect(await other.getByText('您在为王芳代班').count()).toBe(0);
  expect((await house.as.other.get(`/api/customers/${customerId}`)).status).toBe(404);

  const { page } = seats['sales'] as Seat;
  await page.goto('/notices');
  await page.getByText('王芳的工作已交还').click();
  await page.getByRole('heading', { name: '王芳的代班报告' }).waitFor();
  await page.getByText('已答复客户的询问').waitFor();
  await page.getByText('做了 2 件事，还有 1 项到期未办').waitFor();
  await page.getByRole('link', { name: '发报价' }).waitFor();
  await expectAccessible(page, axe);
});

it('what it cost is a page of figures that open, by the company’s own rates', async () => {
  const page = await seat('admin');
  await page.goto('/settings/costs');
  await page.getByText('没有设置费率，不显示费用').waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '王芳：数字背后的记录' }).click();
  await page.getByRole('dialog').getByText('没有记录受影响').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '工作时间和费率' }).click();
  const panel = page.getByRole('dialog');
  for (const day of ['六', '日']) await panel.getByRole('checkbox', { name: day, exact: true }).check();
  await panel.getByLabel('上班').fill('00:00');
  await panel.getByLabel('下班').fill('23:59');
  await panel.getByLabel('每小时工作时间的费用').fill('120.00');
  await expectAccessible(page, axe);
  await panel.getByRole('button', { name: '保存' }).click();
  await panel.waitFor({ state: 'detached' });
  // In the total, and in the row of her lock.
  await page.getByText('没有设置费率，不显示费用').waitFor({ state: 'detached' });
  await expect.poll(() => page.getByText(/¥\d+\.\d\d/).count()).toBeGreaterThan(1);
});

it('the administrator words the holding reply', async () => {
  const page = await seat('admin');
  await page.goto('/cover');
  await page.getByRole('checkbox', { name: '自动代复' }).check();
  await page.getByLabel('英文').fill('Dear {customer}, {cover} will call you.');
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '保存代复' }).click();
  await page.getByText('已保存').waitFor();
  expect((await house.as.admin.get('/api/holding-reply')).body).toMatchObject({ on: true, version: 1 });
});
