import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarOf, escaped, folded } from './icalendar.ts';

const event = {
  id: '01980000-0000-7000-8000-000000000001',
  day: '2026-12-31',
  summary: '寄样机; 报价, 第一版 · 海纳',
  description: 'a\\b\r\nc\nEND:VEVENT\u0000',
  url: 'https://crm.example/customers/1',
  changedAt: new Date('2026-11-24T01:02:03.456Z'),
  version: 3,
};
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

it('an event is a whole day, over the end of a year, and nothing typed can end it', () => {
  expect(unfolded(calendarOf([event]))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Latchkey//Latchkey//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Latchkey',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VEVENT',
    'UID:01980000-0000-7000-8000-000000000001@latchkey',
    'DTSTAMP:20261124T010203Z',
    'LAST-MODIFIED:20261124T010203Z',
    'SEQUENCE:3',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:寄样机\\; 报价\\, 第一版 · 海纳',
    'DESCRIPTION:a\\\\b\\nc\\nEND:VEVENT',
    'URL:https://crm.example/customers/1',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

/** The other way, as a calendar reads it. */
const read = (text: string) =>
  text.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));

it('any text comes back as it was, save control signs', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const line = escaped(text);
      expect(line).not.toMatch(/[\r\n\0]/);
      const kept = text.replace(/\r\n?|[\n\u2028\u2029\u0085]/g, '\n').replace(/(?!\n)\p{Cc}/gu, '');
      expect(read(line)).toBe(kept);
    }),
  );
});

it('no line is over 75 octets, whatever is in it, and unfolding gives it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (text) => {
      const line = escaped(text);
      const lines = folded(line).split('\r\n');
      expect(Math.max(...lines.map((one) => Buffer.byteLength(one)))).toBeLessThanOrEqual(75);
      expect(folded(line).replaceAll('\r\n ', '')).toBe(line);
    }),
  );
});
