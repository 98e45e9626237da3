/**
 * The last ways in, in a real browser: guardians' shares made, printed and checked; the only administrator closed and without
 * a proof; two guardians at two machines; the account written. Then the console's link. Mail is off all the while.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser as Chromium } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { makeSessionLink } from '../../src/server/access/break-glass/index.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { expectAccessible, freePort, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { openEmptyHouse } from '../harness/house.ts';
import { admin, setUpHouse, watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let chromium: Chromium;
let address: string;
let office: Seat;
let first: Seat;
let second: Seat;
const shares: string[][] = [];

beforeAll(async () => {
  const port = await freePort();
  address = `http://localhost:${port}`;
  house = await openEmptyHouse({ PUBLIC_URL: address });
  await listen(house.app, port);
  chromium = await openChromium();
  office = await sitDown(chromium, address);
  first = await sitDown(chromium, address, { width: 390, height: 844, touch: true });
  second = await sitDown(chromium, address);
});

watchSeats('break-glass', () => ({ office, first, second }));

it('shares are made for three guardians, printed a page each, and count once each print was checked', async () => {
  const { page } = office;
  await setUpHouse(page);
  await page.goto('/settings/break-glass');
  await page.getByText('还没有守护人份额').waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '生成份额' }).click();
  const panel = page.getByRole('dialog');
  for (const [i, name] of ['李律师', '周会计', '老股东'].entries())
    await panel.getByLabel(`守护人 ${i + 1} 的姓名`).fill(name);
  await panel.getByRole('button', { name: '生成并显示' }).click();
  const papers = page.locator('.lk-share-paper');
  await papers.nth(2).waitFor();
  for (const paper of await papers.all()) shares.push(await paper.locator('li code').allTextContents());
  expect(shares.map((words) => words.length)).toEqual([28, 28, 28]);
  await expectAccessible(page, axe);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: '核对', exact: true }).first().isVisible()).toBe(false);
  expect(await papers.nth(1).isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  for (const [i, words] of shares.entries()) {
    const check = page.getByRole('form', { name: `第 ${i + 1} 份` });
    const fields = check.getByRole('textbox');
    for (const field of await fields.all()) {
      const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
      await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
    }
    await check.getByRole('button', { name: '核对' }).click();
    if (i < 2) await check.waitFor({ state: 'detached' });
  }
  await page.getByRole('status').getByText('新的份额已生效').waitFor();
  await page.getByRole('button', { name: '完成' }).click();
  await page.getByText('由 老股东 保管').waitFor();
  await page.getByText('3 份中的任意 2 份可以打开').waitFor();
});

it('a guardian rehearses on a phone; the word that is wrong is named, with the right one', async () => {
  const { page } = first;
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '管理员都进不来？' }).click();
  await page.getByRole('button', { name: '演练' }).click();
  const words = shares[0] ?? [];
  const wrong = words[11] === 'zoo' ? 'zone' : 'zoo';
  await page.getByLabel('份额上的 28 个词').fill(words.with(11, wrong).join(' '));
  await page.getByText(`第 12 个词“${wrong}”不对`).waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: `改成 ${words[11]}` }).click();
  await page.getByRole('button', { name: '输入这一份' }).click();
  await page.getByText('第 1 份还在，读得出').waitFor();
});

it('with the only administrator closed, two guardians open an hour, and everybody sees it count down', async () => {
  const { db } = house.database;
  const { id } = await db
    .selectFrom('people')
    .select('id')
    .where('email', '=', admin.email)
    .executeTakeFirstOrThrow();
  const lock = { id: newId(), scope: 'account', subject: id, person_id: id, strength: 'closed' };
  const times = { opens_at: new Date(), ends_at: new Date('2199-01-01') };
  await db
    .insertInto('locks')
    .values({ ...lock, trigger: 'attack', ...times })
    .execute();
  await db.updateTable('people').set({ password_hash: null }).where('id', '=', id).execute();
  for (const [seat, share] of [
    [first, shares[2]],
    [second, shares[1]],
  ] as const) {
    await seat.page.goto('/break-glass');
    // Four letters of a word are enough.
    await seat.page
      .getByLabel('份额上的 28 个词')
      .fill((share ?? []).map((word) => word.slice(0, 4)).join(' '));
    await seat.page.getByRole('button', { name: '输入这一份' }).click();
    if (seat === first) await seat.page.getByText('已输入 1 份，需要 2 份').waitFor();
  }
  const { page } = second;
  await page.getByText('份额够了').waitFor();
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '以 陈静 的身份打开' }).click();
  await page.getByText('紧急管理员登录：任何锁定都拦不住它').waitFor();
  await page
    .getByText(/5\d 分 \d+ 秒/)
    .first()
    .waitFor();
  await expectAccessible(page, axe);
});

it('the lock is lifted from within, and the account is written into the audit', async () => {
  const { page } = second;
  await page.goto('/settings/locks');
  await page.getByRole('row', { name: /陈静/ }).first().click();
  await page.getByRole('button', { name: '解除锁定' }).last().click();
  await page.goto('/settings/break-glass');
  await page.getByLabel('书面说明').fill('唯一的管理员被误判为攻击而关闭，密码也没有了，由两位守护人打开。');
  await page.getByRole('button', { name: '写入审计' }).click();
  await page.getByText('陈静 写于').waitFor();
  await expectAccessible(page, axe);
});

it("the console's link opens the same, by a press, and once", async () => {
  const { page } = first;
  const { url } = await house.database.db
    .transaction()
    .execute((db) =>
      makeSessionLink(
        { db, user: null, now: new Date(), publicUrl: address, enqueue: () => Promise.resolve() },
        admin.email,
      ),
    );
  await page.goto(url);
  await page.getByRole('button', { name: '打开 60 分钟的登录' }).click();
  await page.getByText('紧急管理员登录：任何锁定都拦不住它').waitFor();
  await office.page.goto(url);
  await office.page.getByRole('button', { name: '打开 60 分钟的登录' }).click();
  await office.page.getByRole('alert').getByText('链接').first().waitFor();
});
