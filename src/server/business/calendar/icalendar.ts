/** iCalendar as RFC 5545 has it: all-day events, texts escaped, lines folded at 75 octets. */
import { dayAfter } from '#platform/clock';

export interface DayEvent {
  id: string;
  /** `YYYY-MM-DD` */
  day: string;
  summary: string;
  description: string;
  url: string;
  changedAt: Date;
  version: number;
}

/** A whole calendar. Lines end with CR LF. */
export function calendarOf(events: readonly DayEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Latchkey//Latchkey//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Latchkey',
    // How often to look again: the standard's word (RFC 7986), and the older one that more programs know.
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const linesOf = (event: DayEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.id}@latchkey`,
  `DTSTAMP:${stamp(event.changedAt)}`,
  `LAST-MODIFIED:${stamp(event.changedAt)}`,
  `SEQUENCE:${event.version}`,
  `DTSTART;VALUE=DATE:${compact(event.day)}`,
  // The end isn't part of it.
  `DTEND;VALUE=DATE:${compact(dayAfter(event.day, 1))}`,
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
  `URL:${event.url}`,
  // Something to do keeps nobody from being free.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const compact = (day: string) => day.replaceAll('-', '');
const stamp = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** A text value (3.3.11): no control sign gets through, a line break becomes `\n`. */
export const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|[\n\u2028\u2029\u0085]/g, '\\n')
    .replace(/[\p{Cc}]/gu, '');

const foldAt = 75;

/** Folds a content line (3.1): no line over 75 octets, and no sign cut in two. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > foldAt) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
