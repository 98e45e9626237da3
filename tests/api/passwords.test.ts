/** Passwords over the API: judged, set, changed, remembered, asked to be changed. No mail server anywhere. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { countSignIn, learnFacts, passwordStateOf } from '../../src/server/access/passwords/index.ts';
import { passwordPresets } from '../../src/contract/access/passwords.ts';
import { openEmptyHouse, openHouse, password, statuses, type Answer, type House } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const codes = (answer: Answer): string[] =>
  answer.body.errors.map((error: { code: string }) => error.code).toSorted();
const faults = (answer: Answer): string[] =>
  answer.body.faults.map((fault: { code: string }) => fault.code).toSorted();

describe('the judge', () => {
  it('works before there is anything, and knows only what it is told', async () => {
    const empty = await openEmptyHouse();
    const judge = (typed: string, about?: string[]) =>
      empty.stranger().post('/api/password/judge', { password: typed, ...(about && { about }) });
    const fine = await judge(password);
    expect(fine.body).toMatchObject({ acceptable: true, thorough: true, faults: [], advice: [] });
    expect(fine.body.timeToGuess).toEqual({ online: 'centuries', stolen: 'years' });
    expect(faults(await judge('Company@2026'))).toEqual(['too_common']);
    expect(faults(await judge('zhaomin19900312'))).toEqual([]);
    expect(faults(await judge('zhaomin19900312', ['赵敏', '1990-03-12']))).toEqual(['about_you']);
    expect((await judge('')).body.faults).toContainEqual({ code: 'too_short', limit: 12 });
    expect(faults(await judge('x'.repeat(200)))).toContain('too_long');
    expect((await empty.stranger().get('/api/password/rules')).body).toEqual(passwordPresets.recommended);
  });

  it('tells a stranger nothing about who has an account', async () => {
    // 赵敏 works here, with this address; 郑敏 doesn't. Only what a stranger says counts.
    const judge = (email: string) =>
      house.stranger().post('/api/password/judge', { password: 'zhaomin zhengmin 7', email });
    const known = await judge('other@huaxin.example');
    const unknown = await judge('nobody@huaxin.example');
    expect(known.body).toEqual(unknown.body);
    expect(
      (await house.as.other.post('/api/password/judge', { password: 'zhaomin zhengmin 7' })).body,
    ).toEqual((await house.stranger().post('/api/password/judge', { password: 'zhaomin zhengmin 7' })).body);
  });

  it('knows the person who is signed in, and only compares what is given as the present password', async () => {
    const mine = (body: object) => house.as.other.post('/api/password/judge-mine', body);
    expect(faults(await mine({ password: 'zhaomin-huaxin-2026' }))).toEqual(['about_you']);
    const near = { password: 'two blue lanterns 8', current: 'two blue lanterns 7' };
    expect(faults(await mine(near))).toEqual(['near_copy']);
    // The real present password, not given: nothing is told about it.
    expect(faults(await mine({ password }))).toEqual([]);
    expect((await house.stranger().post('/api/password/judge-mine', { password })).status).toBe(401);
  });

  it('takes junk without falling over', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constant('\u0000'),
      fc.constant('\ud800'),
    );
    await fc.assert(
      fc.asyncProperty(
        typed,
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 25 }),
        async (text, about) => {
          const answer = await house.stranger().post('/api/password/judge', { password: text, about });
          expect([200, 422]).toContain(answer.status);
        },
      ),
      { numRuns: 40 },
    );
    for (const body of [{}, [], { password: 7 }, { password, about: 'x' }, { password, extra: 1 }])
      expect((await house.stranger().post('/api/password/judge', body)).status).toBe(422);
  });

  it('bounds what one address may ask, and says how long to wait', async () => {
    const other = await openEmptyHouse();
    const ask = () => other.stranger().post('/api/password/judge', { password: 'x' });
    const answers: Answer[] = [];
    for (let i = 0; i < 25; i++) answers.push(...(await Promise.all(Array.from({ length: 10 }, ask))));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]?.headers['retry-after']).toBe('60');
    other.setNow(new Date(Date.now() + 61_000));
    expect((await ask()).status).toBe(200);
  });
});

describe('setting a password', () => {
  it('at set-up refuses what is about the organisation or oneself, and says what is wrong', async () => {
    const empty = await openEmptyHouse();
    const setUp = (typed: string) =>
      empty.stranger().post('/api/setup', {
        organisation: '深圳市华信科技有限公司',
        locale: 'zh-Hans',
        name: '陈静',
        email: 'jing@huaxin.example',
        password: typed,
      });
    const refused = await setUp('huaxin2026chenjing');
    expect(refused.body).toMatchObject({ status: 422, code: 'weak_password' });
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ pointer: '/body/password', code: 'about_you' }),
    ]);
    expect(codes(await setUp('xK9#mQ2$v'))).toEqual(['too_short']);
    expect((await setUp('🐎'.repeat(129))).status).toBe(422);
    expect((await setUp('雨后初晴 🐎 青石小巷 油纸伞')).status).toBe(201);
  });

  it('by a link: a refused one leaves the link as it was; a taken one uses it up', async () => {
    const { url } = (await house.as.admin.post(`/api/people/${house.as.reader.id}/password-link`)).body;
    const token = url.split('#')[1];
    const reset = (typed: string) => house.stranger().post('/api/password/reset', { token, password: typed });
    expect(codes(await reset('AnnaReed2026!'))).toEqual(['about_you']);
    expect(codes(await reset(password))).toEqual(['used_before']);
    expect((await reset('seven grey pelicans')).status).toBe(204);
    expect((await reset('eight grey herons fly')).body.code).toBe('expired_link');
    expect(
      (
        await house.as.reader.post('/api/sign-in', {
          email: 'reader@huaxin.example',
          password: 'seven grey pelicans',
        })
      ).status,
    ).toBe(200);
  });

  it('by a change: no near copy of the present one, and what is wrong is told at the new one', async () => {
    const change = (next: string, current = password) =>
      house.as.sales.post('/api/password/change', { current, next });
    const near = await change('Correct horse battery2');
    expect(near.body.code).toBe('weak_password');
    expect(near.body.errors).toEqual([expect.objectContaining({ pointer: '/body/next', code: 'near_copy' })]);
    expect(codes(await change('Spring2026!!'))).toEqual(['too_common']);
    // The present one must fit before anything is said about the new one.
    expect((await change('short', 'not the present one')).status).toBe(422);
    expect((await change('Spring2026!!', 'not the present one')).body.code).toBe('wrong_credentials');
  });

  it('remembers the last five, also when they come one after the other or at once', async () => {
    const { lead } = house.as;
    const line = ['one tall lighthouse', 'two mossy bridges', 'three idle windmills', 'four amber lanterns'];
    let current = password;
    for (const next of line) {
      expect((await lead.post('/api/password/change', { current, next })).status, next).toBe(204);
      current = next;
    }
    // The present one and the four before it.
    for (const next of [password, ...line.slice(0, 3)])
      expect(codes(await lead.post('/api/password/change', { current, next })), next).toContain(
        'used_before',
      );
    const sixth = 'five rusty anchors ashore';
    expect((await lead.post('/api/password/change', { current, next: sixth })).status).toBe(204);
    // Now the first one is sixth in the row.
    expect((await lead.post('/api/password/change', { current: sixth, next: password })).status).toBe(204);

    const change = { current: password, next: 'six silent orchards' };
    const twice = await Promise.all([1, 2].map(() => lead.post('/api/password/change', change)));
    expect(statuses(twice)[0]).toBe(204);
    expect((await lead.post('/api/password/change', { ...change, current: change.next })).status).toBe(422);
  });

  it('keeps no more than it says: former hashes are few, of a password there is a coarse measure only', async () => {
    const { db } = house.database;
    const rows = await db
      .selectFrom('people')
      .select(['password_length_class', 'password_guesses_class', 'password_kinds'])
      .where('id', '=', house.as.admin.id)
      .executeTakeFirstOrThrow();
    expect(rows).toEqual({
      password_length_class: 20,
      password_guesses_class: 12,
      password_kinds: ['letter', 'special'],
    });
    let current = 'six silent orchards';
    // Seven changes so far: five more are beyond what is kept.
    for (let i = 0; i < 5; i++) {
      const next = `${['copper', 'walnut', 'marble'][i % 3]} ${['otter', 'heron', 'badger', 'lynx'][i % 4]} sings at dusk`;
      expect((await house.as.lead.post('/api/password/change', { current, next })).status, next).toBe(204);
      current = next;
    }
    const former = await db
      .selectFrom('password_history')
      .select('hash')
      .where('person_id', '=', house.as.lead.id)
      .execute();
    expect(former).toHaveLength(9);
  });
});

describe('asked to change', () => {
  it('counts whom each preset would ask; only who manages settings may see it', async () => {
    const fresh = await openHouse();
    const census = async () => (await fresh.as.admin.get('/api/password/census')).body;
    expect(await census()).toEqual({
      people: 6,
      presets: {
        recommended: { asked: 0, unknown: 0 },
        // `correct horse battery` has no digit.
        handbook: { asked: 6, unknown: 0 },
        strict: { asked: 0, unknown: 0 },
      },
    });
    for (const who of ['lead', 'sales', 'service', 'reader'] as const)
      expect((await fresh.as[who].get('/api/password/census')).status).toBe(403);
    expect((await fresh.stranger().get('/api/password/census')).status).toBe(401);

    // As an older version left it: unknown, until the next sign-in tells.
    const { db } = fresh.database;
    await db.updateTable('people').set({ password_length_class: null }).execute();
    expect((await census()).presets.strict).toEqual({ asked: 0, unknown: 6 });
    await learnFacts(db, fresh.as.sales.id, password);
    expect((await census()).presets).toMatchObject({
      strict: { asked: 0, unknown: 5 },
      handbook: { asked: 1, unknown: 5 },
    });
    const longAgo = new Date(Date.now() - 200 * 86_400_000);
    await db.updateTable('people').set({ password_changed_at: longAgo }).execute();
    expect((await census()).presets.handbook).toEqual({ asked: 6, unknown: 0 });
  });

  it('reminds, gives grace, asks, and never keeps anybody out', async () => {
    const { db } = house.database;
    const { service } = house.as;
    const { handbook } = passwordPresets;
    expect((await service.get('/api/password/mine')).body).toMatchObject({ state: 'fine', dueAt: null });
    expect((await house.stranger().get('/api/password/mine')).status).toBe(401);
    const now = new Date();
    const signIns = [];
    for (let i = 0; i < 7; i++) signIns.push(await countSignIn(db, service.id, now, handbook));
    expect(signIns.map(({ state, graceLeft }) => [state, graceLeft])).toEqual([
      ['grace', 4],
      ['grace', 3],
      ['grace', 2],
      ['grace', 1],
      ['grace', 0],
      ['due', 0],
      ['due', 0],
    ]);
    const again = await house.stranger().post('/api/sign-in', { email: 'service@huaxin.example', password });
    expect(again.status).toBe(200);
    const next = 'nine 9 calm rivers';
    expect((await service.post('/api/password/change', { current: password, next })).status).toBe(204);
    expect(await passwordStateOf(db, service.id, now, handbook)).toMatchObject({
      state: 'fine',
      graceLeft: 5,
    });
  });
});
