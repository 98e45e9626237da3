/** What locks somebody again becomes a problem on an open page: taken over, given a day, solved, watched; on a phone too. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import { lookAfterProblems } from '../../src/server/access/problems/rounds.ts';
import { openHouse, type House } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let house: House;
let seat: Seat;

beforeAll(async () => {
  house = await openHouse();
  const address = await listen(house.app);
  seat = await sitDown(await openChromium(), address);
  await seat.context.addCookies(
    [...house.as.admin.cookies].map(([name, value]) => ({ name, value, url: address })),
  );
});
watchSeats('problems', () => ({ seat }));

const admin = () => house.as.admin;
async function lockAndLift(): Promise<void> {
  const locked = await admin().post('/api/locks', {
    scope: 'account',
    subject: house.as.sales.id,
    strength: 'limited',
    reason: '异常登录',
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  expect(locked.status, locked.text).toBe(201);
  const lifted = await admin().post(`/api/locks/${locked.body.id}/lift`, { rootCause: 'travel' });
  expect(lifted.status, lifted.text).toBe(200);
}
const panel = () => seat.page.getByRole('dialog');

it('locked again for the same cause, it stands there by itself, with an owner and a day', async () => {
  const { page } = seat;
  await page.goto('/settings/locks?tab=problems');
  await page.getByText('没有反复出现的锁定').waitFor();
  await expectAccessible(page, axe);
  await lockAndLift();
  await lockAndLift();
  // As the round of the minute does.
  await lookAfterProblems({
    database: house.database,
    clock: () => new Date(),
    enqueue: () => Promise.resolve(),
  });
  const row = page.getByRole('row', { name: /出差或换了网络/ });
  await row.waitFor();
  await expect.poll(() => row.textContent()).toMatch(/待处理.*王芳.*2.*陈静/);
  await page.getByRole('tab', { name: '问题（1）' }).waitFor();
  await row.click();
  await panel().getByText('标记为办公网络').first().waitFor();
  await panel().getByRole('link', { name: '网络标记' }).waitFor();
  expect(await panel().getByRole('table', { name: '背后的锁定' }).getByRole('row').count()).toBe(3);
  await expectAccessible(page, axe);
});

it('taken over, moved to another day, solved with what was done: from then on it is watched', async () => {
  const { page } = seat;
  await panel().getByRole('button', { name: '接手' }).click();
  await panel().getByText('处理中').first().waitFor();
  await panel().getByRole('button', { name: '转交或改期…' }).click();
  const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const field = panel().getByLabel('期限');
  await field.fill(due.replaceAll('-', '/'));
  await field.press('Tab');
  await panel().getByRole('button', { name: '保存' }).click();
  await panel()
    .getByText(`期限改为 ${due.replaceAll('-', '/')}`)
    .waitFor();
  // Somebody comments meanwhile: what is typed here is sent all the same.
  await panel().getByRole('button', { name: '解决…' }).click();
  await panel().getByLabel('做了什么').fill('已把酒店的 VPN 标记为办公网络');
  await page.reload();
  await panel().getByText('尚未保存的内容').waitFor();
  expect(await panel().getByLabel('做了什么').inputValue()).toBe('已把酒店的 VPN 标记为办公网络');
  const [problem] = (await admin().get('/api/locks/problems')).body.items;
  const said = { text: '酒店的 VPN 是 203.0.113.0/24' };
  const path = `/api/locks/problems/${problem.id}/comments`;
  expect((await admin().post(path, said, { version: problem.version })).status).toBe(200);
  await panel().getByText(said.text).waitFor();
  await panel().getByRole('button', { name: '解决', exact: true }).click();
  await panel().getByText('0 天了，没有再锁定（观察 30 天）').waitFor();
  await panel().getByText('已把酒店的 VPN 标记为办公网络').waitFor();
  await expectAccessible(page, axe);
  await panel().getByRole('button', { name: '关闭' }).click();
  await page.getByRole('tab', { name: '问题', exact: true }).waitFor();
});

it('raised by hand on a phone; the board counts it, and a lock behind it opens', async () => {
  const { page } = seat;
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/settings/locks?tab=problems');
  await page.getByText('已解决').first().waitFor();
  await page.getByRole('button', { name: '提出问题…' }).click();
  // By keyboard: what drops down while its panel still slides in may stand outside the window.
  await panel().getByRole('combobox').first().fill('工作需要');
  await panel().getByRole('combobox').first().press('Enter');
  await panel().getByLabel('情况').fill('月底盘点时总被限制');
  await panel().getByRole('button', { name: '提出', exact: true }).click();
  await panel().getByText('由 陈静 提出').waitFor();
  await expectAccessible(page, axe, ['color-contrast', 'button-name', 'label', 'link-name', 'target-size']);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(360);
  await page.goto('/settings/locks?tab=board');
  await page.getByText('待解决的问题').waitFor();
  expect(await width()).toBe(360);
  await page.getByText('待解决的问题').locator('..').getByRole('link', { name: '1' }).click();
  await page.getByText('工作需要，超出平时习惯').first().waitFor();
  expect(await page.getByText('已解决').count()).toBe(0);
  const solved = (await admin().get('/api/locks/problems', { state: 'solved' })).body.items[0].id;
  await page.goto(`/settings/locks?tab=problems&problem=${solved}`);
  await panel().getByText('管理员锁定').or(panel().getByText('王芳 ·')).first().click();
  await panel().getByText('此人的锁定').waitFor();
});
