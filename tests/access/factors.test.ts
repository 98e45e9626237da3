/** Second factors below the routes: each proof counts once, for its owner only, whoever comes at the same time. */
import { Secret, TOTP } from 'otpauth';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addPasskey,
  addTotp,
  checkCode,
  checkPasskey,
  confirmTotp,
  findTotp,
  listPasskeys,
  makeRecoveryCodes,
  methodsOf,
  newPasskeyOptions,
  passkeyOptions,
  recoveryCodesLeft,
  relyingParty,
  removeFactors,
  removeTotp,
} from '../../src/server/access/factors/index.ts';
import type { Database } from '../../src/server/platform/database.ts';
import { hashSecret, newId } from '../../src/server/platform/secrets.ts';
import { Authenticator, type Spoilt } from '../harness/authenticator.ts';
import { addSomebody, openTestDatabase } from '../harness/database.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 4, 4, 9) + seconds * 1000);
let database: Database;
let wang: string;
beforeAll(async () => void (database = await openTestDatabase()));
beforeEach(async () => void (wang = await addSomebody(database, at(0))));

const times = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)));

describe('an authenticator app', () => {
  const codeOf = (secret: string, when: Date) =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: when.getTime() });
  const label = { account: 'wang@huaxin.example', issuer: '华信科技' };
  const begin = (when: Date) => addTotp(database.db, wang, label, when);
  const check = (code: string, when: Date, who = wang) => checkCode(database.db, who, 'totp', code, when);
  /** Set up at 0; the code of that time is used up by it. */
  const setUp = async () => {
    const { secret } = await begin(at(0));
    expect(await confirmTotp(database.db, wang, codeOf(secret, at(0)), at(0))).toBe(true);
    return secret;
  };

  it('counts only after its first code, and within an hour', async () => {
    const { secret, uri } = await begin(at(0));
    expect(uri).toContain(`secret=${secret}`);
    expect(decodeURIComponent(uri)).toContain('华信科技:wang@huaxin.example');
    expect(await check(codeOf(secret, at(0)), at(0))).toBe(false);
    expect(await methodsOf(database.db, wang)).toEqual([]);
    expect(await confirmTotp(database.db, wang, '000000', at(0))).toBe(false);
    expect(await confirmTotp(database.db, wang, codeOf(secret, at(3600)), at(3600))).toBe(false);
    expect(await confirmTotp(database.db, wang, codeOf(secret, at(3599)), at(3599))).toBe(true);
    expect(await methodsOf(database.db, wang)).toEqual(['totp']);
    expect(await confirmTotp(database.db, wang, codeOf(secret, at(3630)), at(3630))).toBe(false);
  });

  it('begun anew, knows only the newest secret; in use, it is not replaced', async () => {
    const first = await begin(at(0));
    const second = await begin(at(1));
    expect(await confirmTotp(database.db, wang, codeOf(first.secret, at(2)), at(2))).toBe(false);
    expect(await confirmTotp(database.db, wang, codeOf(second.secret, at(2)), at(2))).toBe(true);
    await expect(begin(at(60))).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await findTotp(database.db, wang)).toEqual(at(2));
  });

  it('takes a code once: the one it was set up with, and each after it', async () => {
    const secret = await setUp();
    expect(await check(codeOf(secret, at(0)), at(1))).toBe(false);
    const code = codeOf(secret, at(30));
    expect(await check(code, at(30))).toBe(true);
    expect(await check(code, at(31))).toBe(false);
    expect(await check(code, at(59))).toBe(false);
  });

  it('lets one of twenty in that bring a code at once', async () => {
    const secret = await setUp();
    const code = codeOf(secret, at(60));
    const answers = await times(20, () => check(code, at(60)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('takes the codes of the step before and after, and none further off', async () => {
    const secret = await setUp();
    expect(await check(codeOf(secret, at(540)), at(600))).toBe(false);
    expect(await check(codeOf(secret, at(660)), at(600))).toBe(false);
    expect(await check(codeOf(secret, at(570)), at(600))).toBe(true);
    expect(await check(codeOf(secret, at(600)), at(600))).toBe(true);
    expect(await check(codeOf(secret, at(630)), at(600))).toBe(true);
    // What lies before a code that counted counts no more.
    expect(await check(codeOf(secret, at(600)), at(600))).toBe(false);
  });

  it('takes no old code again when the clock is set back, and goes on when the time has come again', async () => {
    const secret = await setUp();
    expect(await check(codeOf(secret, at(3600)), at(3600))).toBe(true);
    expect(await check(codeOf(secret, at(60)), at(60))).toBe(false);
    expect(await check(codeOf(secret, at(3600)), at(3600))).toBe(false);
    expect(await check(codeOf(secret, at(3630)), at(3630))).toBe(true);
  });

  it('doesn’t mind spaces, dashes and full-width digits', async () => {
    const secret = await setUp();
    const [a, b, c] = [codeOf(secret, at(60)), codeOf(secret, at(90)), codeOf(secret, at(120))];
    expect(await check(`${a.slice(0, 3)} ${a.slice(3)} `, at(60))).toBe(true);
    expect(await check(`${b.slice(0, 3)}-${b.slice(3)}`, at(90))).toBe(true);
    const wide = [...c].map((digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)).join('');
    expect(await check(wide, at(120))).toBe(true);
  });

  it('proves for its owner only, and nothing once it is removed', async () => {
    const secret = await setUp();
    const other = await addSomebody(database, at(0));
    expect(await check(codeOf(secret, at(60)), at(60), other)).toBe(false);
    expect(await check(codeOf(secret, at(60)), at(60), newId())).toBe(false);
    expect(await removeTotp(database.db, wang)).toBe(true);
    expect(await check(codeOf(secret, at(60)), at(60))).toBe(false);
    expect(await removeTotp(database.db, wang)).toBe(false);
  });

  it('put under another person’s name in the database, opens nothing', async () => {
    await setUp();
    const other = await addSomebody(database, at(0));
    await database.db
      .insertInto('totp_secrets')
      .columns(['person_id', 'secret', 'created_at', 'confirmed_at'])
      .expression((eb) =>
        eb
          .selectFrom('totp_secrets')
          .select([eb.val(other).as('person_id'), 'secret', 'created_at', 'confirmed_at'])
          .where('person_id', '=', wang),
      )
      .execute();
    await expect(check('123456', at(60), other)).rejects.toThrow();
  });

  it('survives junk', async () => {
    await setUp();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (junk) => {
        fc.pre(!/^\d{6}$/.test(junk.trim()));
        expect(await check(junk, at(60))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe('recovery codes', () => {
  const check = (code: string, who = wang) => checkCode(database.db, who, 'recovery-code', code, at(0));

  it('are ten, each works once, and older ones are gone', async () => {
    const first = await makeRecoveryCodes(database.db, wang, at(0));
    expect(new Set(first).size).toBe(10);
    for (const code of first) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/);
    expect(await check(first[0] ?? '')).toBe(true);
    expect(await check(first[0] ?? '')).toBe(false);
    expect(await recoveryCodesLeft(database.db, wang)).toEqual({ left: 9, madeAt: at(0) });
    const second = await makeRecoveryCodes(database.db, wang, at(5));
    expect(await check(first[1] ?? '')).toBe(false);
    expect(await check(second[1] ?? '')).toBe(true);
  });

  it('let one of two in that bring the same at once', async () => {
    const [code = ''] = await makeRecoveryCodes(database.db, wang, at(0));
    const answers = await times(20, () => check(code));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('are read as people copy them off paper', async () => {
    const codes = await makeRecoveryCodes(database.db, wang, at(0));
    const [plain = '', spaced = '', wide = ''] = codes;
    expect(await check(plain.toLowerCase().replaceAll('-', ''))).toBe(true);
    expect(await check(` ${spaced.replaceAll('-', ' – ').replaceAll('0', 'o').replaceAll('1', 'l')}`)).toBe(
      true,
    );
    const fullWidth = [...wide].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
    expect(await check(fullWidth.join(''))).toBe(true);
  });

  it('work for their owner only, and are kept as hashes', async () => {
    const [code = ''] = await makeRecoveryCodes(database.db, wang, at(0));
    expect(await check(code, await addSomebody(database, at(0)))).toBe(false);
    const rows = await database.db
      .selectFrom('recovery_codes')
      .selectAll()
      .where('person_id', '=', wang)
      .execute();
    expect(rows.map((row) => row.hash)).toContainEqual(hashSecret(code.replaceAll('-', '')));
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('are offered while there are unused ones', async () => {
    const codes = await makeRecoveryCodes(database.db, wang, at(0));
    expect(await methodsOf(database.db, wang)).toEqual(['recovery-code']);
    for (const code of codes) await check(code);
    expect(await methodsOf(database.db, wang)).toEqual([]);
    expect(await recoveryCodesLeft(database.db, wang)).toMatchObject({ left: 0 });
  });
});

describe('a passkey', () => {
  const rp = relyingParty('https://crm.huaxin.example', '华信科技');
  let key: Authenticator;
  beforeEach(() => void (key = new Authenticator(rp.origin)));

  const begin = (who = wang) =>
    newPasskeyOptions(database.db, { id: who, account: 'w@huaxin.example', name: '王芳' }, rp, at(0));
  const add = async (authenticator = key, who = wang, spoilt: Spoilt = {}) => {
    const question = await begin(who);
    const response = authenticator.create(question, spoilt);
    return addPasskey(
      database.db,
      { personId: who, token: question.token, response, name: '手机', rp },
      at(0),
    );
  };
  const ask = (personId: string | null, when = at(0)) => passkeyOptions(database.db, { personId, rp }, when);
  interface Try {
    personId?: string | null;
    verification?: boolean;
    authenticator?: Authenticator;
    when?: Date;
  }
  const come = async (
    spoilt: Spoilt = {},
    { personId = null, verification = true, authenticator = key, when = at(1) }: Try = {},
  ) => {
    const question = await ask(personId);
    const response = authenticator.get(question, spoilt);
    const given = { token: question.token, response, personId, rp, requireUserVerification: verification };
    return checkPasskey(database.db, given, when);
  };

  it('proves alone who comes, and as a second factor that it is this person', async () => {
    const { id } = await add();
    expect(await methodsOf(database.db, wang)).toEqual(['passkey']);
    expect(await come()).toEqual({ personId: wang, passkeyId: id, userVerified: true });
    expect(await come({}, { personId: wang })).toMatchObject({ personId: wang });
    expect(await listPasskeys(database.db, wang)).toMatchObject([
      { id, name: '手机', lastUsedAt: at(1).toISOString(), suspectAt: null },
    ]);
  });

  it('is asked for by name only where it is known whose', async () => {
    await add();
    expect((await ask(null)).options).toMatchObject({
      userVerification: 'required',
      rpId: 'crm.huaxin.example',
    });
    expect((await ask(null)).options['allowCredentials']).toBeUndefined();
    const id = key.credentialId.toString('base64url');
    expect((await ask(wang)).options['allowCredentials']).toMatchObject([{ id }]);
  });

  it.each<[string, Spoilt]>([
    ['of another page', { origin: 'https://crm.huaxin.example.evil.example' }],
    ['of a page without encryption', { origin: 'http://crm.huaxin.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['to another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['without anybody present', { present: false }],
    ['without having made sure of the person', { verified: false }],
    ['made for adding a passkey', { type: 'webauthn.create' }],
    ['without naming its owner', { userHandle: null }],
    ['naming somebody else', { userHandle: Buffer.alloc(16, 1).toString('base64url') }],
  ])('refuses an answer %s', async (_, spoilt) => {
    await add();
    expect(await come(spoilt)).toBeNull();
    expect(await come()).not.toBeNull();
  });

  it('as a second factor needs no finger, but alone always', async () => {
    await add();
    const second = { personId: wang, verification: false };
    expect(await come({ verified: false }, second)).toMatchObject({ userVerified: false });
    expect(await come({ verified: false }, { ...second, verification: true })).toBeNull();
    expect(await come({ verified: false }, { personId: null, verification: false })).toBeNull();
  });

  it('answers each challenge once, in time, and the one that it was asked', async () => {
    await add();
    const question = await ask(null);
    const given = { personId: null, rp, requireUserVerification: true };
    const answers = await times(10, () =>
      checkPasskey(database.db, { ...given, token: question.token, response: key.get(question) }, at(1)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await come({}, { when: at(300) })).toBeNull();
    const [one, other] = [await ask(null), await ask(null)];
    const crossed = { ...given, token: one.token, response: key.get(other) };
    expect(await checkPasskey(database.db, crossed, at(1))).toBeNull();
    // A wrong answer uses its challenge up as well.
    expect(await checkPasskey(database.db, { ...crossed, response: key.get(one) }, at(1))).toBeNull();
  });

  it('doesn’t take a question of one kind, or for one person, for another', async () => {
    await add();
    const forWang = await ask(wang);
    const alone = { rp, requireUserVerification: true, response: key.get(forWang), token: forWang.token };
    expect(await checkPasskey(database.db, { ...alone, personId: null }, at(1))).toBeNull();
    const enrol = await begin();
    const options = { ...enrol.options, rpId: rp.id };
    const mixed = { ...alone, token: enrol.token, response: key.get({ token: '', options }) };
    expect(await checkPasskey(database.db, { ...mixed, personId: wang }, at(1))).toBeNull();
  });

  it('of somebody else proves nothing for this person', async () => {
    const li = await addSomebody(database, at(0));
    const foreign = new Authenticator(rp.origin);
    await add();
    await add(foreign, li);
    expect(await come({}, { personId: wang, authenticator: foreign })).toBeNull();
    // A key that says it is Wang's credential, and isn't.
    const forged = new Authenticator(rp.origin, { credentialId: key.credentialId });
    forged.create(await begin());
    expect(await come({}, { authenticator: forged })).toBeNull();
    expect(await come({}, { authenticator: new Authenticator(rp.origin) })).toBeNull();
  });

  it('whose count fell is refused and marked', async () => {
    await add();
    const copy = key.copy();
    expect(await come()).not.toBeNull();
    const question = await ask(null);
    const given = { token: question.token, response: copy.get(question), personId: null, rp };
    expect(await checkPasskey(database.db, { ...given, requireUserVerification: true }, at(2))).toBeNull();
    expect(await listPasskeys(database.db, wang)).toMatchObject([{ suspectAt: at(2).toISOString() }]);
    expect(await come({ counter: 0 })).toBeNull();
    expect(await come()).not.toBeNull();
  });

  it('that doesn’t count is taken as it is', async () => {
    const phone = new Authenticator(rp.origin, { counts: false });
    await add(phone);
    expect(await come({}, { authenticator: phone })).not.toBeNull();
    expect(await come({}, { authenticator: phone })).not.toBeNull();
  });

  it('of a closed account proves nothing', async () => {
    await add();
    await database.db.updateTable('people').set({ state: 'closed' }).where('id', '=', wang).execute();
    expect(await come()).toBeNull();
    expect(await come({}, { personId: wang })).toBeNull();
  });

  it('is added once, by whom it was asked for, with a right answer', async () => {
    await add();
    const li = await addSomebody(database, at(0));
    await expect(add(key, li)).rejects.toMatchObject({ code: 'duplicate' });
    const fresh = () => new Authenticator(rp.origin);
    for (const spoilt of [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { challenge: 'AAAA' },
      { type: 'webauthn.get' },
      { present: false },
    ])
      await expect(add(fresh(), wang, spoilt)).rejects.toMatchObject({ code: 'invalid_input' });
    const question = await begin();
    const given = { token: question.token, response: fresh().create(question), name: 'x', rp };
    await expect(addPasskey(database.db, { ...given, personId: li }, at(0))).rejects.toMatchObject({
      code: 'expired_link',
    });
    expect((await begin()).options['excludeCredentials']).toHaveLength(1);
  });

  it('answers junk of every kind with no', async () => {
    await add();
    const good = key.get(await ask(null));
    const spoil = fc.record({
      field: fc.constantFrom('clientDataJSON', 'authenticatorData', 'signature', 'userHandle'),
      value: fc.oneof(fc.jsonValue(), fc.base64String(), fc.string({ maxLength: 9000 })),
    });
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.anything(),
      spoil.map(({ field, value }) => ({ ...good, response: { ...good.response, [field]: value } })),
      fc.jsonValue().map((id) => ({ ...good, id, rawId: id })),
    );
    await fc.assert(
      fc.asyncProperty(junk, async (response) => {
        const { token } = await ask(null);
        const given = { token, response, personId: null, rp, requireUserVerification: true };
        expect(await checkPasskey(database.db, given, at(1))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

describe('all factors of somebody', () => {
  it('go at once, and others keep theirs', async () => {
    const li = await addSomebody(database, at(0));
    await makeRecoveryCodes(database.db, wang, at(0));
    await makeRecoveryCodes(database.db, li, at(0));
    await addTotp(database.db, wang, { account: 'w', issuer: 'h' }, at(0));
    expect(await removeFactors(database.db, wang)).toEqual(['recovery-codes']);
    expect(await methodsOf(database.db, wang)).toEqual([]);
    expect(await methodsOf(database.db, li)).toEqual(['recovery-code']);
  });
});
