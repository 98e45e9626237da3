/** The security policy: nobody locks themselves out with it, what is risky goes by itself, and what it says it would do is true. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { policyPresets, type Policy } from '../../src/contract/access/policy.ts';
import { fieldPaths } from '../../src/web/access/policy/fields.ts';
import { openHouse, password, statuses, type Browser, type House } from '../harness/house.ts';
import { openMailbox, type Mailbox } from '../harness/mailbox.ts';

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

describe('the rehearsal', () => {
  let own: House;
  beforeAll(async () => {
    own = await openHouse();
  });
  const signIn = (who: Browser, key: string, typed = password) =>
    who.post('/api/sign-in', { email: `${key}@huaxin.example`, password: typed });

  it('replays the policy in force to what happened', async () => {
    const { sales, lead, other } = own.as;
    const stranger = own.stranger();
    stranger.address = '10.9.9.9';
    // Wrong four times and then right, on a device of hers.
    for (let i = 0; i < 4; i++) expect((await signIn(sales, 'sales', `wrong ${i}`)).status).toBe(401);
    expect((await signIn(sales, 'sales')).body.user).toBeDefined();
    // A browser that nobody knows, at a place that nobody knows: asked, and nothing to prove with.
    expect((await signIn(stranger, 'lead')).body.challenge.methods).toEqual([]);
    expect((await signIn(lead, 'lead')).body.user).toBeDefined();
    const { rows } = await own.database.pool.query(
      `select count(*) filter (where outcome = 'challenged')::int as challenged,
        count(*) filter (where outcome <> 'refused' and lane is not null)::int as came from sign_ins`,
    );
    const { body } = await rehearse(own.as.admin, modern);
    expect(body.replay).toMatchObject({
      signIns: rows[0].came,
      challenged: { signIns: rows[0].challenged, who: { count: 1, people: [{ name: '李强' }] } },
      refused: { signIns: 0, who: { count: 0 } },
      stranded: { count: 1 },
      inForce: { challenged: 1, refused: 0, stranded: 1 },
    });
    expect(other.id).toBeTruthy();
  });

  it('says what another would have done, to whom', async () => {
    const narrow = custom({ lanes: { ...modern.lanes, trusted: { perHour: 3 } } });
    const { body } = await rehearse(own.as.admin, narrow);
    // Her device fell to the strangers' lane: asked there, with nothing to prove with.
    expect(body.replay.challenged.signIns).toBe(2);
    expect(body.replay.stranded).toMatchObject({ count: 2 });
    expect(body.spent.people).toMatchObject([{ id: own.as.sales.id }]);
    expect(body.preflight.risks).toEqual(['lanes']);
  });

  it('says who would be asked for what', async () => {
    const { body } = await rehearse(own.as.admin, strict);
    expect(body.secondFactor).toMatchObject({ required: 6, asked: { count: 6, you: true } });
    // Twenty-one characters: long enough, and known to be.
    expect(body.newPassword).toMatchObject({ people: 6, unknown: 0 });
    expect(body.dormant.count).toBe(0);
    expect(body.attacker.unknown).toEqual({ perHour: 3, perDay: 10, inARow: 50 });
    const few = (await rehearse(own.as.admin, custom({ secondFactor: 'administrators' }))).body;
    expect(few.secondFactor).toMatchObject({ required: 1, asked: { people: [{ name: '陈静' }] } });
    const classes = (await rehearse(own.as.admin, handbook)).body.newPassword;
    expect(classes.asked.count).toBe(6);
  });

  it('changes nothing', async () => {
    expect((await own.as.admin.get('/api/policy/history')).body.items).toEqual([]);
    const actions = (await own.as.admin.get('/api/audit')).body.items.map(
      (line: { object: string }) => line.object,
    );
    expect(actions).not.toContain('policy');
  });

  it('says so where there is nothing to replay', async () => {
    await own.database.pool.query('delete from sign_ins');
    const { body } = await rehearse(own.as.admin, modern);
    expect(body.replay).toBeNull();
    const nothing = custom({ networks: { ...modern.networks, unsafe: 'nothing' } });
    await save(own.as.admin, nothing);
    expect((await rehearse(own.as.admin, modern)).body.unsafe).toBeNull();
  });
});

const codeIn = (box: Mailbox) =>
  /[：:]\s*(\d{6})/.exec(box.to('admin@huaxin.example').at(-1) ?? '')?.[1] ?? '';

describe('mail', () => {
  it('has to be shown to arrive before settings lean on it', async () => {
    const box = await openMailbox();
    const own = await openHouse({ SMTP_URL: box.url });
    begin(own);
    const { admin } = own.as;
    const asked = custom({ dormantDays: 60 });
    const refused = await save(admin, asked);
    expect(refused.body).toMatchObject({
      code: 'would_lock_out',
      errors: [{ code: 'needs_mail', pointer: '/body/policy/dormantDays' }],
    });
    expect((await admin.post('/api/policy/mail-test')).body.ok).toBe(true);
    const code = codeIn(box);
    const type = (typed: string) => admin.post('/api/policy/mail-test/confirm', { code: typed });
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await type(wrong)).status).toBe(422);
    const right = await type(code);
    expect(right.status, right.text).toBe(200);
    expect(right.body.mail).toEqual({ on: true, confirmedAt: clock.toISOString() });
    expect((await save(admin, asked)).status).toBe(200);
  });

  it('takes five wrong codes, then another mail, and not many of those', async () => {
    const box = await openMailbox();
    const own = await openHouse({ SMTP_URL: box.url });
    const { admin } = own.as;
    await admin.post('/api/policy/mail-test');
    const code = codeIn(box);
    const wrong = code === '000000' ? '000001' : '000000';
    const type = (typed: string) => admin.post('/api/policy/mail-test/confirm', { code: typed });
    for (let i = 0; i < 5; i++) expect((await type(wrong)).status).toBe(422);
    expect((await type(code)).status).toBe(422);
    for (let i = 0; i < 4; i++) expect((await admin.post('/api/policy/mail-test')).status).toBe(200);
    expect((await admin.post('/api/policy/mail-test')).status).toBe(429);
  });

  it('cannot be tried where it is off', async () => {
    expect((await house.as.admin.post('/api/policy/mail-test')).body.code).toBe('wrong_state');
  });
});

describe('API keys', () => {
  let own: House;
  let key: { id: string; expiresAt: string };
  let headers: { authorization: string };
  beforeAll(async () => {
    own = await openHouse();
    begin(own);
    const made = await own.as.sales.post('/api/api-keys', {
      name: '官网表单',
      scopes: ['customers.read'],
      days: 365,
    });
    expect(made.status, made.text).toBe(201);
    ({ key } = made.body);
    headers = { authorization: `Bearer ${made.body.secret}` };
  });
  const use = () => own.stranger().send('GET', '/api/customers', undefined, { headers });

  it('of others are closed until somebody approves them', async () => {
    expect(key).toMatchObject({ approved: false });
    const refused = await use();
    expect(refused.status).toBe(423);
    expect(refused.body.lock).toMatchObject({ trigger: 'unapproved-software', scope: 'api-key' });
    const [notice] = (await own.as.admin.get('/api/notices')).body.items;
    expect(notice).toMatchObject({ kind: 'api-key-waiting', params: { name: '官网表单', person: '王芳' } });
    const { keys } = (await rehearse(own.as.admin, modern)).body;
    expect([keys.made.count, keys.waiting.count]).toEqual([1, 1]);
  });

  it('end when nobody does', async () => {
    const days = (new Date(key.expiresAt).getTime() - clock.getTime()) / 86_400_000;
    expect(days).toBe(30);
    const { rows } = await own.database.pool.query('select ends_at from locks where subject = $1', [key.id]);
    expect(rows[0].ends_at.toISOString()).toBe(key.expiresAt);
  });

  it('stay closed where only the lock was lifted', async () => {
    const [lock] = (await own.as.admin.get('/api/locks', { scope: 'api-key', open: true })).body.items;
    // It ends by being approved, and says so.
    expect((await own.as.admin.post(`/api/locks/${lock.id}/lift`, {})).body.code).toBe('wrong_state');
    await own.database.db.updateTable('locks').set({ ended_at: clock }).where('id', '=', lock.id).execute();
    expect((await use()).status).toBe(423);
  });

  it('are approved by those who manage keys', async () => {
    const path = `/api/api-keys/${key.id}/approve`;
    expect((await own.as.sales.post(path)).status).toBe(403);
    const approved = await own.as.admin.post(path);
    expect(approved.status, approved.text).toBe(200);
    const year = 365 * 86_400_000;
    expect(approved.body).toMatchObject({
      approved: true,
      expiresAt: new Date(clock.getTime() + year).toISOString(),
    });
    expect((await use()).status).toBe(200);
    expect((await own.as.admin.post(path)).status).toBe(409);
    const [line] = (await own.as.admin.get('/api/audit')).body.items;
    expect(line).toMatchObject({ action: 'api-key.approved' });
  });

  it('of one’s own are approved by somebody else, if there is anybody', async () => {
    const made = await own.as.lead.post('/api/api-keys', { name: 'mine', scopes: ['customers.read'] });
    expect(made.body.key.approved).toBe(false);
    const [role] = (await own.as.admin.get('/api/roles')).body.items;
    const { version } = (await own.as.admin.get(`/api/people/${own.as.lead.id}`)).body;
    expect(
      (await own.as.admin.patch(`/api/people/${own.as.lead.id}`, version, { roleIds: [role.id] })).status,
    ).toBe(200);
    const path = `/api/api-keys/${made.body.key.id}/approve`;
    expect((await own.as.lead.post(path)).status).toBe(403);
    expect((await own.as.admin.post(path)).status).toBe(200);
  });

  it('of those who manage keys work at once, and everybody’s where the policy says so', async () => {
    const make = (who: Browser) => who.post('/api/api-keys', { name: 'k', scopes: ['customers.read'] });
    expect((await make(own.as.admin)).body.key).toMatchObject({ approved: true, expiresAt: null });
    await save(own.as.admin, custom({ approveKeys: false }));
    expect((await make(own.as.sales)).body.key).toMatchObject({ approved: true, expiresAt: null });
  });

  it('leave no lock behind', async () => {
    await save(own.as.admin, modern);
    const made = await own.as.sales.post('/api/api-keys', { name: 'gone', scopes: ['customers.read'] });
    expect((await own.as.sales.send('DELETE', `/api/api-keys/${made.body.key.id}`)).status).toBe(204);
    expect((await own.as.admin.get('/api/locks', { scope: 'api-key', open: true })).body.items).toEqual([]);
  });
});

describe('the page', () => {
  it('has every number of the policy once, and none that nothing reads', () => {
    const leaves = (of: object, path: string[] = []): string[] =>
      Object.entries(of).flatMap(([key, value]) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? leaves(value, [...path, key])
          : [[...path, key].join('.')],
      );
    const numbers = leaves(modern).filter((path) => !path.endsWith('preset'));
    expect([...fieldPaths].toSorted()).toEqual(numbers.toSorted());
    const server = readdirSync('src/server', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !/\.test\.|policies[/\\]/.test(path))
      .map((path) => readFileSync(join('src/server', path), 'utf8'))
      .join('\n');
    const unread = numbers.filter((path) => !new RegExp(`\\b${path.split('.').at(-1)}\\b`).test(server));
    // Shown only where there is a provider of single sign-on.
    expect(unread.filter((path) => path !== 'ssoOnly')).toEqual([]);
  });
});
