/** Somebody writes down what was done: files by drop and paste, a colleague named, a task for them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import type { Browser as Chromium, Locator, Page } from 'playwright-core';
import { openHouse, password, type House } from '../harness/house.ts';
import { expectAccessible, listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { watchSeats } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Chromium;
let house: House;
let address: string;
let page: Page;
let customerId: string;
const seats: Record<string, Seat> = {};

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

beforeAll(async () => {
  house = await openHouse();
  const customer = { name: '海纳精密', emails: ['info@haina.example'] };
  customerId = (await house.as.sales.post('/api/customers', customer)).body.id;
  await house.as.sales.post('/api/contacts', { name: '刘伟', customerId, emails: ['liu@haina.example'] });
  address = await listen(house.app);
  chromium = await openChromium();
  page = (await signIn('sales@huaxin.example')).page;
  await page.goto(`/customers/${customerId}`);
});
watchSeats('composer', () => seats);

async function signIn(email: string, options: Parameters<typeof sitDown>[2] = {}): Promise<Seat> {
  const one = (seats[email] = await sitDown(chromium, address, options));
  await one.page.goto('/sign-in');
  await one.page.getByRole('textbox').first().fill(email);
  await one.page.locator('input[type=password]').fill(password);
  await one.page.locator('button[type=submit]').click();
  await one.page.waitForURL('**/today');
  return one;
}

/** What a browser tells when files are dropped, pasted or held over something. */
const bring = async (target: Locator, kinds: readonly string[], name: string, base64 = btoa('x')) => {
  const data = await page.evaluateHandle(
    ([called = '', content = '']) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
      const type = called.endsWith('.png') ? 'image/png' : 'application/octet-stream';
      transfer.items.add(new File([bytes], called, { type }));
      return transfer;
    },
    [name, base64],
  );
  for (const kind of kinds)
    await target.evaluate(
      (element, { event, transfer }) => {
        const init = { bubbles: true, cancelable: true };
        element.dispatchEvent(
          event === 'paste'
            ? new ClipboardEvent(event, { ...init, clipboardData: transfer })
            : new DragEvent(event, { ...init, dataTransfer: transfer }),
        );
      },
      { event: kind, transfer: data },
    );
};
const content = () => page.getByLabel('内容');
const files = () => page.getByRole('region', { name: '附件' });

it('a file dropped anywhere on the page is at the customer; deleted, it can be taken back', async () => {
  const heading = page.getByRole('heading', { name: '海纳精密' });
  await bring(heading, ['dragover'], '合同.pdf');
  await page.getByText('松开，添加到“海纳精密”').waitFor();
  await bring(heading, ['drop'], '合同.pdf');
  await files().getByRole('link', { name: '合同.pdf' }).waitFor();
  expect(await page.getByText('松开，添加到“海纳精密”').count()).toBe(0);
  await page.getByText('添加了附件').first().waitFor();
  await bring(heading, ['paste'], 'image.png', png);
  await files()
    .getByRole('link', { name: /^截图 .*\.png$/ })
    .waitFor();
  await files().getByRole('button', { name: '删除 合同.pdf' }).click();
  await files().getByRole('link', { name: '合同.pdf' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await files().getByRole('link', { name: '合同.pdf' }).waitFor();
});

it('a colleague is named by pinyin and Enter; who cannot see the customer is said', async () => {
  await content().pressSequentially('请 @liq');
  await page.getByRole('option', { name: /李强/ }).waitFor();
  await expectAccessible(page, axe);
  await page.keyboard.press('Enter');
  expect(await content().inputValue()).toBe('请 @李强 ');
  await content().pressSequentially('看报价 @zhao');
  await page.getByRole('option', { name: /赵/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  expect(await content().inputValue()).toBe('请 @李强 看报价 @zhao');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  await page.getByText(/赵.* 看不到这位客户，不会收到通知。/).waitFor();
});

it('files dropped and pasted into the text are there after a reload, and saved with it', async () => {
  await bring(content(), ['dragover', 'drop'], '样品.txt');
  await bring(content(), ['paste'], 'image.png', png);
  const composer = page.locator('.lk-follow-ups-composer');
  await composer.getByRole('link', { name: '样品.txt' }).waitFor();
  await composer.getByRole('link', { name: /截图/ }).waitFor();
  await page.reload();
  await composer.getByRole('link', { name: '样品.txt' }).waitFor();
  expect(await content().inputValue()).toContain('@李强');
  await composer.getByRole('button', { name: /删除 截图/ }).click();
  await content().focus();
  await page.keyboard.press('Control+Enter');
  await page.getByText('跟进已记录').waitFor();
  const timeline = page.getByRole('region', { name: '动态' });
  await timeline.getByRole('link', { name: '样品.txt' }).waitFor();
  await timeline.locator('.lk-follow-ups-named', { hasText: '@李强' }).waitFor();
  await expectAccessible(page, axe);
});

it('a mail is begun in one’s own program, to the contact or else the customer', async () => {
  await page.getByText('邮件', { exact: true }).click();
  const write = page.getByRole('link', { name: '在邮件程序中写' });
  expect(await write.getAttribute('href')).toBe('mailto:info@haina.example');
  await page.getByRole('combobox', { name: '联系人' }).click();
  await page.locator('.ant-select-item').getByText('刘伟').click();
  await page.locator('.lk-button[href="mailto:liu@haina.example"]').waitFor();
});

it('a task keeps what was typed, is set for a colleague, and stands with them', async () => {
  await content().fill('样机在仓库');
  await page.getByText('待办', { exact: true }).first().click();
  expect(await page.getByLabel('说明').inputValue()).toBe('样机在仓库');
  await page.getByRole('button', { name: '保存待办' }).click();
  await page.getByText('请填写').waitFor();
  await page.getByLabel('要做什么').fill('寄样机');
  await page.getByRole('button', { name: '今天', exact: true }).click();
  await page.getByRole('combobox', { name: '由谁来做' }).click();
  await page.keyboard.type('liq');
  await page.locator('.ant-select-item').getByText('李强').click();
  await page.getByRole('button', { name: '保存待办' }).click();
  await page.getByText('待办已保存').waitFor();
  const lead = (await signIn('lead@huaxin.example', { locale: 'en-GB', width: 360, dark: true })).page;
  await lead.getByText('寄样机').first().waitFor();
  await lead.goto('/notices');
  await lead.getByText(/王芳 (set you a task|交给您一项待办)/).waitFor();
  await lead.getByText(/王芳 (mentioned you|提到了您)/).click();
  await lead.waitForURL(`**/customers/${customerId}`);
  expect(await lead.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(lead, axe);
});
