/** The history of settings: who changed what, in names and never in secrets, for those who may change it. */
import { beforeAll, expect, it } from 'vitest';
import { organisationId } from '../../src/contract/access/people.ts';
import { openHouse, type House, type PersonName } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const read = (object: string, recordId: string, who: PersonName = 'admin') =>
  house.as[who].get('/api/history', { object, recordId });
/** The changes of a setting, newest first. */
async function historyOf(object: string, recordId: string) {
  const answer = await read(object, recordId);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items as { action: string; by: { name: string }; fields: Record<string, unknown>[] }[];
}

it('names the departments, people and roles of a change, those that are gone by their last name', async () => {
  const { admin } = house.as;
  const role = (
    await admin.post('/api/roles', { name: '临时', description: '', scope: 'own', permissions: [] })
  ).body;
  const { body: person } = await admin.post('/api/people', { name: '周宁', roleIds: [role.id] });
  const moved = await admin.patch(`/api/people/${person.id}`, person.version, {
    departmentId: house.departments.sales,
    managerId: house.as.lead.id,
    roleIds: [],
  });
  expect(moved.status, moved.text).toBe(200);
  await admin.remove(`/api/roles/${role.id}`, role.version);
  const [changed, created] = await historyOf('person', person.id);
  expect(created).toMatchObject({ action: 'created', by: { name: '陈静' } });
  const fields = Object.fromEntries(
    changed?.fields.map(({ field, from, to }) => [field, { from, to }]) ?? [],
  );
  expect(fields['departmentId']).toMatchObject({
    from: null,
    to: { id: house.departments.sales, name: expect.stringMatching(/./) },
  });
  expect(fields['managerId']?.to).toMatchObject({ id: house.as.lead.id });
  expect(fields['roleIds']).toEqual({ from: [{ id: role.id, name: '临时' }], to: [] });
});

it('tells of a chat and of a provider what was changed, and of a secret only that it was', async () => {
  const { admin } = house.as;
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=aaaa-bbbb-1234';
  const hook = (
    await admin.post('/api/webhooks', { name: '值班', service: 'dingtalk', url, kinds: ['lock-opened'] })
  ).body;
  await admin.patch(`/api/webhooks/${hook.id}`, 1, {
    name: '值班群',
    secret: 'hush-hush',
    url: `${url}5678`,
  });
  const [chat] = await historyOf('webhook', hook.id);
  expect(chat?.fields).toContainEqual({ field: 'name', from: '值班', to: '值班群' });
  expect(chat?.fields).toContainEqual({ field: 'secret', from: null, to: 'replaced' });
  const provider = (
    await admin.post('/api/sso-providers', {
      name: '公司',
      issuer: 'https://id.example.com',
      clientId: 'crm',
      clientSecret: 'first-secret',
    })
  ).body;
  await admin.patch(`/api/sso-providers/${provider.id}`, 1, {
    enabled: false,
    clientSecret: 'second-secret',
  });
  const [sso] = await historyOf('provider', provider.id);
  expect(sso?.fields).toEqual([
    { field: 'enabled', from: true, to: false },
    { field: 'clientSecret', from: 'kept', to: 'replaced' },
  ]);
  const all = JSON.stringify([await historyOf('webhook', hook.id), await historyOf('provider', provider.id)]);
  for (const secret of ['hush-hush', 'aaaa-bbbb', 'first-secret', 'second-secret'])
    expect(all).not.toContain(secret);
});

it('is written for the organisation, one’s own account and views as well', async () => {
  const { admin, sales } = house.as;
  const now = (await admin.get('/api/organisation')).body;
  await admin.patch('/api/organisation', now.version, { currency: 'EUR' });
  expect((await historyOf('organisation', organisationId))[0]?.fields).toEqual([
    { field: 'currency', from: now.currency, to: 'EUR' },
  ]);
  await sales.send('PATCH', '/api/me', { name: '王小芳' });
  expect((await historyOf('person', sales.id))[0]).toMatchObject({
    by: { name: '王小芳' },
    fields: [{ field: 'name', from: '王芳', to: '王小芳' }],
  });
  const view = (await sales.post('/api/views', { object: 'customer', name: '我的' })).body;
  await sales.patch(`/api/views/${view.id}`, 1, { name: '重点', filters: { level: ['A'] } });
  const told = await read('view', view.id, 'sales');
  expect(told.body.items[0].fields).toEqual([
    { field: 'name', from: '我的', to: '重点' },
    { field: 'filters', from: null, to: 'changed' },
  ]);
  expect((await read('view', view.id, 'other')).status).toBe(404);
});

it('is for those who may change the setting', async () => {
  for (const object of ['person', 'role', 'department', 'organisation', 'pipeline', 'webhook', 'provider'])
    expect((await read(object, organisationId, 'sales')).status, object).toBe(403);
});
