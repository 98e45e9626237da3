/** What a check-up measures by: open to everybody, and no way to fill the line. */
import { beforeAll, expect, it } from 'vitest';
import { sampleKilobytes } from '../../src/contract/access/check-up.ts';
import { openHouse, type House } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const from = (address: string) => {
  const browser = house.stranger();
  browser.address = address;
  return browser;
};

it('tells anybody the clock and the version, and gives and takes a sample', async () => {
  const server = await house.stranger().get('/api/check-up');
  expect(server.status).toBe(200);
  expect(server.body.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(Math.abs(Date.parse(server.body.now) - Date.now())).toBeLessThan(5_000);
  const down = await house.stranger().get('/api/check-up/sample');
  expect(down.body.sample).toHaveLength(sampleKilobytes * 1024);
  const up = await house.stranger().post('/api/check-up/sample', { sample: down.body.sample });
  expect(up.body).toEqual({ bytes: sampleKilobytes * 1024 });
});

it.each([
  ['more than it may be', { sample: 'x'.repeat(sampleKilobytes * 1024 + 1) }, '/sample'],
  ['no text', { sample: 5 }, '/sample'],
  ['something else', { sample: 'x', other: 1 }, '/other'],
])('takes no sample that is %s', async (_, body, pointer) => {
  const answer = await house.stranger().post('/api/check-up/sample', body);
  expect(answer.status).toBe(422);
  expect(JSON.stringify(answer.body)).toContain(pointer);
});

it('gives a network so many and no more; another one and the clock go on', async () => {
  const flood = from('198.51.100.77');
  const answers = [];
  for (let n = 0; n < 130; n++) answers.push(await flood.get('/api/check-up/sample'));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(120);
  expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
  expect((await flood.get('/api/check-up')).status).toBe(200);
  expect((await from('203.0.113.9').get('/api/check-up/sample')).status).toBe(200);
});
