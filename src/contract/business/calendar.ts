/** One's open next steps in one's own calendar: an iCalendar feed with a secret address. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const CalendarFeed = z
  .object({
    /** Null: there is none. The address itself is told once, when it is made. */
    madeAt: z.string().nullable(),
  })
  .meta({ id: 'CalendarFeed' });

export const calendar = {
  get: endpoint({
    method: 'GET',
    path: '/api/calendar',
    summary: 'Whether I have a calendar feed',
    reply: CalendarFeed,
  }),
  make: endpoint({
    method: 'POST',
    path: '/api/calendar',
    summary: 'Make my calendar feed; an earlier address ends. The address is shown this once',
    reply: z.object({ url: z.string() }),
    creates: true,
    secret: true,
  }),
  revoke: endpoint({
    method: 'DELETE',
    path: '/api/calendar',
    summary: 'End my calendar feed',
  }),
  feed: endpoint({
    method: 'GET',
    path: '/api/calendar/{token}.ics',
    summary: 'Open next steps as iCalendar (RFC 5545), for whoever knows the address',
    params: z.strictObject({ token: z.string().regex(/^[\w-]{43}$/) }),
    access: 'open',
    download: 'text/calendar',
  }),
};
