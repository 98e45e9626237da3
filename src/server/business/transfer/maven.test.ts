/** The real files of `../shared/data/maven-crm`, read and understood without a database. */
import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guessObject, suggestMapping } from './columns.ts';
import { decideDateOrder, newDateProfile, seeDate } from './date-order.ts';
import { dictionary } from './mends.ts';
import { createDialectSniffer, openTable } from './reading.ts';
import { vocabularyOf } from './words.ts';

const folder = new URL('../../../../../shared/data/maven-crm/', import.meta.url);
const present = existsSync(folder);
if (!present) process.stdout.write(`maven.test.ts skipped: no ${folder.pathname}\n`);

async function load(name: string) {
  const file = new URL(name, folder);
  const sniffer = createDialectSniffer();
  for await (const chunk of createReadStream(file)) sniffer.push(chunk);
  const dialect = sniffer.result();
  const { columns, batches } = await openTable(createReadStream(file), dialect);
  const rows: string[][] = [];
  for await (const batch of batches) {
    expect(batch.filter((r) => r.fault !== null)).toEqual([]);
    rows.push(...batch.map((r) => r.cells));
  }
  const values = (column: string) =>
    rows.map((r) => r[columns.indexOf(column)] ?? '').filter((v) => v !== '');
  const sampled = columns.map((c) => ({ name: c, samples: values(c).slice(0, 20) }));
  return { dialect, columns, rows, values, sampled };
}

describe.skipIf(!present)('the Maven files', () => {
  it.each([
    ['accounts.csv', 85, 'customer'],
    ['products.csv', 7, 'product'],
    ['sales_teams.csv', 35, 'person'],
    ['sales_pipeline.csv', 8800, 'opportunity'],
  ])('%s: %i rows of %s', async (name, count, object) => {
    const { dialect, rows, sampled } = await load(name);
    expect(dialect).toEqual({ encoding: 'utf-8', delimiter: ',' });
    expect(rows).toHaveLength(count);
    expect(guessObject(sampled)).toBe(object);
  });

  it('map the columns of the pipeline, and read its dates as day, month, year', async () => {
    const { sampled, values } = await load('sales_pipeline.csv');
    expect(suggestMapping('opportunity', sampled)).toEqual([
      'externalId',
      'owner',
      'product',
      'customer',
      'stage',
      'openedOn',
      'closedOn',
      'amount',
      null,
      null,
    ]);
    for (const column of ['engage_date', 'close_date']) {
      const profile = newDateProfile();
      for (const value of values(column)) seeDate(profile, value, 2026);
      expect(decideDateOrder(profile, [], ['ymd', 'mdy', 'dmy'])).toMatchObject({
        order: 'dmy',
        certain: true,
      });
    }
  });

  it('show technolgy and GTXPro as things to mend', async () => {
    const industries = dictionary(
      [...vocabularyOf('industry')].map(([key, w]) => [key, ...w.known] as const),
    );
    const sectors = new Set((await load('accounts.csv')).values('sector'));
    const odd = [...sectors].filter((s) => !vocabularyOf('industry').has(s));
    expect(odd.map((s) => [s, industries.suggest(s)])).toEqual([
      ['technolgy', { word: 'technology', sure: true }],
    ]);

    const names = (await load('products.csv')).values('product');
    const sold = new Set((await load('sales_pipeline.csv')).values('product'));
    const unknown = [...sold].filter((p) => !names.includes(p));
    const products = dictionary(names.map((n) => [n] as const));
    expect(unknown.map((p) => [p, products.suggest(p)])).toEqual([
      ['GTXPro', { word: 'GTX Pro', sure: true }],
    ]);
  });
});
