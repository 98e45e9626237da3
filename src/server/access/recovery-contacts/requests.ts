/** Requests for a code: asked for by somebody nobody knows yet, shown to a contact, refused by either. */
import { contactMinutes, type ContactRequest } from '#contract/access/recovery-contacts';
import { accountOf, enter, lockedBy, type Client, type Ctx } from '#access/gate';
import { keyedHash } from '#access/keys';
import { notify, type NoticeCtx } from '#access/notices';
import { currentPolicy } from '#access/policies';
import { findCandidate, type SignInHouse } from '#access/sign-in';
import { readAgent } from '#platform/agent';
import { dayMs, later, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { placeOf } from '#platform/network';
import { notFound, ProblemError } from '#platform/problem';
import { hashSecret, newId, newSecret } from '#platform/secrets';

/** Tells the contacts. By a job, so that asking takes as long for every name. */
export const contactAskedJob = 'contact-asked';

/** Asks somebody's contacts. Three a day, spent as soon as asked for; the same for every name. */
export async function askContacts(
  house: SignInHouse,
  input: { email: string; client: Client; work?: string | undefined },
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const { gate } = house;
  const { db } = gate.database;
  const { client } = input;
  const person = await findCandidate(db, input.email);
  const account = await accountOf(gate, person?.id ?? null, input.email);
  const asked = await enter(
    gate,
    {
      entrance: 'contact-ask',
      account,
      factor: 'contact',
      client: { ...client, deviceId: null },
      policy: await currentPolicy(db, now),
      now,
      work: input.work,
    },
    async () => {
      const active = person?.state === 'active' ? person.id : null;
      const made = await addRequest(db, active, client, now);
      await house.send(contactAskedJob, { request: made.id });
      return made;
    },
  );
  // Spent or not, the answer is the same; only nobody is asked.
  return asked.proof ?? addRequest(db, null, client, now);
}

async function addRequest(db: Db, personId: string | null, client: Client, now: Date) {
  const id = newId();
  const token = newSecret();
  const expiresAt = later(now, contactMinutes * minuteMs);
  await db
    .insertInto('contact_requests')
    .values({
      id,
      token_hash: hashSecret(token),
      person_id: personId,
      at: now,
      expires_at: expiresAt,
      address: client.address,
      device: client.userAgent.replaceAll('\0', '').toWellFormed(),
    })
    .execute();
  return { id, token, expiresAt };
}

const open = (db: Db, now: Date) =>
  db
    .selectFrom('contact_requests as r')
    .innerJoin('people as p', 'p.id', 'r.person_id')
    .where('r.expires_at', '>', now)
    .where('r.used_at', 'is', null)
    .where('r.refused_at', 'is', null)
    .where('p.state', '=', 'active');

/** The contacts who said yes, and can be asked. */
const contactsOf = (db: Db, personId: string) =>
  db
    .selectFrom('recovery_contacts as c')
    .innerJoin('people as p', 'p.id', 'c.contact_id')
    .select('c.contact_id')
    .where('c.person_id', '=', personId)
    .where('c.accepted_at', 'is not', null)
    .where('p.state', '=', 'active')
    .execute();

/** The contacts hear of it, and who it is for: if it isn't they who ask, they refuse. */
export async function tellContacts(ctx: NoticeCtx, requestId: string): Promise<void> {
  const { db, now } = ctx;
  const request = await open(db, now)
    .select(['r.person_id', 'r.address', 'r.device', 'p.name'])
    .where('r.id', '=', requestId)
    .executeTakeFirst();
  if (!request?.person_id) return;
  const contacts = (await contactsOf(db, request.person_id)).map((row) => row.contact_id);
  if (contacts.length === 0) return;
  const place = placeOf(request.address)?.country ?? null;
  const where = { device: named(request.device), place };
  const link = '/account';
  const needed = { ...where, person: request.name };
  await notify(ctx, { to: contacts, kind: 'contact-needed', params: needed, link });
  const asked = { ...where, address: request.address };
  await notify(ctx, { to: request.person_id, kind: 'contact-asked', params: asked, link });
}

/** The browser and system of a client, in a few words. */
export function named(userAgent: string): string {
  const { browser, system } = readAgent(userAgent);
  return [browser, system].filter((part) => part !== null).join(' · ') || '?';
}

/** Those that somebody may answer: as a contact, or because they are in their name. */
export async function listRequests(db: Db, personId: string, now: Date): Promise<ContactRequest[]> {
  const rows = await open(db, now)
    .leftJoin('people as s', 's.id', 'r.shown_to')
    .leftJoin('recovery_contacts as c', (join) =>
      join
        .onRef('c.person_id', '=', 'r.person_id')
        .on('c.contact_id', '=', personId)
        .on('c.accepted_at', 'is not', null),
    )
    .select(['r.id', 'p.id as person_id', 'p.name', 'r.at', 'r.expires_at', 'r.address', 'r.device'])
    .select(['r.shown_to', 's.name as shown_name'])
    .where((eb) =>
      eb.or([
        eb('c.id', 'is not', null),
        eb.and([
          eb('r.person_id', '=', personId),
          eb.exists(
            eb
              .selectFrom('recovery_contacts as mine')
              .select('mine.id')
              .where('mine.person_id', '=', personId)
              .where('mine.accepted_at', 'is not', null),
          ),
        ]),
      ]),
    )
    .orderBy('r.at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.person_id, name: row.name },
    inMyName: row.person_id === personId,
    at: row.at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    browser: readAgent(row.device).browser,
    system: readAgent(row.device).system,
    address: row.address,
    country: placeOf(row.address)?.country ?? null,
    shownTo: row.shown_to === null ? null : { id: row.shown_to, name: row.shown_name ?? '' },
  }));
}

/**
 * Shows the code to a contact. Only now it counts.
 * @throws ProblemError `wrong_state` from a device that somebody's code made trusted; `locked` with less than all rights
 */
export async function showCode(ctx: Ctx, id: string): Promise<{ code: string; expiresAt: string }> {
  const { db, user, now } = ctx;
  if (user.lock) throw lockedBy(user.lock);
  const request = (await listRequests(db, user.personId, now)).find((one) => one.id === id && !one.inMyName);
  if (!request) throw notFound();
  await demandOwnDevice(ctx);
  await db
    .updateTable('contact_requests')
    .set({ shown_to: user.personId, shown_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('refused_at', 'is', null)
    .execute();
  return { code: await codeOf(db, id), expiresAt: request.expiresAt };
}

/** Who came in by such a code, and has proved nothing of their own since, must not let the next one in by it. */
async function demandOwnDevice({ db, user }: Ctx): Promise<void> {
  const device = await db
    .selectFrom('devices')
    .select('id')
    .where('id', '=', user.deviceId)
    .where('by', 'in', ['contact', 'break-glass'])
    .where('proved_at', 'is', null)
    .executeTakeFirst();
  if (device || user.breakGlassUntil !== null)
    throw new ProblemError(
      'wrong_state',
      'From a device that was let in by others nobody lets others in: use another one, or prove yourself by a second factor on it.',
    );
}

/** By whoever it is for, or one of their contacts. */
export async function refuseRequest({ db, user, now }: Ctx, id: string): Promise<void> {
  const request = (await listRequests(db, user.personId, now)).find((one) => one.id === id);
  if (!request) throw notFound();
  await db
    .updateTable('contact_requests')
    .set({ refused_at: now, refused_by: user.personId })
    .where('id', '=', id)
    .execute();
}

const digits = 8;

/** Made of the request's id by a key of this installation: so it needn't be kept. */
export async function codeOf(db: Db, requestId: string): Promise<string> {
  const hash = await keyedHash(db, 'contact', requestId);
  return String(hash.readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');
}

export async function sweepContactRequests(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('contact_requests').where('expires_at', '<', later(now, -dayMs)).execute();
}
