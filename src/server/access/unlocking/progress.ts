/** The request as whoever asked goes on with it: by the secret of its link alone, signed out, from any device. */
import type { UnlockAnswer, UnlockProgress, UnlockState } from '#contract/access/unlocking';
import { audit } from '#access/audit';
import { enterBySecret, type EntranceCtx } from '#access/gate';
import { notify } from '#access/notices';
import { trust } from '#access/sign-in';
import { hourMs, later } from '#platform/clock';
import { transact, type Db } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { hashSecret } from '#platform/secrets';
import { fileKeyOf, waitsMs } from './ask.ts';
import { linkTo } from './escalation.ts';
import { filesOf } from './files.ts';
import type { UnlockHouse } from './house.ts';
import { keepsMs } from './jobs.ts';
import { stepsAt, type Plan } from './steps.ts';
import { addMessage, findBySecret, messagesOf, moveOn, type RequestRow } from './store.ts';

type Asking = Pick<EntranceCtx, 'client' | 'now'>;

/** @throws ProblemError `expired_link` where there is no such request (any more) */
export async function demandRequest(
  house: UnlockHouse,
  { client, now }: Asking,
  find: (db: Db) => Promise<RequestRow | undefined>,
): Promise<RequestRow> {
  const { db } = house.gate.database;
  const request = await enterBySecret(
    house.gate,
    { entrance: 'unlock-progress', network: client.network },
    async () => (await find(db)) ?? null,
  );
  if (!request || request.created_at <= later(now, -keepsMs)) throw new ProblemError('expired_link');
  return request;
}

const bySecret = (house: UnlockHouse, at: Asking, secret: string) =>
  demandRequest(house, at, (db) => findBySecret(db, hashSecret(secret)));

export async function tellProgress(house: UnlockHouse, at: Asking, secret: string): Promise<UnlockProgress> {
  const request = await bySecret(house, at, secret);
  return present(house.gate.database.db, request, secret, at.now);
}

async function present(db: Db, request: RequestRow, secret: string, now: Date): Promise<UnlockProgress> {
  const messages = await messagesOf(db, request.id);
  const state = request.state as UnlockState;
  const grant = hasGrant(request, now);
  return {
    number: request.number,
    at: request.created_at.toISOString(),
    state,
    message: request.message,
    steps: stepsOf(request, now),
    // Who of the administrators wrote is nobody's business who may be a stranger.
    conversation: messages.map(({ id, at, text, person_id: personId, asks }) => ({
      id,
      at: at.toISOString(),
      text,
      fromAsker: personId === null,
      asks,
    })),
    files: await filesOf(db, request.id),
    fileKey: fileKeyOf(secret),
    answer: request.answer as UnlockAnswer | null,
    answeredAt: request.answer === null ? null : (request.ended_at?.toISOString() ?? null),
    reason: request.reason,
    grant,
    grantUntil: grant ? (request.grant_until?.toISOString() ?? null) : null,
    expiresAt: later(request.created_at, waitsMs).toISOString(),
  };
}

/** The steps as the clock has them. While whoever asked has to say something, and once it is over, it stands still. */
export function stepsOf(
  request: Pick<RequestRow, 'plan' | 'rings_from' | 'state' | 'updated_at' | 'ended_at'>,
  now: Date,
) {
  const until = request.state === 'open' ? now : (request.ended_at ?? request.updated_at);
  return stepsAt(request.plan as Plan, request.rings_from, until);
}

const hasGrant = (request: RequestRow, now: Date): boolean =>
  request.answer === 'trust-device' &&
  request.granted_at === null &&
  request.grant_until !== null &&
  request.grant_until > now;

/** What one side of a conversation may write in an hour, and in all. */
const anHour = 20;
const inAll = 100;

/** Says something; an answer to a question lets the request wait for its answer again. */
export async function say(
  house: UnlockHouse,
  at: Asking,
  { secret, text }: { secret: string; text: string },
): Promise<UnlockProgress> {
  const { db } = house.gate.database;
  const { client, now } = at;
  const request = await bySecret(house, at, secret);
  await transact(db, async (trx) => {
    const change = {
      state: 'open' as const,
      // The clock begins anew, for steps not yet taken: until now it was whoever asked who was waited for.
      ...(request.state === 'needs-information' && { rings_from: now }),
    };
    if (!(await moveOn(trx, request.id, change, now)))
      throw new ProblemError('wrong_state', 'Nobody answers this request any more: ask anew.');
    // The row is held by now: parallel messages count each other.
    await demandRoomToSay(trx, request.id, now);
    await addMessage(trx, { requestId: request.id, personId: null, text, asks: false }, now);
    if (request.person_id === null) return;
    const enqueue = (job: string, data: object) => house.enqueue(trx, job, data);
    await notify(
      { db: trx, now, enqueue },
      {
        to: await calledFor(trx, request.id),
        kind: 'unlock-said',
        params: { person: request.person_name, by: null, number: request.number, asks: false },
        link: linkTo(request.id),
      },
    );
    await audit(
      { db: trx, user: null, now, client },
      { action: 'unlock.said', object: 'unlockRequests', recordId: request.id },
    );
  });
  return tellProgress(house, at, secret);
}

async function demandRoomToSay(db: Db, requestId: string, now: Date): Promise<void> {
  const { all, lately } = await db
    .selectFrom('unlock_messages')
    .where('request_id', '=', requestId)
    .where('person_id', 'is', null)
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('at', '>', later(now, -hourMs)).as('lately'),
    ])
    .executeTakeFirstOrThrow();
  if (Number(all) >= inAll || Number(lately) >= anHour)
    throw new ProblemError('too_many_attempts', undefined, { headers: { 'retry-after': '3600' } });
}

/** Everybody who was called for a request, and who wrote in it. */
export async function calledFor(db: Db, requestId: string): Promise<string[]> {
  const called = await db
    .selectFrom('unlock_escalations')
    .select('told')
    .where('request_id', '=', requestId)
    .execute();
  const wrote = await messagesOf(db, requestId);
  return [
    ...new Set([
      ...called.flatMap(({ told }) => told),
      ...wrote.flatMap(({ person_id: id }) => (id === null ? [] : [id])),
    ]),
  ];
}

export async function withdraw(house: UnlockHouse, at: Asking, secret: string): Promise<UnlockProgress> {
  const { db } = house.gate.database;
  const { client, now } = at;
  const request = await bySecret(house, at, secret);
  await transact(db, async (trx) => {
    if (!(await moveOn(trx, request.id, { state: 'withdrawn' }, now)))
      throw new ProblemError('wrong_state', 'This request is over already.');
    if (request.person_id === null) return;
    await audit(
      { db: trx, user: null, now, client },
      { action: 'unlock.withdrawn', object: 'unlockRequests', recordId: request.id },
    );
  });
  return tellProgress(house, at, secret);
}

/**
 * Makes the asking browser the trusted device that was granted: once, and it opens no session (I8).
 * @throws ProblemError `wrong_state` where nothing is granted, or was taken before
 */
export async function takeDevice(
  house: UnlockHouse,
  at: Asking,
  secret: string,
): Promise<{ cookie: string; expiresAt: Date }> {
  const { db } = house.gate.database;
  const { client, now } = at;
  const request = await bySecret(house, at, secret);
  return transact(db, async (trx) => {
    const taken = await trx
      .updateTable('unlock_requests')
      .set({ granted_at: now })
      .where('id', '=', request.id)
      .where('answer', '=', 'trust-device')
      .where('granted_at', 'is', null)
      .where('grant_until', '>', now)
      .returning('person_id')
      .executeTakeFirst();
    // Trusted before this commits: should the server die between, the grant is still there to be taken.
    const device =
      taken?.person_id != null && (await trust(house, taken.person_id, 'administrator', client, now));
    if (!device || !taken?.person_id)
      throw new ProblemError('wrong_state', 'Nothing is granted here (any more).');
    await audit(
      { db: trx, user: null, now, client },
      { action: 'device.trusted', personId: taken.person_id, object: 'unlockRequests', recordId: request.id },
    );
    return device;
  });
}
