/**
 * `npm run bench:web`: how quick the pages are, in a real Chromium, on the made-up company and on a million customers;
 * at full speed, and on a slow computer (a quarter of this processor) behind a slow network (40 ms each way there is).
 *
 * Exits with 0 whether or not the targets are reached, as this measures and doesn't judge; with 1 where it can't measure.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ensureWebApp } from '../../src/server/web-app.ts';
import { launchChromium } from '../../tests/harness/chromium.ts';
import { prepare, stayOnTwoCores } from '../house.ts';
import { median } from '../load.ts';
import { accountOf, settleDemo, type Account } from '../people.ts';
import { startProgram } from '../program.ts';
import { find, openRecord, recordFollowUp, scrollFar, signInToList } from './acts.ts';
import { type Figure, report, type House, type Measured, type Speed } from './report.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rows: { type: 'string', default: '1000000' },
    /** Keeps the filled database in this folder and takes it from there the next time; the same as `npm run bench` keeps. */
    keep: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    /** Only the figures whose name holds this. */
    only: { type: 'string', default: '' },
  },
});
const say = (sentence: string) => console.error(sentence);
const rounds = Number(options.rounds);
const speeds: readonly Speed[] = ['full', 'slow'];

/** The address, and who measures there: a salesperson, and for the search who sees everything. */
interface Measuring {
  house: House;
  url: string;
  seller: Account;
  seesAll: Account;
  finds: readonly string[];
}

/** A browser that knows this person's device, so that signing in asks no second proof; its cache is empty. */
async function knownContext(
  browser: Browser,
  url: string,
  who: Account,
  signedIn: boolean,
): Promise<BrowserContext> {
  const settings = {
    baseURL: url,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  } as const;
  const context = await browser.newContext(settings);
  const { device = '', ...data } = who;
  const cookies = device.split('; ').filter((pair) => pair !== '');
  await context.addCookies(
    cookies.map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    }),
  );
  const answer = await context.request.post('/api/sign-in', { data, headers: { origin: url } });
  if (!answer.ok() || !('user' in (await answer.json())))
    throw new Error(`Nobody came in: ${await answer.text()}`);
  if (!signedIn) await context.request.post('/api/sign-out', { headers: { origin: url } });
  return context;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}

async function inPage<T>(
  context: BrowserContext,
  speed: Speed,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    if (speed === 'slow') await slowDown(page);
    return await work(page);
  } finally {
    await page.close();
  }
}

const wanted = (name: string) => name.includes(options.only);

async function medianOf(once: (n: number) => Promise<number>): Promise<{ median: number; most: number }> {
  const all: number[] = [];
  for (let n = 0; n < rounds; n++) all.push(await once(n));
  return { median: median(all), most: Math.max(...all) };
}

async function measureAt(browser: Browser, at: Measuring, speed: Speed): Promise<Measured[]> {
  const found: Measured[] = [];
  const note = (figure: Figure) => {
    found.push({ house: at.house, speed, ...figure });
    say(`${at.house}, ${speed}: ${figure.name} ${JSON.stringify(figure.value)}`);
  };
  const signInOnce = async () => {
    const context = await knownContext(browser, at.url, at.seller, false);
    const ms = await inPage(context, speed, (page) => signInToList(page, at.seller));
    await context.close();
    return ms;
  };
  if (wanted('sign-in')) note({ name: 'sign-in', value: await medianOf(signInOnce) });

  const seller = await knownContext(browser, at.url, at.seller, true);
  const asSeller = <T>(act: (page: Page) => Promise<T>) => inPage(seller, speed, act);
  if (wanted('open'))
    note({ name: 'open', value: await medianOf((n) => asSeller((page) => openRecord(page, n))) });
  const { items } = await (await seller.request.get('/api/customers?limit=1')).json();
  if (wanted('follow-up'))
    note({ name: 'follow-up', value: await asSeller((page) => recordFollowUp(page, items[0].id)) });
  // The target is one of a usual computer.
  if (wanted('scroll') && at.house === 'million' && speed === 'full')
    note({ name: 'scroll', value: await asSeller(scrollFar) });
  await seller.close();

  const all = await knownContext(browser, at.url, at.seesAll, true);
  for (const q of wanted('find') ? at.finds : [])
    note({ name: `find ${q}`, value: await medianOf(() => inPage(all, speed, (page) => find(page, q))) });
  await all.close();
  return found;
}

async function measureDemo(browser: Browser): Promise<Measured[]> {
  const data = mkdtempSync(join(tmpdir(), 'latchkey-bench-web-'));
  const program = await startProgram(data);
  try {
    const account = await settleDemo(program.url);
    const at = { house: 'demo', url: program.url, seller: account, seesAll: account } as const;
    const finds = ['hw', 'hauwei', '华为', '138'];
    return await measureAll(browser, { ...at, finds });
  } finally {
    await program.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function measureMillion(browser: Browser, data: string): Promise<Measured[]> {
  const settled = await prepare(data, Number(options.rows), say);
  const program = await startProgram(data);
  try {
    return await measureAll(browser, {
      house: 'million',
      url: program.url,
      seller: accountOf('seller', settled),
      seesAll: accountOf('reader', settled),
      finds: ['hw', 'hwjs', '科技', '华为', 'shnezhen', '1388', 'zzzzq'],
    });
  } finally {
    await program.stop();
  }
}

async function measureAll(browser: Browser, at: Measuring): Promise<Measured[]> {
  const found: Measured[] = [];
  for (const speed of speeds) found.push(...(await measureAt(browser, at, speed)));
  return found;
}

stayOnTwoCores(say);
const data =
  options.keep === undefined ? mkdtempSync(join(tmpdir(), 'latchkey-bench-')) : resolve(options.keep);
mkdirSync(data, { recursive: true });
const browser = await launchChromium();
try {
  await ensureWebApp({ dataDirectory: data, say, signal: new AbortController().signal });
  const measured = [...(await measureDemo(browser)), ...(await measureMillion(browser, data))];
  console.log(options.json ? JSON.stringify(measured, null, 2) : report(measured));
} catch (error) {
  say(`Could not measure. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  if (options.keep === undefined) rmSync(data, { recursive: true, force: true });
}
