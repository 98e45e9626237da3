/** The security policy: nobody locks themselves out with it, what is risky goes by itself, and what it says it would do is true. */
import { beforeAll, describe, expect, it } from 'vitest';
import { policyPresets, type Policy } from '../../src/contract/access/policy.ts';
import { openHouse, password, statuses, type Browser, type House } from '../harness/house.ts';

const minuteMs = 60_000;
const { modern, strict, handbook } = policyPresets;
const custom = (change: Partial<Policy>, from: Policy = modern): Policy => ({ ...from, ...change });
/** Looser than the modern preset: nobody can be asked for more. */
const harmless = custom({ travelKmh: 1000 });

let house: House;
let clock: Date;
beforeAll(async () => {
  house = await openHouse();
});

/** Time goes on, and is the house's. */
function pass(minutes: number): void {
  clock = new Date(clock.getTime() + minutes * minuteMs);
  house.setNow(clock);
}
const begin = (on: House = house) => {
  clock = new Date();
  on.setNow(clock);
};

const inForce = async (who: Browser) => (await who.get('/api/policy')).body;
const prove = async (who: Browser) => {
  const proved = await who.post('/api/me/proof', { method: 'password', password });
  expect(proved.status, proved.text).toBe(200);
};
/** Saves over what is in force, with a fresh proof. */
async function save(who: Browser, policy: Policy) {
  await prove(who);
  const { id } = await inForce(who);
  return who.send('PUT', '/api/policy', { policy, basedOn: id });
}
const rehearse = (who: Browser, policy: Policy) => who.post('/api/policy/rehearsal', policy);

async function addAdministrator(on: House, email = 'second@huaxin.example') {
  const [role] = (await on.as.admin.get('/api/roles')).body.items;
  const made = await on.as.admin.post('/api/people', { name: '周平', email, roleIds: [role.id] });
  expect(made.status, made.text).toBe(201);
  const { url } = (await on.as.admin.post(`/api/people/${made.body.id}/password-link`)).body;
  const browser = Object.assign(on.stranger(), { id: made.body.id as string });
  await browser.post('/api/password/reset', { token: url.split('#')[1], password });
  expect((await browser.post('/api/sign-in', { email, password })).status).toBe(200);
  return browser;
}

describe('who may, and with what', () => {
  beforeAll(() => begin());

  it('is for those who manage settings', async () => {
    const calls = [
      ['GET', '/api/policy'],
      ['POST', '/api/policy/rehearsal', modern],
      ['PUT', '/api/policy', { policy: modern, basedOn: null }],
      ['POST', '/api/policy/confirm', { id: house.as.admin.id }],
      ['POST', '/api/policy/revert', { id: house.as.admin.id }],
      ['GET', '/api/policy/history'],
      ['POST', '/api/policy/mail-test'],
      ['POST', '/api/policy/mail-test/confirm', { code: '1' }],
    ] as const;
    for (const [method, path, body] of calls) {
      expect((await house.as.sales.send(method, path, body)).status, path).toBe(403);
      expect((await house.stranger().send(method, path, body)).status, path).toBe(401);
    }
  });

  it('is the modern preset while nothing was saved', async () => {
    expect(await inForce(house.as.admin)).toMatchObject({
      id: null,
      policy: modern,
      confirmBy: null,
      mail: { on: false, confirmedAt: null },
      singleSignOn: false,
    });
  });

  it.each([
    ['a number out of bounds', { lanes: { ...modern.lanes, trusted: { perHour: 0 } } }],
    ['a number that is none', { travelKmh: Number.NaN }],
    ['a fraction', { dormantDays: 90.5 }],
    ['something nobody knows', { unknown: 1 }],
    ['no policy', { lanes: null }],
    ['what is no network', { allowedNetworks: ['here'] }],
    ['all there is', { allowedNetworks: ['0.0.0.0/0'] }],
  ])('refuses %s', async (_, change) => {
    await prove(house.as.admin);
    const policy = { ...modern, ...change };
    const saved = await house.as.admin.send('PUT', '/api/policy', { policy, basedOn: null });
    expect(saved.status, saved.text).toBe(422);
    expect((await house.as.admin.post('/api/policy/rehearsal', policy)).status).toBe(422);
    expect((await inForce(house.as.admin)).id).toBeNull();
  });

  it('takes a fresh proof', async () => {
    pass(11);
    const body = { policy: harmless, basedOn: null };
    const refused = await house.as.admin.send('PUT', '/api/policy', body);
    expect(refused.body.code).toBe('fresh_proof_needed');
    await prove(house.as.admin);
    expect((await house.as.admin.send('PUT', '/api/policy', body)).status).toBe(200);
  });

  it('calls what nobody presets custom, and a preset by its name', async () => {
    expect((await inForce(house.as.admin)).policy.preset).toBe('custom');
    const saved = await save(house.as.admin, { ...modern, preset: 'custom' });
    expect(saved.body.policy.preset).toBe('modern');
  });

  it('lets one of two win', async () => {
    await prove(house.as.admin);
    const { id } = await inForce(house.as.admin);
    const put = (travelKmh: number) =>
      house.as.admin.send('PUT', '/api/policy', { policy: custom({ travelKmh }), basedOn: id });
    const answers = await Promise.all([put(1001), put(1002), put(1003)]);
    expect(statuses(answers)).toEqual([200, 412, 412]);
    expect(answers.find(({ status }) => status === 412)?.body.code).toBe('stale');
  });
});

describe('what is risky', () => {
  let own: House;
  beforeAll(async () => {
    own = await openHouse();
    begin(own);
  });
  const at = (minutes: number) => {
    clock = new Date(clock.getTime() + minutes * minuteMs);
    own.setNow(clock);
  };

  it('goes by itself, by the clock alone', async () => {
    const saved = await save(own.as.admin, strict);
    expect(saved.status, saved.text).toBe(200);
    expect(saved.body.policy.preset).toBe('strict');
    expect(new Date(saved.body.confirmBy).getTime()).toBe(clock.getTime() + 10 * minuteMs);
    at(9);
    expect((await inForce(own.as.admin)).policy.preset).toBe('strict');
    at(1);
    expect((await inForce(own.as.admin)).policy).toEqual(modern);
    const [last] = (await own.as.admin.get('/api/policy/history')).body.items;
    expect(last).toMatchObject({ state: 'reverted', revertedBy: null });
  });

  it('is kept only by somebody who proved who they are since', async () => {
    const saved = await save(own.as.admin, strict);
    expect(saved.body.proved).toBe(false);
    const { id } = saved.body;
    const early = await own.as.admin.post('/api/policy/confirm', { id });
    expect(early.body.code).toBe('fresh_proof_needed');
    at(1);
    await prove(own.as.admin);
    expect((await inForce(own.as.admin)).proved).toBe(true);
    expect((await own.as.admin.post('/api/policy/confirm', { id: own.as.admin.id })).status).toBe(412);
    const kept = await own.as.admin.post('/api/policy/confirm', { id });
    expect(kept.status, kept.text).toBe(200);
    expect(kept.body.confirmBy).toBeNull();
    at(60);
    expect((await inForce(own.as.admin)).policy.preset).toBe('strict');
    expect((await own.as.admin.post('/api/policy/confirm', { id })).status).toBe(409);
    expect((await own.as.admin.post('/api/policy/revert', { id })).status).toBe(409);
  });

  it('cannot be confirmed when its time is over, nor kept by a harmless change on top of it', async () => {
    const wide = await save(own.as.admin, harmless);
    expect(wide.body.confirmBy).toBeNull();
    const { id } = (await save(own.as.admin, handbook)).body;
    const onTop = await save(own.as.admin, { ...handbook, travelKmh: 2000, preset: 'custom' });
    expect(onTop.body.confirmBy).not.toBeNull();
    at(10);
    await prove(own.as.admin);
    for (const gone of [id, onTop.body.id])
      expect((await own.as.admin.post('/api/policy/confirm', { id: gone })).status).toBe(412);
    expect((await inForce(own.as.admin)).id).toBe(wide.body.id);
  });

  it('is taken back by hand', async () => {
    const before = await inForce(own.as.admin);
    const { id } = (await save(own.as.admin, handbook)).body;
    const back = await own.as.admin.post('/api/policy/revert', { id });
    expect(back.body.id).toBe(before.id);
    const [last] = (await own.as.admin.get('/api/policy/history')).body.items;
    expect(last).toMatchObject({ id, state: 'reverted', revertedBy: { id: own.as.admin.id } });
  });

  it('comes last, though the clock was put back', async () => {
    at(-600);
    const saved = await save(own.as.admin, custom({ travelKmh: 5000 }));
    expect((await inForce(own.as.admin)).id).toBe(saved.body.id);
    at(600);
  });

  it('tells who must confirm, and is in the audit and the history with what it changed', async () => {
    const { id } = (await save(own.as.admin, custom({ dormantDays: 60 }))).body;
    const notices = (await own.as.admin.get('/api/notices')).body.items;
    expect(notices[0]).toMatchObject({ kind: 'settings-revert', link: '/settings/policy' });
    const [last] = (await own.as.admin.get('/api/policy/history')).body.items;
    expect(last).toMatchObject({ id, state: 'waiting', risks: ['travel', 'dormant'] });
    expect(last.differences).toContainEqual({ field: 'dormantDays', before: 180, after: 60 });
    await own.as.admin.post('/api/policy/revert', { id });
    const actions = (await own.as.admin.get('/api/audit')).body.items.map(
      (line: { action: string }) => line.action,
    );
    expect(actions.slice(0, 2)).toEqual(['policy.reverted', 'policy.changed']);
  });
});

describe('nobody locks themselves out (I7)', () => {
  let own: House;
  let second: Awaited<ReturnType<typeof addAdministrator>>;
  beforeAll(async () => {
    own = await openHouse();
    begin(own);
    second = await addAdministrator(own);
  });

  it.each([
    ['networks without one’s own address', { allowedNetworks: ['203.0.113.0/24'] }, 'you_not_in_networks'],
    ['single sign-on without a provider', { ssoOnly: true }, 'no_provider'],
  ])('%s', async (_, change, code) => {
    const refused = await save(own.as.admin, custom(change));
    expect(refused.status, refused.text).toBe(409);
    expect(refused.body).toMatchObject({ code: 'would_lock_out', errors: [{ code }] });
    const { preflight } = (await rehearse(own.as.admin, custom(change))).body;
    expect(preflight.stops).toMatchObject([{ code }]);
    expect((await inForce(own.as.admin)).id).toBeNull();
  });

  it('networks from which only one of two administrators comes', async () => {
    const away = own.as.admin;
    away.address = '10.1.2.3';
    const refused = await save(away, custom({ allowedNetworks: ['10.1.0.0/16'] }));
    expect(refused.body).toMatchObject({ code: 'would_lock_out', errors: [{ code: 'last_administrators' }] });
    expect(refused.body.errors[0].detail).toBe('周平');
    away.address = '127.0.0.1';
  });

  it('says who would be out, and lets in whom it says', async () => {
    const sales = own.as.sales;
    const policy = custom({ allowedNetworks: ['127.0.0.1'] });
    sales.address = '203.0.113.9';
    const { preflight } = (await rehearse(second, policy)).body;
    expect(preflight).toMatchObject({ stops: [], risks: ['allowedNetworks'], confirm: true });
    const saved = await save(second, policy);
    expect(saved.status, saved.text).toBe(200);
    expect(saved.body.policy.allowedNetworks).toEqual(['127.0.0.1/32']);
    const email = 'sales@huaxin.example';
    // A familiar browser at another place: the password is right, the place isn't.
    expect((await sales.post('/api/sign-in', { email, password })).body.code).toBe('not_from_here');
    sales.address = '127.0.0.1';
    expect((await sales.post('/api/sign-in', { email, password })).status).toBe(200);
    // Whoever saved it comes in again, and so it can be confirmed.
    pass(1);
    own.setNow(clock);
    const again = { email: 'second@huaxin.example', password };
    expect((await second.post('/api/sign-in', again)).status).toBe(200);
    const kept = await second.post('/api/policy/confirm', { id: saved.body.id });
    expect(kept.status, kept.text).toBe(200);
  });
});
