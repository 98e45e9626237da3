/** Calling people, step by step. Each step is written down in the transaction that calls: once, on however many servers. */
import { audit } from '#access/audit';
import { notify } from '#access/notices';
import type { EscalationStep } from '#contract/access/unlocking';
import { later, type Clock } from '#platform/clock';
import { transact, type Database, type Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { placeOf } from '#platform/network';
import { readAgent } from '#platform/agent';
import { waitsMs } from './ask.ts';
import { calledAt } from './people.ts';
import { numberOf, stepsAt, type Plan } from './steps.ts';
import { moveOn, waiting } from './store.ts';

export interface CallSettings {
  database: Database;
  clock: Clock;
  enqueue(db: Db, job: string, data: object): Promise<void>;
}

/** Takes what steps of a request are due. Of names that nobody has, and of those that don't ring, there is nobody to call. */
export async function callOut(settings: CallSettings, id: string): Promise<void> {
  const now = settings.clock();
  await transact(settings.database.db, async (trx) => {
    // Other servers wait here, and then find the steps taken.
    const request = await trx
      .selectFrom('unlock_requests')
      .innerJoin('people', 'people.id', 'unlock_requests.person_id')
      .selectAll('unlock_requests')
      .select('people.name as person_name')
      .where('unlock_requests.id', '=', id)
      .where('unlock_requests.state', '=', 'open')
      .where('rings', '=', true)
      .forUpdate('unlock_requests')
      .executeTakeFirst();
    if (!request?.person_id) return;
    const taken = await trx
      .selectFrom('unlock_escalations')
      .select('step')
      .where('request_id', '=', id)
      .execute();
    const before = new Set(taken.map(({ step }) => step));
    const due = stepsAt(request.plan as Plan, request.rings_from, now).filter(
      ({ step, taken: isDue }) => isDue && !before.has(numberOf(step)),
    );
    const enqueue = (job: string, data: object) => settings.enqueue(trx, job, data);
    const { browser, system } = readAgent(request.user_agent);
    const about = {
      number: request.number,
      device: [browser, system].filter((part) => part !== null).join(' · ') || '?',
      place: placeOf(request.address)?.country ?? null,
    };
    const asker = { id: request.person_id, name: request.person_name };
    for (const { step } of due)
      await callStep({ db: trx, now, enqueue }, { id, asker, about, step, isFirst: before.size === 0 });
  });
}

interface Call {
  id: string;
  asker: { id: string; name: string };
  about: { number: string; device: string; place: string | null };
  step: EscalationStep;
  isFirst: boolean;
}

async function callStep(
  ctx: { db: Db; now: Date; enqueue(job: string, data: object): Promise<void> },
  { id, asker, about, step, isFirst }: Call,
): Promise<void> {
  const told = await calledAt(ctx.db, step, asker.id, ctx.now);
  await ctx.db
    .insertInto('unlock_escalations')
    .values({ request_id: id, step: numberOf(step), at: ctx.now, told })
    .returning(saidLive('unlockRequest').as('told'))
    .execute();
  const params = { ...about, person: asker.name, step, again: !isFirst };
  const notice = { kind: 'unlock-asked', params, link: linkTo(id) } as const;
  // Group chats hear of what concerns all who look after locks.
  if (step === 'administrators')
    await notify(ctx, { ...notice, to: { right: 'locks.manage', but: asker.id } });
  else await notify(ctx, { ...notice, to: told });
  if (isFirst && ['first', 'administrators'].includes(step))
    await notify(ctx, { to: asker.id, kind: 'unlock-asked', params: { ...params, person: null } });
  await audit(
    { ...ctx, user: null },
    {
      action: 'unlock.called',
      object: 'unlockRequests',
      recordId: id,
      detail: { step, people: told.length },
    },
  );
}

/** The request at the desk. */
export const linkTo = (id: string): string => `/settings/locks?tab=requests&request=${id}`;

/** Everything that is due now: every minute, so that a start after a stop makes good what was missed. */
export async function callAll(settings: CallSettings): Promise<void> {
  const now = settings.clock();
  const { db } = settings.database;
  await giveUp(settings, now);
  const open = await db
    .selectFrom('unlock_requests')
    .select('id')
    .where('state', '=', 'open')
    .where('rings', '=', true)
    .where('person_id', 'is not', null)
    .orderBy('created_at')
    .execute();
  const faults: unknown[] = [];
  // One that can't be called out must not keep the others waiting; it is tried again the next minute.
  for (const { id } of open) await callOut(settings, id).catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, 'unlock requests that could not be called out');
}

/** What nobody answered in a week is over, whoever's name it was in. */
async function giveUp({ database }: CallSettings, now: Date): Promise<void> {
  const late = await database.db
    .selectFrom('unlock_requests')
    .select(['id', 'person_id'])
    .where('state', 'in', waiting)
    .where('created_at', '<=', later(now, -waitsMs))
    .execute();
  for (const { id, person_id: personId } of late)
    await transact(database.db, async (trx) => {
      if (!(await moveOn(trx, id, { state: 'over' }, now)) || personId === null) return;
      await audit(
        { db: trx, user: null, now },
        { action: 'unlock.over', object: 'unlockRequests', recordId: id },
      );
    });
}
