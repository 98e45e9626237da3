/** Coming in and going out, people and their rights. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openEmptyHouse, openHouse, password, statuses, type House } from '../harness/house.ts';

const setUp = {
  organisation: 'Acme',
  locale: 'en',
  name: 'Ann',
  email: 'Ann@Acme.example',
  password,
};

describe('set-up', () => {
  it('works once, signs the first administrator in, and says so to programs', async () => {
    const house = await openEmptyHouse();
    const browser = house.stranger();
    expect((await browser.get('/api/status')).body).toMatchObject({ setUp: false, mail: false });
    const made = await browser.post('/api/setup', setUp);
    expect(made.status).toBe(201);
    expect(made.body.user).toMatchObject({
      name: 'Ann',
      email: 'ann@acme.example',
      organisation: { currency: 'USD' },
    });
    expect((await browser.get('/api/me')).body.permissions['people.manage']).toBe('all');
    expect((await house.stranger().post('/api/setup', setUp)).body.code).toBe('already_set_up');
  });

  it('done twice at once ends with one organisation', async () => {
    const house = await openEmptyHouse();
    const answers = await Promise.all([1, 2, 3].map(() => house.stranger().post('/api/setup', setUp)));
    expect(statuses(answers)).toEqual([201, 409, 409]);
  });
});

describe('access', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });

  it('answers the same for a wrong password, an unknown name and junk', async () => {
    const cases = [
      { email: 'sales@huaxin.example', password: 'wrong password' },
      { email: 'nobody@huaxin.example', password: 'wrong password' },
      { email: '\u0000\ud800', password },
    ];
    for (const body of cases) {
      const answer = await house.stranger().post('/api/sign-in', body);
      expect(answer.body).toMatchObject({ status: 401, code: 'wrong_credentials' });
    }
  });

  it('lists sessions and ends them at once', async () => {
    const first = house.stranger();
    const second = house.stranger();
    for (const browser of [first, second]) await browser.signIn('other@huaxin.example');
    const { items } = (await first.get('/api/sessions')).body;
    expect(items.length).toBeGreaterThanOrEqual(2);
    expect(items.filter((session: { current: boolean }) => session.current)).toHaveLength(1);
    expect((await first.post('/api/sessions/revoke-others')).body.ended).toBeGreaterThanOrEqual(1);
    expect((await second.get('/api/me')).status).toBe(401);
    expect((await first.post('/api/sign-out')).status).toBe(204);
    expect((await first.get('/api/me')).status).toBe(401);
    await house.as.other.signIn('other@huaxin.example');
  });

  it('ends a session when its time is over', async () => {
    const browser = house.stranger();
    await browser.signIn('service@huaxin.example');
    house.setNow(new Date(Date.now() + 31 * 86_400_000));
    expect((await browser.get('/api/me')).status).toBe(401);
    house.setNow(null);
  });

  it('changes a password only with the present one, and ends the other sessions', async () => {
    const browser = house.stranger();
    const elsewhere = house.stranger();
    const email = 'service@huaxin.example';
    for (const one of [browser, elsewhere]) await one.signIn(email);
    expect(
      (await browser.post('/api/password/change', { current: 'wrong', next: 'another fine one' })).status,
    ).toBe(401);
    expect(
      (await browser.post('/api/password/change', { current: password, next: 'password123' })).body.code,
    ).toBe('weak_password');
    expect(
      (await browser.post('/api/password/change', { current: password, next: 'another fine one' })).status,
    ).toBe(204);
    expect((await elsewhere.get('/api/me')).status).toBe(401);
    expect((await browser.get('/api/me')).status).toBe(200);
    await house.as.service.signIn(email, 'another fine one');
  });

  it('a password link works once and signs nobody in', async () => {
    const { url } = (await house.as.admin.post(`/api/people/${house.as.other.id}/password-link`)).body;
    const token = url.split('#')[1];
    const browser = house.stranger();
    const next = { token, password: 'a wholly different one' };
    expect((await browser.post('/api/password/reset', next)).status).toBe(204);
    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await browser.post('/api/password/reset', next)).body.code).toBe('expired_link');
    await house.as.other.post('/api/sign-in', { email: 'other@huaxin.example', password: next.password });
  });

  it('refuses requests that another site makes a browser send', async () => {
    const body = { name: 'x', locale: 'en' };
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      expect((await house.as.sales.send('PATCH', '/api/me', body, { headers })).body.code).toBe('cross_site');
    }
  });

  it('keeps the last administrator, and lets nobody give rights that they lack', async () => {
    const { admin } = house.as;
    const me = (await admin.get(`/api/people/${admin.id}`)).body;
    expect((await admin.patch(`/api/people/${admin.id}`, me.version, { state: 'closed' })).body.code).toBe(
      'last_administrator',
    );
    expect((await admin.patch(`/api/people/${admin.id}`, me.version, { roleIds: [] })).body.code).toBe(
      'last_administrator',
    );
    const role = me.roles[0];
    const { version } = (await admin.get('/api/roles')).body.items.find(
      (r: { id: string }) => r.id === role.id,
    );
    expect((await admin.patch(`/api/roles/${role.id}`, version, { permissions: [] })).body.code).toBe(
      'last_administrator',
    );

    const manager = await admin.post('/api/roles', {
      name: 'HR',
      scope: 'own',
      permissions: ['people.manage'],
    });
    const lead = (await admin.get(`/api/people/${house.as.lead.id}`)).body;
    await admin.patch(`/api/people/${lead.id}`, lead.version, {
      roleIds: [...lead.roles.map((r: { id: string }) => r.id), manager.body.id],
    });
    const { lead: hr } = house.as;
    expect((await hr.post('/api/people', { name: 'x', roleIds: [role.id] })).status).toBe(403);
    expect((await hr.post(`/api/people/${admin.id}/password-link`)).status).toBe(403);
    expect(
      (await hr.patch(`/api/people/${admin.id}`, me.version, { email: 'mine@evil.example' })).status,
    ).toBe(403);
  });

  it('API keys act within their scopes, and end', async () => {
    const { lead } = house.as;
    const made = await lead.post('/api/api-keys', { name: 'n8n', scopes: ['customers.read'] }, { key: 'k1' });
    expect(made.status).toBe(201);
    const replayed = await lead.post(
      '/api/api-keys',
      { name: 'n8n', scopes: ['customers.read'] },
      { key: 'k1' },
    );
    expect(replayed.body.code).toBe('duplicate');
    expect((await house.as.admin.post(`/api/api-keys/${made.body.key.id}/approve`)).status).toBe(200);
    const program = house.stranger();
    const headers = { authorization: `Bearer ${made.body.secret}` };
    expect((await program.send('GET', '/api/me', undefined, { headers })).body.permissions).toEqual({
      'customers.read': 'departmentAndBelow',
    });
    expect((await program.send('GET', '/api/sessions', undefined, { headers })).status).toBe(403);
    expect((await lead.post('/api/api-keys', { name: 'x', scopes: ['settings.manage'] })).status).toBe(403);
    expect((await house.as.sales.send('DELETE', `/api/api-keys/${made.body.key.id}`)).status).toBe(404);
    expect((await lead.send('DELETE', `/api/api-keys/${made.body.key.id}`)).status).toBe(204);
    expect((await program.send('GET', '/api/me', undefined, { headers })).status).toBe(401);
  });

  it('closing an account ends its sessions and keys for good', async () => {
    const { admin, reader } = house.as;
    const { secret } = (await reader.post('/api/api-keys', { name: 'k', scopes: ['customers.read'] })).body;
    const headers = { authorization: `Bearer ${secret}` };
    const path = `/api/people/${reader.id}`;
    const { version } = (await admin.get(path)).body;
    const closed = await admin.patch(path, version, { state: 'closed' });
    expect((await reader.get('/api/me')).status).toBe(401);
    expect((await admin.patch(path, closed.body.version, { state: 'active' })).status).toBe(200);
    expect((await reader.get('/api/me')).status).toBe(401);
    expect((await house.stranger().send('GET', '/api/me', undefined, { headers })).status).toBe(401);
    await reader.post('/api/sign-in', { email: 'reader@huaxin.example', password });
    expect((await reader.get('/api/me')).status).toBe(200);
  });

  it('departments form a tree', async () => {
    const { admin } = house.as;
    const list = (await admin.get('/api/departments')).body.items;
    const find = (id: string) => list.find((d: { id: string }) => d.id === id);
    const { sales, team } = house.departments;
    expect(
      (await admin.patch(`/api/departments/${sales}`, find(sales).version, { parentId: team })).body.errors[0]
        .code,
    ).toBe('circle');
    expect((await admin.remove(`/api/departments/${sales}`, find(sales).version)).body.code).toBe('in_use');
    expect((await admin.post('/api/departments', { name: '销售部' })).body.code).toBe('duplicate');
    expect((await admin.patch(`/api/departments/${team}`, 99, { name: 'x' })).body.code).toBe('stale');
  });
});

describe('the server', () => {
  it('says what it is and what it has', async () => {
    const house = await openEmptyHouse();
    const browser = house.stranger();
    expect((await browser.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await browser.get('/readyz')).body).toEqual({ status: 'ready' });
    expect((await browser.get('/api/openapi.json')).body.openapi).toBe('3.1.0');
    expect((await browser.get('/api/docs')).text).toContain('/api/customers');
    expect((await browser.get('/api/nothing')).body.code).toBe('no_such_route');
    expect((await browser.send('PUT', '/api/me')).body).toMatchObject({ code: 'method_not_allowed' });
    expect((await browser.get('/api/me')).body.code).toBe('not_signed_in');
  });
});
