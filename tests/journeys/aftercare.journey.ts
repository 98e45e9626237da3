/** After a lock: lifted with a checklist, she sees on her phone what is left, does it, and the point verifies itself. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser as Chromium, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openHouse, password, type House, type PersonName } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let house: House;
let address: string;
let chromium: Chromium;
let lockId: string;
const seats: Record<string, Seat> = {};
watchSeats('aftercare', () => seats);

/** Somebody who has signed in sits down. */
async function seat(who: PersonName, options: Parameters<typeof sitDown>[2] = {}): Promise<Page> {
  const taken = await sitDown(chromium, address, { ...options });
  seats[who] = taken;
  await taken.context.addCookies(
    [...house.as[who].cookies].map(([name, value]) => ({ name, value, url: address })),
  );
  return taken.page;
}

beforeAll(async () => {
  house = await openHouse();
  for (const who of ['sales', 'admin'] as const) house.as[who].userAgent = 'Mozilla/5.0';
  address = await listen(house.app);
  chromium = await openChromium();
  const lock = {
    scope: 'account',
    subject: house.as.sales.id,
    strength: 'limited',
    reason: '核对一次异常登录',
    endsAt: new Date(Date.now() + 86_400_000).toISOString(),
  };
  lockId = (await house.as.admin.post('/api/locks', lock)).body.id;
});

it('the cause brings its points, ticked; lifting takes one click more', async () => {
  const page = await seat('admin');
  await page.goto(`/settings/locks?lock=${lockId}`);
  const panel = page.getByRole('dialog');
  // Suggested for what an administrator did.
  expect(await panel.getByRole('checkbox', { name: '已和本人谈过' }).isChecked()).toBe(true);
  await panel.getByLabel('根本原因').click();
  await page.keyboard.type('猜测');
  await page.locator('.ant-select-item-option-active', { hasText: '有人在猜测密码' }).waitFor();
  await page.keyboard.press('Enter');
  const factor = panel.getByRole('checkbox', { name: '设置第二重验证' });
  expect(await panel.getByRole('checkbox', { name: '换一个新密码' }).isChecked()).toBe(true);
  expect(await factor.isChecked()).toBe(true);
  await factor.uncheck();
  await expectAccessible(page, axe);
  await panel.getByRole('button', { name: '解除锁定' }).click();
  await panel.getByText('还有 1 项没做').waitFor();
  await panel.getByText('有人在猜测密码').waitFor();
});

it('she reads on her phone what is left, and where it is done', async () => {
  const page = await seat('sales', { width: 360, height: 740, touch: true });
  await page.goto('/today');
  await page.getByText('解锁之后还有 1 件事没有做').waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('link', { name: '看看是什么' }).tap();
  await page.getByRole('heading', { name: '解锁之后要做的事' }).waitFor();
  await expectAccessible(page, axe);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('link', { name: '去做：换一个新密码' }).tap();
  await page.waitForURL('**/account#password');
});

it('a new password: the point verifies itself, and the probation is over on both sides', async () => {
  const page = (seats['sales'] as Seat).page;
  await page.getByLabel('当前密码').fill(password);
  await page.getByRole('textbox', { name: '新密码' }).fill('a new one that I remember');
  await page.getByRole('button', { name: '修改密码' }).tap();
  await page.getByText('密码已修改').waitFor();
  await page.getByRole('heading', { name: '解锁之后要做的事' }).waitFor({ state: 'detached' });
  const office = (seats['admin'] as Seat).page;
  const panel = office.getByRole('dialog');
  await panel.getByText('都做到了').waitFor();
  await panel.getByText(/^密码于 .* 修改/).waitFor();
});

it('a point of one’s own is added, ticked and dropped with a reason; the cause is corrected', async () => {
  const page = (seats['admin'] as Seat).page;
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: '添加一项' }).click();
  await panel.getByLabel('要做什么').click();
  await page.keyboard.type('自己写');
  await page.keyboard.press('Enter');
  await panel.getByLabel('内容').fill('谈过出差');
  await panel.getByRole('button', { name: '添加一项' }).click();
  await panel.getByText('还有 1 项没做').waitFor();
  await panel.getByRole('checkbox', { name: '谈过出差' }).click();
  await panel.getByText(/陈静 于 .* 勾选/).waitFor();
  await panel.getByRole('button', { name: '取消：谈过出差' }).click();
  await panel.getByLabel('为什么取消').fill('不需要');
  await expectAccessible(page, axe);
  await panel.getByRole('button', { name: '取消', exact: true }).first().click();
  await panel.getByText(/陈静 于 .* 取消 · 不需要/).waitFor();
  await panel.getByRole('button', { name: '更正原因' }).click();
  await panel.getByLabel('补充说明').fill('已报警');
  await panel.getByRole('button', { name: '保存' }).click();
  await panel.getByText('已报警').waitFor();
});

it('locked again, the chain stands on both locks; who is on probation stands on a list', async () => {
  const { sales, admin } = house.as;
  const again = await admin.post('/api/locks', {
    scope: 'account',
    subject: sales.id,
    strength: 'limited',
    reason: '再次核对',
    endsAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  await admin.post(`/api/locks/${again.body.id}/lift`, {
    rootCause: 'attack',
    remedies: ['passkey-enrolled'],
  });
  const page = (seats['admin'] as Seat).page;
  await page.goto('/settings/locks?tab=probation');
  await page.getByRole('cell', { name: '添加通行密钥' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('heading', { name: '同样的锁定' }).waitFor();
  await panel.getByText(/以来第 2 次/).waitFor();
  await expectAccessible(page, axe);
  await panel.getByRole('link', { name: '第 1 次' }).click();
  await panel.getByText('已报警').waitFor();
});
