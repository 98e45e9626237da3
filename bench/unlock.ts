/**
 * `npm run bench:unlock`: from “I am locked” to working again, by each way back, in a real Chromium with a person's hands:
 * time and steps, beside the goals. Mail is off. An attacker has spent the strangers' tries; the person sits at a device
 * nobody knows, and their right password is refused there. For the last two ways every account is closed as well.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ensureWebApp } from '../src/server/web-app.ts';
import { launchChromium } from '../tests/harness/chromium.ts';
import { withPool } from './house.ts';
import { startProgram } from './program.ts';
import { align, verdict } from './table.ts';
import { callMs, createHand, type Hand } from './unlock/hand.ts';

const admin = { name: '陈静', email: 'admin@bench.example' };
const wang = { name: '王芳', email: 'wang@bench.example' };
const password = 'bench of oak under a lamp';
const own = { 'sec-fetch-site': 'same-origin' };
/** Only the ways whose names hold this. */
const { only } = parseArgs({ options: { only: { type: 'string', default: '' } } }).values;
const say = (sentence: string) => console.error(sentence);

interface Way {
  name: string;
  goalSeconds: number | null;
  /** @param other the hand of the colleague who helps, where somebody does */
  act(page: Page, hand: Hand, other: Hand): Promise<void>;
  /** Clicks of whoever helps. */
  goalClicks?: number;
}

/** Somebody at an address of their own, as behind a proxy. */
let addresses = 0;
async function sitDown(browser: Browser, url: string): Promise<BrowserContext> {
  addresses++;
  return browser.newContext({
    baseURL: url,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    extraHTTPHeaders: { 'x-forwarded-for': `198.51.${addresses}.7`, 'x-forwarded-proto': 'https' },
  });
}

/** Guesses from five networks: the strangers' lane is spent, as under an attack. */
async function attack(url: string, email: string): Promise<void> {
  for (let i = 0; i < 6; i++)
    await fetch(`${url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.${i}.9` },
      body: JSON.stringify({ email, password: `wrong ${i}` }),
    });
}

const signIn = async (page: Page, hand: Hand, email: string) => {
  await hand.type(page.getByLabel('邮箱'), email);
  await hand.type(page.locator('input[type=password]'), password);
  await hand.press(page.getByRole('button', { name: '登录', exact: true }));
};
/** A page of the app: those before signing in have no head of this kind. */
const working = (page: Page) => page.locator('.lk-page-head h1').waitFor();

async function authenticator(page: Page) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const;
  const verified = { hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, ...verified },
  });
  return { devTools, authenticatorId };
}

/** The company before anything happens: an administrator with a passkey, codes and shares, who is Wang's contact. */
async function prepare(office: BrowserContext, desk: BrowserContext) {
  const api = office.request;
  const send = async (path: string, data: object = {}, from = api) => {
    const answer = await from.post(path, { headers: own, data });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? {} : JSON.parse(text);
  };
  await send('/api/setup', { ...admin, password, organisation: 'Bench', locale: 'zh-Hans' });
  const page = await office.newPage();
  const { devTools, authenticatorId } = await authenticator(page);
  await page.goto('/account');
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('手机');
  await page.getByRole('dialog').getByRole('button', { name: '添加通行密钥' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const { credentials } = await devTools.send('WebAuthn.getCredentials', { authenticatorId });
  const { codes } = await send('/api/me/recovery-codes');
  const holders = ['李律师', '周会计', '老股东'].map((name) => ({ name }));
  const { words, set } = await send('/api/break-glass/shares', { threshold: 2, holders });
  for (const { number, asked } of set.shares)
    await send('/api/break-glass/shares/check', {
      number,
      words: asked.map((place: number) => words[number - 1].words[place - 1]),
    });
  const { id } = await send('/api/people', wang);
  const { url } = await send(`/api/people/${id}/password-link`);
  await send('/api/password/reset', { token: url.split('#')[1], password }, desk.request);
  await send('/api/sign-in', { email: wang.email, password }, desk.request);
  const me = await (await api.get('/api/me')).json();
  await send('/api/recovery-contacts', { personId: me.id }, desk.request);
  const { others } = await (await api.get('/api/recovery-contacts')).json();
  await send(`/api/recovery-contacts/${others[0].id}/accept`);
  return {
    page,
    credentials,
    code: codes[0] as string,
    shares: words.map((share: { words: string[] }) => share.words),
  };
}

/** Runs a command as somebody at the server would have it run. @returns what it printed */
function latchkey(data: string, settings: Record<string, string>, ...given: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], LATCHKEY_DATA: data, ...settings };
  const child = spawn(process.execPath, [resolve('bin/latchkey'), ...given], { env, cwd: data });
  let out = '';
  child.stdout.on('data', (text) => (out += String(text)));
  return new Promise((done, fail) =>
    child.once('close', (code) => (code === 0 ? done(out) : fail(new Error(`latchkey ended with ${code}`)))),
  );
}

const data = mkdtempSync(join(tmpdir(), 'latchkey-unlock-'));
await ensureWebApp({ dataDirectory: data, say, signal: new AbortController().signal });
const program = await startProgram(data, { TRUSTED_PROXIES: '127.0.0.1' });
// Passkeys belong to a name, never to an address.
const url = program.url.replace('127.0.0.1', 'localhost');
const browser = await launchChromium();
try {
  const [office, desk] = [await sitDown(browser, url), await sitDown(browser, url)];
  const house = await prepare(office, desk);
  const proveBy = async (page: Page, hand: Hand, email: string) => {
    await signIn(page, hand, email);
    await hand.press(page.getByRole('link', { name: '换一种方式证明是您本人' }));
  };
  const ways: Way[] = [
    {
      name: 'passkey',
      goalSeconds: 30,
      async act(page, hand) {
        const { devTools, authenticatorId } = await authenticator(page);
        for (const credential of house.credentials)
          await devTools.send('WebAuthn.addCredential', { authenticatorId, credential });
        await page.goto('/sign-in');
        await hand.press(page.getByRole('button', { name: '使用通行密钥登录' }));
      },
    },
    {
      name: 'recovery code',
      goalSeconds: 120,
      async act(page, hand) {
        await page.goto('/sign-in');
        await proveBy(page, hand, admin.email);
        await hand.press(page.getByRole('button', { name: '恢复码' }));
        await hand.type(page.getByLabel('邮箱'), admin.email);
        await hand.copy(page.getByRole('textbox', { name: '恢复码' }), house.code.split('-'), '-');
        await hand.press(page.getByRole('button', { name: '信任这台设备' }));
        await page.getByText('这台设备已受信任').waitFor();
        await signIn(page, hand, admin.email);
      },
    },
    {
      name: 'recovery contact, with a call',
      goalSeconds: null,
      async act(page, hand) {
        await page.goto('/sign-in');
        await proveBy(page, hand, wang.email);
        await hand.press(page.getByRole('button', { name: '恢复联系人' }));
        await hand.type(page.getByLabel('邮箱'), wang.email);
        await hand.press(page.getByRole('button', { name: '请恢复联系人帮忙' }));
        await page.getByText('已请您的恢复联系人帮忙').waitFor();
        await house.page.goto('/account');
        const section = house.page.getByRole('region', { name: '恢复联系人' });
        await hand.press(section.getByRole('button', { name: '读给同事的代码' }));
        await hand.wait(callMs);
        const panel = house.page.getByRole('dialog');
        await hand.press(panel.getByRole('button', { name: '我已打电话确认，看代码' }));
        const code = (await panel.getByLabel('代码', { exact: true }).textContent()) ?? '';
        await hand.copy(page.getByLabel('对方读出的 8 位数字'), code.split(' '), ' ');
        await hand.press(page.getByRole('button', { name: '信任这台设备' }));
        await page.getByText('这台设备已受信任').waitFor();
        await signIn(page, hand, wang.email);
      },
    },
    {
      name: 'an administrator’s answer, with a call',
      goalSeconds: null,
      goalClicks: 2,
      async act(page, hand, other) {
        await page.goto('/sign-in');
        await hand.press(page.getByRole('link', { name: '进不去？请管理员帮忙' }));
        await hand.type(page.getByLabel('邮箱'), wang.email);
        await hand.press(page.getByRole('button', { name: '发出申请' }));
        await page.getByRole('heading', { name: /^解锁申请/ }).waitFor();
        // The notice leads to the request.
        const { items } = await (await office.request.get('/api/unlock-requests')).json();
        await house.page.goto(`/settings/locks?tab=requests&request=${items[0].id}`);
        const card = house.page.getByRole('dialog');
        await card.getByText(/^建议：/).waitFor();
        await other.wait(callMs);
        await other.press(card.getByRole('button', { name: '信任申请的设备' }));
        await other.press(card.getByRole('button', { name: '确认信任' }));
        await hand.press(page.getByRole('button', { name: '信任这台设备并登录' }));
        await page.getByText('这台设备已受信任').waitFor();
        await signIn(page, hand, wang.email);
      },
    },
    {
      name: 'two guardians’ shares, every account closed',
      goalSeconds: 600,
      async act(page, hand) {
        await page.goto('/sign-in');
        await hand.press(page.getByRole('link', { name: '管理员都进不来？' }));
        for (const share of house.shares.slice(0, 2)) {
          const begun = share.map((word: string) => word.slice(0, 4));
          await hand.copy(page.getByLabel('份额上的 28 个词'), begun, ' ');
          await hand.press(page.getByRole('button', { name: '输入这一份' }));
          await page.getByText(/已输入 1 份|份额够了/).waitFor();
        }
        await hand.press(page.getByRole('button', { name: `以 ${admin.name} 的身份打开` }));
      },
    },
    {
      name: 'the server’s console, every account closed',
      goalSeconds: 60,
      async act(page, hand) {
        // Past a second factor too: what is lost with everything else can't be asked for.
        const given = ['admin', admin.email, '--session'];
        await hand.keys(`bin/latchkey ${given.join(' ')}`.length + 1);
        const out = await latchkey(data, { PUBLIC_URL: url }, ...given);
        await page.goto(out.trim().split('\n').at(-1) ?? '');
        await hand.press(page.getByRole('button', { name: '打开 60 分钟的登录' }));
      },
    },
  ];
  const lines = [['', 'time', 'steps', 'goal', '']];
  for (const way of ways.filter(({ name }) => name.includes(only))) {
    await withPool(data, (pool) => pool.query('delete from network_budgets'));
    for (const { email } of [admin, wang]) await attack(url, email);
    if (way.name.endsWith('closed')) await closeAll(data);
    const context = await sitDown(browser, url);
    const page = await context.newPage();
    const [hand, other] = [createHand(), createHand()];
    const startedMs = performance.now();
    await way.act(page, hand, other);
    await working(page);
    const seconds = (performance.now() - startedMs) / 1000;
    await context.close();
    const goal = way.goalSeconds;
    const last = goal === null ? ['', ''] : [`≤ ${goal} s`, verdict(seconds <= goal)];
    lines.push([way.name, `${seconds.toFixed(0)} s`, String(hand.steps), ...last]);
    if (way.goalClicks !== undefined)
      lines.push([
        '  of whoever answers',
        '',
        String(other.steps),
        `≤ ${way.goalClicks} clicks`,
        verdict(other.steps <= way.goalClicks),
      ]);
    say(`${way.name}: ${seconds.toFixed(0)} s`);
  }
  console.log(
    [
      ...align(lines),
      '',
      'Keys at 0.2 s, pointing at 1.1 s, 1.35 s to get ready for each press, field, and word read from paper (Card, Moran and',
      `Newell’s keystroke-level model); a call counts as ${callMs / 1000} s. A step is a press, a field, or a command. Fetching the paper isn’t counted.`,
    ].join('\n'),
  );
} finally {
  await browser.close();
  await program.stop();
  rmSync(data, { recursive: true, force: true });
}

/** As an attacker in the database would: every account closed, past what the app allows (I7). */
async function closeAll(folder: string): Promise<void> {
  await withPool(folder, async (pool) => {
    await pool.query(`insert into locks (id, scope, subject, person_id, strength, trigger, opens_at, ends_at)
      select gen_random_uuid(), 'account', id::text, id, 'closed', 'attack', now(), now() + interval '1 day' from people
      on conflict do nothing`);
    await pool.query(`select pg_notify('latchkey_access', 'bench')`);
  });
}
