/** What lists tell besides their rows: what all of them come to, and the columns of their files. */
import { beforeAll, expect, it } from 'vitest';
import { openHouse, type House } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
const deal = async (name: string, amount: string, currency: string, probability: number) => {
  const body = { name, amount: { amount, currency }, probability, ownerId: house.as.sales.id };
  expect((await house.as.admin.post('/api/opportunities', body)).status).toBe(201);
};

it('sums all deals that match and may be seen, exactly, per currency', async () => {
  await deal('合计甲', '0.10', 'CNY', 50);
  await deal('合计乙', '9999999999999.20', 'CNY', 100);
  await deal('合计丙', '12.34', 'USD', 10);
  const totals = (who: 'sales' | 'other', query: Record<string, string>) =>
    house.as[who].get('/api/opportunities/totals', query);
  expect((await totals('sales', { q: '合计' })).body).toEqual({
    count: 3,
    sums: [
      { currency: 'CNY', amount: '9999999999999.30', weighted: '9999999999999.25' },
      { currency: 'USD', amount: '12.34', weighted: '1.23' },
    ],
  });
  expect((await totals('sales', { q: '合计丙' })).body.count).toBe(1);
  expect((await totals('other', { q: '合计' })).body).toEqual({ count: 0, sums: [] });
  expect((await totals('sales', { limit: '5' })).status).toBe(422);
});

it('exports the columns asked for, in their order, and refuses what is no column', async () => {
  await house.as.admin.post('/api/customers', { name: '列一', level: 'A', tags: ['甲', '乙'] });
  const take = (columns: string) => house.as.admin.get('/api/customers/export', { q: '列一', columns });
  const lines = (await take('level,name,createdAt')).text.replace('\ufeff', '').split('\r\n');
  expect(lines[0]).toBe('级别,客户名称,新建时间');
  expect(lines[1]).toMatch(/^A,列一,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  for (const columns of ['name,password', 'constructor', 'search_text', 'a b', 'name,'.repeat(200)])
    expect((await take(columns)).status, columns).toBe(422);
  const all = (await house.as.admin.get('/api/customers/export', { q: '列一' })).text;
  expect(all).not.toContain('新建时间');
  expect(all).toContain('甲; 乙');
});
