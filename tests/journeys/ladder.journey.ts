/**
 * The ladder's steps that no other journey climbs, each with its line in the audit: waiting, a proof by mail, an app's code
 * at the door; and, with the mail server away, a request that the clock calls out to one after the other and that two
 * answer at once. Passkeys, trusted devices, recovery codes, contacts, requests and shares have journeys of their own.
 */
import { Secret, TOTP } from 'otpauth';
import type { Browser as Chromium, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { callAll } from '../../src/server/access/unlocking/escalation.ts';
import { freePort, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { openHouse, password, type House, type PersonName } from '../harness/house.ts';
import { openMailbox, type Mailbox } from '../harness/mailbox.ts';
import { watchSeats } from './steps.ts';

let chromium: Chromium;
let mailbox: Mailbox;
/** With mail, and with a mail server that is away. */
let house: House;
let mute: House;
const addresses = new Map<House, string>();
const seats: Record<string, Seat> = {};

beforeAll(async () => {
  mailbox = await openMailbox();
  [house, mute] = await Promise.all([
    openAt({ SMTP_URL: mailbox.url }),
    openAt({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}` }),
  ]);
  chromium = await openChromium();
});
watchSeats('ladder', () => seats);

async function openAt(settings: Record<string, string>): Promise<House> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const opened = await openHouse({ ...settings, TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: address });
  addresses.set(opened, address);
  await listen(opened.app, port);
  return opened;
}

/** Somebody at a browser that is new, or at the one they are signed in at. */
async function sit(at: House, name: string, from: string | null, as?: PersonName): Promise<Page> {
  const url = addresses.get(at) ?? '';
  const seat = await sitDown(chromium, url, as ? {} : { width: 390, height: 800 });
  if (from !== null)
    await seat.context.setExtraHTTPHeaders({ 'x-forwarded-for': from, 'x-forwarded-proto': 'https' });
  if (as)
    await seat.context.addCookies([...at.as[as].cookies].map(([key, value]) => ({ name: key, value, url })));
  seats[name] = seat;
  return seat.page;
}
const leave = async (name: string) => {
  await seats[name]?.context.close();
  delete seats[name];
};

/** Cores are shared: what is waited for comes, only later. */
const poll = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });
const emailOf = (name: string) => `${name}@huaxin.example`;
async function signIn(page: Page, name: PersonName, typed = password): Promise<void> {
  await page.getByLabel('邮箱').fill(emailOf(name));
  await page.locator('input[type=password]').fill(typed);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
const later = (at: House, minutes: number) =>
  at.setNow(minutes === 0 ? null : new Date(Date.now() + minutes * 60_000 + 1000));
/** What the audit says of it, by or about somebody; null: nobody is known behind what was refused. */
const audited = (at: House, action: string, who: PersonName | null) =>
  poll(async () => {
    const { items } = (await at.as.admin.get('/api/audit', { limit: 200 })).body;
    return items.some(
      (line: { action: string; person: { id: string } | null; recordId: string | null }) =>
        line.action === action && (who === null || [line.person?.id, line.recordId].includes(at.as[who].id)),
    );
  }).toBe(true);

it('waiting: the page counts down; at its time the right password lets in', async () => {
  const page = await sit(house, 'lead', null);
  const lock = { scope: 'account', subject: house.as.lead.id, strength: 'closed', reason: '核对身份' };
  const endsAt = new Date(Date.now() + 30 * 60_000).toISOString();
  await house.as.admin.post('/api/locks', { ...lock, endsAt });
  await page.goto('/sign-in');
  await signIn(page, 'lead');
  await page.getByText('核对身份').waitFor();
  const left = page.locator('.lk-left');
  const before = await left.textContent();
  expect(before).toMatch(/还剩 (30|29) 分 \d+ 秒/);
  await poll(() => left.textContent()).not.toBe(before);
  await audited(house, 'sign-in.refused', 'lead');
  later(house, 31);
  await page.getByRole('button', { name: '返回登录' }).click();
  await signIn(page, 'lead');
  await page.waitForURL('**/today');
  await audited(house, 'sign-in.done', 'lead');
  later(house, 0);
  await leave('lead');
});

it('waiting: a budget that is spent refuses the right password in the same words, and comes back within the hour', async () => {
  // Of one address the audit writes a line a minute; this is another one of the network where she is at home.
  const guesser = Object.assign(house.stranger(), { address: '127.0.0.7' });
  for (let i = 0; i < 9; i++) await guesser.signIn(emailOf('sales'), `last month’s ${i}`);
  // What is dear from here is another matter.
  await house.database.pool.query('delete from network_budgets');
  const page = await sit(house, 'sales', '127.0.0.8');
  await page.goto('/sign-in');
  await signIn(page, 'sales', 'one too many');
  const said = page.getByRole('alert');
  const wrong = await said.textContent();
  await page.getByText('通常一小时之内自动恢复').waitFor();
  await signIn(page, 'sales');
  await poll(() => page.getByRole('button', { name: '登录', exact: true }).isEnabled()).toBe(true);
  expect(await said.textContent()).toBe(wrong);
  await audited(house, 'sign-in.refused', 'sales');
  // The lane says so to whoever looks after locks, and ends by its time.
  const { items } = (await house.as.admin.get('/api/locks', { open: true })).body;
  expect(items).toContainEqual(expect.objectContaining({ lane: 'familiar', trigger: 'wrong-passwords' }));
  later(house, 61);
  await signIn(page, 'sales');
  await page.waitForURL('**/today');
  later(house, 0);
  await leave('sales');
});

it('a proof by mail makes the device trusted on which its link is opened: once, and signs nobody in', async () => {
  for (let i = 1; i <= 5; i++)
    await Object.assign(house.stranger(), { address: `192.0.${i}.9` }).signIn(emailOf('other'), `guess ${i}`);
  const phone = await sit(house, 'phone', '198.51.100.9');
  await phone.goto('/sign-in');
  await signIn(phone, 'other');
  await phone.getByRole('link', { name: '换一种方式证明是您本人' }).click();
  const askForMail = async (beyond: number) => {
    await phone.getByLabel('邮箱').fill(emailOf('other'));
    await phone.getByRole('button', { name: '发送验证码' }).click();
    await phone.getByText('请查收邮件').waitFor();
    return /http\S+\/trust-device#\S+/.exec(await mailbox.next(emailOf('other'), beyond))?.[0] ?? '';
  };
  const mails = mailbox.to(emailOf('other')).length;
  const link = await askForMail(mails);
  const trust = async (page: Page, url: string) => {
    await page.goto(url);
    await page.getByRole('button', { name: '信任这台设备' }).click();
  };
  await trust(phone, link);
  await phone.getByText('这台设备已受信任').waitFor();
  expect((await phone.request.get('/api/me')).status(), 'I8').toBe(401);
  await signIn(phone, 'other');
  await phone.waitForURL('**/today');
  await audited(house, 'device.trusted', 'other');
  await audited(house, 'sign-in.done', 'other');

  const laptop = await sit(house, 'laptop', '198.51.101.9');
  await trust(laptop, link);
  await laptop.getByText('链接已失效').waitFor();
  await audited(house, 'proof.refused', null);
  // Asked for in one browser, opened in another: the one that opens it becomes trusted.
  await seats['phone']?.context.clearCookies();
  await phone.goto('/prove-device');
  await trust(laptop, await askForMail(mailbox.to(emailOf('other')).length));
  await laptop.getByText('这台设备已受信任').waitFor();
  await signIn(laptop, 'other');
  await laptop.waitForURL('**/today');
  await Promise.all([leave('phone'), leave('laptop')]);
});

it('an app’s code at the door: a wrong one is told, the right one counts once', async () => {
  const { secret } = (await house.as.service.post('/api/me/totp')).body;
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const at = (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
  const confirmed = await house.as.service.post('/api/me/totp/confirm', { code: at(-1) });
  expect(confirmed.status, confirmed.text).toBe(204);
  const code = at(0);
  const give = async (page: Page, typed: string) => {
    await page.getByLabel(/6 位数字|验证码/).fill(typed);
    await page.getByRole('button', { name: '继续' }).click();
  };
  const first = await sit(house, 'first', '198.51.102.9');
  await first.goto('/sign-in');
  await signIn(first, 'service');
  await give(first, code === '000000' ? '000001' : '000000');
  await first.getByText('不正确').waitFor();
  await audited(house, 'proof.refused', null);
  await give(first, code);
  await first.waitForURL('**/today');
  await audited(house, 'sign-in.proved', 'service');
  const second = await sit(house, 'second', '198.51.103.9');
  await second.goto('/sign-in');
  await signIn(second, 'service');
  await give(second, code);
  await second.getByText('不正确').waitFor();
  expect((await second.request.get('/api/me')).status()).toBe(401);
  await Promise.all([leave('first'), leave('second')]);
});

it('with the mail server away no mail is offered, and whoever is on duty hears of a request by the bell', async () => {
  const { admin, other, lead } = mute.as;
  const roles = (await admin.get('/api/roles')).body.items;
  const [role] = roles.filter(({ permissions }: { permissions: string[] }) =>
    permissions.includes('locks.manage'),
  );
  for (const { id } of [other, lead]) {
    const { version } = (await admin.get(`/api/people/${id}`)).body;
    expect((await admin.patch(`/api/people/${id}`, version, { roleIds: [role.id] })).status).toBe(200);
  }
  const shift = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };
  await admin.post('/api/duty/shifts', { ...shift, personId: admin.id, place: 1 });
  await admin.post('/api/duty/shifts', { ...shift, personId: other.id, place: 2 });

  const road = await sit(mute, 'road', '198.51.100.9');
  await road.goto('/sign-in');
  await road.getByText('邮件服务器现在连不上，暂时发不了邮件').waitFor();
  await road.goto('/prove-device');
  await road.getByRole('button', { name: '验证器应用' }).waitFor();
  expect(await road.getByRole('button', { name: '邮件验证码' }).count()).toBe(0);
  await road.getByRole('link', { name: '进不去？请管理员帮忙' }).click();
  await road.getByRole('heading', { name: '请管理员让我进去' }).waitFor();
  await road.getByLabel('邮箱').fill(emailOf('sales'));
  await road.getByRole('button', { name: '发出申请' }).click();
  await road.getByRole('heading', { name: /^解锁申请 \d{4} \d{4}$/ }).waitFor();
  await audited(mute, 'unlock.asked', 'sales');
  await heard('admin');
  await expect(isTold('other')).resolves.toBe(false);
});

/** The bell of somebody who is called, in their own browser. */
async function heard(name: PersonName): Promise<void> {
  const page = await sit(mute, name, '203.0.113.7', name);
  await page.goto('/account');
  await page.getByRole('button', { name: /^通知/ }).click();
  await page.getByRole('dialog').getByText('王芳 申请解锁').first().waitFor();
  await page.keyboard.press('Escape');
}
const isTold = async (name: PersonName): Promise<boolean> =>
  (await mute.as[name].get('/api/notices', { limit: 200 })).body.items.some(
    ({ kind }: { kind: string }) => kind === 'unlock-asked',
  );

it('the clock calls the second on duty, all administrators, the owner; the page of the request says so', async () => {
  const { page } = seats['road'] ?? expect.fail();
  const called = () => page.locator('.lk-steps li').filter({ hasText: '已通知' });
  await poll(() => called().count()).toBe(1);
  const steps = [
    [10, 'other', '第二值班'],
    [30, 'lead', '全体管理员'],
    [60, null, '负责人与保管人'],
  ] as const;
  for (const [i, [minutes, who, word]] of steps.entries()) {
    later(mute, minutes);
    await callAll({
      database: mute.database,
      clock: () => new Date(Date.now() + minutes * 60_000 + 1000),
      enqueue: () => Promise.resolve(),
    });
    if (who) await heard(who);
    await poll(() => called().count()).toBe(i + 2);
    await called().filter({ hasText: word }).waitFor();
  }
  later(mute, 0);
  const lines = (await mute.as.admin.get('/api/audit', { limit: 200 })).body.items.filter(
    ({ action }: { action: string }) => action === 'unlock.called',
  );
  expect(lines.map(({ detail }: { detail: { step: string } }) => detail.step).toSorted()).toEqual([
    'administrators',
    'first',
    'owner',
    'second',
  ]);
});

it('two answer at once: one answer counts, and both read whose', async () => {
  const desks = ['admin', 'other'].map((name) => (seats[name] ?? expect.fail()).page);
  for (const page of desks) {
    await page.goto('/settings/locks?tab=requests');
    await page.getByRole('cell', { name: '王芳' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '信任申请的设备' }).click();
    await page.getByRole('button', { name: '确认信任' }).waitFor();
  }
  await Promise.all(desks.map((page) => page.getByRole('button', { name: '确认信任' }).click()));
  const answers = await Promise.all(
    desks.map(async (page) => {
      const fact = page.getByRole('dialog').getByText(/^(陈静|赵敏) · /);
      await fact.waitFor();
      return fact.textContent();
    }),
  );
  expect(answers[0]).toBe(answers[1]);
  const answered = (await mute.as.admin.get('/api/audit', { limit: 200 })).body.items.filter(
    ({ action }: { action: string }) => action === 'unlock.answered',
  );
  expect(answered).toHaveLength(1);
});
