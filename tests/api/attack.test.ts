/** What somebody hostile would try, with the source in hand: each was a hole once, or nearly. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openEmptyHouse, openHouse, password, statuses, type Browser, type House } from '../harness/house.ts';

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

describe('records', () => {
  const created = async (who: Browser, path: string, body: object) => {
    const made = await who.post(path, body);
    expect(made.status, made.text).toBe(201);
    return made.body;
  };

  it('of several roles with several scopes: a timeline tells no more than the lists do', async () => {
    const { admin, sales } = house.as;
    const mixed = await somebody(
      'mixed',
      house.departments.other,
      ['all', 'customers.read'],
      ['own', 'contacts.read', 'opportunities.read', 'followUps.read'],
    );
    const { id } = await created(sales, '/api/customers', { name: '混合' });
    const contactId = (await created(sales, '/api/contacts', { customerId: id, name: '秘密联系人' })).id;
    const deal = await created(sales, '/api/opportunities', { customerId: id, name: '秘密商机' });
    await created(sales, '/api/follow-ups', { customerId: id, contactId, kind: 'call', content: '秘密电话' });
    for (const path of ['contacts', 'opportunities', 'follow-ups'])
      expect((await mixed.get(`/api/${path}`, { customerId: id })).body.items).toEqual([]);
    const told = await mixed.get(`/api/customers/${id}/timeline`);
    expect(told.status).toBe(200);
    expect(told.text).not.toContain('秘密');
    const own = await admin.patch(`/api/opportunities/${deal.id}`, deal.version, { ownerId: mixed.id });
    expect(own.status, own.text).toBe(200);
    expect((await mixed.get(`/api/customers/${id}/timeline`)).text).toContain('秘密商机');
    expect((await admin.get(`/api/customers/${id}/timeline`)).text).toContain('秘密电话');
  });

  it('a timeline forgets what a contact or a deal of another customer is called by now', async () => {
    const { sales } = house.as;
    const [from, to] = [
      await created(sales, '/api/customers', { name: '原客户' }),
      await created(sales, '/api/customers', { name: '新客户' }),
    ];
    const contact = await created(sales, '/api/contacts', { customerId: from.id, name: '张三' });
    const deal = await created(sales, '/api/opportunities', { customerId: from.id, name: '旧名' });
    const parts = { contactId: contact.id, opportunityId: deal.id };
    const note = { customerId: from.id, kind: 'call', content: '说了', ...parts };
    const followUp = await created(sales, '/api/follow-ups', note);
    const change = { customerId: to.id, name: '后来的名字' };
    for (const [path, record] of [
      ['contacts', contact],
      ['opportunities', deal],
    ] as const)
      expect((await sales.patch(`/api/${path}/${record.id}`, 1, change)).status).toBe(200);
    expect((await sales.get(`/api/customers/${from.id}/timeline`)).text).not.toContain('后来的名字');
    expect((await sales.get(`/api/customers/${to.id}/timeline`)).text).toContain('后来的名字');
    expect((await sales.get(`/api/follow-ups/${followUp.id}`)).body).toMatchObject({
      contact: null,
      opportunity: null,
    });
  });

  it('a deal is moved only to a customer where one may make deals', async () => {
    const dealer = await somebody(
      'dealer',
      house.departments.other,
      ['all', 'customers.read'],
      ['own', 'opportunities.read', 'opportunities.create', 'opportunities.change'],
    );
    const foreign = await created(house.as.sales, '/api/customers', { name: '别家' });
    const body = { name: '搬', customerId: foreign.id };
    expect((await dealer.post('/api/opportunities', body)).status).toBe(403);
    const deal = await created(dealer, '/api/opportunities', { name: '搬' });
    expect((await dealer.patch(`/api/opportunities/${deal.id}`, 1, { customerId: foreign.id })).status).toBe(
      403,
    );
  });

  it('the bin shows only what one would see outside of it', async () => {
    const cleaner = await somebody(
      'cleaner',
      house.departments.other,
      ['own', 'customers.read'],
      ['all', 'customers.delete'],
    );
    const secret = await created(house.as.admin, '/api/customers', { name: '扔掉的秘密' });
    expect((await house.as.admin.remove(`/api/customers/${secret.id}`, 1)).status).toBe(204);
    expect((await house.as.admin.get('/api/bin', { object: 'customer' })).text).toContain('扔掉的秘密');
    expect((await cleaner.get('/api/bin', { object: 'customer' })).text).not.toContain('扔掉的秘密');
  });

  it('a customer has one primary contact, however they come', async () => {
    const { sales } = house.as;
    const primaries = async (customerId: string) =>
      (await sales.get('/api/contacts', { customerId, primary: true })).body.items.length;
    const [one, two] = [
      await created(sales, '/api/customers', { name: '主一' }),
      await created(sales, '/api/customers', { name: '主二' }),
    ];
    const moving = await created(sales, '/api/contacts', { customerId: one.id, name: '甲', primary: true });
    await created(sales, '/api/contacts', { customerId: two.id, name: '乙', primary: true });
    expect((await sales.patch(`/api/contacts/${moving.id}`, 1, { customerId: two.id })).status).toBe(200);
    expect(await primaries(two.id)).toBe(1);
    const names = ['丙', '丁', '戊', '己', '庚', '辛'];
    await Promise.all(
      names.map((name) => created(sales, '/api/contacts', { customerId: one.id, name, primary: true })),
    );
    expect(await primaries(one.id)).toBe(1);
  });

  it('changes at once close no circle of parents', async () => {
    const { admin } = house.as;
    for (let i = 0; i < 8; i++) {
      const [a, b] = [
        await created(admin, '/api/customers', { name: `圈甲${i}` }),
        await created(admin, '/api/customers', { name: `圈乙${i}` }),
      ];
      const c = await created(admin, '/api/customers', { name: `圈丙${i}`, parentId: b.id });
      const answers = await Promise.all([
        admin.patch(`/api/customers/${a.id}`, 1, { parentId: c.id }),
        admin.patch(`/api/customers/${b.id}`, 1, { parentId: a.id }),
      ]);
      expect(statuses(answers)).toEqual([200, 422]);
    }
  });
});

it('a file whose columns are called like parts of JavaScript is a file like any other', async () => {
  const { admin } = house.as;
  const query = { fileName: 'file.csv', object: 'customer' };
  const file = 'name,constructor,toString\n原型公司,1,2\n';
  const made = await admin.post('/api/imports', Buffer.from(file), { query });
  expect(made.status, made.text).toBe(201);
  const path = `/api/imports/${made.body.id}`;
  for (const body of [{ dates: {} }, { mapping: { name: 'name' } }, { decimalMarks: {} }]) {
    const changed = await admin.send('PATCH', path, body);
    expect(changed.status, changed.text).toBe(200);
  }
  expect((await settled(admin, made.body.id)).state).toBe('checked');
  expect((await admin.get('/api/imports')).status).toBe(200);
  const rows = await admin.get(`${path}/rows`);
  expect(rows.status, rows.text).toBe(200);
});

it('one version is one state of a person, whoever changes them', async () => {
  const { admin, service } = house.as;
  const path = `/api/people/${service.id}`;
  for (let i = 0; i < 12; i++) {
    const before = await versionOf(path);
    const answers = await Promise.all([
      admin.patch(path, before, { title: `t${i}` }),
      service.send('PATCH', '/api/me', { name: `n${i}` }),
    ]);
    const done = answers.filter((answer) => answer.status === 200).length;
    expect(await versionOf(path)).toBe(before + done);
  }
});
