/** Recovery contacts: agreed on beforehand, asked by anybody, shown to one, typed on the device that asked. */
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/server/platform/secrets.ts';
import { openHouse, password, statuses, type Answer, type Browser, type House } from '../harness/house.ts';

let house: House;
let clock: Date;
beforeAll(async () => {
  house = await openHouse();
  // Asking is told by a job.
  await house.app.startJobs();
  clock = new Date();
});
const pass = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
  house.setNow(clock);
};

const path = '/api/recovery-contacts';
const emailOf = (who: string) => `${who}@huaxin.example`;
let networks = 0;
function abroad(): Browser {
  networks++;
  return Object.assign(house.stranger(), { address: `198.51.${networks}.7` });
}
const prove = (who: Browser) => who.post('/api/me/proof', { method: 'password', password });
const name = async (who: Browser, personId: string) => {
  await prove(who);
  return who.post(path, { personId });
};
const ask = (who: Browser, email: string) => who.post(`${path}/ask`, { email });
const requestsOf = async (who: Browser) => (await who.get(path)).body.requests;
const kindsOf = async (who: Browser) =>
  (await who.get('/api/notices')).body.items.map(({ kind }: { kind: string }) => kind);
async function show(who: Browser, id: string) {
  await prove(who);
  return who.post(`${path}/requests/${id}/show`, {});
}

function shape({ status, body, headers }: Answer): unknown {
  const { instance: _, token: __, ...rest } = body;
  const { date: ___, 'content-length': ____, ...others } = headers;
  return { status, rest, others };
}

describe('naming', () => {
  it('takes a fresh proof, not oneself, not nobody, two at most, and their yes', async () => {
    const { sales, lead, admin } = house.as;
    pass(60);
    expect((await sales.post(path, { personId: lead.id })).body.code).toBe('fresh_proof_needed');
    for (const id of [sales.id, newId()]) expect((await name(sales, id)).status).toBe(422);
    expect((await name(sales, lead.id)).body.mine).toMatchObject([
      { person: { id: lead.id }, acceptedAt: null },
    ]);
    expect((await name(sales, lead.id)).body.errors).toMatchObject([{ code: 'taken' }]);
    expect((await name(sales, admin.id)).status).toBe(201);
    expect((await name(sales, house.as.service.id)).body.errors).toMatchObject([{ code: 'too_many' }]);
    const { others } = (await lead.get(path)).body;
    expect((await sales.post(`${path}/${others[0].id as string}/accept`, {})).status).toBe(404);
    expect(
      (await lead.post(`${path}/${others[0].id as string}/accept`, {})).body.others[0].acceptedAt,
    ).not.toBeNull();
    expect((await lead.post(`${path}/${others[0].id as string}/accept`, {})).status).toBe(404);
    expect(await kindsOf(lead)).toContain('contact-chosen');
    expect(await kindsOf(sales)).toContain('contact-accepted');
  });

  it('closes no circle, however long, nor when two name each other at once', async () => {
    const { sales, lead, service } = house.as;
    expect((await name(lead, sales.id)).body.errors).toMatchObject([{ code: 'circle' }]);
    expect((await name(lead, service.id)).status).toBe(201);
    expect((await name(service, sales.id)).body.errors).toMatchObject([{ code: 'circle' }]);
    const { mine } = (await lead.get(path)).body;
    expect((await lead.send('DELETE', `${path}/${mine[0].id as string}`)).status).toBe(204);
    await Promise.all([prove(lead), prove(service)]);
    const both = await Promise.all([
      lead.post(path, { personId: service.id }),
      service.post(path, { personId: lead.id }),
    ]);
    expect(statuses(both)).toEqual([201, 422]);
  });
});

describe('asking', () => {
  it('looks the same for every name, and three a day are told', async () => {
    const [known, alone, nobody] = [
      await ask(abroad(), emailOf('sales')),
      await ask(abroad(), emailOf('admin')),
      await ask(abroad(), emailOf('nobody')),
    ];
    const plain = (answer: Answer) => shape({ ...answer, body: { ...answer.body, expiresAt: '' } } as Answer);
    expect(plain(alone)).toEqual(plain(known));
    expect(plain(nobody)).toEqual(plain(known));
    await expect.poll(async () => await kindsOf(house.as.lead)).toContain('contact-needed');
    expect(await kindsOf(house.as.sales)).toContain('contact-asked');
    // Who was named and didn't say yes hears nothing.
    expect(await kindsOf(house.as.admin)).not.toContain('contact-needed');
    for (let i = 0; i < 4; i++) expect(plain(await ask(abroad(), emailOf('sales')))).toEqual(plain(known));
    await expect.poll(async () => (await requestsOf(house.as.lead)).length).toBe(3);
    expect(await requestsOf(house.as.admin)).toEqual([]);
    pass(24 * 60 + 180);
    expect(await requestsOf(house.as.lead)).toEqual([]);
  });
});

describe('a code', () => {
  let asking: Browser;
  let token: string;
  let id: string;
  const type = (who: Browser, code: string, by = token) => who.post(`${path}/prove`, { token: by, code });
  /** A new request, the budgets of earlier ones aside. */
  async function begin(): Promise<void> {
    await house.database.db.deleteFrom('lane_budgets').execute();
    await house.database.db.updateTable('contact_requests').set({ refused_at: clock }).execute();
    asking = abroad();
    ({ token } = (await ask(asking, emailOf('sales'))).body);
    await expect.poll(async () => (await requestsOf(house.as.lead)).length).toBe(1);
    ({ id } = (await requestsOf(house.as.lead))[0]);
  }

  it('is shown to the contact alone, freshly proved, and trusts the device that asked, once, without a session', async () => {
    await begin();
    const { lead, sales, admin, service } = house.as;
    for (const other of [sales, admin, service]) expect((await show(other, id)).status).toBe(404);
    pass(11);
    await begin();
    expect((await lead.post(`${path}/requests/${id}/show`, {})).body.code).toBe('fresh_proof_needed');
    const { code } = (await show(lead, id)).body;
    expect(code).toMatch(/^\d{8}$/);
    expect((await type(abroad(), code, 'x'.repeat(43))).body.code).toBe('expired_link');
    expect((await type(asking, '00000000')).body.code).toBe('wrong_proof');
    const both = await Promise.all([
      type(asking, ` ${code.slice(0, 4)} ${code.slice(4)}`),
      type(asking, code),
    ]);
    expect(statuses(both)).toEqual([204, 401]);
    expect((await asking.get('/api/me')).status).toBe(401);
    expect((await asking.signIn(emailOf('sales'))).body.user.name).toBe('王芳');
    for (const who of [lead, sales]) expect(await kindsOf(who)).toContain('contact-used');
    expect((await admin.get('/api/audit', { action: 'contact.shown' })).body.items).toMatchObject([
      { person: { id: lead.id }, recordId: id },
    ]);
  });

  it('counts only once it was shown, and for ten minutes', async () => {
    await begin();
    const first = await show(house.as.lead, id);
    pass(11);
    expect((await type(asking, first.body.code)).body.code).toBe('expired_link');
    await begin();
    const shown = (await show(house.as.lead, id)).body.code;
    await house.database.db
      .updateTable('contact_requests')
      .set({ shown_at: null })
      .where('id', '=', id)
      .execute();
    expect((await type(asking, shown)).body.code).toBe('wrong_proof');
  });

  it('has five tries, whichever machine they come from', async () => {
    await begin();
    const { code } = (await show(house.as.lead, id)).body;
    for (let i = 0; i < 5; i++) expect((await type(asking, `1111111${i}`)).body.code).toBe('wrong_proof');
    expect((await type(asking, code)).body.code).toBe('wrong_proof');
  });

  it('is worth nothing once its owner refused, or the contact was ended', async () => {
    await begin();
    const { code } = (await show(house.as.lead, id)).body;
    expect((await house.as.service.post(`${path}/requests/${id}/refuse`, {})).status).toBe(404);
    const mine = (await requestsOf(house.as.sales))[0];
    expect(mine).toMatchObject({ id, inMyName: true, shownTo: { id: house.as.lead.id } });
    expect((await house.as.sales.post(`${path}/requests/${id}/refuse`, {})).status).toBe(204);
    expect((await type(asking, code)).body.code).toBe('wrong_proof');
    await begin();
    const again = (await show(house.as.lead, id)).body.code;
    const { others } = (await house.as.lead.get(path)).body;
    const helped = others.find(({ person }: { person: { id: string } }) => person.id === house.as.sales.id);
    expect((await house.as.lead.send('DELETE', `${path}/${helped.id as string}`)).status).toBe(204);
    expect((await type(asking, again)).body.code).toBe('wrong_proof');
    expect((await show(house.as.lead, id)).status).toBe(404);
  });

  it('isn’t shown on a device that such a code let in, nor to who is limited', async () => {
    const { sales, lead } = house.as;
    await name(sales, lead.id);
    const { others } = (await lead.get(path)).body;
    const asked = others.find(({ person }: { person: { id: string } }) => person.id === sales.id);
    await lead.post(`${path}/${asked.id as string}/accept`, {});
    await begin();
    const { db } = house.database;
    await db
      .updateTable('devices')
      .set({ by: 'contact', proved_at: null })
      .where('person_id', '=', lead.id)
      .execute();
    expect((await show(lead, id)).body.code).toBe('wrong_state');
    await db.updateTable('devices').set({ proved_at: clock }).where('person_id', '=', lead.id).execute();
    const limit = {
      scope: 'account',
      subject: lead.id,
      strength: 'limited',
      reason: '核查',
      endsAt: new Date(clock.getTime() + 600_000).toISOString(),
    };
    await prove(house.as.admin);
    expect((await house.as.admin.post('/api/locks', limit)).status).toBe(201);
    expect((await show(lead, id)).status).toBe(423);
  });
});
