/** What somebody hostile would try, with the source in hand: each was a hole once, or nearly. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openEmptyHouse, openHouse, password, type Browser, type House } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

/** Somebody with roles of their own making: each a scope with permissions. */
async function somebody(
  name: string,
  departmentId: string | null,
  ...roles: readonly (readonly [scope: string, ...permissions: string[]])[]
): Promise<Browser & { id: string; roleIds: string[] }> {
  const { admin } = house.as;
  const roleIds: string[] = [];
  for (const [i, [scope, ...permissions]] of roles.entries()) {
    const role = await admin.post('/api/roles', { name: `${name} ${i}`, scope, permissions });
    expect(role.status, role.text).toBe(201);
    roleIds.push(role.body.id);
  }
  const email = `${name}@attack.example`;
  const person = await admin.post('/api/people', { name, email, departmentId, roleIds });
  expect(person.status, person.text).toBe(201);
  const { url } = (await admin.post(`/api/people/${person.body.id}/password-link`)).body;
  const browser = Object.assign(house.stranger(), { id: person.body.id as string, roleIds });
  expect((await browser.post('/api/password/reset', { token: url.split('#')[1], password })).status).toBe(
    204,
  );
  expect((await browser.post('/api/sign-in', { email, password })).status).toBe(200);
  return browser;
}

const versionOf = async (path: string) => (await house.as.admin.get(path)).body.version as number;

describe('managing people is not all rights at once', () => {
  let hr: Awaited<ReturnType<typeof somebody>>;
  beforeAll(async () => {
    hr = await somebody('hr', house.departments.sales, [
      'department',
      'customers.read',
      'customers.change',
      'people.manage',
    ]);
  });
  const change = async (who: Browser, id: string, body: object) =>
    who.patch(`/api/people/${id}`, await versionOf(`/api/people/${id}`), body);

  it('no role reaches further than whoever makes it', async () => {
    const wide = { name: 'wide', scope: 'all', permissions: ['customers.read'] };
    expect((await hr.post('/api/roles', wide)).status).toBe(403);
    const near = await hr.post('/api/roles', { ...wide, scope: 'department' });
    expect(near.status, near.text).toBe(201);
    const path = `/api/roles/${near.body.id}`;
    expect((await hr.patch(path, near.body.version, { scope: 'all' })).status).toBe(403);
    expect((await hr.patch(path, near.body.version, { scope: 'own' })).status).toBe(200);
  });

  it('nobody takes rights from a role that allows more than theirs do', async () => {
    const roles = (await house.as.admin.get('/api/roles')).body.items;
    for (const role of roles.slice(0, 5))
      expect((await hr.patch(`/api/roles/${role.id}`, role.version, { permissions: [] })).status).toBe(403);
  });

  it('nobody becomes one of those whose records they do not reach, even with the same permissions', async () => {
    const far = await somebody('far', house.departments.other, ['own', 'customers.read']);
    const over = await somebody('over', house.departments.sales, ['all', 'customers.read']);
    for (const { id } of [far, over]) {
      expect((await hr.post(`/api/people/${id}/password-link`)).status).toBe(403);
      expect((await change(hr, id, { email: 'mine@evil.example' })).status).toBe(403);
      await change(house.as.admin, id, { state: 'closed' });
      expect((await change(hr, id, { email: 'mine@evil.example' })).status).toBe(403);
    }
    const near = await somebody('near', house.departments.sales, ['own', 'customers.read']);
    // People come and go: who is asked is as things are now.
    expect((await hr.post(`/api/people/${near.id}/password-link`)).status).toBe(200);
    const made = await hr.post('/api/people', {
      name: 'new',
      departmentId: house.departments.other,
      roleIds: near.roleIds,
    });
    expect(made.status, made.text).toBe(201);
  });

  it('nobody widens their own reach by moving themselves, others or departments', async () => {
    const boss = await somebody('boss', house.departments.team, [
      'departmentAndBelow',
      'customers.read',
      'people.manage',
    ]);
    expect((await change(boss, boss.id, { departmentId: house.departments.sales })).status).toBe(403);
    const department = `/api/departments/${house.departments.other}`;
    const list = (await house.as.admin.get('/api/departments')).body.items;
    const { version } = list.find((d: { id: string }) => d.id === house.departments.other);
    expect((await boss.patch(department, version, { parentId: house.departments.team })).status).toBe(403);
    const idle = await somebody('idle', house.departments.other);
    expect((await change(boss, idle.id, { departmentId: house.departments.team })).status).toBe(403);
    expect((await change(boss, idle.id, { title: 'x' })).status).toBe(200);
  });

  it('an API key does not become its person', async () => {
    const made = await house.as.admin.post('/api/api-keys', { name: 'hr', scopes: ['people.manage'] });
    const headers = { authorization: `Bearer ${made.body.secret}` };
    const path = `/api/people/${house.as.admin.id}`;
    const program = house.stranger();
    const link = await program.send('POST', `${path}/password-link`, undefined, { headers });
    expect(link.status).toBe(403);
    const version = await versionOf(path);
    const taken = await program.send('PATCH', path, { email: 'mine@evil.example' }, { headers, version });
    expect(taken.status).toBe(403);
    const added = await program.send('POST', '/api/people', { name: 'added' }, { headers });
    expect(added.status, added.text).toBe(201);
  });
});

const settled = async (browser: Browser, id: string) => {
  for (;;) {
    const { body } = await browser.get(`/api/imports/${id}`);
    if (!['checking', 'running', 'undoing'].includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** A file goes the whole way: what is there already is updated. */
async function importing(browser: Browser, object: string, file: string) {
  const query = { fileName: 'file.csv', object };
  const made = await browser.post('/api/imports', Buffer.from(file), { query });
  expect(made.status, made.text).toBe(201);
  const path = `/api/imports/${made.body.id}`;
  await settled(browser, made.body.id);
  const changed = await browser.send('PATCH', path, { onMatch: 'update', matchBy: 'name' });
  expect(changed.status, changed.text).toBe(200);
  await settled(browser, made.body.id);
  await browser.post(`${path}/run`);
  return settled(browser, made.body.id);
}

describe('importing is no way around the rules', () => {
  beforeAll(async () => {
    await house.app.startJobs();
  });

  it('changes nobody whose records are out of reach', async () => {
    const clerk = await somebody('clerk', house.departments.sales, [
      'own',
      'customers.read',
      'people.manage',
      'records.import',
    ]);
    const rich = await somebody('rich', house.departments.other, ['all', 'customers.read']);
    const done = await importing(clerk, 'person', 'name,email\nrich,mine@evil.example\n');
    expect(done.counts, JSON.stringify(done)).toMatchObject({ update: 0, error: 1 });
    expect((await house.as.admin.get(`/api/people/${rich.id}`)).body.email).toBe('rich@attack.example');
  });

  it('moves nobody, oneself least of all, to where one reaches further', async () => {
    const climber = await somebody('climber', house.departments.team, [
      'departmentAndBelow',
      'customers.read',
      'people.manage',
      'records.import',
    ]);
    const done = await importing(climber, 'person', 'name,department\nclimber,销售部\n');
    expect(done.state).toBe('failed');
    expect((await house.as.admin.get(`/api/people/${climber.id}`)).body.department.id).toBe(
      house.departments.team,
    );
  });

  it('takes no records over without the right to assign', async () => {
    const taker = await somebody('taker', house.departments.other, [
      'all',
      'customers.read',
      'customers.create',
      'customers.change',
      'records.import',
    ]);
    const { id } = (await house.as.sales.post('/api/customers', { name: '别人的客户' })).body;
    const done = await importing(taker, 'customer', 'name,owner,city\n别人的客户,taker,Bern\n');
    expect(done.counts, JSON.stringify(done)).toMatchObject({ update: 0, error: 1 });
    expect((await house.as.sales.get(`/api/customers/${id}`)).body.owner.id).toBe(house.as.sales.id);
  });
});

describe('a stranger', () => {
  it('has no large JSON read before anybody asks who it is', async () => {
    const body = JSON.stringify('x'.repeat(2_000_000));
    const headers = { 'content-type': 'application/json' };
    const sent = await house.stranger().send('POST', '/api/imports', Buffer.from(body), { headers });
    expect(sent.status).toBe(413);
  });

  it('finds nothing kept that a password could be guessed against quickly', async () => {
    const empty = await openEmptyHouse();
    const input = { organisation: 'A', locale: 'en', name: 'Ann', email: 'ann@a.example', password };
    expect((await empty.stranger().post('/api/setup', input, { key: 'k' })).status).toBe(201);
    expect(await empty.database.db.selectFrom('idempotency_keys').selectAll().execute()).toEqual([]);
    expect((await empty.stranger().post('/api/setup', input, { key: 'k' })).body.code).toBe('already_set_up');
  });

  it('with an old cookie, however often it comes, keeps nobody else of its network out', async () => {
    const old = house.stranger();
    for (let i = 0; i < 120; i++) {
      old.cookie = `latchkey=${'x'.repeat(43)}`;
      expect((await old.get('/api/me')).body.code).toBe('not_signed_in');
    }
    expect((await house.as.sales.get('/api/me')).status).toBe(200);
    const fresh = house.stranger();
    await fresh.post('/api/sign-in', { email: 'other@huaxin.example', password });
    expect((await fresh.get('/api/me')).status).toBe(200);
  });

  it('with a link from before the password was changed does nothing', async () => {
    const { url } = (await house.as.admin.post(`/api/people/${house.as.reader.id}/password-link`)).body;
    const next = 'another fine one';
    await house.as.reader.post('/api/password/change', { current: password, next });
    await house.as.reader.post('/api/password/change', { current: next, next: password });
    const used = await house.stranger().post('/api/password/reset', { token: url.split('#')[1], password });
    expect(used.body.code).toBe('expired_link');
  });
});

it('a cursor that only looks like one is refused', async () => {
  const cursor = (value: string) =>
    Buffer.from(JSON.stringify(['-created_at', value, house.as.sales.id])).toString('base64url');
  for (const value of ['2026-01-01 (x)', '2026-01-01 12:00 GMT (x)', '2026-01-01T00:00:00Z']) {
    const answer = await house.as.sales.get('/api/customers', { sort: '-createdAt', cursor: cursor(value) });
    expect(answer.status, `${value} ${answer.text}`).toBeLessThan(500);
  }
});
