/** Duty: who is called for an unlock request, and when. Times are those of the organisation's clock on the wall. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Day, Id, line, Ref } from '../fields.ts';

/** On quarter hours; `24:00` is the end of the day. */
export const DutyTime = z.string().regex(/^(([01]\d|2[0-3]):(00|15|30|45)|24:00)$/);
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const Weekday = z.int().min(1).max(7);
const Place = z.union([z.literal(1), z.literal(2)]);

export const shiftsAtMost = 300;

export const DutyShift = z.object({
  id: Id,
  person: Ref,
  /** 1: first on duty; 2: second. */
  place: Place,
  /** Every week, 1 is Monday; or on one day. */
  weekday: Weekday.nullable(),
  day: z.string().nullable(),
  from: DutyTime,
  /** Not after `from`: on the next day. */
  to: DutyTime,
});
export type DutyShift = z.infer<typeof DutyShift>;

export const DutyAbsence = z.object({
  id: Id,
  /** Null: a holiday of the house, on which the shifts of every week don't count. */
  person: Ref.nullable(),
  fromDay: z.string(),
  toDay: z.string(),
  note: z.string(),
});
export type DutyAbsence = z.infer<typeof DutyAbsence>;

const On = z.object({ first: Ref.nullable(), second: Ref.nullable(), from: z.string(), to: z.string() });

export const Duty = z
  .object({
    timeZone: z.string(),
    now: On,
    /** What follows; null where nothing changes within two weeks. */
    next: On.nullable(),
    /** Nobody is on any roster: all administrators are called at once. */
    empty: z.boolean(),
    /** When nobody is on duty within the next seven days. */
    gaps: z.array(z.object({ from: z.string(), to: z.string() })),
    shifts: z.array(DutyShift),
    absences: z.array(DutyAbsence),
    /** Those who may answer, with how to reach them. */
    people: z.array(
      z.object({ id: Id, name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Duty' });
export type Duty = z.infer<typeof Duty>;

export const duty = {
  get: endpoint({
    method: 'GET',
    path: '/api/duty',
    summary: 'Who is on duty now and next, the roster, its gaps',
    reply: Duty,
  }),
  addShifts: endpoint({
    method: 'POST',
    path: '/api/duty/shifts',
    summary: 'Put somebody on duty: on days of every week, or on one day, which goes before them',
    body: z
      .strictObject({
        personId: Id,
        place: Place.default(1),
        weekdays: z.array(Weekday).max(7).default([]),
        day: Day.optional(),
        from: DutyTime,
        to: DutyTime,
      })
      .refine(({ weekdays: days, day }) => days.length > 0 !== (day !== undefined), {
        error: 'weekdays_or_day',
        path: ['weekdays'],
      })
      .refine(({ from, to }) => from !== to && from !== '24:00', { error: 'no_time', path: ['to'] }),
    reply: Duty,
    creates: true,
  }),
  removeShift: endpoint({
    method: 'DELETE',
    path: '/api/duty/shifts/{id}',
    summary: 'Take a shift off the roster',
    params: ById,
  }),
  addAbsence: endpoint({
    method: 'POST',
    path: '/api/duty/absences',
    summary: 'Somebody is away, or the house has a holiday',
    body: z
      .strictObject({
        /** Left out: a holiday of the house. */
        personId: Id.optional(),
        fromDay: Day,
        toDay: Day,
        note: line(200).optional(),
      })
      .refine(({ fromDay, toDay }) => toDay >= fromDay, { error: 'before_start', path: ['toDay'] }),
    reply: Duty,
    creates: true,
  }),
  removeAbsence: endpoint({
    method: 'DELETE',
    path: '/api/duty/absences/{id}',
    summary: 'Take an absence back',
    params: ById,
  }),
};
