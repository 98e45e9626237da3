/** What changes is told to open pages, over a real connection: its kind to everybody, notices to their owner alone. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type Browser, type House } from '../harness/house.ts';

let house: House;
let url: string;
beforeAll(async () => {
  house = await openHouse();
  await house.app.http.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(house.app.http.server.address() as AddressInfo).port}`;
});

interface Following {
  heard: string[];
  ended: Promise<void>;
  leave: () => void;
}

/** Follows as a page does. */
async function follow(browser: Browser): Promise<Following> {
  const controller = new AbortController();
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'user-agent': browser.userAgent };
  const answer = await fetch(`${url}/api/live`, { headers, signal: controller.signal });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const heard: string[] = [];
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const part of answer.body ?? []) {
      for (const [, topic = ''] of decoder.decode(part).matchAll(/^data: (.*)$/gm)) heard.push(topic);
    }
  };
  return { heard, ended: read().catch(() => {}), leave: () => controller.abort() };
}

const newCustomer = (name: string) => house.as.sales.post('/api/customers', { name });
const hears = (following: Following, topic: string) =>
  expect.poll(() => following.heard, { timeout: 20_000 }).toContain(topic);

describe('pages that follow', () => {
  it('hear of the kind of what somebody else changed, and of nothing that was refused', async () => {
    const following = await follow(house.as.lead);
    const refused = await house.as.sales.post('/api/opportunities', { name: '' });
    expect(refused.status).toBe(422);
    expect((await newCustomer('光明乳业')).status).toBe(201);
    await hears(following, 'customer');
    expect(following.heard).not.toContain('opportunity');
    // Its kind alone: which one it was is for those who may see it.
    expect(following.heard.join(' ')).not.toMatch(/[0-9a-f]{8}-|光明/);
    following.leave();
  });

  it('hear of notices only if they are theirs', async () => {
    const [own, other] = [await follow(house.as.sales), await follow(house.as.other)];
    expect((await house.as.sales.post('/api/me/recovery-codes')).status).toBe(201);
    await hears(own, 'notice');
    // What came after it has come: nothing was only late.
    await newCustomer('大地传媒');
    await hears(other, 'customer');
    expect(other.heard).not.toContain('notice');
    own.leave();
    other.leave();
  });

  it('hear that somebody came to the record they are on, and nobody else does', async () => {
    const { id } = (await newCustomer('云海物流')).body;
    const at = { object: 'customer', recordId: id, doing: 'viewing' };
    const say = (browser: Browser, page: string) => browser.post('/api/presence', { ...at, page });
    const [here, elsewhere] = [await follow(house.as.sales), await follow(house.as.other)];
    expect((await say(house.as.sales, randomUUID())).status).toBe(200);
    expect((await say(house.as.lead, randomUUID())).status).toBe(200);
    await hears(here, 'presence');
    await newCustomer('大地传媒');
    await hears(elsewhere, 'customer');
    expect(elsewhere.heard).not.toContain('presence');
    here.leave();
    elsewhere.leave();
  });

  it('end at once with their session, however it ends; others go on', async () => {
    const [staying, leaving, locked] = [await follow(house.as.lead), house.stranger(), house.stranger()];
    await leaving.signIn('sales@huaxin.example');
    await locked.signIn('service@huaxin.example');
    const [ended, closed] = [await follow(leaving), await follow(locked)];
    expect((await leaving.post('/api/sign-out')).status).toBe(204);
    await ended.ended;
    const lock = { scope: 'account', subject: house.as.service.id, strength: 'closed', reason: '离职' };
    const endsAt = new Date(Date.now() + 60_000).toISOString();
    expect((await house.as.admin.post('/api/locks', { ...lock, endsAt })).status).toBe(201);
    await closed.ended;
    await newCustomer('长风医药');
    await hears(staying, 'customer');
    staying.leave();
  });

  it('are told to ask everything again where something was missed', async () => {
    const following = await follow(house.as.lead);
    await house.database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen latchkey_live'`,
    );
    await hears(following, '*');
    following.leave();
  });

  it('are so many a person: the oldest makes room', async () => {
    const first = await follow(house.as.other);
    const others = [];
    for (let i = 0; i < 12; i++) others.push(await follow(house.as.other));
    await first.ended;
    for (const each of others) each.leave();
  });

  it('are people, who are signed in', async () => {
    expect((await house.stranger().get('/api/live')).status).toBe(401);
    const key = await house.as.admin.post('/api/api-keys', { name: 'k', scopes: ['customers.read'] });
    const headers = { authorization: `Bearer ${key.body.secret}` };
    expect((await house.stranger().send('GET', '/api/live', undefined, { headers })).status).toBe(403);
  });
});
