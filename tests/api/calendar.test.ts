/** The calendar feed: one's own open next steps, at an address that nobody guesses and that can be ended. */
import { beforeEach, describe, expect, it } from 'vitest';
import { openHouse, type House, type PersonName } from '../harness/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});

const make = async (as: PersonName) => {
  const made = await house.as[as].post('/api/calendar', {});
  expect(made.status, made.text).toBe(201);
  return new URL(made.body.url as string).pathname;
};
/** As a calendar program reads it: without a cookie. */
const read = (path: string) => house.stranger().get(path);
const addStep = async (as: PersonName, nextStep: string) => {
  const customer = (await house.as[as].post('/api/customers', { name: '海纳精密' })).body;
  const made = await house.as[as].post('/api/follow-ups', {
    customerId: customer.id,
    kind: 'call',
    content: '打过电话',
    nextStep,
    nextStepDue: '2099-12-31',
  });
  expect(made.status, made.text).toBe(201);
  return made.body as { id: string };
};

describe('the calendar feed', () => {
  it('holds my open steps, with nothing of others, and done ones go', async () => {
    const step = await addStep('sales', '寄样机');
    await addStep('other', '别人的');
    const path = await make('sales');
    expect((await house.as.sales.get('/api/calendar')).body.madeAt).not.toBeNull();
    const feed = await read(path);
    expect(feed.status).toBe(200);
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(feed.text).toContain('SUMMARY:寄样机 · 海纳精密\r\n');
    expect(feed.text).toContain('DTSTART;VALUE=DATE:20991231\r\n');
    expect(feed.text).not.toContain('别人的');
    await house.as.sales.post(`/api/follow-ups/${step.id}/complete`, { done: true });
    expect((await read(path)).text).not.toContain('BEGIN:VEVENT');
  });

  it('a new address ends the former, and ending it ends it', async () => {
    const first = await make('sales');
    const second = await make('sales');
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    expect((await house.as.sales.send('DELETE', '/api/calendar')).status).toBe(204);
    expect((await house.as.sales.send('DELETE', '/api/calendar')).status).toBe(204);
    expect((await read(second)).status).toBe(404);
    expect((await house.as.sales.get('/api/calendar')).body).toEqual({ madeAt: null });
  });

  it('gives nothing while its person is locked or their account closed; limited, it goes on', async () => {
    const path = await make('sales');
    const { pool } = house.database;
    const lock = (strength: string) =>
      pool.query(
        `insert into locks (id, scope, subject, strength, trigger, opens_at, ends_at)
         values (gen_random_uuid(), 'account', $1, $2, 'by-administrator', now(), now() + interval '1 hour')`,
        [house.as.sales.id, strength],
      );
    for (const [strength, status] of [
      ['limited', 200],
      ['challenge', 404],
      ['closed', 404],
    ] as const) {
      await lock(strength);
      expect((await read(path)).status, strength).toBe(status);
      await pool.query('update locks set ended_at = now() where ended_at is null');
    }
    expect((await read(path)).status).toBe(200);
    await pool.query(`update people set state = 'closed' where id = $1`, [house.as.sales.id]);
    expect((await read(path)).status).toBe(404);
  });

  it('junk finds nothing, takes a fresh proof to make, and is kept as a hash only', async () => {
    for (const token of ['x', 'a'.repeat(43), `${'a'.repeat(42)}%00`, `${'a'.repeat(43)}'--`])
      expect((await read(`/api/calendar/${token}.ics`)).status, token).toBe(404);
    const path = await make('sales');
    const secret = path.slice('/api/calendar/'.length, -'.ics'.length);
    const { rows } = await house.database.pool.query(`select f::text as line from calendar_feeds f`);
    expect(rows[0].line).not.toContain(secret);
    await house.database.pool.query(`update sessions set proved_at = now() - interval '1 day'`);
    expect((await house.as.other.post('/api/calendar', {})).body.code).toBe('fresh_proof_needed');
    expect((await house.stranger().post('/api/calendar', {})).status).toBe(401);
  });

  it('the same call again makes no second address, and tells the first one to nobody', async () => {
    const again = () => house.as.sales.send('POST', '/api/calendar', {}, { key: 'kalender-0001' });
    expect((await again()).status).toBe(201);
    expect((await again()).status).toBe(409);
  });
});
