/** What pulls each trigger, and whom it leaves in peace. */
import { beforeAll, describe, expect, it } from 'vitest';
import { triggers } from '../../src/contract/access/triggers.ts';
import { triggerWords } from '../../src/contract/access/lock-words.ts';
import { locales } from '../../src/contract/fields.ts';
import { createActivity } from '../../src/server/access/activity/index.ts';
import { createGate } from '../../src/server/access/gate/index.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { openHouse, password, setPolicy, type Browser, type House } from '../harness/house.ts';
import { policyPresets } from '../../src/contract/access/policy.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
const at = (address: string): Browser => Object.assign(house.stranger(), { address });
const openLocks = async (trigger: string) =>
  (await house.as.admin.get('/api/locks', { open: true, trigger })).body.items;
const noticesOf = async (who: 'admin' | 'sales' | 'lead') =>
  (await house.as[who].get('/api/notices')).body.items.map(({ kind }: { kind: string }) => kind);

describe('triggers', () => {
  it('each has three sentences in three languages', () => {
    for (const locale of locales)
      for (const name of Object.keys(triggers) as (keyof typeof triggers)[]) {
        const words = triggerWords[locale][name];
        for (const text of [words.name, words.owner, words.administrator, words.auditor])
          expect(text.length, `${locale} ${name}`).toBeGreaterThan(1);
        expect(new Set(Object.values(words)).size).toBe(4);
      }
  });

  it('guessing at many names closes a network to strangers, never an office, and tells administrators once', async () => {
    const attacker = (i: number) =>
      at('45.0.0.9').post('/api/sign-in', { email: `name${i}@huaxin.example`, password: newId() });
    // The price stops the eleventh; another way to the same sense is many addresses of one network.
    const { db } = house.database;
    for (let i = 0; i < 12; i++) {
      await attacker(i);
      await db.deleteFrom('network_budgets').where('kind', '=', 'failures').execute();
    }
    const [closed] = await openLocks('guessing-at-scale');
    expect(closed).toMatchObject({ scope: 'network', subject: '45.0.0.0/24', strength: 'closed' });
    expect(Date.parse(closed.endsAt)).toBeGreaterThan(Date.now());
    const stranger = at('45.0.0.200');
    expect((await stranger.signIn('sales@huaxin.example')).body.code).toBe('wrong_credentials');
    const told = (await noticesOf('admin')).filter((kind: string) => kind === 'lock-opened');
    expect(told).toHaveLength(1);
    const notices = (await house.as.admin.get('/api/notices')).body.items;
    // They aren't in that network: what its people are told isn't for them.
    expect(notices.find(({ kind }: { kind: string }) => kind === 'lock-opened').params.why).toMatchObject({
      en: triggerWords.en['guessing-at-scale'].administrator,
    });
    // A trusted device comes in from there all the same.
    const traveller = at('45.0.0.201');
    traveller.cookies.set('latchkey-device', house.as.sales.cookies.get('latchkey-device') ?? '');
    expect((await traveller.signIn('sales@huaxin.example')).status).toBe(200);
    await house.as.admin.post('/api/networks', { network: '45.0.1.0/24', kind: 'office' });
    for (let i = 0; i < 12; i++) {
      await at('45.0.1.9').post('/api/sign-in', { email: `n${i}@huaxin.example`, password: newId() });
      await db.deleteFrom('network_budgets').where('kind', '=', 'failures').execute();
    }
    expect(await openLocks('guessing-at-scale')).toHaveLength(1);
  });

  it('one password on many names makes strangers everywhere pay, and locks nobody', async () => {
    const before = (await openLocks('guessing-at-scale')).length;
    for (let i = 0; i < 6; i++)
      await at(`46.${i}.0.9`).post('/api/sign-in', {
        email: `s${i}@huaxin.example`,
        password: 'Spring2026!',
      });
    const elsewhere = await at('47.0.0.1').post('/api/sign-in', { email: 'x@x.example', password: 'x' });
    expect(elsewhere.body.code).toBe('work_required');
    expect((await at('47.0.0.1').signIn('lead@huaxin.example')).body.challenge).toBeDefined();
    expect(await noticesOf('admin')).toContain('under-attack');
    expect(await openLocks('guessing-at-scale')).toHaveLength(before);
    await house.database.db.deleteFrom('network_budgets').execute();
  });

  it('a far-off sign-in asks for a proof and tells the owner; the same from a trusted device doesn’t', async () => {
    const { db } = house.database;
    const familiar = { person_id: house.as.lead.id, first_at: new Date(), last_at: new Date() };
    await db
      .insertInto('familiar_networks')
      .values([
        { ...familiar, network: '114.114.114.0/24' },
        { ...familiar, network: '85.214.1.0/24' },
      ])
      .execute();
    const china = at('114.114.114.114');
    expect((await china.signIn('lead@huaxin.example')).status).toBe(200);
    const germany = at('85.214.1.1');
    const asked = await germany.signIn('lead@huaxin.example');
    // Nothing to prove with but the password: from a network of theirs it is enough, and the owner hears of it.
    expect(asked.status).toBe(200);
    await house.as.lead.signIn('lead@huaxin.example');
    const codes = (await house.as.lead.post('/api/me/recovery-codes')).body.codes as string[];
    expect((await china.signIn('lead@huaxin.example')).status).toBe(200);
    const again = (await at('85.214.1.1').signIn('lead@huaxin.example')).body.challenge;
    expect(again.reasons).toEqual(['far-off-sign-in']);
    expect(await noticesOf('lead')).toContain('sign-in-challenged');
    const [lock] = await openLocks('far-off-sign-in');
    expect(lock).toMatchObject({ strength: 'challenge', person: { id: house.as.lead.id } });
    const proof = { method: 'recovery-code', code: codes[0] };
    const traveller = at('85.214.1.1');
    const { token } = (await traveller.signIn('lead@huaxin.example')).body.challenge;
    expect((await traveller.post('/api/sign-in/proof', { challenge: token, proof })).status).toBe(200);
    await traveller.post('/api/sign-out');
    expect((await traveller.signIn('lead@huaxin.example')).body.user).toBeDefined();
  });

  it('an unsafe network limits the session there and no other', async () => {
    await house.as.admin.post('/api/networks', { network: '114.114.114.0/24', kind: 'unsafe' });
    const cafe = at('114.114.114.9');
    cafe.cookies.set('latchkey-device', house.as.lead.cookies.get('latchkey-device') ?? '');
    await cafe.signIn('lead@huaxin.example');
    expect((await cafe.get('/api/me')).body.lock).toMatchObject({
      trigger: 'unsafe-network',
      scope: 'session',
    });
    expect((await cafe.post('/api/customers', { name: 'x' })).status).toBe(403);
    expect((await cafe.get('/api/customers')).status).toBe(200);
    expect((await house.as.lead.post('/api/customers', { name: 'x' })).status).toBe(201);
  });

  it('open Wi-Fi, declared, limits; taken back, no longer', async () => {
    const browser = house.stranger();
    await browser.signIn('other@huaxin.example');
    expect((await browser.post('/api/sessions/open-wifi', { on: true })).status).toBe(204);
    expect((await browser.get('/api/customers/export')).status).toBe(403);
    expect((await browser.post('/api/sessions/open-wifi', { on: false })).status).toBe(204);
    expect((await browser.get('/api/me')).body.lock).toBeNull();
  });

  it('probing closes a network to strangers; what signed-in people search for does not', async () => {
    for (let i = 0; i < 19; i++) await at('48.0.0.9').get(i % 2 ? '/wp-login.php' : '/.env');
    expect(await openLocks('attack')).toHaveLength(0);
    for (let i = 0; i < 30; i++)
      await house.as.sales.get('/api/customers', { q: "' union select password from people --" });
    await at('48.0.0.10').get('/api/status', { q: '<script>alert(1)</script>' });
    await expect.poll(() => openLocks('attack')).toHaveLength(1);
    expect((await openLocks('attack'))[0]).toMatchObject({ subject: '48.0.0.0/24', scope: 'network' });
    expect((await at('48.0.0.11').signIn('sales@huaxin.example')).body.code).toBe('wrong_credentials');
    expect((await at('48.0.0.11').get('/api/status')).status).toBe(200);
  });

  it('acting far outside one’s habit limits the account, not the last administrators, and not within a shield', async () => {
    const told: string[] = [];
    const gate = createGate(house.database, {
      tell: (news) => Promise.resolve(void told.push(news.kind)),
    });
    const activity = createActivity(gate);
    const { db } = house.database;
    const now = new Date();
    const { sales, admin, service } = house.as;
    await db
      .insertInto('activity')
      .values({ person_id: service.id, hour: new Date(now.getTime() - 86_400_000), rows_exported: 4000 })
      .execute();
    for (const who of [sales, admin, service]) activity.note(who.id, { rowsExported: 6000 });
    await activity.flush(now);
    expect((await sales.get('/api/me')).body.lock).toMatchObject({
      trigger: 'abuse-of-rights',
      strength: 'limited',
    });
    expect((await sales.get('/api/customers/export')).status).toBe(403);
    expect((await sales.get('/api/customers')).status).toBe(200);
    // Six thousand is no more than this person's own habit of four allows.
    expect((await service.get('/api/me')).body.lock).toBeNull();
    expect((await admin.get('/api/me')).body.lock).toBeNull();
    expect(told).toEqual(['account-limited', 'account-limited']);
    const [lock] = await openLocks('abuse-of-rights');
    expect(lock.evidence).toMatchObject({ what: 'rowsExported', thisHour: 6000, busiestHour: 0 });
    await admin.post(`/api/locks/${lock.id}/lift`, {});
    activity.note(sales.id, { rowsExported: 90_000 });
    await activity.flush(now);
    expect((await sales.get('/api/me')).body.lock).toBeNull();
  });

  it('refusals and exports are counted where they happen', async () => {
    await house.as.reader.get('/api/locks');
    const exported = await house.as.admin.get('/api/customers/export');
    expect(exported.status).toBe(200);
    await house.app.close();
    const rows = await house.database.db
      .selectFrom('activity')
      .selectAll()
      .where('person_id', 'in', [house.as.reader.id, house.as.admin.id])
      .execute();
    expect(rows.find((row) => row.person_id === house.as.reader.id)?.refusals).toBeGreaterThan(0);
    const lines = exported.text.trimEnd().split('\n').length;
    const admin = rows.filter((row) => row.person_id === house.as.admin.id);
    expect(admin.reduce((sum, row) => sum + row.rows_exported, 0)).toBe(6000 + lines);
  });
});

describe('a page', () => {
  it('older than the server accepts is told so, and programs are left in peace', async () => {
    const fresh = await openHouse();
    const old = await fresh.as.sales.send('GET', '/api/me', undefined, {
      headers: { 'latchkey-client': '0' },
    });
    expect(old.body).toMatchObject({ status: 423, lock: { scope: 'client', trigger: 'outdated-client' } });
    for (const said of ['1', '7', 'x', ''])
      expect(
        (await fresh.as.sales.send('GET', '/api/me', undefined, { headers: { 'latchkey-client': said } }))
          .status,
      ).toBe(200);
  });

  it('an account long unused asks for a proof, if there is one to ask for', async () => {
    const fresh = await openHouse();
    await setPolicy(fresh, { dormantDays: 30, lanes: policyPresets.modern.lanes });
    const codes = (await fresh.as.sales.post('/api/me/recovery-codes')).body.codes as string[];
    fresh.setNow(new Date(Date.now() + 40 * 86_400_000));
    const { challenge } = (await fresh.as.sales.signIn('sales@huaxin.example', password)).body;
    expect(challenge.reasons).toEqual(['dormant']);
    const proof = { method: 'recovery-code', code: codes[0] };
    const given = { challenge: challenge.token, proof };
    expect((await fresh.as.sales.post('/api/sign-in/proof', given)).status).toBe(200);
    expect((await fresh.as.lead.signIn('lead@huaxin.example', password)).status).toBe(200);
    fresh.setNow(null);
  });
});
