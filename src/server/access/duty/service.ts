/** The roster as it is shown, and changing it. */
import type { z } from 'zod';
import { shiftsAtMost, type Duty, type duty } from '#contract/access/duty';
import type { Ctx } from '#access/gate';
import { notify } from '#access/notices';
import type { Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import { answerers } from './answerers.ts';
import { readRoster } from './now.ts';
import { segmentsOf, type Segment } from './roster.ts';

const lookAheadDays = 14;
const gapDays = 7;
const gapsAtMost = 50;

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export async function showDuty({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<Duty> {
  const people = await answerers(db);
  const roster = await readRoster(db);
  const [current, next] = segmentsOf(roster, now, lookAheadDays);
  const ref = (id: string | null) => {
    const person = people.find((one) => one.id === id);
    return person ? { id: person.id, name: person.name } : null;
  };
  const tell = ({ first, second, from, to }: Segment) => ({
    first: ref(first),
    second: ref(second),
    from: from.toISOString(),
    to: to.toISOString(),
  });
  const gaps = segmentsOf(roster, now, gapDays).filter(({ first }) => first === null);
  return {
    timeZone: roster.timeZone,
    now: current
      ? tell(current)
      : { first: null, second: null, from: now.toISOString(), to: now.toISOString() },
    next: next ? tell(next) : null,
    empty: roster.shifts.length === 0,
    gaps: gaps
      .slice(0, gapsAtMost)
      .map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
    shifts: await listShifts(db),
    absences: await listAbsences(db),
    people,
  };
}

/** As they were entered, those of people who may not answer any more among them: they can be taken off. */
async function listShifts(db: Db): Promise<Duty['shifts']> {
  const rows = await db
    .selectFrom('duty_shifts')
    .innerJoin('people', 'people.id', 'duty_shifts.person_id')
    .selectAll('duty_shifts')
    .select('people.name')
    .orderBy('day')
    .orderBy('weekday')
    .orderBy('from_minute')
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.person_id, name: row.name },
    place: row.place === 1 ? 1 : 2,
    weekday: row.weekday,
    day: row.day,
    from: timeOf(row.from_minute),
    to: timeOf(row.to_minute),
  }));
}

async function listAbsences(db: Db): Promise<Duty['absences']> {
  const rows = await db
    .selectFrom('duty_absences')
    .leftJoin('people', 'people.id', 'duty_absences.person_id')
    .selectAll('duty_absences')
    .select('people.name')
    .orderBy('from_day')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    person: row.person_id === null ? null : { id: row.person_id, name: row.name ?? '' },
    fromDay: row.from_day,
    toDay: row.to_day,
    note: row.note,
  }));
}

/** @throws ProblemError `invalid_input` for somebody who may not answer; `wrong_state` where there are as many as may be */
export async function addShifts(ctx: Ctx, given: z.output<typeof duty.addShifts.body>): Promise<Duty> {
  const { db, now, user } = ctx;
  await demandAnswerer(db, given.personId);
  const days = given.day === undefined ? [...new Set(given.weekdays)] : [null];
  const { count } = await db
    .selectFrom('duty_shifts')
    .select(db.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) + days.length > shiftsAtMost)
    throw new ProblemError('wrong_state', `A roster takes ${shiftsAtMost} shifts at most.`);
  await db
    .insertInto('duty_shifts')
    .values(
      days.map((weekday) => ({
        id: newId(),
        person_id: given.personId,
        place: given.place,
        weekday,
        day: given.day ?? null,
        from_minute: minuteOf(given.from),
        to_minute: minuteOf(given.to) || dayMinutes,
        created_by: user.personId,
        created_at: now,
      })),
    )
    .returning(saidLive('duty').as('told'))
    .execute();
  await tellWhom(ctx, given.personId);
  return showDuty(ctx);
}

/** An end at midnight is the end of the day before. */
const dayMinutes = 1440;

export async function removeShift(ctx: Ctx, id: string): Promise<void> {
  const gone = await ctx.db
    .deleteFrom('duty_shifts')
    .where('id', '=', id)
    .returning(['person_id', saidLive('duty').as('told')])
    .executeTakeFirst();
  if (!gone) throw notFound();
  await tellWhom(ctx, gone.person_id);
}

export async function addAbsence(ctx: Ctx, given: z.output<typeof duty.addAbsence.body>): Promise<Duty> {
  const { db, now, user } = ctx;
  if (given.personId !== undefined) await demandAnswerer(db, given.personId);
  await db
    .insertInto('duty_absences')
    .values({
      id: newId(),
      person_id: given.personId ?? null,
      from_day: given.fromDay,
      to_day: given.toDay,
      note: given.note ?? '',
      created_by: user.personId,
      created_at: now,
    })
    .returning(saidLive('duty').as('told'))
    .execute();
  await tellWhom(ctx, given.personId ?? null);
  return showDuty(ctx);
}

export async function removeAbsence(ctx: Ctx, id: string): Promise<void> {
  const gone = await ctx.db
    .deleteFrom('duty_absences')
    .where('id', '=', id)
    .returning(['person_id', saidLive('duty').as('told')])
    .executeTakeFirst();
  if (!gone) throw notFound();
  await tellWhom(ctx, gone.person_id);
}

async function demandAnswerer(db: Db, personId: string): Promise<void> {
  if (!(await answerers(db)).some(({ id }) => id === personId))
    throw invalid('/body/personId', 'unknown', 'Only who looks after locks can be on duty.');
}

/** Whose duty it is hears of it, unless they changed it themselves; a holiday of the house is everybody's. */
async function tellWhom(ctx: Ctx, personId: string | null): Promise<void> {
  const { user } = ctx;
  const concerned = personId === null ? (await answerers(ctx.db)).map(({ id }) => id) : [personId];
  await notify(ctx, {
    to: concerned.filter((id) => id !== user.personId),
    kind: 'duty-changed',
    params: { by: user.name },
    link: '/settings/locks?tab=duty',
  });
}
