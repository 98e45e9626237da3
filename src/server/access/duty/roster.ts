/** Who is on duty when: a plain function of the roster and the clock on the wall. Times lie on quarter hours. */
import { dayAfter, dayIn, dayMs, later, minuteMs } from '#platform/clock';

export interface Shift {
  personId: string;
  place: 1 | 2;
  /** 1 is Monday; null: on `day` alone. */
  weekday: number | null;
  day: string | null;
  fromMinute: number;
  /** Not after `fromMinute`: it ends on the next day. */
  toMinute: number;
}

export interface Absence {
  /** Null: a holiday of the house. */
  personId: string | null;
  fromDay: string;
  toDay: string;
}

export interface Roster {
  timeZone: string;
  shifts: readonly Shift[];
  absences: readonly Absence[];
}

export interface OnDuty {
  first: string | null;
  second: string | null;
}

/** A time in which the same people are on duty. */
export interface Segment extends OnDuty {
  from: Date;
  to: Date;
}

const quarterMs = 15 * minuteMs;
const dayMinutes = 1440;

const wallFormats = new Map<string, Intl.DateTimeFormat>();

/** The day and the minute that the clock on the wall shows. */
function wallAt(timeZone: string, instant: Date): { day: string; minute: number } {
  let format = wallFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    wallFormats.set(timeZone, format);
  }
  const [hour = 0, minute = 0] = format.format(instant).split(':').map(Number);
  return { day: dayIn(timeZone, instant), minute: hour * 60 + minute };
}

/** 1 is Monday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Whether a shift that begins on a day holds at a minute counted from that day's midnight. */
function holds(shift: Shift, minute: number): boolean {
  const end = shift.toMinute > shift.fromMinute ? shift.toMinute : shift.toMinute + dayMinutes;
  return minute >= shift.fromMinute && minute < end;
}

export function onDutyAt(roster: Roster, instant: Date): OnDuty {
  const { day, minute } = wallAt(roster.timeZone, instant);
  // A shift of yesterday may still last.
  const begins = [
    { on: day, minute },
    { on: dayAfter(day, -1), minute: minute + dayMinutes },
  ];
  const running = (place: 1 | 2, dated: boolean) =>
    begins.flatMap((at) =>
      roster.shifts.filter(
        (shift) =>
          shift.place === place &&
          (dated
            ? shift.day === at.on
            : shift.day === null && shift.weekday === weekdayOf(at.on) && !isHoliday(roster, at.on)) &&
          holds(shift, at.minute) &&
          !isAway(roster, shift.personId, day),
      ),
    );
  const at = (place: 1 | 2) => (running(place, true)[0] ?? running(place, false)[0])?.personId ?? null;
  const [first, second] = [at(1), at(2)];
  // Who is both is first; who is second where nobody is first steps up.
  if (first === null) return { first: second, second: null };
  return { first, second: second === first ? null : second };
}

const isHoliday = ({ absences }: Roster, day: string) =>
  absences.some(({ personId, fromDay, toDay }) => personId === null && fromDay <= day && day <= toDay);

const isAway = ({ absences }: Roster, person: string, day: string) =>
  absences.some(({ personId, fromDay, toDay }) => personId === person && fromDay <= day && day <= toDay);

/** Who is on duty over so many days from now on, put together where nothing changes. */
export function segmentsOf(roster: Roster, from: Date, days: number): Segment[] {
  const end = later(from, days * dayMs).getTime();
  const segments: Segment[] = [];
  let at = from.getTime();
  while (at < end) {
    const next = Math.min(end, (Math.floor(at / quarterMs) + 1) * quarterMs);
    const duty = onDutyAt(roster, new Date(at));
    const last = segments.at(-1);
    if (last && last.first === duty.first && last.second === duty.second) last.to = new Date(next);
    else segments.push({ ...duty, from: new Date(at), to: new Date(next) });
    at = next;
  }
  return segments;
}
