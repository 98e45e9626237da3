/** What comes after a lock, as it is shown. */
import { sql } from 'kysely';
import {
  probationDays,
  type Aftercare,
  type ChainedLock,
  type OwnAftercare,
  type Remedy,
} from '#contract/access/aftercare';
import { verifyingRemedies, type Found, type RemedyKind } from '#contract/access/remedies';
import type { TriggerName } from '#contract/access/triggers';
import type { RootCause } from '#contract/access/unlocking';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';

export function selectCares(db: Db) {
  return db
    .selectFrom('aftercares')
    .innerJoin('people as person', 'person.id', 'aftercares.person_id')
    .leftJoin('people as lifter', 'lifter.id', 'aftercares.lifted_by')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('locks')
          .whereRef('locks.aftercare_id', '=', 'aftercares.id')
          .orderBy('opens_at')
          .orderBy('locks.id')
          .limit(1)
          .select(['locks.id as lock_id', 'trigger', 'root_cause', 'suggested_cause', 'shield_until'])
          .as('lock'),
      (join) => join.onTrue(),
    )
    .selectAll('aftercares')
    .select(['person.name as person_name', 'lifter.name as lifter_name'])
    .select(['lock_id', 'trigger', 'root_cause', 'suggested_cause', 'shield_until']);
}
type CareRow = Awaited<ReturnType<ReturnType<typeof selectCares>['execute']>>[number];

const selectRemedies = (db: Db, careIds: readonly string[]) =>
  db
    .selectFrom('remedies')
    .leftJoin('people as doer', 'doer.id', 'remedies.done_by')
    .leftJoin('people as dropper', 'dropper.id', 'remedies.dropped_by')
    .selectAll('remedies')
    .select(['doer.name as doer_name', 'dropper.name as dropper_name'])
    .where('aftercare_id', 'in', careIds)
    .orderBy('added_at')
    .orderBy('remedies.id');
type RemedyRow = Awaited<ReturnType<ReturnType<typeof selectRemedies>['execute']>>[number];

export async function presentCares(db: Db, rows: readonly CareRow[], now: Date): Promise<Aftercare[]> {
  if (rows.length === 0) return [];
  const remedies = Map.groupBy(
    await selectRemedies(
      db,
      rows.map(({ id }) => id),
    ).execute(),
    (remedy) => remedy.aftercare_id,
  );
  return rows.map((row) => presentCare(row, remedies.get(row.id) ?? [], now));
}

const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
const isLeft = (remedy: Pick<RemedyRow, 'done_at' | 'dropped_at'>) =>
  remedy.done_at === null && remedy.dropped_at === null;

function presentCare(row: CareRow, remedies: readonly RemedyRow[], now: Date): Aftercare {
  const left = remedies.filter(isLeft).length;
  const dueAt = later(row.began_at, probationDays * dayMs);
  return {
    id: row.id,
    person: { id: row.person_id, name: row.person_name },
    lockId: row.lock_id,
    trigger: row.trigger as TriggerName,
    cause: (row.root_cause ?? row.suggested_cause ?? 'other') as RootCause,
    causeSuggested: row.root_cause === null,
    beganAt: row.began_at.toISOString(),
    liftedBy: ref(row.lifted_by, row.lifter_name),
    dueAt: dueAt.toISOString(),
    overdue: row.ended_at === null && left > 0 && dueAt <= now,
    until: row.ends_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    outcome: row.outcome as Aftercare['outcome'],
    shieldUntil: row.shield_until?.toISOString() ?? null,
    left,
    remedies: remedies.map(presentRemedy),
  };
}

function presentRemedy(row: RemedyRow): Remedy {
  return {
    id: row.id,
    kind: row.kind as RemedyKind,
    text: row.text,
    verifies: (verifyingRemedies as readonly string[]).includes(row.kind),
    done: row.done_at !== null,
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: ref(row.done_by, row.doer_name),
    undoneAt: row.undone_at?.toISOString() ?? null,
    found: row.found as Found,
    checkedAt: row.checked_at?.toISOString() ?? null,
    dropped: row.dropped_at && {
      at: row.dropped_at.toISOString(),
      by: ref(row.dropped_by, row.dropper_name),
      reason: row.drop_reason,
    },
    version: row.version,
  };
}

/** What its person reads: nothing of who said or dropped what. */
export const presentOwn = (care: Aftercare): OwnAftercare => ({
  id: care.id,
  trigger: care.trigger,
  beganAt: care.beganAt,
  dueAt: care.dueAt,
  overdue: care.overdue,
  until: care.until,
  left: care.left,
  remedies: care.remedies
    .filter(({ dropped }) => dropped === null)
    .map(({ id, kind, text, verifies, done, doneAt, found }) => ({
      id,
      kind,
      text,
      verifies,
      done,
      doneAt,
      found,
    })),
});

const chainAtMost = 50;

/** The chain of a lock, oldest first, the newest fifty of it; empty where nothing was repeated. */
export async function chainOf(
  db: Db,
  lock: { id: string; repeatsId: string | null },
): Promise<{ chain: ChainedLock[]; number: number }> {
  const { rows } = await sql<{
    id: string;
    trigger: TriggerName;
    number: number;
    opens_at: Date;
    ended_at: Date | null;
    root_cause: RootCause | null;
    suggested_cause: RootCause | null;
    done: RemedyKind[];
    remaining: RemedyKind[];
  }>`
    select l.id, l.trigger, l.number::int, l.opens_at, coalesce(l.ended_at, l.ends_at) as ended_at, l.root_cause, l.suggested_cause,
      coalesce(array_agg(r.kind order by r.added_at) filter (where r.done_at is not null and r.dropped_at is null), '{}') as done,
      coalesce(array_agg(r.kind order by r.added_at)
        filter (where r.id is not null and r.done_at is null and r.dropped_at is null), '{}') as remaining
    from (select *, dense_rank() over (order by opens_at) as number from locks
      where id = ${lock.repeatsId ?? lock.id} or repeats_id = ${lock.repeatsId ?? lock.id}
    ) l left join remedies r on r.aftercare_id = l.aftercare_id
    group by l.id, l.trigger, l.number, l.opens_at, l.ended_at, l.ends_at, l.root_cause, l.suggested_cause
    order by l.opens_at desc, l.id desc limit ${sql.lit(chainAtMost)}`.execute(db);
  const number = rows.find(({ id }) => id === lock.id)?.number ?? 1;
  if (rows.length < 2) return { chain: [], number };
  const chain = rows.toReversed().map((row) => ({
    lockId: row.id,
    trigger: row.trigger,
    number: row.number,
    opensAt: row.opens_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    cause: row.root_cause ?? row.suggested_cause,
    causeSuggested: row.root_cause === null,
    done: row.done,
    left: row.remaining,
  }));
  return { chain, number };
}
