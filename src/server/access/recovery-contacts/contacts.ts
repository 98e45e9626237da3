/** Who helps whom: named, agreed to, ended. */
import { sql } from 'kysely';
import { contactsAtMost, type RecoveryContacts } from '#contract/access/recovery-contacts';
import { lookAfter } from '#access/aftercare';
import type { Ctx } from '#access/gate';
import { notify } from '#access/notices';
import type { Db } from '#platform/database';
import { invalid, notFound } from '#platform/problem';
import { newId } from '#platform/secrets';
import { listRequests } from './requests.ts';

export async function listContacts({
  db,
  user,
  now,
}: Pick<Ctx, 'db' | 'user' | 'now'>): Promise<RecoveryContacts> {
  const rows = await db
    .selectFrom('recovery_contacts as c')
    .innerJoin('people as owner', 'owner.id', 'c.person_id')
    .innerJoin('people as contact', 'contact.id', 'c.contact_id')
    .select([
      'c.id',
      'c.person_id',
      'c.contact_id',
      'c.accepted_at',
      'owner.name as owner',
      'contact.name as contact',
    ])
    .where((eb) => eb.or([eb('c.person_id', '=', user.personId), eb('c.contact_id', '=', user.personId)]))
    .where('owner.state', '=', 'active')
    .where('contact.state', '=', 'active')
    .orderBy('c.asked_at')
    .execute();
  const facts = ({ id, accepted_at: at }: (typeof rows)[number]) => ({
    id,
    acceptedAt: at?.toISOString() ?? null,
  });
  return {
    mine: rows
      .filter((row) => row.person_id === user.personId)
      .map((row) => ({ ...facts(row), person: { id: row.contact_id, name: row.contact } })),
    others: rows
      .filter((row) => row.contact_id === user.personId)
      .map((row) => ({ ...facts(row), person: { id: row.person_id, name: row.owner } })),
    requests: await listRequests(db, user.personId, now),
  };
}

/** @throws ProblemError `invalid_input` for oneself, a third one, nobody, and where it would close a circle */
export async function nameContact(ctx: Ctx, contactId: string): Promise<void> {
  const { db, user, now } = ctx;
  const refuse = (code: string, detail: string) => invalid('/body/personId', code, detail);
  if (contactId === user.personId) throw refuse('oneself', 'Nobody helps themselves back in.');
  // Two at once could each close half of a circle: they go one after the other.
  await db.selectFrom('organisation').select('id').forUpdate().execute();
  const contact = await db
    .selectFrom('people')
    .select('id')
    .where('id', '=', contactId)
    .where('state', '=', 'active')
    .where('email', 'is not', null)
    .executeTakeFirst();
  if (!contact) throw refuse('unknown', 'There is nobody of this kind who can sign in.');
  const named = await db
    .selectFrom('recovery_contacts')
    .select('contact_id')
    .where('person_id', '=', user.personId)
    .execute();
  if (named.some((row) => row.contact_id === contactId)) throw refuse('taken', 'They are named already.');
  if (named.length >= contactsAtMost) throw refuse('too_many', `There are ${contactsAtMost} at most.`);
  if (await leadsTo(db, contactId, user.personId))
    throw refuse(
      'circle',
      'They are helped back in by you, directly or by others: that would close a circle.',
    );
  await db
    .insertInto('recovery_contacts')
    .values({ id: newId(), person_id: user.personId, contact_id: contactId, asked_at: now })
    .execute();
  await notify(ctx, { to: contactId, kind: 'contact-chosen', params: { by: user.name }, link: '/account' });
}

/** Whether somebody's contacts, or theirs, or theirs again, include a person. Those count too who haven't said yes yet. */
async function leadsTo(db: Db, from: string, to: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive line as (
      select contact_id from recovery_contacts where person_id = ${from}
      union select c.contact_id from recovery_contacts c join line on c.person_id = line.contact_id
    ) select 1 from line where contact_id = ${to} limit 1
  `.execute(db);
  return rows.length > 0;
}

export async function acceptContact(ctx: Ctx, id: string): Promise<void> {
  const { db, user, now } = ctx;
  const accepted = await db
    .updateTable('recovery_contacts')
    .set({ accepted_at: now })
    .where('id', '=', id)
    .where('contact_id', '=', user.personId)
    .where('accepted_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  if (!accepted) throw notFound();
  const params = { by: user.name };
  await notify(ctx, { to: accepted.person_id, kind: 'contact-accepted', params, link: '/account' });
  await lookAfter(db, accepted.person_id, now);
}

/** Either side may; codes that are on their way by it count no more. */
export async function endContact({ db, user, now }: Ctx, id: string): Promise<void> {
  const ended = await db
    .deleteFrom('recovery_contacts')
    .where('id', '=', id)
    .where((eb) => eb.or([eb('person_id', '=', user.personId), eb('contact_id', '=', user.personId)]))
    .returning(['person_id', 'contact_id'])
    .executeTakeFirst();
  if (!ended) throw notFound();
  await db
    .updateTable('contact_requests')
    .set({ refused_at: now, refused_by: user.personId })
    .where('person_id', '=', ended.person_id)
    .where('shown_to', '=', ended.contact_id)
    .where('used_at', 'is', null)
    .where('refused_at', 'is', null)
    .execute();
  await lookAfter(db, ended.person_id, now);
}
