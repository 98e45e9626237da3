/** Settings like records: what is typed stays, secrets excepted; changes are undone; each tells who changed what. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import { openHouse, password, type House } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let house: House;
let seat: Seat;

beforeAll(async () => {
  house = await openHouse();
  seat = await sitDown(await openChromium(), await listen(house.app));
  const { page } = seat;
  await page.goto('/sign-in');
  await page.getByLabel('邮箱').fill('admin@huaxin.example');
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL('**/today');
});
watchSeats('settings', () => ({ seat }));

const panel = () => seat.page.getByRole('dialog');
const closed = () => panel().waitFor({ state: 'detached' });
// Of several sentences that pass, the latest.
const undo = () => seat.page.getByRole('button', { name: '撤销' }).last().click();
const rolesOf = async () =>
  (await house.as.admin.get('/api/roles')).body.items as { name: string; description: string }[];

it('a provider is kept without its secret; the banner leads to its form, which says what to type again', async () => {
  const { page } = seat;
  await page.goto('/settings/sign-on');
  await page.getByRole('button', { name: '添加登录服务' }).first().click();
  await panel().getByLabel('名称').fill('华信账号');
  await panel().getByLabel('客户端密钥').fill('hush-hush');
  await page.goto('/today');
  await page.getByText('您有 1 份未保存的草稿').waitFor();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('hush-hush');
  await page.getByRole('link', { name: '添加登录服务' }).click();
  await panel().getByText('客户端密钥不会存入草稿，请重新填写。').waitFor();
  expect(await panel().getByLabel('名称').inputValue()).toBe('华信账号');
  expect(await panel().getByLabel('客户端密钥').inputValue()).toBe('');
  await expectAccessible(page, axe);
  await panel().getByRole('button', { name: '放弃' }).click();
  await page.keyboard.press('Escape');
  await closed();
});

it('a lock by hand is kept with what it is to lock', async () => {
  const { page } = seat;
  await page.goto('/settings/locks');
  await page.getByRole('button', { name: '锁定' }).first().click();
  await panel().getByText('网络', { exact: true }).click();
  await panel().getByLabel('哪个网络').fill('203.0.113.0/24');
  await page.reload();
  await page.getByRole('button', { name: '草稿' }).click();
  expect(await panel().getByLabel('哪个网络').inputValue()).toBe('203.0.113.0/24');
  await panel().getByRole('button', { name: '放弃' }).click();
  await page.keyboard.press('Escape');
  await closed();
});

it('numbers of the policy are kept, and put together with a policy saved meanwhile', async () => {
  const { page } = seat;
  await page.goto('/settings/policy');
  await page.getByLabel('陌生来源：每天').fill('12');
  await page.goto('/today');
  const { policy, id } = (await house.as.admin.get('/api/policy')).body;
  const lanes = { ...policy.lanes, unknown: { ...policy.lanes.unknown, perDay: 15, perHour: 4 } };
  const saved = await house.as.admin.send('PUT', '/api/policy', {
    policy: { ...policy, lanes },
    basedOn: id,
  });
  expect(saved.status, saved.text).toBe(200);
  await page.getByRole('link', { name: '安全策略' }).first().click();
  await page.getByText(/也改了：陌生来源：每天。/).waitFor();
  expect(await page.getByLabel('陌生来源：每天').inputValue()).toBe('12');
  expect(await page.getByLabel('陌生来源：每小时').inputValue()).toBe('4');
  await expectAccessible(page, axe);
  await page.getByRole('button', { name: '放弃', exact: true }).click();
  expect(await page.getByLabel('陌生来源：每天').inputValue()).toBe('15');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))).toEqual(
    [],
  );
});

it('a role is changed and deleted, each taken back; its history says who did what, in words', async () => {
  const { page } = seat;
  await page.goto('/settings/roles');
  await page.getByRole('button', { name: '添加角色' }).click();
  await panel().getByLabel('角色名称').fill('实习');
  await panel().getByRole('button', { name: '添加角色' }).click();
  await closed();
  await page.getByText('已添加“实习”').waitFor();
  await page.getByText('实习', { exact: true }).click();
  await panel().getByLabel('说明').fill('只看');
  await panel().getByRole('button', { name: '保存' }).click();
  await closed();
  await expect
    .poll(async () => (await rolesOf()).find(({ name }) => name === '实习')?.description)
    .toBe('只看');
  await page.locator('main').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await rolesOf()).find(({ name }) => name === '实习')?.description).toBe('');
  await page.getByText('实习', { exact: true }).click();
  await panel().getByText('修改历史').click();
  await panel().getByText('陈静 修改').first().waitFor();
  await panel().getByText('只看').first().waitFor();
  await expectAccessible(page, axe);
  await panel().getByRole('button', { name: '删除' }).click();
  await page
    .getByRole('dialog', { name: /删除角色“实习”/ })
    .getByRole('button', { name: '删除' })
    .click();
  await page.getByText('已删除“实习”').waitFor();
  await undo();
  await expect.poll(async () => (await rolesOf()).some(({ name }) => name === '实习')).toBe(true);
});

it('the organisation and a person too; of a person, names stand for what they are given', async () => {
  const { page } = seat;
  await page.goto('/settings/organisation');
  await page.getByLabel('公司或组织名称').fill('华信集团');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').waitFor();
  await undo();
  await expect
    .poll(async () => (await house.as.admin.get('/api/organisation')).body.name)
    .not.toBe('华信集团');
  const { id, version } = (await house.as.admin.get(`/api/people/${house.as.sales.id}`)).body;
  await house.as.admin.patch(`/api/people/${id}`, version, { managerId: house.as.admin.id });
  await page.goto('/settings/people');
  await page.getByText('王芳', { exact: true }).first().click();
  await panel().getByText('修改历史').click();
  await panel().locator('.lk-changes').getByText('陈静').waitFor();
});
