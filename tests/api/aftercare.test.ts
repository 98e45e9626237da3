/** After an unlock: causes, remedies that verify themselves by the real act, the watched days by the clock, chains of relocks. */
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Aftercare, AfterLock, Remedy } from '../../src/contract/access/aftercare.ts';
import { clientGeneration } from '../../src/contract/client.ts';
import { policyPresets } from '../../src/contract/access/policy.ts';
import { aftercareJobs } from '../../src/server/access/aftercare/index.ts';
import { createActivity } from '../../src/server/access/activity/index.ts';
import { createGate } from '../../src/server/access/gate/index.ts';
import { expireLocks, liftLock, openLock } from '../../src/server/access/locks/index.ts';
import { transact } from '../../src/server/platform/database.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { Authenticator } from '../harness/authenticator.ts';
import { openHouse, password, type Answer, type House, type PersonName } from '../harness/house.ts';

const origin = 'https://crm.huaxin.example';
const dayMs = 86_400_000;
let house: House;
let now: Date;
const pass = (ms: number) => house.setNow((now = new Date(now.getTime() + ms)));

beforeAll(async () => {
  house = await openHouse({ PUBLIC_URL: origin });
  now = new Date();
  await house.app.startJobs();
});
beforeEach(async () => {
  pass(60_000);
  const used = ['locks', 'aftercares', 'notices', 'passkeys', 'totp_secrets', 'recovery_codes'];
  await transact(house.database.db, async (trx) => {
    for (const table of [...used, 'recovery_contacts', 'activity', 'changes', 'imports', 'customers'])
      await sql`delete from ${sql.table(table)}`.execute(trx);
  });
  await proveAll();
});

/** The clock runs on by days: sessions stay open, and everybody has just proved who they are. */
async function proveAll(): Promise<void> {
  const ends = new Date(now.getTime() + 30 * dayMs);
  await house.database.db
    .updateTable('sessions')
    .set({ proved_at: now, last_seen_at: now, expires_at: ends })
    .execute();
  await house.database.db.updateTable('devices').set({ trusted_until: ends, proved_at: now }).execute();
}

const ok = <B>(answer: Answer): B => {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body as B;
};
const codeOf = (answer: Answer) => [answer.status, answer.body?.errors?.[0]?.code ?? answer.body?.code];
/** Limits somebody by hand: they can still be at work, and do what is asked of them. */
const lockBy = async (who: PersonName = 'sales', strength = 'limited'): Promise<string> => {
  const endsAt = new Date(now.getTime() + 2 * dayMs).toISOString();
  const lock = { scope: 'account', subject: house.as[who].id, strength, reason: '核对', endsAt };
  return ok<{ id: string }>(await house.as.admin.post('/api/locks', lock)).id;
};
const lift = async (id: string, body: object = {}) =>
  ok(await house.as.admin.post(`/api/locks/${id}/lift`, body));
const after = async (id: string) => ok<AfterLock>(await house.as.admin.get(`/api/aftercare/locks/${id}`));
const careOf = async (id: string): Promise<Aftercare> => {
  const { care } = await after(id);
  if (!care) throw new Error('There is nothing after this lock.');
  return care;
};
const pointOf = (care: Aftercare, kind: string): Remedy => {
  const found = care.remedies.find((remedy) => remedy.kind === kind);
  if (!found) throw new Error(`There is no ${kind}.`);
  return found;
};
/** Locked and lifted with these points. */
const watched = async (remedies: string[], rootCause = 'other', who: PersonName = 'sales') => {
  const id = await lockBy(who);
  pass(1000);
  await lift(id, { rootCause, remedies });
  return id;
};
const round = () =>
  aftercareJobs({ database: house.database, clock: () => now, enqueue: () => Promise.resolve() })[0]?.work(
    {} as never,
  );
const noticesOf = async (who: PersonName) =>
  ok<{ items: { kind: string; params: Record<string, unknown>; link: string }[] }>(
    await house.as[who].get('/api/notices'),
  ).items.filter(({ kind }) => kind === 'remedies-overdue');
const mine = async (who: PersonName = 'sales') =>
  ok<{ items: { left: number; remedies: { kind: string; done: boolean }[] }[] }>(
    await house.as[who].get('/api/aftercare/mine'),
  ).items;

describe('the root cause', () => {
  it('is named by whoever lifts, with a note; its remedies are those suggested for it', async () => {
    const id = await lockBy();
    await lift(id, { rootCause: 'forgotten-password', note: '换了键盘' });
    const read = await house.as.admin.get(`/api/locks/${id}`);
    expect(read.body).toMatchObject({ rootCause: 'forgotten-password', rootCauseNote: '换了键盘' });
    const care = await careOf(id);
    expect(care).toMatchObject({
      cause: 'forgotten-password',
      causeSuggested: false,
      left: 2,
      outcome: null,
    });
    expect(care.remedies.map(({ kind }) => kind)).toEqual(['password-changed', 'passkey-enrolled']);
    // Their owner reads why, not what was noted about it.
    const own = (await house.as.sales.get('/api/me/locks')).body.items;
    expect(own[0]).toMatchObject({ rootCause: 'forgotten-password', rootCauseNote: '' });
  });

  it('of who comes back by a proof is suggested, marked as such, and puts them on probation', async () => {
    const id = await lockBy('sales', 'challenge');
    ok(await house.as.sales.post('/api/me/proof', { method: 'password', password }));
    expect((await house.as.admin.get(`/api/locks/${id}`)).body).toMatchObject({
      open: false,
      endRoute: 'proof',
      rootCause: null,
      suggestedCause: 'administrators-act',
    });
    expect(await careOf(id)).toMatchObject({
      causeSuggested: true,
      cause: 'administrators-act',
      liftedBy: null,
    });
  });

  it('of what ends by time, or on the console, is suggested too; time alone begins no probation', async () => {
    const { db } = house.database;
    const spent = {
      scope: 'account',
      subject: house.as.other.id,
      personId: house.as.other.id,
      lane: 'unknown',
      strength: 'challenge',
      trigger: 'wrong-passwords',
      openedBy: null,
      endsAt: new Date(now.getTime() + 1000),
    } as const;
    const byWhat = async (evidence: object, trigger: 'wrong-passwords' | 'abuse-of-rights') => {
      const opened = await openLock(db, { ...spent, trigger, evidence: { ...evidence } }, now);
      pass(2000);
      await expireLocks(db, now);
      spentEnds();
      const row = await db
        .selectFrom('locks')
        .selectAll()
        .where('id', '=', opened.id)
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({ end_route: 'time', root_cause: null, aftercare_id: null });
      return row.suggested_cause;
    };
    const spentEnds = () => Object.assign(spent, { endsAt: new Date(now.getTime() + 1000) });
    const changed = (days: number | null) =>
      db
        .updateTable('people')
        .set({ password_changed_at: days === null ? null : new Date(now.getTime() - days * dayMs) })
        .where('id', '=', house.as.other.id)
        .execute();
    await changed(200);
    expect(await byWhat({ factor: 'password', refused: 2 }, 'wrong-passwords')).toBe('forgotten-password');
    expect(await byWhat({ factor: 'password', refused: 40 }, 'wrong-passwords')).toBe('attack');
    expect(await byWhat({ factor: 'totp', refused: 1 }, 'wrong-passwords')).toBe('typing-slip');
    expect(await byWhat({}, 'abuse-of-rights')).toBe('unusual-work');
    await changed(3);
    expect(await byWhat({ factor: 'password', refused: 2 }, 'wrong-passwords')).toBe('old-password-kept');
    expect(await mine('other')).toEqual([]);

    const { id } = await openLock(db, { ...spent, trigger: 'far-off-sign-in', evidence: {} }, now);
    await transact(db, (trx) => liftLock(trx, id, { by: null, route: 'console' }, now));
    expect(await after(id)).toMatchObject({
      suggestedCause: 'travel',
      care: { causeSuggested: true, liftedBy: null },
    });
  });

  it('is corrected afterwards, once at a time, and written down', async () => {
    const id = await lockBy();
    const path = `/api/aftercare/locks/${id}/cause`;
    const body = { rootCause: 'typing-slip', note: '大写锁定' };
    const version = async () => (await house.as.admin.get(`/api/locks/${id}`)).body.version as number;
    expect(codeOf(await house.as.admin.patch(path, await version(), body))).toEqual([409, 'wrong_state']);
    await lift(id, { rootCause: 'attack' });
    const seen = await version();
    const both = await Promise.all([
      house.as.admin.patch(path, seen, body),
      house.as.admin.patch(path, seen, { rootCause: 'travel' }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    ok(await house.as.admin.patch(path, await version(), body));
    const lock = (await house.as.admin.get(`/api/locks/${id}`)).body;
    expect(lock).toMatchObject({ rootCause: 'typing-slip', rootCauseNote: '大写锁定' });
    expect(lock.events.map(({ act }: { act: string }) => act)).toContain('cause-named');
    const audited = (await house.as.admin.get('/api/audit', { action: 'lock.changed' })).body.items;
    expect(audited[0]).toMatchObject({ recordId: id, person: { id: house.as.admin.id } });
    // The first cause of what comes after follows.
    expect(await careOf(id)).toMatchObject({ cause: 'typing-slip' });
    expect((await house.as.admin.send('PATCH', path, body)).status).toBe(428);
    for (const junk of [{}, { rootCause: 'x' }, { rootCause: 'other', note: 'x'.repeat(501) }, 7])
      expect((await house.as.admin.patch(path, 1, junk)).status).toBe(422);
    expect((await house.as.admin.patch(`/api/aftercare/locks/${newId()}/cause`, 1, body)).status).toBe(404);
  });

  it('named with a password link stays when the lock ends', async () => {
    const id = await lockBy();
    ok(await house.as.sales.post('/api/me/unlock-requests', { message: '忘了' }));
    const [request] = (await house.as.admin.get('/api/unlock-requests', { state: 'open' })).body.items;
    const answer = { answer: 'password-link', rootCause: 'forgotten-password', note: '休假回来' };
    ok(await house.as.admin.post(`/api/unlock-requests/${request.id}/answer`, answer));
    pass(3 * dayMs);
    await expireLocks(house.database.db, now);
    await proveAll();
    expect((await house.as.admin.get(`/api/locks/${id}`)).body).toMatchObject({
      endRoute: 'time',
      rootCause: 'forgotten-password',
      rootCauseNote: '休假回来',
    });
  });
});

describe('a remedy is found done by the real act, and undone when it is so no more', () => {
  const { sales, admin, other } = new Proxy({} as House['as'], { get: (_, who: PersonName) => lazily(who) });
  /** The house is opened after this is written. */
  function lazily(who: PersonName) {
    return new Proxy({} as Record<string, unknown>, {
      get: (_, key: string) => (house.as[who] as unknown as Record<string, unknown>)[key],
    }) as unknown as House['as'][PersonName];
  }
  const addPasskey = async () => {
    const asked = await sales.post('/api/me/passkeys/options');
    const body = {
      token: asked.body.token,
      response: new Authenticator(origin).create(asked.body),
      name: '手机',
    };
    return ok<{ id: string }>(await sales.post('/api/me/passkeys', body)).id;
  };
  const addTotp = async () => {
    const { secret } = ok<{ secret: string }>(await sales.post('/api/me/totp'));
    const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now.getTime() });
    ok(await sales.post('/api/me/totp/confirm', { code }));
  };
  const nameContact = async () => {
    ok(await sales.post('/api/recovery-contacts', { personId: other.id }));
    const { others } = ok<{ others: { id: string }[] }>(await other.get('/api/recovery-contacts'));
    ok(await other.post(`/api/recovery-contacts/${others[0]?.id}/accept`));
    return others[0]?.id ?? '';
  };
  let typed = password;
  const changePassword = async (next: string) => {
    ok(await sales.post('/api/password/change', { current: typed, next }));
    typed = next;
  };
  const addCustomer = async (body: object) =>
    ok<{ id: string; version: number }>(await admin.post('/api/customers', { ...body, ownerId: sales.id }));

  it('a new password; it counts from when it locked', async () => {
    const id = await lockBy();
    pass(1000);
    await changePassword('a quite different horse');
    pass(1000);
    await lift(id, { rootCause: 'attack', remedies: ['password-changed'] });
    const care = await careOf(id);
    expect(pointOf(care, 'password-changed')).toMatchObject({ done: true, doneBy: null });
    expect(care).toMatchObject({ outcome: 'verified', left: 0 });
    const again = await watched(['password-changed']);
    expect(pointOf(await careOf(again), 'password-changed')).toMatchObject({ done: false });
    expect((await mine())[0]).toMatchObject({ left: 1 });
    pass(1000);
    await changePassword('the third horse of mine');
    // Found with the act: nobody looked in between.
    const row = await house.database.db
      .selectFrom('remedies')
      .select('done_at')
      .where('done_at', 'is not', null)
      .where('done_at', '=', now)
      .executeTakeFirst();
    expect(row).toBeDefined();
    expect(await mine()).toEqual([]);
    expect(await careOf(again)).toMatchObject({ outcome: 'verified', endedAt: now.toISOString() });
  });

  it('a passkey, taken away again: probation goes on', async () => {
    const id = await watched(['passkey-enrolled']);
    const passkey = await addPasskey();
    expect(await careOf(id)).toMatchObject({ outcome: 'verified' });
    const point = pointOf(await careOf(id), 'passkey-enrolled');
    expect(point).toMatchObject({ done: true, found: { name: '手机' }, undoneAt: null });
    pass(5000);
    expect((await sales.send('DELETE', `/api/me/passkeys/${passkey}`)).status).toBe(204);
    const care = await careOf(id);
    expect(care).toMatchObject({ outcome: null, endedAt: null, left: 1 });
    expect(pointOf(care, 'passkey-enrolled')).toMatchObject({ done: false, undoneAt: now.toISOString() });
    const acts = await house.database.db.selectFrom('remedy_events').select('act').orderBy('at').execute();
    expect(acts.map(({ act }) => act)).toEqual(['added', 'verified', 'undone']);
  });

  it('a second factor; where one was lost, only one from after that', async () => {
    await addTotp();
    pass(1000);
    expect(await careOf(await watched(['second-factor'], 'travel'))).toMatchObject({ outcome: 'verified' });
    const id = await watched(['second-factor'], 'lost-second-factor');
    expect(pointOf(await careOf(id), 'second-factor').done).toBe(false);
    pass(1000);
    await addPasskey();
    expect(pointOf(await careOf(id), 'second-factor').done).toBe(true);
    ok(await admin.send('DELETE', `/api/people/${sales.id}/factors`));
    expect(pointOf(await careOf(id), 'second-factor').done).toBe(false);
  });

  it('recovery codes made anew', async () => {
    ok(await sales.post('/api/me/recovery-codes'));
    pass(1000);
    const id = await watched(['recovery-codes']);
    expect(pointOf(await careOf(id), 'recovery-codes').done).toBe(false);
    pass(1000);
    ok(await sales.post('/api/me/recovery-codes'));
    expect(pointOf(await careOf(id), 'recovery-codes')).toMatchObject({ done: true, found: { count: 10 } });
  });

  it('a recovery contact who said yes, until it is ended', async () => {
    const id = await watched(['recovery-contact']);
    const contact = await nameContact();
    expect(pointOf(await careOf(id), 'recovery-contact')).toMatchObject({
      done: true,
      found: { name: '赵敏' },
    });
    expect((await other.send('DELETE', `/api/recovery-contacts/${contact}`)).status).toBe(204);
    expect(pointOf(await careOf(id), 'recovery-contact')).toMatchObject({ done: false });
  });

  it('earlier sessions and devices signed out', async () => {
    const elsewhere = house.stranger();
    ok(await elsewhere.signIn('sales@huaxin.example', typed));
    await house.database.db.updateTable('sessions').set({ proved_at: null }).execute();
    await house.database.db.updateTable('devices').set({ proved_at: null }).execute();
    await house.database.pool.query(
      `update sessions set created_at = created_at - interval '1 minute' where person_id = $1`,
      [sales.id],
    );
    await house.database.pool.query(
      `update devices set created_at = created_at - interval '1 minute' where person_id = $1`,
      [sales.id],
    );
    pass(1000);
    await house.database.db
      .updateTable('sessions')
      .set({ proved_at: now })
      .where('person_id', '=', admin.id)
      .execute();
    const id = await watched(['sessions-ended']);
    const before = pointOf(await careOf(id), 'sessions-ended');
    expect(before.done).toBe(false);
    expect(before.found.count).toBeGreaterThanOrEqual(2);
    pass(1000);
    ok(await sales.post('/api/me/proof', { method: 'password', password: typed }));
    ok(await sales.post('/api/devices/forget-others'));
    expect(pointOf(await careOf(id), 'sessions-ended')).toMatchObject({ done: true, found: { count: 0 } });
  });

  it('pages of the current generation', async () => {
    const id = await watched(['client-updated'], 'outdated-client');
    expect(pointOf(await careOf(id), 'client-updated').done).toBe(false);
    pass(1000);
    const headers = { 'latchkey-client': `${clientGeneration}` };
    ok(await sales.send('GET', '/api/me', undefined, { headers }));
    expect(pointOf(await careOf(id), 'client-updated')).toMatchObject({ done: true, found: { count: 1 } });
    // An old page comes back to life somewhere.
    await house.database.db
      .updateTable('sessions')
      .set({ client_generation: clientGeneration - 1 })
      .where('person_id', '=', sales.id)
      .execute();
    expect(pointOf(await careOf(id), 'client-updated')).toMatchObject({ done: false, found: { count: 1 } });
  });

  it('a week of ordinary reading, by the limit that locked', async () => {
    const { exportedPerHour } = policyPresets.modern.habits;
    const activity = createActivity(createGate(house.database, { tell: () => Promise.resolve() }));
    activity.note(sales.id, { rowsExported: exportedPerHour + 1000 });
    await activity.flush(now);
    const [lock] = (await admin.get('/api/locks', { open: true, trigger: 'abuse-of-rights' })).body.items;
    await lift(lock.id);
    const start = await careOf(lock.id);
    expect(start.remedies.map(({ kind }) => kind)).toEqual(['work-slowed', 'import-slowed']);
    expect(pointOf(start, 'work-slowed')).toMatchObject({
      done: false,
      found: { count: 0, limit: exportedPerHour },
    });
    const hour = (ago: number) =>
      new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000 - ago * 3_600_000);
    pass(7 * dayMs);
    await proveAll();
    const insert = (rows: number) =>
      house.database.db
        .insertInto('activity')
        .values({ person_id: sales.id, hour: hour(1), rows_exported: rows })
        .onConflict((clash) => clash.columns(['person_id', 'hour']).doUpdateSet({ rows_exported: rows }))
        .execute();
    await insert(exportedPerHour);
    expect(pointOf(await careOf(lock.id), 'work-slowed')).toMatchObject({
      done: true,
      found: { count: exportedPerHour },
    });
    await insert(exportedPerHour + 1);
    expect(pointOf(await careOf(lock.id), 'work-slowed')).toMatchObject({
      done: false,
      found: { count: exportedPerHour + 1, limit: exportedPerHour },
    });
  });

  it('a week of imports within the limit', async () => {
    const id = await watched(['import-slowed']);
    pass(7 * dayMs);
    await proveAll();
    expect(pointOf(await careOf(id), 'import-slowed').done).toBe(true);
    const run = (n: number) =>
      house.database.pool.query(
        `insert into imports (id, object, file_name, encoding, delimiter, state, columns, on_match, row_count, created_by, created_at, finished_at)
         values (gen_random_uuid(), 'customer', 'a.csv', 'utf-8', ',', 'done', '{}', 'skip', $1, $2, $3, $3)`,
        [n, sales.id, now],
      );
    const limit = policyPresets.modern.habits.recordsPerHour;
    await run(limit);
    expect(pointOf(await careOf(id), 'import-slowed')).toMatchObject({
      done: true,
      found: { count: limit, limit },
    });
    await run(1);
    expect(pointOf(await careOf(id), 'import-slowed')).toMatchObject({
      done: false,
      found: { count: limit + 1 },
    });
  });

  it('no customers twice, by name or phone; alike in sound is not the same', async () => {
    const first = await addCustomer({ name: '华为技术', phones: ['138 0000 0001'] });
    await addCustomer({ name: '化为技术', phones: ['021-1'.padEnd(9, '2')] });
    const id = await watched(['duplicates-settled'], 'wrong-data');
    expect(await careOf(id)).toMatchObject({ outcome: 'verified' });
    const byName = ok<{ id: string; version: number }>(
      await admin.post('/api/customers', { name: ' 华为 技术 ' }),
    );
    const byPhone = await addCustomer({ name: '别的公司', phones: ['13800000001'] });
    const point = pointOf(await careOf(id), 'duplicates-settled');
    expect(point).toMatchObject({ done: false, found: { count: 2 } });
    expect((await admin.remove(`/api/customers/${byName.id}`, byName.version)).status).toBe(204);
    expect((await admin.remove(`/api/customers/${byPhone.id}`, byPhone.version)).status).toBe(204);
    expect(pointOf(await careOf(id), 'duplicates-settled')).toMatchObject({
      done: true,
      found: { count: 0 },
    });
    expect(first.id).toBeTruthy();
  });
});

describe('points', () => {
  it('are added, ticked with name and time, taken back, and dropped with a reason', async () => {
    const id = await watched(['passkey-enrolled']);
    const { id: careId } = await careOf(id);
    const add = (body: object, key?: string) =>
      house.as.admin.post(`/api/aftercare/${careId}/remedies`, body, key ? { key } : {});
    const made = await Promise.all([
      add({ kind: 'free', text: '谈过出差' }, 'k1'),
      add({ kind: 'free', text: '谈过出差' }, 'k1'),
    ]);
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    ok(await add({ kind: 'explained' }));
    expect(codeOf(await add({ kind: 'explained' }))).toEqual([409, 'duplicate']);
    for (const junk of [
      {},
      { kind: 'x' },
      { kind: 'free' },
      { kind: 'explained', text: 'x' },
      { kind: 'free', text: '  ' },
    ])
      expect((await add(junk)).status, JSON.stringify(junk)).toBe(422);
    const care = await careOf(id);
    expect(care.remedies.map(({ kind }) => kind)).toEqual(['passkey-enrolled', 'free', 'explained']);

    const tick = (point: Remedy, done: boolean, version = point.version) =>
      house.as.admin.patch(`/api/aftercare/remedies/${point.id}`, version, { done });
    const free = pointOf(care, 'free');
    expect(codeOf(await tick(pointOf(care, 'passkey-enrolled'), true))).toEqual([409, 'wrong_state']);
    const ticked = ok<Aftercare>(await tick(free, true));
    expect(pointOf(ticked, 'free')).toMatchObject({
      done: true,
      doneAt: now.toISOString(),
      doneBy: { id: house.as.admin.id },
    });
    expect((await tick(free, false)).status).toBe(412);
    expect(pointOf(ok(await tick(pointOf(ticked, 'free'), false)), 'free')).toMatchObject({ done: false });

    const drop = (point: Remedy, body: object, version = point.version) =>
      house.as.admin.post(`/api/aftercare/remedies/${point.id}/drop`, body, { version });
    const passkey = pointOf(await careOf(id), 'passkey-enrolled');
    for (const junk of [{}, { reason: '' }, { reason: '  ' }, { reason: 'x'.repeat(301) }])
      expect((await drop(passkey, junk)).status).toBe(422);
    expect((await drop(passkey, { reason: '没有手机' }, 99)).status).toBe(412);
    const dropped = ok<Aftercare>(await drop(passkey, { reason: '没有手机' }));
    expect(pointOf(dropped, 'passkey-enrolled').dropped).toMatchObject({
      reason: '没有手机',
      by: { id: house.as.admin.id },
    });
    const gone = pointOf(dropped, 'passkey-enrolled');
    expect(codeOf(await drop(gone, { reason: 'x' }))).toEqual([409, 'wrong_state']);
    // It may be wanted again.
    ok(await add({ kind: 'passkey-enrolled' }));
  });

  it('done by hand, all of them, end the probation', async () => {
    const id = await watched(['explained']);
    const point = pointOf(await careOf(id), 'explained');
    const care = ok<Aftercare>(
      await house.as.admin.patch(`/api/aftercare/remedies/${point.id}`, point.version, { done: true }),
    );
    expect(care).toMatchObject({ outcome: 'verified', endedAt: now.toISOString(), left: 0 });
  });

  it('are nobody’s to change for themselves, nor for somebody who may do more; others read nothing', async () => {
    const roles = (await house.as.admin.get('/api/roles')).body.items as { id: string; name: string }[];
    const role = await house.as.admin.post('/api/roles', {
      name: `锁定${newId()}`,
      scope: 'all',
      permissions: ['locks.manage'],
    });
    const { lead, sales, admin } = house.as;
    const person = (await admin.get(`/api/people/${lead.id}`)).body;
    ok(await admin.patch(`/api/people/${lead.id}`, person.version, { roleIds: [role.body.id] }));
    const own = await watched(['explained'], 'other', 'lead');
    const higher = await watched(['explained'], 'other', 'sales');
    for (const [id, said] of [
      [own, [422, 'oneself']],
      [higher, [403, 'forbidden']],
    ] as const) {
      const read = ok<AfterLock>(await lead.get(`/api/aftercare/locks/${id}`));
      expect(read.can).toBe(false);
      const point = read.care?.remedies[0] as Remedy;
      const path = `/api/aftercare/remedies/${point.id}`;
      const tries = [
        await lead.patch(path, point.version, { done: true }),
        await lead.post(`${path}/drop`, { reason: 'x' }, { version: point.version }),
        await lead.post(`/api/aftercare/${read.care?.id}/remedies`, { kind: 'free', text: 'x' }),
        await lead.patch(`/api/aftercare/locks/${id}/cause`, 99, { rootCause: 'other' }),
      ];
      for (const answer of tries) expect(codeOf(answer)).toEqual(said);
    }
    for (const path of ['/api/aftercare', `/api/aftercare/locks/${own}`])
      expect((await sales.get(path)).status).toBe(403);
    expect(await mine('sales')).toHaveLength(1);
    expect(JSON.stringify(await mine('sales'))).not.toContain(admin.id);
    expect((await house.stranger().get('/api/aftercare/mine')).status).toBe(401);
    const first = (await admin.get(`/api/people/${lead.id}`)).body;
    const back = roles.filter(({ name }) => name === '销售主管' || name === '团队主管').map(({ id }) => id);
    ok(await admin.patch(`/api/people/${lead.id}`, first.version, { roleIds: back }));
  });

  it('begin with the end of the lock or not at all', async () => {
    const id = await lockBy();
    const { db } = house.database;
    await expect(
      transact(db, async (trx) => {
        await liftLock(trx, id, { by: house.as.admin.id, route: 'administrator' }, now);
        throw new Error('the server dies');
      }),
    ).rejects.toThrow('the server dies');
    expect((await after(id)).care).toBeNull();
    expect(await db.selectFrom('aftercares').select('id').execute()).toEqual([]);
  });

  it('of locks that end together are shared', async () => {
    const { db } = house.database;
    const lock = {
      personId: house.as.sales.id,
      trigger: 'stolen-session',
      evidence: {},
      openedBy: null,
    } as const;
    const endsAt = new Date(now.getTime() + dayMs);
    const session = await openLock(
      db,
      { ...lock, scope: 'session', subject: newId(), strength: 'closed', endsAt },
      now,
    );
    const account = await openLock(
      db,
      { ...lock, scope: 'account', subject: lock.personId, strength: 'limited', endsAt },
      now,
    );
    pass(1000);
    await lift(session.id, { rootCause: 'stolen-session' });
    pass(1000);
    await lift(account.id, { rootCause: 'stolen-session' });
    expect((await careOf(session.id)).id).toBe((await careOf(account.id)).id);
    expect(await mine()).toHaveLength(1);
  });
});

describe('the watched days', () => {
  it('without anything to do are seven', async () => {
    const id = await watched([]);
    pass(7 * dayMs - 1000);
    await proveAll();
    await round();
    expect(await careOf(id)).toMatchObject({ outcome: null, overdue: false });
    pass(1000);
    await round();
    expect(await careOf(id)).toMatchObject({ outcome: 'quiet' });
    const { beganAt, endedAt } = await careOf(id);
    expect(Date.parse(endedAt ?? '') - Date.parse(beganAt)).toBe(7 * dayMs);
  });

  it('with something left are thirty at most; after seven it is said once, to the person and to who lifted', async () => {
    const id = await watched(['passkey-enrolled']);
    pass(7 * dayMs - 1000);
    await round();
    await proveAll();
    expect(await noticesOf('sales')).toEqual([]);
    pass(1000);
    // Two servers at once, and a round that is run again.
    await Promise.all([round(), round()]);
    await round();
    await proveAll();
    const [told, ...more] = await noticesOf('sales');
    expect(told).toMatchObject({ params: { person: null, left: 1 }, link: '/account' });
    expect(more).toEqual([]);
    expect(await noticesOf('admin')).toMatchObject([
      { params: { person: '王芳', left: 1 }, link: `/settings/locks?lock=${id}` },
    ]);
    const overdue = (await house.as.admin.get('/api/aftercare', { state: 'overdue' })).body.items;
    expect(overdue).toMatchObject([{ lockId: id, overdue: true, left: 1 }]);
    pass(23 * dayMs);
    await round();
    await proveAll();
    const care = await careOf(id);
    expect(care).toMatchObject({ outcome: 'unverified', overdue: false });
    expect(Date.parse(care.endedAt ?? '') - Date.parse(care.beganAt)).toBe(30 * dayMs);
    expect(await mine()).toEqual([]);
    const point = pointOf(care, 'passkey-enrolled');
    const late = await house.as.admin.post(
      `/api/aftercare/remedies/${point.id}/drop`,
      { reason: 'x' },
      { version: point.version },
    );
    expect(codeOf(late)).toEqual([409, 'wrong_state']);
  });

  it('are listed, newest first, page by page, by state and person', async () => {
    await watched(['passkey-enrolled'], 'other', 'sales');
    pass(1000);
    const newest = await watched(['passkey-enrolled'], 'other', 'other');
    const list = async (query: Record<string, string | number>) =>
      ok<{ items: Aftercare[]; nextCursor: string | null }>(
        await house.as.admin.get('/api/aftercare', query),
      );
    const first = await list({ state: 'open', limit: 1 });
    expect(first.items).toMatchObject([{ lockId: newest, person: { name: '赵敏' } }]);
    const second = await list({ state: 'open', limit: 1, cursor: first.nextCursor ?? '' });
    expect(second.items).toMatchObject([{ person: { name: '王芳' } }]);
    expect((await list({ state: 'ended' })).items).toEqual([]);
    expect((await list({ personId: house.as.other.id })).items).toHaveLength(1);
    for (const junk of [{ state: 'x' }, { personId: 'x' }, { cursor: 'x' }, { limit: 0 }])
      expect((await house.as.admin.get('/api/aftercare', junk)).status).toBe(422);
  });
});

describe('a relock', () => {
  const limit = async (trigger: 'abuse-of-rights' | 'far-off-sign-in' | 'unsafe-network') => {
    const lock = {
      scope: 'account',
      subject: house.as.sales.id,
      personId: house.as.sales.id,
      strength: 'limited',
      trigger,
      evidence: {},
      openedBy: null,
      endsAt: new Date(now.getTime() + dayMs),
    } as const;
    return openLock(house.database.db, lock, now);
  };

  it('is linked to the first, counted, and carries on what was left', async () => {
    const first = await limit('abuse-of-rights');
    expect(first).toMatchObject({ isRepeat: false, again: undefined });
    await lift(first.id, { rootCause: 'unusual-work', remedies: ['passkey-enrolled', 'explained'] });
    const explained = pointOf(await careOf(first.id), 'explained');
    ok(
      await house.as.admin.patch(`/api/aftercare/remedies/${explained.id}`, explained.version, {
        done: true,
      }),
    );

    // Past the seven days, but still on probation.
    pass(10 * dayMs);
    await proveAll();
    const second = await limit('abuse-of-rights');
    expect(second).toMatchObject({ isRepeat: true, again: 2 });
    expect(await after(second.id)).toMatchObject({ number: 2, carried: ['passkey-enrolled'] });
    await lift(second.id, { rootCause: 'unusual-work' });
    expect(await careOf(first.id)).toMatchObject({ outcome: 'relocked' });
    expect((await careOf(second.id)).remedies.map(({ kind }) => kind)).toEqual([
      'work-slowed',
      'import-slowed',
      'passkey-enrolled',
    ]);

    pass(dayMs);
    await proveAll();
    const third = await limit('abuse-of-rights');
    expect(third.again).toBe(3);
    for (const id of [first.id, second.id, third.id]) {
      const { chain, number } = await after(id);
      expect(chain.map((one) => [one.lockId, one.number])).toEqual([
        [first.id, 1],
        [second.id, 2],
        [third.id, 3],
      ]);
      expect(number).toBe(chain.findIndex(({ lockId }) => lockId === id) + 1);
      expect(chain[0]).toMatchObject({
        cause: 'unusual-work',
        done: ['explained'],
        left: ['passkey-enrolled'],
      });
    }
    const read = (await house.as.admin.get(`/api/locks/${third.id}`)).body;
    expect(read.repeatsId).toBe(first.id);
  });

  it('is one by its cause too: what the trigger usually means is what was found the last time', async () => {
    const first = await limit('far-off-sign-in');
    await lift(first.id, { rootCause: 'travel', remedies: [] });
    pass(dayMs);
    await proveAll();
    expect(await limit('unsafe-network')).toMatchObject({ isRepeat: true, again: 2 });
    // Another cause is another story.
    expect(await limit('abuse-of-rights')).toMatchObject({ isRepeat: false });
  });

  it('is none after seven days without probation', async () => {
    const first = await limit('far-off-sign-in');
    await lift(first.id, { rootCause: 'other', remedies: [] });
    pass(7 * dayMs + 1000);
    await round();
    await proveAll();
    expect(await limit('far-off-sign-in')).toMatchObject({ isRepeat: false });
  });

  it('is told to administrators as one', async () => {
    const { exportedPerHour } = policyPresets.modern.habits;
    const told: unknown[] = [];
    const activity = createActivity(
      createGate(house.database, { tell: (news) => Promise.resolve(void told.push(news)) }),
    );
    const first = await limit('abuse-of-rights');
    await lift(first.id, { rootCause: 'unusual-work' });
    pass(2 * dayMs);
    activity.note(house.as.sales.id, { rowsExported: exportedPerHour * 20 });
    await activity.flush(now);
    expect(told).toMatchObject([{ kind: 'account-limited', again: 2 }]);
    await proveAll();
  });
});
