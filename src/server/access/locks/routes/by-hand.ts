/** A person locks something: with a reason, and an end or a day on which somebody looks at it again (I6). */
import type { z } from 'zod';
import type { locks } from '#contract/access/locks';
import { accessChanged, demandFresh, type Ctx } from '#access/gate';
import { openLock } from '#access/locks';
import { notify } from '#access/notices';
import { administrators, keepTwoAdministrators, lockAdministration } from '#access/administrators';
import { demandOver } from '#access/people';
import { triggerWords } from '#contract/access/lock-words';
import { locales, type Locale } from '#contract/fields';
import { dayMs, later } from '#platform/clock';
import { readCidr } from '#platform/network';
import { invalid, notFound } from '#platform/problem';

type Given = z.output<typeof locks.open.body>;

/** A review is due within this: a lock without an end is nobody's to forget. */
const reviewDays = 90;

/** @returns the lock's id @throws ProblemError `forbidden`, `last_administrators`, `invalid_input` */
export async function lockByHand(ctx: Ctx, given: Given): Promise<string> {
  await demandFresh(ctx);
  const { db, user, now } = ctx;
  checkTimes(given, now);
  const { subject, personId } = await whatIsLocked(ctx, given);
  if (personId !== null) {
    if (personId === user.personId)
      throw invalid('/body/subject', 'oneself', 'Nobody locks themselves: ask somebody else.');
    await demandOver(ctx, personId);
    await lockAdministration(db);
  }
  const administering = await administrators(db, now);
  const { id, isNew } = await openLock(
    db,
    {
      scope: given.scope,
      subject,
      personId,
      strength: given.strength,
      trigger: 'administrators-act',
      evidence: {},
      openedBy: user.personId,
      reason: given.reason,
      endsAt: given.endsAt === undefined ? null : new Date(given.endsAt),
      reviewAt: given.reviewAt === undefined ? null : new Date(given.reviewAt),
    },
    now,
  );
  await keepTwoAdministrators(db, administering, now);
  if (isNew && personId !== null) await tellOwner(ctx, given, personId);
  await accessChanged(db);
  return id;
}

function checkTimes({ endsAt, reviewAt }: Given, now: Date): void {
  const [field, at] = endsAt === undefined ? ['reviewAt', reviewAt] : ['endsAt', endsAt];
  if (at === undefined || new Date(at) <= now)
    throw invalid(`/body/${field}`, 'past', 'This time has passed already.');
  if (reviewAt !== undefined && new Date(reviewAt) > later(now, reviewDays * dayMs))
    throw invalid('/body/reviewAt', 'too_far', `Somebody looks at it again within ${reviewDays} days.`);
}

/** @throws ProblemError `not_found` where there is no such thing */
async function whatIsLocked(
  { db }: Ctx,
  { scope, subject }: Given,
): Promise<{ subject: string; personId: string | null }> {
  if (scope === 'network') {
    const network = readCidr(subject);
    if (network === null) throw invalid('/body/subject', 'invalid_network', 'This is no network.');
    return { subject: network, personId: null };
  }
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(subject)) throw notFound();
  if (scope === 'account') {
    const person = await db.selectFrom('people').select('id').where('id', '=', subject).executeTakeFirst();
    if (!person) throw notFound();
    return { subject, personId: subject };
  }
  const table = { session: 'sessions', device: 'devices', 'api-key': 'api_keys' } as const;
  const found = await db
    .selectFrom(table[scope])
    .select('person_id')
    .where('id', '=', subject)
    .executeTakeFirst();
  if (!found) throw notFound();
  return { subject, personId: found.person_id };
}

async function tellOwner(ctx: Ctx, given: Given, personId: string): Promise<void> {
  const why = Object.fromEntries(
    locales.map((locale) => [locale, triggerWords[locale]['administrators-act'].owner]),
  ) as Record<Locale, string>;
  await notify(ctx, {
    to: personId,
    kind: 'lock-opened',
    params: { scope: given.scope, subject: null, why, until: given.endsAt ?? null },
    link: '/account',
  });
}
