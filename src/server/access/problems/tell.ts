/** What is told of problems: to their owner, to all administrators, to the audit. */
import type { AuditAction } from '#contract/access/audit';
import type { NoticeParams } from '#contract/access/notices';
import type { RootCause } from '#contract/access/unlocking';
import { audit } from '#access/audit';
import { notify } from '#access/notices';
import type { Db } from '#platform/database';

/** In the transaction of the act. By the clock there is no call of the API that the audit gets its line from. */
export interface Telling {
  db: Db;
  now: Date;
  enqueue(job: string, data: object): Promise<void>;
}

/** The problem on its page. */
const linkTo = (id: string): string => `/settings/locks?tab=problems&problem=${id}`;

const about = (db: Db, id: string) =>
  db
    .selectFrom('lock_problems as p')
    .leftJoin('people as person', 'person.id', 'p.person_id')
    .leftJoin('people as owner', 'owner.id', 'p.owner_id')
    .select([
      'p.cause',
      'p.person_id',
      'p.owner_id',
      'p.due_on',
      'person.name as person',
      'owner.name as owner',
    ])
    .where('p.id', '=', id)
    .executeTakeFirstOrThrow();

/**
 * Tells the owner that a problem is theirs.
 * @param by whoever did it: nobody is told what they did themselves
 */
export async function tellOwner(
  ctx: Telling,
  id: string,
  how: NoticeParams<'problem-yours'>['how'],
  by?: string,
): Promise<void> {
  const { cause, person, due_on: dueOn, owner_id: owner } = await about(ctx.db, id);
  if (owner === null || owner === by) return;
  const params = { how, cause: cause as RootCause, person, dueOn };
  await notify(ctx, { to: owner, kind: 'problem-yours', params, link: linkTo(id) });
}

export async function tellWorse(ctx: Telling, id: string, locks: number): Promise<void> {
  const { cause, person, owner_id: owner } = await about(ctx.db, id);
  if (owner === null) return;
  const params = { cause: cause as RootCause, person, locks };
  await notify(ctx, { to: owner, kind: 'problem-worse', params, link: linkTo(id) });
}

/** A word before the day, to whoever has it. */
export async function tellDue(ctx: Telling, id: string): Promise<void> {
  const { cause, person, due_on: dueOn, owner_id: owner } = await about(ctx.db, id);
  if (owner === null) return;
  const params = { cause: cause as RootCause, person, dueOn };
  await notify(ctx, { to: owner, kind: 'problem-due', params, link: linkTo(id) });
}

/** The day has passed: its owner and all who look after locks hear of it, but not whose locks it is about. */
export async function tellOverdue(ctx: Telling, id: string): Promise<void> {
  const { cause, person, person_id: but, due_on: dueOn, owner } = await about(ctx.db, id);
  await notify(ctx, {
    to: { right: 'locks.manage', ...(but !== null && { but }) },
    kind: 'problem-overdue',
    params: { cause: cause as RootCause, person, dueOn, owner },
    link: linkTo(id),
  });
}

/** Calls of the API get their line by themselves: @param by whoever called, for whom nothing is written here */
export async function writeLine(ctx: Telling, action: AuditAction, id: string, by?: string): Promise<void> {
  if (by !== undefined) return;
  await audit({ db: ctx.db, now: ctx.now, user: null }, { action, object: 'lockProblems', recordId: id });
}
