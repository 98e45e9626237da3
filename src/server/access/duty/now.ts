/** The roster as it is kept, and who is on duty by it. */
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { onDutyAt, type OnDuty, type Roster } from './roster.ts';

/** The shifts of those who may answer: whoever lost the right, or left, is on duty no more. */
export async function readRoster(db: Db): Promise<Roster> {
  const { time_zone: timeZone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .executeTakeFirstOrThrow();
  const shifts = await db
    .selectFrom('duty_shifts')
    .innerJoin('people', 'people.id', 'duty_shifts.person_id')
    .select(['person_id', 'place', 'weekday', 'from_minute', 'to_minute', 'day'])
    .where('people.state', '=', 'active')
    .where(sql<boolean>`exists (select from person_roles pr join roles r on r.id = pr.role_id
      where pr.person_id = people.id and 'locks.manage' = any(r.permissions))`)
    .orderBy('duty_shifts.created_at')
    .orderBy('duty_shifts.id')
    .execute();
  const absences = await db.selectFrom('duty_absences').select(['person_id', 'from_day', 'to_day']).execute();
  return {
    timeZone,
    shifts: shifts.map((row) => ({
      personId: row.person_id,
      place: row.place === 1 ? 1 : 2,
      weekday: row.weekday,
      day: row.day,
      fromMinute: row.from_minute,
      toMinute: row.to_minute,
    })),
    absences: absences.map((row) => ({
      personId: row.person_id,
      fromDay: row.from_day,
      toDay: row.to_day,
    })),
  };
}

export const onDutyNow = async (db: Db, now: Date): Promise<OnDuty> => onDutyAt(await readRoster(db), now);

export async function isAnybodyOnRoster(db: Db): Promise<boolean> {
  return (await readRoster(db)).shifts.length > 0;
}
