/** The page of all parts of the kit, while developing: it is drawn without a complaint and can be used by everybody. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import { expectAccessible, freePort, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Built as for developing, where the page is part of it: a development server would read each file of it by itself.
const outDir = mkdtempSync(join(tmpdir(), 'latchkey-kit-'));
let vite: PreviewServer;
let chromium: Chromium;
let address: string;
const seats: Record<string, Seat> = {};

beforeAll(async () => {
  const port = await freePort();
  const config = {
    configFile: 'vite.config.ts',
    configLoader: 'native',
    mode: 'development',
    logLevel: 'warn',
    build: { outDir },
  } as const;
  await build(config);
  vite = await preview({ ...config, preview: { host: '127.0.0.1', port, strictPort: true } });
  address = `http://127.0.0.1:${port}`;
  chromium = await openChromium();
});
afterAll(async () => {
  await vite.close();
  rmSync(outDir, { recursive: true, force: true });
});
watchSeats('kit', () => seats);

async function look(name: string, options: Parameters<typeof sitDown>[2]): Promise<Seat> {
  const seat = (seats[name] = await sitDown(chromium, address, options));
  // No server stands behind it: whatever a part asks for isn't there.
  await seat.context.route('**/api/**', (route) =>
    route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'Not found', status: 404, code: 'not_found' }),
    }),
  );
  await seat.page.goto('/kit');
  // The last of them.
  await seat.page.getByText('CustomerIcon', { exact: true }).waitFor();
  return seat;
}

it('in light, and the language and the theme can be changed on it', async () => {
  const { page } = await look('light', {});
  await expectAccessible(page, axe);
  await page.getByText('繁體中文').click();
  await page.getByRole('heading', { name: '元件', exact: true }).waitFor();
  await page.getByText('深色', { exact: true }).click();
  await page.locator('html[data-theme=dark]').waitFor();
});

it('in dark on a phone', async () => {
  const { page } = await look('dark', { dark: true, width: 360, locale: 'en-GB' });
  await expectAccessible(page, axe);
  // Nothing is wider than the page.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

it('the built app has nothing of it', () => {
  const built = readdirSync('dist/web', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|css|json)$/.test(path))
    .filter((path) => /lk-kit|kit\/gallery/.test(readFileSync(join('dist/web', path), 'utf8')));
  expect(built).toEqual([]);
});
