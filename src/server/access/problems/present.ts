/** Problems as they are shown. */
import {
  problemLocksAtMost,
  problemRules,
  type LockProblem,
  type LockProblemWhole,
  type PassingReason,
  type ProblemEvent,
  type ProblemState,
} from '#contract/access/problems';
import type { ReleaseRoute, Strength, TriggerName } from '#contract/access/triggers';
import type { RootCause } from '#contract/access/unlocking';
import type { Ctx } from '#access/gate';
import { dayIn, dayMs } from '#platform/clock';
import { eventsOf, locksOf, type ProblemRow } from './store.ts';

type Asking = Pick<Ctx, 'db' | 'user' | 'now'>;
const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function presentProblem({ user, now }: Asking, row: ProblemRow): LockProblem {
  const isOpen = row.state === 'open' || row.state === 'in-work';
  return {
    id: row.id,
    cause: row.cause as RootCause,
    person: ref(row.person_id, row.person_name),
    rule: row.rule as LockProblem['rule'],
    raisedBy: ref(row.raised_by, row.raiser_name),
    state: row.state as ProblemState,
    owner: ref(row.owner_id, row.owner_name),
    dueOn: row.due_on,
    overdue: isOpen && row.due_on < dayIn(user.organisation.timeZone, now),
    lookAgainOn: row.look_again_on,
    solvedAt: row.solved_at?.toISOString() ?? null,
    locks: row.locks,
    people: row.people,
    lastLockAt: row.last_lock_at?.toISOString() ?? null,
    watch: watched(row, now),
    mine: row.person_id === user.personId,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** Since when it has held, in whole days, and whether it was watched long enough. */
function watched({ solved_at: solvedAt, locks_since: locks }: ProblemRow, now: Date): LockProblem['watch'] {
  if (solvedAt === null) return null;
  const days = Math.max(0, Math.floor((now.getTime() - solvedAt.getTime()) / dayMs));
  return { days: Math.min(days, problemRules.watchDays), locks, over: days >= problemRules.watchDays };
}

export async function presentWhole(ctx: Asking, row: ProblemRow): Promise<LockProblemWhole> {
  const { db, now } = ctx;
  const events = await eventsOf(db, row.id);
  const locks = await locksOf(db, row.id, problemLocksAtMost);
  return {
    ...presentProblem(ctx, row),
    previousId: row.previous_id,
    lockList: locks.map((lock) => ({
      id: lock.id,
      person: ref(lock.person_id, lock.person_name),
      trigger: lock.trigger as TriggerName,
      strength: lock.strength as Strength,
      opensAt: lock.opens_at.toISOString(),
      endsAt: lock.ends_at?.toISOString() ?? null,
      reviewAt: lock.review_at?.toISOString() ?? null,
      open: lock.ended_at === null && (lock.ends_at === null || lock.ends_at > now),
      endedAt: lock.ended_at?.toISOString() ?? null,
      endRoute: lock.end_route as ReleaseRoute | null,
    })),
    events: events.map((event) => ({
      id: event.id,
      at: event.at.toISOString(),
      act: event.act as ProblemEvent['act'],
      person: ref(event.person_id, event.person_name),
      text: event.text,
      owner: ref(event.owner_id, event.owner_name),
      day: event.day,
      locks: event.locks,
      why: event.why as PassingReason | null,
    })),
  };
}
