/** Every page there is, with something on it: everybody can use it, in light and in dark, with a mouse and with a thumb. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { openHouse, password, type Answer } from '../harness/house.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const routes = readFileSync('src/web/app/routes.tsx', 'utf8');
/** Those of the shell, as the app lists them: a new page is in here by itself. */
const inShell = [...routes.matchAll(/\bpage\('([^']+)'/g)].map(([, path = '']) => path);
const views = [
  '/opportunities?view=table',
  '/customers?group=level',
  '/customers?q=没有这家',
  '/settings/locks?tab=requests',
  '/settings/locks?tab=duty',
  '/settings/locks?tab=problems',
  '/settings/locks?tab=board',
  '/settings/locks?tab=probation',
  '/no-such-page',
];
const atTheDoor = [
  '/sign-in',
  '/forgot-password',
  '/reset-password',
  '/prove-device',
  '/trust-device',
  '/unlock',
];
/** The records of the pages of one. */
const idOf: Record<string, string> = {};
let seat: Seat;

const made = ({ status, body }: Answer): string => {
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body.id;
};

beforeAll(async () => {
  const house = await openHouse();
  const { admin, sales } = house.as;
  const customerId = made(
    await admin.post('/api/customers', {
      name: '海纳精密',
      level: 'A',
      industry: 'software',
      tags: ['老客户'],
    }),
  );
  idOf['/customers/$id'] = customerId;
  idOf['/contacts/$id'] = made(
    await admin.post('/api/contacts', { customerId, name: '赵敏', phones: ['13800138000'] }),
  );
  idOf['/opportunities/$id'] = made(
    await admin.post('/api/opportunities', {
      customerId,
      name: '二期仓储系统',
      amount: { amount: '128000', currency: 'CNY' },
    }),
  );
  made(
    await admin.post('/api/follow-ups', {
      customerId,
      kind: 'call',
      content: '电话里说下周来看样机',
      nextStep: '寄样机',
      nextStepDue: '2020-01-02',
    }),
  );
  made(await admin.post('/api/products', { name: '手持终端', price: { amount: '2680', currency: 'CNY' } }));
  idOf['/imports/$id'] = made(
    await admin.post('/api/imports', '客户名称,电话\n德泽汽车,021-5555 0101\n丁戊己贸易,12\n', {
      query: { fileName: 'customers.csv', object: 'customer' },
    }),
  );
  const thrown = made(await admin.post('/api/customers', { name: '关门大吉' }));
  expect((await admin.remove(`/api/customers/${thrown}`, 1)).status).toBe(204);
  made(
    await admin.post('/api/locks', {
      scope: 'account',
      subject: sales.id,
      strength: 'limited',
      reason: '正在核对',
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  );
  made(await admin.post('/api/locks/problems', { cause: 'travel', personId: sales.id, text: '出差总被锁' }));
  const address = await listen(house.app);
  seat = await sitDown(await openChromium(), address);
});
watchSeats('pages', () => ({ seat }));

/** Every button that is too small for a thumb. Links among words are as small as the words; rows open as a whole. */
const tooSmall = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => {
        const around = getComputedStyle(one, '::after');
        const grown = around.position === 'absolute' ? Number.parseFloat(around.height) : 0;
        return Math.max(one.getBoundingClientRect().height, grown) < 40;
      })
      .map((one) => `${one.getBoundingClientRect().height} ${one.outerHTML.slice(0, 160)}`),
  );

async function look(path: string): Promise<void> {
  const { page } = seat;
  await page.goto(path.replace('$id', idOf[path] ?? ''));
  await page.locator('h1').first().waitFor();
  await page.locator('.lk-bone').first().waitFor({ state: 'detached' });
  await expectAccessible(page, axe);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme=dark]').waitFor();
  // Again while colours are on their way, however short that is.
  await vi.waitFor(() => expectAccessible(page, axe, ['color-contrast']), { timeout: 10_000 });
  await page.setViewportSize({ width: 360, height: 780 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width).toBe(360);
  // The styles of the width come with the next frame.
  await expect.poll(() => tooSmall(page), { timeout: 5_000 }).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

it.each(atTheDoor)('%s', look);

it('the door opens', async () => {
  const { page } = seat;
  await page.goto('/sign-in');
  await page.getByRole('textbox').first().fill('admin@huaxin.example');
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/today');
});

it.each([...inShell, ...views])('%s', look);
