/** Two people at work: what one of them changes appears with the other, who touches nothing. */
import { beforeAll, expect, it } from 'vitest';
import { listen, openChromium, sitDown, type Seat } from '../harness/browser.ts';
import { openHouse, password, type House } from '../harness/house.ts';
import { watchSeats } from './steps.ts';

let house: House;
let seat: Seat;

beforeAll(async () => {
  house = await openHouse();
  seat = await sitDown(await openChromium(), await listen(house.app));
  const { page } = seat;
  await page.goto('/sign-in');
  await page.getByLabel('邮箱').fill('lead@huaxin.example');
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname === '/today');
});
watchSeats('live', () => ({ seat }));

it('a customer that a colleague adds stands in the list, and their new name on the page', async () => {
  const { page } = seat;
  await page.goto('/customers');
  await page.getByText('还没有客户').waitFor();
  const made = (await house.as.sales.post('/api/customers', { name: '云海物流' })).body;
  await page.getByText('云海物流').first().waitFor();
  await page.goto(`/customers/${made.id}`);
  await page.getByRole('heading', { name: '云海物流' }).waitFor();
  expect(
    (await house.as.sales.patch(`/api/customers/${made.id}`, made.version, { name: '云海供应链' })).status,
  ).toBe(200);
  await page.getByRole('heading', { name: '云海供应链' }).waitFor();
});
