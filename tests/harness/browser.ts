/**
 * A real Chromium on a house that listens. A word on the console that a user would never see, an error or a warning,
 * fails the journey.
 */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Browser as Chromium, BrowserContext, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import type { App } from '../../src/server/app.ts';
import { launchChromium } from './chromium.ts';

export async function openChromium(): Promise<Chromium> {
  const browser = await launchChromium();
  afterAll(() => browser.close());
  return browser;
}

/** A port that is free: for a house that must know its own address before it listens, as passkeys need. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Lets a house be reached over a real socket. @returns its address */
export async function listen(app: App, port = 0): Promise<string> {
  await app.http.listen({ host: '127.0.0.1', port });
  await app.startJobs();
  return `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
}

export interface Seat {
  page: Page;
  context: BrowserContext;
  /** Everything the console said that it shouldn't have. */
  complaints: string[];
}

/** Somebody sits down at a browser. */
export async function sitDown(
  browser: Chromium,
  address: string,
  options: { locale?: string; width?: number; height?: number; dark?: boolean; touch?: boolean } = {},
): Promise<Seat> {
  const context = await browser.newContext({
    baseURL: address,
    locale: options.locale ?? 'zh-CN',
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    ...(options.touch && { hasTouch: true, isMobile: true }),
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !expected(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, context, complaints };
}

// The browser itself reports each answer of 4xx and each network that is away, also those that a journey provokes and the
// page handles.
const expected = (text: string) =>
  /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/.test(
    text,
  );

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string; any: { message: string }[] }[];
}
type Axe = { axe: { run(options: { runOnly?: string[] }): Promise<{ violations: Violation[] }> } };

/**
 * Puts an axe over the page: no serious or critical finding.
 * @param rules only these, by name
 */
export async function expectAccessible(page: Page, axe: string, rules?: string[]): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const findings = await page.evaluate(async (runOnly) => {
    const { violations } = await (window as unknown as Axe).axe.run(runOnly ? { runOnly } : {});
    return violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map(({ id, nodes }) => {
        const places = nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`);
        return `${id}: ${places.join(' | ')}`;
      });
  }, rules);
  expect(findings, page.url()).toEqual([]);
}
