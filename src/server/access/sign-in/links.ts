/** Links with which somebody sets a password: by mail, or handed over by an administrator. */
import { lookAfter } from '#access/aftercare';
import { hasSecondFactor } from '#access/factors';
import { accessChanged } from '#access/gate';
import { demandAcceptable, hashPassword, keepPassword } from '#access/passwords';
import { takeOf } from '#access/lanes';
import { currentPolicy } from '#access/policies';
import { dayMs, hourMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { hashSecret, newSecret } from '#platform/secrets';

const linkMs = 24 * hourMs;

/** Makes a link for one person; earlier ones stop working. */
export async function makePasswordLink(
  db: Db,
  personId: string,
  publicUrl: string,
  now: Date,
): Promise<{ url: string; expiresAt: string }> {
  const secret = newSecret();
  const expiresAt = later(now, linkMs);
  await db.deleteFrom('password_links').where('person_id', '=', personId).execute();
  await db
    .insertInto('password_links')
    .values({ token_hash: hashSecret(secret), person_id: personId, created_at: now, expires_at: expiresAt })
    .execute();
  // Behind the #, so that it is in no server's log and in no Referer.
  return { url: `${publicUrl}/reset-password#${secret}`, expiresAt: expiresAt.toISOString() };
}

/**
 * Sets a password with a link's secret: the link is used up, all sessions of the person end.
 * @returns null where there is no such link any more
 */
export async function useLink(
  db: Db,
  secret: string,
  password: string,
  now: Date,
): Promise<{ personId: string } | null> {
  const link = await db
    .deleteFrom('password_links')
    .where('token_hash', '=', hashSecret(secret))
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  if (!link) return null;
  const person = await db
    .selectFrom('people')
    .select('id')
    .where('id', '=', link.person_id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (!person) return null;
  const policy = await currentPolicy(db, now);
  const secondFactor = await hasSecondFactor(db, person.id);
  const subject = { personId: person.id, secondFactor };
  const facts = await demandAcceptable(db, password, subject, policy.passwords);
  await keepPassword(db, person.id, { hash: await hashPassword(password), facts }, now);
  await db.deleteFrom('sessions').where('person_id', '=', person.id).execute();
  await accessChanged(db);
  await lookAfter(db, person.id, now);
  return { personId: person.id };
}

const formersTold = { most: 5, windowMs: dayMs };

/**
 * A refusal says that a password is the present one or was: whoever holds a link must not try passwords by it until they
 * know what else it opens. After so many the link is used up.
 * @throws the error that it was given
 */
export async function noteFormerTried(db: Db, secret: string, error: unknown, now: Date): Promise<never> {
  const isFormer = error instanceof ProblemError && error.errors.some(({ code }) => code === 'used_before');
  if (isFormer) {
    const hash = hashSecret(secret);
    const told = await takeOf(db, hash.toString('hex'), 'former', formersTold, now);
    if (told === null || told >= formersTold.most)
      await db.deleteFrom('password_links').where('token_hash', '=', hash).execute();
  }
  throw error;
}
