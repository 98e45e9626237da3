/** One's trusted devices, and how people came in. */
import { devices, signIns, type Device, type SignIn, type TrustedBy } from '#contract/access/devices';
import type { Lane } from '#contract/access/triggers';
import { forgetDevice, forgetDevices } from '#access/devices';
import { lookAfter } from '#access/aftercare';
import { accessChanged, demand, route, type Route } from '#access/gate';
import { endSessions } from '#access/sessions';
import { readAgent } from '#platform/agent';
import { placeOf } from '#platform/network';
import { cutPage, page, sortBy, sortValue } from '#platform/paging';
import { notFound } from '#platform/problem';

const newestFirst = sortBy({ at: { column: 'at', type: 'timestamptz' } }, 'sign_ins', '-at');

export const deviceRoutes: Route[] = [
  route(devices.list, 'session', async ({ db, user, now }) => {
    const rows = await db
      .selectFrom('devices')
      .selectAll()
      .select((eb) =>
        eb
          .selectFrom('sessions')
          .whereRef('sessions.device_id', '=', 'devices.id')
          .where('sessions.expires_at', '>', now)
          .select(eb.fn.countAll<number>().as('count'))
          .as('sessions'),
      )
      .where('person_id', '=', user.personId)
      .where('trusted_until', '>', now)
      .orderBy('last_seen_at', 'desc')
      .execute();
    return {
      items: rows.map((row): Device => {
        const { browser, system } = readAgent(row.user_agent);
        return {
          id: row.id,
          current: row.id === user.deviceId,
          browser,
          system,
          createdAt: row.created_at.toISOString(),
          lastSeenAt: row.last_seen_at.toISOString(),
          address: row.last_address,
          country: row.last_address === null ? null : (placeOf(row.last_address)?.country ?? null),
          trustedUntil: row.trusted_until.toISOString(),
          by: row.by as TrustedBy,
          sessions: Number(row.sessions ?? 0),
        };
      }),
    };
  }),

  route(devices.forget, 'session', async ({ db, user, now }, { params }) => {
    if (!(await forgetDevice(db, user.personId, params.id))) throw notFound();
    await lookAfter(db, user.personId, now);
    await accessChanged(db);
  }),

  route(devices.forgetOthers, 'session', async ({ db, user, now }) => {
    await endSessions(db, user.personId, user.sessionId);
    await forgetDevices(db, user.personId, user.deviceId);
    await lookAfter(db, user.personId, now);
    await accessChanged(db);
  }),

  route(signIns.list, 'session', async ({ db, user }, { query }) => {
    const personId = query.personId ?? user.personId;
    if (personId !== user.personId) demand(user, 'locks.manage');
    const q = db
      .selectFrom('sign_ins')
      .selectAll()
      .select(sortValue(newestFirst).as('sort_value'))
      .where('person_id', '=', personId);
    const { rows, nextCursor } = cutPage(
      await page(q, newestFirst, query.limit, query.cursor).execute(),
      newestFirst,
      query.limit,
    );
    return {
      items: rows.map((row): SignIn => ({
        id: row.id,
        at: row.at.toISOString(),
        entrance: row.entrance,
        outcome: row.outcome as SignIn['outcome'],
        lane: row.lane as Lane | null,
        address: row.address,
        country: row.country,
        browser: row.browser,
        system: row.system,
        newDevice: row.new_device,
        reason: row.reason,
      })),
      nextCursor,
    };
  }),
];
