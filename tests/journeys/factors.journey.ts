/** Somebody gives their account a second proof, in a real browser with an authenticator of its own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, expect, it } from 'vitest';
import { openEmptyHouse } from '../harness/house.ts';
import { expectAccessible, freePort, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { setUpHouse, watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let seat: Seat;
let secret = '';

beforeAll(async () => {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  house = await openEmptyHouse({ PUBLIC_URL: address });
  await house.app.http.listen({ host: '127.0.0.1', port });
  seat = await sitDown(await openChromium(), address);
  const devTools = await seat.context.newCDPSession(seat.page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
});

watchSeats('factors', () => ({ seat }));

const panel = () => seat.page.getByRole('dialog');
const codeNow = () => TOTP.generate({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });

it('an authenticator app is set up with its first code', async () => {
  const { page } = seat;
  await setUpHouse(page);
  await page.goto('/account');
  await page.getByRole('button', { name: '设置', exact: true }).click();
  secret = await panel().getByLabel('密钥').inputValue();
  await expectAccessible(page, axe);
  await panel().getByLabel('6 位数字').fill(codeNow());
  await panel().getByRole('button', { name: '启用' }).click();
  await panel().waitFor({ state: 'detached' });
  await page.getByText('已启用', { exact: true }).waitFor();
});

it('a passkey is made by the browser, and named anew', async () => {
  const { page } = seat;
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  await panel().getByLabel('名称').fill('工作电脑');
  await panel().getByRole('button', { name: '添加通行密钥' }).click();
  await panel().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '改名 工作电脑' }).click();
  await panel().getByLabel('名称').fill('办公室电脑');
  await panel().getByRole('button', { name: '保存' }).click();
  await page.getByText('办公室电脑').waitFor();
});

it('recovery codes are shown once, and can be saved', async () => {
  const { page } = seat;
  await page.getByRole('button', { name: '生成恢复码' }).click();
  await panel().locator('li code').last().waitFor();
  const codes = await panel().locator('li code').allTextContents();
  expect(codes).toHaveLength(10);
  await expectAccessible(page, axe);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel().getByRole('button', { name: '存为文本文件' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain(codes[9]);
  await panel().getByRole('button', { name: '我已保存好' }).click();
  await page.getByText('还剩 10 个').waitFor();
  await expectAccessible(page, axe);
});

it('later, removing one asks who one is: the passkey answers', async () => {
  const { page } = seat;
  house.setNow(new Date(Date.now() + 11 * 60_000));
  await page.getByRole('button', { name: '移除 办公室电脑' }).click();
  await panel().getByRole('button', { name: '移除', exact: true }).click();
  await panel().getByText('请先确认是您本人').waitFor();
  await panel().getByText('通行密钥', { exact: true }).click();
  await panel().getByRole('button', { name: '使用通行密钥' }).click();
  await page.getByText('办公室电脑').waitFor({ state: 'detached' });
});
