/** The code that was read out, typed on the device that asked: it becomes trusted. The password comes after. */
import { timingSafeEqual } from 'node:crypto';
import { enter, enterBySecret, type Client } from '#access/gate';
import { notify, type NoticeCtx } from '#access/notices';
import { currentPolicy } from '#access/policies';
import { trust, type SignInHouse } from '#access/sign-in';
import { transact, type Db } from '#platform/database';
import { placeOf } from '#platform/network';
import { ProblemError } from '#platform/problem';
import { hashSecret } from '#platform/secrets';
import { codeOf, named } from './requests.ts';

/**
 * @param enqueue sends what is told in the transaction that it is told in
 * @throws ProblemError `expired_link` where this browser asked for nothing that still counts; `wrong_proof`
 */
export async function proveByContact(
  house: SignInHouse,
  enqueue: (db: Db, job: string, data: object) => Promise<void>,
  input: { token: string; code: string; client: Client },
  now: Date,
): Promise<{ cookie: string; expiresAt: Date }> {
  const { gate } = house;
  const { db } = gate.database;
  const { client } = input;
  const hash = hashSecret(input.token);
  const request = await enterBySecret(
    gate,
    { entrance: 'contact-code', network: client.network },
    async () => {
      const found = await db
        .selectFrom('contact_requests')
        .select(['id', 'person_id'])
        .where('token_hash', '=', hash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return found ?? null;
    },
  );
  if (!request) throw new ProblemError('expired_link');
  const passage = await enter(
    gate,
    {
      entrance: 'contact-code',
      // Tries of its own: whoever asks can't spend those of another request.
      account: { key: hash.subarray(0, 16), personId: request.person_id },
      factor: 'contact-code',
      client: { ...client, deviceId: null },
      policy: await currentPolicy(db, now),
      now,
      isPaid: true,
    },
    async () => {
      const code = Buffer.from(await codeOf(db, request.id));
      const typed = Buffer.from(input.code.normalize('NFKC').replace(/\D/g, ''));
      return typed.length === code.length && timingSafeEqual(typed, code) ? spend(db, request.id, now) : null;
    },
  );
  const device = passage.proof && (await trust(house, passage.proof, 'contact', client, now));
  if (!device) throw new ProblemError('wrong_proof');
  await transact(db, (trx) =>
    tellUse({ db: trx, now, enqueue: (job, data) => enqueue(trx, job, data) }, request.id, client),
  );
  return device;
}

/** Uses the code up, where somebody had it shown. @returns whose device it makes trusted */
async function spend(db: Db, id: string, now: Date): Promise<string | null> {
  const used = await db
    .updateTable('contact_requests')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('shown_at', 'is not', null)
    .where('used_at', 'is', null)
    .where('refused_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  return used?.person_id ?? null;
}

/** Both are told: who was helped, and who helped. */
async function tellUse(ctx: NoticeCtx, requestId: string, client: Client): Promise<void> {
  const use = await ctx.db
    .selectFrom('contact_requests as r')
    .innerJoin('people as p', 'p.id', 'r.person_id')
    .innerJoin('people as s', 's.id', 'r.shown_to')
    .select(['p.id as person_id', 'p.name as person', 's.id as contact_id', 's.name as contact'])
    .where('r.id', '=', requestId)
    .executeTakeFirstOrThrow();
  const place = placeOf(client.address)?.country ?? null;
  const params = { person: use.person, contact: use.contact, device: named(client.userAgent), place };
  const to = [use.person_id, use.contact_id];
  await notify(ctx, { to, kind: 'contact-used', params, link: '/account' });
}
