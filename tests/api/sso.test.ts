/** Single sign-on against real providers of OpenID Connect on this machine, and against one that lies. */
import { generateKeyPairSync } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { policyPresets, type Policy } from '../../src/contract/access/policy.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import {
  openHouse,
  password,
  statuses,
  type Answer,
  type Browser,
  type House,
  type PersonName,
} from '../harness/house.ts';
import {
  startCrooked,
  startProvider,
  type CrookedProvider,
  type RealProvider,
  type Visitor,
} from '../harness/provider.ts';

let house: House;
/** An ordinary one, and one that tells addresses at its userinfo endpoint only. */
let first: RealProvider & { id: string };
let second: RealProvider & { id: string };
let crooked: CrookedProvider & { id: string };

const emailOf = (who: PersonName) => `${who}@huaxin.example`;
const home = 'http://localhost:3000';

beforeAll(async () => {
  house = await openHouse({ OUTBOUND_PRIVATE: 'allow' });
  const add = async <P extends { issuer: string }>(name: string, provider: P, secret?: string) => {
    const body = {
      name,
      issuer: provider.issuer,
      clientId: 'latchkey',
      ...(secret !== undefined && { clientSecret: secret }),
    };
    const made = await house.as.admin.post('/api/sso-providers', body);
    expect(made.status, made.text).toBe(201);
    return Object.assign(provider, {
      id: made.body.id as string,
      redirectUri: made.body.redirectUri as string,
    });
  };
  const [one, two] = [await startProvider(), await startProvider({ lean: true })];
  const [a, b] = [await add('公司账号', one, one.clientSecret), await add('Partner', two, two.clientSecret)];
  for (const provider of [a, b]) provider.serve(provider.redirectUri);
  [first, second] = [a, b];
  crooked = await add('Crooked', await startCrooked());
});
afterAll(() => Promise.all([first.stop(), second.stop(), crooked.stop()]));
beforeEach(async () => {
  const { db } = house.database;
  house.setNow(null);
  for (const table of [
    'sso_identities',
    'challenges',
    'policies',
    'notices',
    'totp_secrets',
    'audit',
  ] as const)
    await db.deleteFrom(table).execute();
  await db
    .updateTable('sso_providers')
    .set({ enabled: true, trusts_email: true, trusts_second_factor: false })
    .execute();
  crooked.say({});
  for (const provider of [first, second]) {
    provider.accounts.clear();
    for (const who of ['lead', 'sales', 'other', 'admin'] as const)
      provider.accounts.set(`sub-${who}`, { sub: `sub-${who}`, email: emailOf(who), email_verified: true });
  }
});

const leave = async (browser: Browser, provider: { id: string }, query = ''): Promise<string> => {
  const answer = await browser.get(`/api/sso/${provider.id}/start${query}`);
  expect(answer.status, answer.text).toBe(302);
  return String(answer.headers['location']);
};
const goTo = (answer: Answer) => {
  expect(answer.status, answer.text).toBe(302);
  return String(answer.headers['location']);
};
/** All the way there and back. @returns where it leads */
const signIn = async (browser: Browser, provider: typeof first, visitor: Visitor, query = '') =>
  goTo(await browser.get(await provider.visit(await leave(browser, provider, query), visitor)));
const whoIs = async (browser: Browser): Promise<string | null> => {
  const me = await browser.get('/api/me');
  return me.status === 200 ? me.body.email : null;
};
const savePolicy = async (change: Partial<Policy>) => {
  const value = JSON.stringify({ ...policyPresets.modern, preset: 'custom', ...change });
  const row = { id: newId(), value, saved_at: new Date(Date.now() - 1000), saved_by: house.as.admin.id };
  await house.database.db.insertInto('policies').values(row).execute();
};
const addTotp = async (who: Browser) => {
  const begun = await who.post('/api/me/totp');
  expect(begun.status, begun.text).toBe(201);
  const code = () => TOTP.generate({ secret: Secret.fromBase32(begun.body.secret) });
  expect((await who.post('/api/me/totp/confirm', { code: code() })).status).toBe(204);
  // The code that confirmed it counts no more.
  await house.database.db.updateTable('totp_secrets').set({ last_step: 0 }).execute();
  return code;
};
const fresh = async (who: Browser) =>
  expect((await who.post('/api/me/proof', { method: 'password', password })).status).toBe(200);
const setProvider = (values: { enabled?: boolean; trusts_email?: boolean; trusts_second_factor?: boolean }) =>
  house.database.db.updateTable('sso_providers').set(values).where('id', '=', first.id).execute();
const noticesOf = async (who: Browser) =>
  (await who.get('/api/notices')).body.items.map((notice: { kind: string }) => notice.kind);
const identities = () => house.database.db.selectFrom('sso_identities').selectAll().execute();

describe('the way there and back', () => {
  it('is offered to strangers by name alone', async () => {
    const { body } = await house.stranger().get('/api/sso');
    expect(body.items).toEqual([
      { id: first.id, name: '公司账号' },
      { id: second.id, name: 'Partner' },
      { id: crooked.id, name: 'Crooked' },
    ]);
  });

  it('goes with PKCE, state and nonce, none of which is in the cookie', async () => {
    const browser = house.stranger();
    const url = new URL(await leave(browser, first));
    expect(url.origin).toBe(first.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'latchkey',
      scope: 'openid email profile',
      redirect_uri: `${home}/api/sso/${first.id}/return`,
      code_challenge_method: 'S256',
    });
    const kept = browser.cookies.get('latchkey-departure') ?? '';
    expect(kept).toHaveLength(43);
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(url.searchParams.get(name)).toHaveLength(43);
      expect(url.searchParams.get(name)).not.toBe(kept);
    }
    const answer = await browser.get(`/api/sso/${first.id}/start`);
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/);
  });

  it.each(['first', 'second'] as const)(
    'signs in by the %s provider, connects once, tells its owner',
    async (which) => {
      const provider = { first, second }[which];
      const browser = house.stranger();
      expect(
        await signIn(browser, provider, { sub: 'sub-sales' }, '?next=/customers%3Flevel%3DA%23top'),
      ).toBe('/customers?level=A#top');
      expect(await whoIs(browser)).toBe(emailOf('sales'));
      expect(browser.cookies.has('latchkey-departure')).toBe(false);
      expect(await identities()).toMatchObject([
        {
          provider_id: provider.id,
          subject: 'sub-sales',
          person_id: house.as.sales.id,
          email: emailOf('sales'),
        },
      ]);
      expect(await noticesOf(house.as.sales)).toContain('factor-added');
      const mine = (await browser.get('/api/sign-ins')).body.items[0];
      expect(mine).toMatchObject({ entrance: 'single-sign-on', outcome: 'in' });
      // By the subject from now on, whatever address it has.
      provider.accounts.set('sub-sales', { sub: 'sub-sales', email: emailOf('other'), email_verified: true });
      const again = house.stranger();
      expect(await signIn(again, provider, { sub: 'sub-sales' })).toBe('/');
      expect(await whoIs(again)).toBe(emailOf('sales'));
      expect(await identities()).toHaveLength(1);
      const lines = await house.database.db.selectFrom('audit').select(['action', 'person_id']).execute();
      expect(lines.filter(({ action }) => action === 'sign-in.done')).toEqual([
        { action: 'sign-in.done', person_id: house.as.sales.id },
        { action: 'sign-in.done', person_id: house.as.sales.id },
      ]);
    },
  );

  it('ends the session that the browser had before', async () => {
    const browser = house.stranger();
    await signIn(browser, first, { sub: 'sub-sales' });
    const former = browser.cookies.get('latchkey') ?? '';
    await signIn(browser, first, { sub: 'sub-sales' });
    expect(browser.cookies.get('latchkey')).not.toBe(former);
    browser.cookies.set('latchkey', former);
    expect(await whoIs(browser)).toBeNull();
  });

  it('opens a session of its own each time: one that was there before is not taken over', async () => {
    const browser = house.stranger();
    browser.cookies.set('latchkey', 'planted-by-somebody-else-planted');
    await signIn(browser, first, { sub: 'sub-sales' });
    expect(browser.cookies.get('latchkey')).not.toBe('planted-by-somebody-else-planted');
  });
});

describe('coming back otherwise than one left', () => {
  const fault = (code: string) => `/sign-in?sso=${code}`;

  it('with another state', async () => {
    const browser = house.stranger();
    const back = await first.visit(await leave(browser, first), { sub: 'sub-sales' });
    const changed = back.replace(/state=[^&]+/, `state=${'A'.repeat(43)}`);
    expect(goTo(await browser.get(changed))).toBe(fault('other-browser'));
    expect(await whoIs(browser)).toBeNull();
  });

  it('a second time with the same answer', async () => {
    const browser = house.stranger();
    const back = await first.visit(await leave(browser, first), { sub: 'sub-sales' });
    const cookie = browser.cookies.get('latchkey-departure') ?? '';
    expect(goTo(await browser.get(back))).toBe('/');
    const thief = house.stranger();
    thief.cookies.set('latchkey-departure', cookie);
    expect(goTo(await thief.get(back))).toBe(fault('expired'));
    expect(await whoIs(thief)).toBeNull();
  });

  it('twenty times at once: one comes in', async () => {
    const browser = house.stranger();
    const back = await first.visit(await leave(browser, first), { sub: 'sub-sales' });
    const twins = Array.from({ length: 20 }, () => {
      const twin = house.stranger();
      twin.cookies.set('latchkey-departure', browser.cookies.get('latchkey-departure') ?? '');
      return twin;
    });
    const went = (await Promise.all(twins.map((twin) => twin.get(back)))).map(goTo);
    expect(went.filter((location) => location === '/')).toHaveLength(1);
  });

  it('in another browser: nobody is signed in as somebody else by a link', async () => {
    const attacker = house.stranger();
    const back = await first.visit(await leave(attacker, first), { sub: 'sub-other' });
    const victim = house.stranger();
    expect(goTo(await victim.get(back))).toBe(fault('other-browser'));
    // Not even one that has left itself.
    await leave(victim, first);
    expect(goTo(await victim.get(back))).toBe(fault('other-browser'));
    expect(await whoIs(victim)).toBeNull();
  });

  it('after ten minutes', async () => {
    const browser = house.stranger();
    const back = await first.visit(await leave(browser, first), { sub: 'sub-sales' });
    house.setNow(new Date(Date.now() + 601_000));
    expect(goTo(await browser.get(back))).toBe(fault('expired'));
  });

  it('to another provider’s address, or with another provider’s answer', async () => {
    const browser = house.stranger();
    const back = await second.visit(await leave(browser, second), { sub: 'sub-sales' });
    expect(goTo(await browser.get(back.replace(second.id, first.id)))).toBe(fault('expired'));
    const other = house.stranger();
    const theirs = new URLSearchParams(
      (await second.visit(await leave(other, second), { sub: 'sub-admin' })).split('?')[1],
    );
    const start = await leave(browser, first);
    theirs.set('state', new URL(start).searchParams.get('state') ?? '');
    const mixed = goTo(await browser.get(`/api/sso/${first.id}/return?${theirs.toString()}`));
    expect(mixed).toBe(fault('invalid-answer'));
    theirs.set('iss', first.issuer);
    const again = new URL(await leave(browser, first)).searchParams.get('state') ?? '';
    theirs.set('state', again);
    expect(goTo(await browser.get(`/api/sso/${first.id}/return?${theirs.toString()}`))).toBe(
      fault('provider-refused'),
    );
    expect(await whoIs(browser)).toBeNull();
  });

  it('having turned back at the provider', async () => {
    const browser = house.stranger();
    expect(await signIn(browser, first, { sub: null })).toBe(fault('cancelled'));
  });
});

describe('a provider that lies', () => {
  const strangersKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  /** Seconds, counted from when it is asked. */
  const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;
  const said = { email: emailOf('sales'), email_verified: true };
  const goBack = async (query: Record<string, string> = {}) => {
    const browser = house.stranger();
    const location = goTo(await browser.get(crooked.answer(await leave(browser, crooked), query)));
    return { browser, location };
  };

  it('is believed while it tells the truth', async () => {
    crooked.say({ claims: said });
    const { browser, location } = await goBack();
    expect(location).toBe('/');
    expect(await whoIs(browser)).toBe(emailOf('sales'));
    // A public client: its secret is the verifier.
    const { body } = crooked.seen.findLast(({ path }) => path === '/token') ?? { body: '' };
    expect(new URLSearchParams(body).get('code_verifier')).toHaveLength(43);
  });

  it.each([
    ['nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['issuer', { claims: { iss: 'https://issuer.invalid' } }],
    ['audience', { claims: { aud: 'another client' } }],
    ['several audiences', { claims: { aud: ['latchkey', 'another'], azp: 'another' } }],
    ['end long past', { claims: { exp: ago(120) } }],
    ['no subject', { claims: { sub: undefined } }],
    ['a subject that cannot be kept', { claims: { sub: 'a\u0000b' } }],
    ['a subject too long', { claims: { sub: 'a'.repeat(256) } }],
    ['another access token’s hash', { atHash: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['no signature', { alg: 'none' as const }],
    ['a signature by the secret', { alg: 'HS256' as const }],
    ['a stranger’s signature', { signedBy: strangersKey }],
  ])('about the %s is not believed', async (_what, otherwise) => {
    crooked.say({ ...otherwise, claims: { ...said, ...('claims' in otherwise ? otherwise.claims : {}) } });
    const { browser, location } = await goBack();
    expect(location).toBe('/sign-in?sso=invalid-answer');
    expect(await whoIs(browser)).toBeNull();
    expect(await identities()).toEqual([]);
  });

  it('clocks may differ by a little', async () => {
    crooked.say({ claims: { ...said, exp: ago(20) } });
    expect((await goBack()).location).toBe('/');
  });

  it('another issuer in the answer is not believed', async () => {
    crooked.say({ claims: said });
    expect((await goBack({ iss: 'https://issuer.invalid' })).location).toBe('/sign-in?sso=invalid-answer');
  });

  it('faults and silence are told as such', async () => {
    crooked.say({ claims: said, tokenStatus: 500 });
    expect((await goBack()).location).toBe('/sign-in?sso=provider-away');
    expect((await goBack({ error: 'temporarily_unavailable' })).location).toBe('/sign-in?sso=provider-away');
    expect((await goBack({ error: 'invalid_scope' })).location).toBe('/sign-in?sso=provider-refused');
    expect((await goBack({ error: 'login_required' })).location).toBe('/sign-in?sso=cancelled');
  });
});

describe('whom a provider means', () => {
  const turnedAway = async (account: { email?: string; email_verified?: boolean }, code: string) => {
    first.accounts.set('sub-new', { sub: 'sub-new', ...account });
    const browser = house.stranger();
    expect(await signIn(browser, first, { sub: 'sub-new' })).toBe(`/sign-in?sso=${code}`);
    expect(await whoIs(browser)).toBeNull();
    expect((await identities()).filter(({ subject }) => subject === 'sub-new')).toEqual([]);
  };

  it('an address that is not verified connects nobody', async () => {
    await turnedAway({ email: emailOf('sales'), email_verified: false }, 'unverified-email');
    await turnedAway({ email: emailOf('sales') }, 'unverified-email');
    await turnedAway({ email: emailOf('sales'), email_verified: 'true' as never }, 'unverified-email');
  });

  it('nor does one of a provider that is not trusted with addresses', async () => {
    await setProvider({ trusts_email: false });
    await turnedAway({ email: emailOf('sales'), email_verified: true }, 'unverified-email');
  });

  it('nobody is created', async () => {
    const count = async () => (await house.as.admin.get('/api/people', { count: true })).body.total;
    const before = await count();
    await turnedAway({ email: 'nobody@huaxin.example', email_verified: true }, 'unknown-person');
    await turnedAway({}, 'unknown-person');
    await turnedAway({ email: 'sales@huaxin.example\u0000', email_verified: true }, 'unknown-person');
    expect(await count()).toBe(before);
  });

  it('whoever got the address later is not who had it before', async () => {
    await signIn(house.stranger(), first, { sub: 'sub-sales' });
    await turnedAway({ email: emailOf('sales'), email_verified: true }, 'other-identity');
  });

  it('the same subject of another provider is somebody else', async () => {
    await signIn(house.stranger(), first, { sub: 'sub-sales' });
    second.accounts.set('sub-sales', { sub: 'sub-sales', email: emailOf('other'), email_verified: true });
    const browser = house.stranger();
    await signIn(browser, second, { sub: 'sub-sales' });
    expect(await whoIs(browser)).toBe(emailOf('other'));
  });

  it('a closed account stays closed, connected or not', async () => {
    const { db } = house.database;
    await signIn(house.stranger(), first, { sub: 'sub-other' });
    const close = (state: string) =>
      db.updateTable('people').set({ state }).where('id', '=', house.as.other.id).execute();
    await close('closed');
    expect(await signIn(house.stranger(), first, { sub: 'sub-other' })).toBe('/sign-in?sso=closed');
    expect(await signIn(house.stranger(), second, { sub: 'sub-other' })).toBe('/sign-in?sso=closed');
    await close('active');
  });
});

describe('the gate stands behind the provider', () => {
  const tokenIn = (location: string) => location.split('#challenge=')[1] ?? '';

  it('a locked person is told by which lock, and not let in', async () => {
    const body = {
      scope: 'account',
      subject: house.as.other.id,
      strength: 'closed',
      reason: '核对身份',
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
    await fresh(house.as.admin);
    const opened = await house.as.admin.post('/api/locks', body);
    expect(opened.status, opened.text).toBe(201);
    const browser = house.stranger();
    const location = await signIn(browser, first, { sub: 'sub-other' });
    expect(location).toMatch(/^\/sign-in\?sso=locked#challenge=/);
    expect(await whoIs(browser)).toBeNull();
    const told = await browser.post('/api/sign-in/waiting', { challenge: tokenIn(location) });
    expect(told.status).toBe(423);
    expect(told.body.lock).toMatchObject({
      scope: 'account',
      strength: 'closed',
      trigger: 'administrators-act',
    });
    const lift = { rootCause: 'travel', remedy: '无' };
    const lifted = await house.as.admin.post(`/api/locks/${opened.body.id}/lift`, lift, {
      version: opened.body.version,
    });
    expect(lifted.status, lifted.text).toBeLessThan(300);
    // The token opens nothing afterwards.
    expect((await browser.post('/api/sign-in/waiting', { challenge: tokenIn(location) })).body.code).toBe(
      'expired_link',
    );
    expect(
      (
        await browser.post('/api/sign-in/proof', {
          challenge: tokenIn(location),
          proof: { method: 'totp', code: '123456' },
        })
      ).body.code,
    ).toBe('expired_link');
    expect(await signIn(browser, first, { sub: 'sub-other' })).toBe('/');
  });

  it('only from allowed networks', async () => {
    await savePolicy({ allowedNetworks: ['10.0.0.0/8'] });
    const browser = house.stranger();
    expect(await signIn(browser, first, { sub: 'sub-sales' })).toBe('/sign-in?sso=not-from-here');
    expect(await whoIs(browser)).toBeNull();
    browser.address = '10.1.2.3';
    expect(await signIn(browser, first, { sub: 'sub-sales' })).toBe('/');
  });

  it('an unknown device alone is no reason to ask: the provider’s word does not leak like a password', async () => {
    const browser = house.stranger();
    browser.address = '203.0.113.40';
    expect(await signIn(browser, first, { sub: 'sub-sales' })).toBe('/');
    expect(await whoIs(browser)).toBe(emailOf('sales'));
  });

  it('somebody’s own second factor is asked for on an unknown device, and then lets them in', async () => {
    await fresh(house.as.sales);
    const code = await addTotp(house.as.sales);
    const browser = house.stranger();
    const location = await signIn(browser, first, { sub: 'sub-sales' }, '?next=/customers');
    expect(location).toMatch(/^\/sign-in\?next=%2Fcustomers#challenge=/);
    expect(await whoIs(browser)).toBeNull();
    const challenge = tokenIn(location);
    const waiting = await browser.post('/api/sign-in/waiting', { challenge });
    expect(waiting.body).toMatchObject({
      token: challenge,
      reasons: ['second-factor'],
      methods: ['totp'],
      mailTo: null,
    });
    const wrong = await browser.post('/api/sign-in/proof', {
      challenge,
      proof: { method: 'totp', code: '000000' },
    });
    expect(wrong.body.code).toBe('wrong_proof');
    const came = await browser.post('/api/sign-in/proof', {
      challenge,
      proof: { method: 'totp', code: code() },
    });
    expect(came.status, came.text).toBe(200);
    expect((await browser.get('/api/sign-ins')).body.items[0]).toMatchObject({
      entrance: 'single-sign-on',
      outcome: 'in',
    });
    // Known from now on.
    await house.database.db.updateTable('totp_secrets').set({ last_step: 0 }).execute();
    expect(await signIn(browser, first, { sub: 'sub-sales' })).toBe('/');
  });

  it('unless the provider is trusted with second factors and speaks of one', async () => {
    await fresh(house.as.sales);
    await addTotp(house.as.sales);
    expect(await signIn(house.stranger(), first, { sub: 'sub-sales', amr: ['mfa'] })).toMatch(/#challenge=/);
    await setProvider({ trusts_second_factor: true });
    expect(await signIn(house.stranger(), first, { sub: 'sub-sales', amr: ['pwd'] })).toMatch(/#challenge=/);
    expect(await signIn(house.stranger(), first, { sub: 'sub-sales', amr: ['pwd', 'otp'] })).toBe('/');
    expect(await signIn(house.stranger(), first, { sub: 'sub-sales', amr: ['mfa'] })).toBe('/');
  });

  it('a session is as fresh as what the provider saw, not as the way through it', async () => {
    crooked.say({
      claims: {
        sub: 'old',
        email: emailOf('admin'),
        email_verified: true,
        auth_time: Math.floor(Date.now() / 1000) - 3600,
      },
    });
    const browser = house.stranger();
    expect(goTo(await browser.get(crooked.answer(await leave(browser, crooked))))).toBe('/');
    const body = { name: 'x', issuer: 'https://issuer.example', clientId: 'x' };
    expect((await browser.post('/api/sso-providers', body)).body.code).toBe('fresh_proof_needed');
  });
});

describe('single sign-on only', () => {
  it('ends passwords for those who do not administer, after the right one', async () => {
    await savePolicy({ ssoOnly: true });
    const sales = await house.stranger().signIn(emailOf('sales'));
    expect([sales.status, sales.body.code]).toEqual([403, 'sso_required']);
    expect((await house.stranger().signIn(emailOf('sales'), 'not the password at all')).body.code).toBe(
      'wrong_credentials',
    );
    expect((await house.stranger().signIn(emailOf('admin'))).status).toBe(200);
    expect(await signIn(house.stranger(), first, { sub: 'sub-sales' })).toBe('/');
  });

  it('never without a provider to go to', async () => {
    await savePolicy({ ssoOnly: true });
    await fresh(house.as.admin);
    const { items } = (await house.as.admin.get('/api/sso-providers')).body;
    const off = await Promise.all(
      items.map((one: { id: string; version: number }) =>
        house.as.admin.patch(`/api/sso-providers/${one.id}`, one.version, { enabled: false }),
      ),
    );
    // One after the other or at once: the last stays.
    expect(statuses(off).filter((status) => status === 200).length).toBeLessThan(3);
    expect((await house.stranger().get('/api/sso')).body.items.length).toBeGreaterThan(0);
    await house.database.db.updateTable('sso_providers').set({ enabled: false }).execute();
    expect((await house.stranger().signIn(emailOf('sales'))).status).toBe(200);
  });
});

describe('where it leads', () => {
  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    '/a/../..//evil.example/',
    'javascript:alert(1)',
    'evil.example',
    '/api/sign-out',
    '/\u0000',
    ' /customers',
    `/${'a'.repeat(5000)}`,
    '',
  ])('is a path of this site: not %j', async (next) => {
    expect(
      await signIn(house.stranger(), first, { sub: 'sub-sales' }, `?next=${encodeURIComponent(next)}`),
    ).toBe('/');
  });

  it.each(['/customers', '/customers?q=a%20b#c', '/设置', '/@evil.example', '/https://evil.example'])(
    'may be %s',
    async (next) => {
      const location = await signIn(
        house.stranger(),
        first,
        { sub: 'sub-sales' },
        `?next=${encodeURIComponent(next)}`,
      );
      expect(new URL(location, home).href).toBe(new URL(next, home).href);
    },
  );

  it('is a page that says why, whatever comes: never JSON, never a fault of ours', async () => {
    const some = `/api/sso/${first.id}`;
    const none = `/api/sso/${newId()}`;
    const paths = [
      `${none}/start`,
      `${none}/return?state=a&code=b`,
      '/api/sso/junk/start',
      '/api/sso/junk/return',
      `${some}/return`,
      `${some}/return?state[]=1&state[]=2`,
      `${some}/return?state=1&state=2`,
      `${some}/return?code=%00&state=%00`,
      `${some}/start?next=a&next=b`,
    ];
    for (const path of paths) {
      const location = goTo(await house.stranger().get(path));
      expect(location, path).toMatch(/^\/sign-in\?sso=(no-provider|other-browser|invalid-answer)$/);
    }
    const browser = house.stranger();
    const back = await first.visit(await leave(browser, first), { sub: 'sub-sales' });
    expect(goTo(await browser.get(`${back}&code=another`))).toBe('/sign-in?sso=invalid-answer');
  });

  it('a provider that is switched off, or away, is said to be; passwords remain', async () => {
    const browser = house.stranger();
    const back = await first.visit(await leave(browser, first), { sub: 'sub-sales' });
    await setProvider({ enabled: false });
    expect(goTo(await browser.get(back))).toBe('/sign-in?sso=no-provider');
    expect(goTo(await house.stranger().get(`/api/sso/${first.id}/start`))).toBe('/sign-in?sso=no-provider');

    const dying = await startProvider();
    await fresh(house.as.admin);
    const made = await house.as.admin.post('/api/sso-providers', {
      name: 'Dying',
      issuer: dying.issuer,
      clientId: 'latchkey',
      clientSecret: dying.clientSecret,
    });
    dying.serve(made.body.redirectUri);
    dying.accounts.set('sub-sales', { sub: 'sub-sales', email: emailOf('sales'), email_verified: true });
    const midway = house.stranger();
    const answer = await dying.visit(await leave(midway, made.body), { sub: 'sub-sales' });
    await dying.stop();
    expect(goTo(await midway.get(answer))).toBe('/sign-in?sso=provider-away');
    const tested = await house.as.admin.post(`/api/sso-providers/${made.body.id}/test`);
    expect(tested.body).toMatchObject({ ok: false, fault: 'away' });
    expect(goTo(await house.stranger().get(`/api/sso/${made.body.id}/start`))).toBe(
      '/sign-in?sso=provider-away',
    );
    expect((await house.stranger().signIn(emailOf('sales'))).status).toBe(200);
    expect(
      (await house.as.admin.remove(`/api/sso-providers/${made.body.id}`, made.body.version)).status,
    ).toBe(204);
  });
});

describe('one’s own accounts at providers', () => {
  const leaveSignedIn = async (browser: Browser, act: 'link' | 'prove', provider = first) => {
    const answer = await browser.post(`/api/sso/${provider.id}/${act}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.url as string;
  };

  it('are connected from the account, whatever address they have, and disconnected', async () => {
    const { sales } = house.as;
    await fresh(sales);
    first.accounts.set('private', { sub: 'private', email: 'wang@private.example', email_verified: false });
    const back = await first.visit(await leaveSignedIn(sales, 'link'), { sub: 'private' });
    expect(goTo(await sales.get(back))).toBe('/account?sso=linked');
    const [mine] = (await sales.get('/api/me/identities')).body.items;
    expect(mine).toMatchObject({
      provider: { id: first.id, name: '公司账号' },
      email: 'wang@private.example',
    });
    const browser = house.stranger();
    expect(await signIn(browser, first, { sub: 'private' })).toBe('/');
    expect(await whoIs(browser)).toBe(emailOf('sales'));
    // Nobody else can have it too, nor disconnect it.
    await fresh(house.as.lead);
    const theirs = await first.visit(await leaveSignedIn(house.as.lead, 'link'), { sub: 'private' });
    expect(goTo(await house.as.lead.get(theirs))).toBe('/account?sso=taken');
    expect((await house.as.lead.send('DELETE', `/api/me/identities/${mine.id}`)).status).toBe(404);
    expect((await sales.send('DELETE', `/api/me/identities/${mine.id}`)).status).toBe(204);
    expect(await noticesOf(sales)).toEqual(expect.arrayContaining(['factor-added', 'factor-removed']));
    first.accounts.delete('private');
  });

  it('are connected and disconnected only after a fresh proof, and by nobody who is not signed in', async () => {
    const { sales } = house.as;
    await signIn(house.stranger(), first, { sub: 'sub-sales' });
    await house.database.db.updateTable('sessions').set({ proved_at: null }).execute();
    const [mine] = (await sales.get('/api/me/identities')).body.items;
    // Who asks is remembered for some seconds.
    house.setNow(new Date(Date.now() + 60_000));
    expect((await sales.post(`/api/sso/${first.id}/link`)).body.code).toBe('fresh_proof_needed');
    expect((await sales.send('DELETE', `/api/me/identities/${mine.id}`)).body.code).toBe(
      'fresh_proof_needed',
    );
    expect((await house.stranger().post(`/api/sso/${first.id}/link`)).status).toBe(401);
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await sales.post(`/api/sso/${first.id}/link`, undefined, foreign)).body.code).toBe('cross_site');
  });

  it('the last way in stays', async () => {
    const browser = house.stranger();
    await signIn(browser, first, { sub: 'sub-other' });
    await fresh(house.as.other);
    const { db } = house.database;
    const { password_hash } = await db
      .selectFrom('people')
      .select('password_hash')
      .where('id', '=', house.as.other.id)
      .executeTakeFirstOrThrow();
    const setHash = (hash: string | null) =>
      db.updateTable('people').set({ password_hash: hash }).where('id', '=', house.as.other.id).execute();
    await setHash(null);
    const [mine] = (await house.as.other.get('/api/me/identities')).body.items;
    const [listed] = (await house.as.admin.get('/api/sso-providers')).body.items;
    expect(listed).toMatchObject({ people: 1, onlyWayOf: 1 });
    expect((await house.as.other.send('DELETE', `/api/me/identities/${mine.id}`)).body.code).toBe(
      'wrong_state',
    );
    await setHash(password_hash);
    await savePolicy({ ssoOnly: true });
    expect((await house.as.other.send('DELETE', `/api/me/identities/${mine.id}`)).body.code).toBe(
      'wrong_state',
    );
    await savePolicy({ ssoOnly: false });
    expect((await house.as.other.send('DELETE', `/api/me/identities/${mine.id}`)).status).toBe(204);
  });

  it('prove once more who one is: only by the account that is theirs, and only anew', async () => {
    const browser = house.stranger();
    await signIn(browser, first, { sub: 'sub-lead' });
    await house.database.db.updateTable('sessions').set({ proved_at: null }).execute();
    const start = await leaveSignedIn(browser, 'prove');
    expect(new URL(start).searchParams.get('max_age')).toBe('0');
    const wrong = await first.visit(start, { sub: 'sub-sales' });
    expect(goTo(await browser.get(wrong))).toMatch(/sso=other-identity$/);
    const right = await first.visit(await leaveSignedIn(browser, 'prove'), { sub: 'sub-lead' });
    const former = browser.cookies.get('latchkey') ?? '';
    expect(goTo(await browser.get(right))).toBe('/');
    // Whoever had the former secret is out.
    expect(browser.cookies.get('latchkey')).not.toBe(former);
    // Not in another session than it was begun in.
    const later = await first.visit(await leaveSignedIn(browser, 'prove'), { sub: 'sub-lead' });
    const other = house.stranger();
    other.cookies.set('latchkey-departure', browser.cookies.get('latchkey-departure') ?? '');
    expect(goTo(await other.get(later))).toBe('/account?sso=expired');
    const { proved_at } = await house.database.db
      .selectFrom('sessions')
      .select('proved_at')
      .where('person_id', '=', house.as.lead.id)
      .where('proved_at', 'is not', null)
      .executeTakeFirstOrThrow();
    expect(proved_at).not.toBeNull();
  });

  it('are offered for it only where the provider’s word would be enough', async () => {
    const browser = house.stranger();
    await signIn(browser, first, { sub: 'sub-lead' });
    const offered = async () =>
      (await browser.get('/api/me/proof')).body.providers.map(({ name }: { name: string }) => name);
    expect(await offered()).toEqual(['公司账号']);
    await setProvider({ enabled: false });
    expect(await offered()).toEqual([]);
    await setProvider({ enabled: true });
    await addTotp(browser);
    expect(await offered()).toEqual([]);
    await setProvider({ trusts_second_factor: true });
    expect(await offered()).toEqual(['公司账号']);
    await setProvider({ trusts_second_factor: false });
    await house.database.db.deleteFrom('totp_secrets').where('person_id', '=', house.as.lead.id).execute();
  });
});

describe('the providers', () => {
  it('are for those who manage settings, and their secrets for nobody', async () => {
    expect((await house.as.lead.get('/api/sso-providers')).status).toBe(403);
    const listed = await house.as.admin.get('/api/sso-providers');
    expect(listed.text).not.toContain(first.clientSecret);
    expect(listed.body.items[0]).toMatchObject({
      hasSecret: true,
      redirectUri: `${home}/api/sso/${first.id}/return`,
    });
    const { client_secret } = await house.database.db
      .selectFrom('sso_providers')
      .select('client_secret')
      .where('id', '=', first.id)
      .executeTakeFirstOrThrow();
    expect(client_secret?.toString('latin1')).not.toContain(first.clientSecret);
  });

  it('say of themselves what they can', async () => {
    const good = await house.as.admin.post(`/api/sso-providers/${first.id}/test`);
    expect(good.body).toMatchObject({ ok: true, fault: null, issuer: first.issuer, pkce: true });
    crooked.say({ metadata: { issuer: 'https://issuer.invalid' } });
    expect((await house.as.admin.post(`/api/sso-providers/${crooked.id}/test`)).body).toMatchObject({
      ok: false,
      fault: 'other-issuer',
    });
    crooked.say({ metadata: { jwks_uri: undefined } });
    expect((await house.as.admin.post(`/api/sso-providers/${crooked.id}/test`)).body).toMatchObject({
      ok: false,
      fault: 'incomplete',
    });
    crooked.say({});
    expect((await house.as.admin.post(`/api/sso-providers/${crooked.id}/test`)).body.ok).toBe(true);
  });

  it('keep their issuer while people are connected', async () => {
    await signIn(house.stranger(), first, { sub: 'sub-sales' });
    await fresh(house.as.admin);
    const [provider] = (await house.as.admin.get('/api/sso-providers')).body.items;
    const change = (body: object) =>
      house.as.admin.patch(`/api/sso-providers/${first.id}`, provider.version, body);
    expect((await change({ issuer: second.issuer })).body.code).toBe('in_use');
    expect((await change({ name: '公司账号', issuer: first.issuer })).status).toBe(200);
    expect(await signIn(house.stranger(), first, { sub: 'sub-sales' })).toBe('/');
  });

  it('are never inside one’s own network, nor at an address for everybody’s tenants', async () => {
    const strict = await openHouse();
    const add = (issuer: string) =>
      strict.as.admin.post('/api/sso-providers', { name: 'x', issuer, clientId: 'x' });
    for (const issuer of [
      'http://issuer.example',
      'https://127.0.0.1:1',
      'https://10.0.0.1',
      'https://[::1]/',
      'https://localhost',
    ])
      expect((await add(issuer)).status, issuer).toBe(422);
    for (const issuer of [
      'ftp://issuer.example',
      'https://user:pw@issuer.example',
      'https://issuer.example/?a',
      'https://login.microsoftonline.com/common/v2.0',
    ])
      expect((await add(issuer)).status, issuer).toBe(422);
    // A name, or an answer, that leads inside is found out when it is asked for.
    const made = await add('https://issuer.example');
    expect(made.status, made.text).toBe(201);
    await strict.database.db
      .updateTable('sso_providers')
      .set({ issuer: crooked.issuer.replace('http', 'https') })
      .execute();
    expect((await strict.as.admin.post(`/api/sso-providers/${made.body.id}/test`)).body).toMatchObject({
      ok: false,
      fault: 'private-address',
    });
    await strict.database.db.updateTable('sso_providers').set({ issuer: crooked.issuer }).execute();
    expect((await strict.as.admin.post(`/api/sso-providers/${made.body.id}/test`)).body.ok).toBe(false);
  });
});
