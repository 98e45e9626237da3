/**
 * The administrator's session behind the glass: 60 minutes, past every lock of the account, on a device that is known
 * for as long and no longer. It is opened by a secret of 256 bits that works once.
 */
import { breakGlassLinkMinutes, breakGlassMinutes } from '#contract/access/break-glass';
import { holdersOfAdministration } from '#access/administrators';
import { trustDevice } from '#access/devices';
import { breakGlassMethod, type Client } from '#access/gate';
import { openSession } from '#access/sessions';
import { writeSignIn } from '#access/sign-in';
import { dayMs, later, minuteMs } from '#platform/clock';
import { ProblemError } from '#platform/problem';
import { hashSecret, newSecret } from '#platform/secrets';
import { tellBreak, writeBreak, type BreakCtx } from './breaks.ts';

/** Makes the one-time way to a session. @param personId whose; null: it is chosen when it is opened */
export async function makeWay(
  ctx: Pick<BreakCtx, 'db' | 'now'>,
  by: 'console' | 'guardians',
  personId: string | null,
): Promise<{ id: string; token: string; until: Date }> {
  const token = newSecret();
  const until = later(ctx.now, breakGlassLinkMinutes * minuteMs);
  const link = { hash: hashSecret(token), until };
  const id = await writeBreak(ctx, { act: 'session', by, personId, link });
  return { id, token, until };
}

export interface Opened {
  personId: string;
  session: { secret: string; expiresAt: Date };
  device: { cookie: string; expiresAt: Date };
}

/**
 * Opens the session, in one transaction with everything that is told of it.
 * @returns null: no such way any more
 * @throws ProblemError `invalid_input` where it is nobody's yet and no administrator is named
 */
export async function openBehindGlass(
  ctx: BreakCtx,
  given: { token: string; personId: string | undefined; client: Client },
): Promise<Opened | null> {
  const { db, now } = ctx;
  const { client } = given;
  const way = await db
    .selectFrom('glass_breaks')
    .select(['id', 'by', 'person_id'])
    .where('link_hash', '=', hashSecret(given.token))
    .where('link_until', '>', now)
    .where('opened_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!way) return null;
  const personId = way.person_id ?? given.personId;
  const holders = await holdersOfAdministration(db);
  const person = holders.find(({ id }) => id === personId);
  if (!person) throw nobody();
  const lasts = breakGlassMinutes * minuteMs;
  const device = await trustDevice(db, {
    personId: person.id,
    // Never one that is there already: it may be locked, and would go on being trusted.
    known: null,
    cookie: client.deviceCookie,
    client,
    by: 'break-glass',
    proved: false,
    trustedDays: lasts / dayMs,
    now,
  });
  const session = await openSession(
    db,
    {
      personId: person.id,
      client,
      deviceId: device.deviceId,
      method: breakGlassMethod,
      lasts,
      provedAt: null,
    },
    now,
  );
  await db
    .updateTable('glass_breaks')
    .set({
      link_hash: null,
      opened_at: now,
      ends_at: session.expiresAt,
      session_id: session.id,
      person_id: person.id,
    })
    .where('id', '=', way.id)
    .execute();
  const seen = { personId: person.id, entrance: 'break-glass', outcome: 'in', lane: null, client } as const;
  await writeSignIn(db, { ...seen, deviceId: device.deviceId, newDevice: true }, now);
  await tellBreak(ctx, { act: 'session', by: way.by as 'console' | 'guardians', person: person.name });
  return {
    personId: person.id,
    session,
    // The cookie holds other people's devices too, which last longer; this one ends by what is written in it.
    device: { cookie: device.cookie, expiresAt: later(now, cookieDays * dayMs) },
  };
}

const cookieDays = 180;

const nobody = () => {
  const detail = 'Say whose session it is to be: one of the administrators.';
  return new ProblemError('invalid_input', detail, {
    errors: [{ pointer: '/body/personId', code: 'unknown', detail }],
  });
};
