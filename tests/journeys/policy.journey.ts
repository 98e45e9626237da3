/** An administrator makes the policy stricter, sees what it would do, confirms it, and goes back to the one before. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import { openHouse, password } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let seat: Seat;

beforeAll(async () => {
  const house = await openHouse();
  seat = await sitDown(await openChromium(), await listen(house.app));
  const { page } = seat;
  await page.goto('/sign-in');
  await page.getByLabel('邮箱').fill('admin@huaxin.example');
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL('**/today');
});
watchSeats('policy', () => ({ seat }));

const panel = () => seat.page.getByRole('dialog');
const say = (text: string | RegExp) => seat.page.getByText(text).first().waitFor();

it('a number is changed, and the page says what that does', async () => {
  const { page } = seat;
  await page.goto('/settings/policy');
  await say(/攻击者每天对一个账号最多猜 20 次/);
  await expectAccessible(page, axe);
  await page.getByLabel('陌生来源：每天').fill('12');
  await say(/最多猜 12 次/);
  await say('能输错的次数变少');
  await say(/要在 10 分钟内重新验证并确认/);
});

it('a policy that would keep its author out cannot be saved', async () => {
  const { page } = seat;
  await page.getByText('网络', { exact: true }).click();
  const field = page.getByLabel('只允许从这些网络登录');
  await field.fill('203.0.113.0/24');
  await field.press('Enter');
  await say(/保存后您自己就进不来了/);
  expect(await page.getByRole('button', { name: '保存策略' }).isDisabled()).toBe(true);
  await expectAccessible(page, axe);
  await field.press('Backspace');
  await page.getByText(/保存后您自己就进不来了/).waitFor({ state: 'detached' });
});

it('it is saved, waits, and is confirmed with a fresh proof', async () => {
  const { page } = seat;
  await page.getByRole('button', { name: '保存策略' }).click();
  await say('新策略等待确认');
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '验证并确认' }).click();
  await panel().locator('input[type=password]').fill(password);
  await panel().getByRole('button', { name: '确认', exact: true }).click();
  await page.getByText('新策略等待确认').waitFor({ state: 'detached' });
  await say('生效中');
  await say(/20次 → 12次/);
});

it('a preset is chosen by keyboard, taken back, and an earlier one filled in', async () => {
  const { page } = seat;
  await page.getByRole('radio', { name: '现代' }).focus();
  await page.keyboard.press('Space');
  await say('这次改动不会让任何人被多问一次或进不来，保存后立即长期有效。');
  await page.getByRole('button', { name: '保存策略' }).click();
  await say('已被替换');
  await page.getByRole('button', { name: '回到这一版' }).first().click();
  await say(/最多猜 12 次/);
  await page.getByRole('button', { name: '放弃改动' }).click();
  await say(/最多猜 20 次/);
});
