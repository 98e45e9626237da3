/** What somebody hostile would try, with the source in hand: each was a hole once, or nearly. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openHouse, password, type Browser, type House } from '../harness/house.ts';

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
