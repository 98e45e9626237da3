/**
 * Habits: what people read, take out and are refused in an hour, against their own busiest hour of thirty days. Far
 * outside it, an account is limited and administrators are told; the last two administrators are only told of. Counted
 * in memory and written every few seconds by each server, added up in the database.
 */
import { sql } from 'kysely';
import type { Policy } from '#contract/access/policy';
import { accessChanged, type Gate } from '#access/gate';
import { isShielded, openLock } from '#access/locks';
import { administrators } from '#access/administrators';
import { currentPolicy } from '#access/policies';
import { dayMs, hourMs, later, minuteMs } from '#platform/clock';
import { transact, type Db } from '#platform/database';
import { isFarOutside, type Doing } from './habit.ts';
import './remedy.ts';

export interface Activity {
  /** Notes what somebody did. Costs nothing: it is written later. */
  note(personId: string, doing: Partial<Doing>): void;
  /** Writes what was noted, and limits whoever is far outside their habit. */
  flush(now: Date): Promise<void>;
}

export function createActivity(gate: Gate): Activity {
  let noted = new Map<string, Doing>();
  return {
    note(personId, { recordsRead = 0, rowsExported = 0, refusals = 0 }) {
      const so = noted.get(personId) ?? { recordsRead: 0, rowsExported: 0, refusals: 0 };
      noted.set(personId, {
        recordsRead: so.recordsRead + recordsRead,
        rowsExported: so.rowsExported + rowsExported,
        refusals: so.refusals + refusals,
      });
    },
    async flush(now) {
      if (noted.size === 0) return;
      const batch = noted;
      noted = new Map();
      const policy = await currentPolicy(gate.database.db, now);
      for (const [personId, doing] of batch) await settle(gate, personId, doing, policy, now);
    },
  };
}

async function settle(gate: Gate, personId: string, doing: Doing, policy: Policy, now: Date): Promise<void> {
  const { db } = gate.database;
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  const thisHour = await add(db, personId, hour, doing);
  if (!thisHour) return;
  const busiest = await busiestHour(db, personId, hour);
  const what = isFarOutside(thisHour, busiest, policy.habits);
  if (what === null || (await isShielded(db, personId, now))) return;
  const endsAt = later(now, policy.habits.limitedMinutes * minuteMs);
  const limited = await transact(db, async (trx) => {
    const admins = await administrators(trx, now);
    // The last two are told of, never locked (I7).
    if (admins.includes(personId) && admins.length <= 2) return null;
    const opened = await openLock(
      trx,
      {
        scope: 'account',
        subject: personId,
        personId,
        strength: 'limited',
        trigger: 'abuse-of-rights',
        evidence: { what, thisHour: thisHour[what], busiestHour: busiest[what] },
        openedBy: null,
        endsAt,
      },
      now,
    );
    if (opened.isNew) await accessChanged(trx);
    return opened;
  });
  if (limited?.isNew === false) return;
  const told = { kind: 'account-limited', personId, trigger: 'abuse-of-rights' } as const;
  if (limited || (await isFirstThisHour(db, personId, hour)))
    await gate.tell({ ...told, until: limited ? endsAt : null, again: limited?.again }, now);
}

async function add(db: Db, personId: string, hour: Date, doing: Doing): Promise<Doing | undefined> {
  const { rows } = await sql<Doing>`
    insert into activity as a (person_id, hour, records_read, rows_exported, refusals)
    select id, ${hour}, ${doing.recordsRead}, ${doing.rowsExported}, ${doing.refusals} from people where id = ${personId}
    on conflict (person_id, hour) do update set records_read = a.records_read + excluded.records_read,
      rows_exported = a.rows_exported + excluded.rows_exported, refusals = a.refusals + excluded.refusals
    returning records_read as "recordsRead", rows_exported as "rowsExported", refusals
  `.execute(db);
  return rows[0];
}

const habitDays = 30;

async function busiestHour(db: Db, personId: string, before: Date): Promise<Doing> {
  const { rows } = await sql<Doing>`
    select coalesce(max(records_read), 0) as "recordsRead", coalesce(max(rows_exported), 0) as "rowsExported",
      coalesce(max(refusals), 0) as refusals
    from activity where person_id = ${personId} and hour < ${before} and hour >= ${later(before, -habitDays * dayMs)}
  `.execute(db);
  return rows[0] ?? { recordsRead: 0, rowsExported: 0, refusals: 0 };
}

/** Of somebody who can't be limited, administrators hear once an hour. */
async function isFirstThisHour(db: Db, personId: string, hour: Date): Promise<boolean> {
  const told = await db
    .updateTable('activity')
    .set({ told: true })
    .where('person_id', '=', personId)
    .where('hour', '=', hour)
    .where('told', '=', false)
    .executeTakeFirst();
  return told.numUpdatedRows > 0n;
}

const keptDays = 60;

export async function sweepActivity(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('activity')
    .where('hour', '<', later(now, -keptDays * dayMs))
    .execute();
}
