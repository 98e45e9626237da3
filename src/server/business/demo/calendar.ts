/** Days, working days and working hours of the made-up company. Days are numbers: whole days since 1970-01-01. */
import type { Random } from './random.ts';

const dayMs = 86_400_000;

export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** Public holidays in mainland China: New Year, Spring Festival week, Labour Day, the National Day week. */
function isHoliday(day: number): boolean {
  const [, month, date] = dayText(day).split('-').map(Number);
  if (month === 1 && date === 1) return true;
  if (month === 5 && date !== undefined && date <= 3) return true;
  if (month === 10 && date !== undefined && date <= 7) return true;
  const [lunarMonth, lunarDay] = lunar
    .format(day * dayMs)
    .split('/')
    .map(Number);
  return lunarMonth === 1 && lunarDay !== undefined && lunarDay <= 7;
}

export interface Calendar {
  today: number;
  /** The first day of the two years told of. */
  start: number;
  /** This day if people work on it, else the next working day. */
  workday(day: number): number;
  /** The working day `count` working days after this one. */
  workdaysAfter(day: number, count: number): number;
  /** An instant within working hours of that day, never after now; ISO 8601 in UTC. */
  instant(day: number, random: Random): string;
  /** The same instant some minutes later, never after now. */
  later(instant: string, minutes: number): string;
}

/** `now` is the moment of telling; `utcOffsetMinutes` says where the company works. */
export function createCalendar(now: Date, utcOffsetMinutes: number): Calendar {
  const offsetMs = utcOffsetMinutes * 60_000;
  const today = Math.floor((now.getTime() + offsetMs) / dayMs);
  const works = new Map<number, boolean>();
  const isWorkday = (day: number): boolean => {
    let known = works.get(day);
    if (known === undefined) {
      const weekday = (day + 4) % 7;
      works.set(day, (known = weekday !== 0 && weekday !== 6 && !isHoliday(day)));
    }
    return known;
  };
  const workday = (day: number): number => {
    let d = day;
    while (!isWorkday(d)) d++;
    return d;
  };
  return {
    today,
    start: today - 729,
    workday,
    workdaysAfter: (day, count) => {
      let d = day;
      for (let left = count; left > 0; left--) d = workday(d + 1);
      return d;
    },
    instant: (day, random) => {
      const startMinute = random.weighted([
        [random.int(545, 715), 5],
        [random.int(805, 1070), 6],
        [random.int(1075, 1150), 0.6],
      ]);
      let ms = day * dayMs - offsetMs + startMinute * 60_000 + random.int(0, 59) * 1000;
      while (ms > now.getTime() - 60_000) ms -= dayMs;
      return new Date(ms).toISOString();
    },
    later: (instant, minutes) =>
      new Date(Math.min(Date.parse(instant) + minutes * 60_000, now.getTime())).toISOString(),
  };
}
