/** What several journeys begin with, and what each expects after every step. */
import { afterEach, expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { Seat } from '../harness/browser.ts';
import { password } from '../harness/house.ts';

export const admin = { name: '陈静', email: 'admin@huaxin.example' };
export const wang = { name: '王芳', email: 'wang@huaxin.example' };

/** The administrator sets an empty house up and stands before the day. */
export async function setUpHouse(page: Page): Promise<void> {
  await page.goto('/');
  await page.waitForURL('**/set-up');
  await page.getByLabel('公司或组织名称').fill('华信科技');
  await page.getByLabel('您的姓名').fill(admin.name);
  await page.getByLabel('您的邮箱').fill(admin.email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: '开始使用' }).click();
  await page.waitForURL('**/today');
}

/**
 * After each step no console has complained, and a step that failed leaves a picture of every seat in `coverage/`.
 * @param seats by name; asked anew each time, because people sit down later
 */
export function watchSeats(journey: string, seats: () => Record<string, Seat>): void {
  afterEach(async ({ task }) => {
    const all = Object.entries(seats());
    if (task.result?.state === 'fail')
      for (const [name, { page }] of all) await page.screenshot({ path: `coverage/${journey}-${name}.png` });
    expect(all.flatMap(([, { complaints }]) => complaints)).toEqual([]);
  });
}
