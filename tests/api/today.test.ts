/** What the day holds: own and the team's, by the organisation's calendar, and nothing that somebody may not see. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House, type PersonName } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const addCustomer = async (as: PersonName, name: string) => {
  const made = await house.as[as].post('/api/customers', { name });
  expect(made.status, made.text).toBe(201);
  return made.body.id as string;
};
const addStep = async (as: PersonName, customerId: string, nextStep: string, nextStepDue: string | null) => {
  const made = await house.as[as].post('/api/follow-ups', {
    customerId,
    kind: 'call',
    content: '打过电话',
    nextStep,
    nextStepDue,
  });
  expect(made.status, made.text).toBe(201);
  return made.body as { id: string; version: number };
};
/** The sections as the words of their steps and the names of their deals. */
const dayOf = async (as: PersonName, query: Record<string, string> = {}) => {
  const { status, body, text } = await house.as[as].get('/api/today', query);
  expect(status, text).toBe(200);
  const words = (section: { items: { nextStep?: string; name?: string }[] }) =>
    section.items.map((one) => one.nextStep ?? one.name);
  return {
    day: body.day,
    overdue: words(body.overdue),
    due: words(body.due),
    coming: words(body.coming),
    closing: words(body.closing),
    standingStill: words(body.standingStill),
  };
};
describe('today', () => {
  it('parts steps by the day of the organisation; done ones, ones without a day and later ones stay out', async () => {
    const customer = await addCustomer('sales', '今日客户');
    const { day } = await dayOf('sales');
    const at = (days: number) =>
      new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
    await addStep('sales', customer, '早该做', at(-1));
    await addStep('sales', customer, '更早', at(-400));
    await addStep('sales', customer, '今天做', at(0));
    await addStep('sales', customer, '明天做', at(1));
    await addStep('sales', customer, '六天后', at(6));
    await addStep('sales', customer, '七天后', at(7));
    await addStep('sales', customer, '没有日期', null);
    const done = await addStep('sales', customer, '做完了', at(0));
    expect((await house.as.sales.post(`/api/follow-ups/${done.id}/complete`, { done: true })).status).toBe(
      200,
    );
    expect(await dayOf('sales')).toEqual({
      day,
      overdue: ['更早', '早该做'],
      due: ['今天做'],
      coming: ['明天做', '六天后'],
      closing: [],
      standingStill: [],
    });
  });

  it('is a day of the organisation, not of the server', async () => {
    const zoneDay = async (timeZone: string) => {
      const { version } = (await house.as.admin.get('/api/organisation')).body;
      const moved = await house.as.admin.patch('/api/organisation', version, { timeZone });
      expect(moved.status, moved.text).toBe(200);
      return (await dayOf('sales')).day as string;
    };
    const inZone = (zone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date());
    // These two are 26 hours apart: never the same day.
    expect(await zoneDay('Pacific/Kiritimati')).toBe(inZone('Pacific/Kiritimati'));
    expect(await zoneDay('Etc/GMT+12')).toBe(inZone('Etc/GMT+12'));
    await zoneDay('Asia/Shanghai');
  });

  it('shows my own; the team’s to whom it reaches; nothing of customers that are not mine to see', async () => {
    const mine = await addCustomer('other', '别人的客户');
    const { day } = await dayOf('other');
    await addStep('other', mine, '别人的事', day);
    expect((await dayOf('other')).due).toEqual(['别人的事']);
    expect((await dayOf('sales', { of: 'team' })).due).not.toContain('别人的事');
    expect((await dayOf('admin')).due).toEqual([]);
    expect((await dayOf('admin', { of: 'team' })).due).toEqual(
      expect.arrayContaining(['别人的事', '今天做']),
    );
    expect((await dayOf('lead', { of: 'team' })).due).toContain('今天做');
    expect((await dayOf('lead', { of: 'team' })).due).not.toContain('别人的事');
  });

  it('shows deals that stand still and those expected to close this week, never closed ones', async () => {
    const { day } = await dayOf('sales');
    const add = async (name: string, expectedClose: string | null) => {
      const made = await house.as.sales.post('/api/opportunities', { name, expectedClose });
      expect(made.status, made.text).toBe(201);
      return made.body;
    };
    const still = await add('停住的', null);
    await add('快成的', day);
    await house.database.pool.query(
      `update opportunities set last_activity_at = now() - interval '5 years', stage_since = now() - interval '5 years' where id = $1`,
      [still.id],
    );
    const found = await dayOf('sales');
    expect(found.closing).toEqual(['快成的']);
    expect(found.standingStill).toEqual(['停住的']);
  });

  it('is nobody’s who has not signed in, and takes no other words', async () => {
    expect((await house.stranger().get('/api/today')).status).toBe(401);
    for (const query of [{ of: 'all' }, { of: '' }, { day: '2026-01-01' }] as Record<string, string>[])
      expect((await house.as.sales.get('/api/today', query)).status, JSON.stringify(query)).toBe(422);
  });

  it('a step is put off by its day, once for each version', async () => {
    const customer = await addCustomer('sales', '推迟');
    const { day } = await dayOf('sales');
    const step = await addStep('sales', customer, '改天', day);
    const putOff = () =>
      house.as.sales.patch(`/api/follow-ups/${step.id}`, step.version, { nextStepDue: '2099-12-31' });
    expect((await putOff()).status).toBe(200);
    expect((await putOff()).status).toBe(412);
    expect((await dayOf('sales')).due).not.toContain('改天');
  });
});
