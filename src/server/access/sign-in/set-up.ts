/** The first visit: the organisation, its first administrator, and the roles that most companies need. */
import type { z } from 'zod';
import type { access } from '#contract/access/sign-in';
import type { Locale } from '#contract/fields';
import { keepPassword, type PasswordFacts } from '#access/passwords';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { searchColumns } from '#platform/search-text';
import { newId } from '#platform/secrets';
import { firstRoles } from './first-roles.ts';

type SetUp = z.output<typeof access.setUp.body>;
type Step = (db: Db, organisation: { locale: Locale; currency: string; now: Date }) => Promise<void>;

const steps: Step[] = [];
/** Lets a higher floor add what it needs from the first day on (a pipeline, for one). */
export function onSetUp(step: Step): void {
  steps.push(step);
}

const currencyOf: Record<Locale, string> = { 'zh-Hans': 'CNY', 'zh-Hant': 'TWD', en: 'USD' };
const timeZoneOf: Record<Locale, string> = {
  'zh-Hans': 'Asia/Shanghai',
  'zh-Hant': 'Asia/Taipei',
  en: 'UTC',
};

export async function isSetUp(db: Db): Promise<boolean> {
  return (await db.selectFrom('organisation').select('id').executeTakeFirst()) !== undefined;
}

/**
 * Sets Latchkey up.
 * @param password of `input.password`, judged and hashed beforehand: that doesn't belong into a transaction
 * @returns the administrator's id
 * @throws ProblemError `already_set_up`
 */
export async function setUp(
  db: Db,
  input: SetUp,
  password: { hash: string; facts: PasswordFacts },
  now: Date,
): Promise<string> {
  const currency = input.currency ?? currencyOf[input.locale];
  const made = await db
    .insertInto('organisation')
    .values({
      name: input.organisation,
      locale: input.locale,
      currency,
      time_zone: input.timeZone ?? timeZoneOf[input.locale],
      created_at: now,
    })
    // Two at once: the second waits for the first here, and finds it done.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw new ProblemError('already_set_up');
  const roles = firstRoles(input.locale).map((role) => ({
    ...role,
    id: newId(),
    created_at: now,
    updated_at: now,
  }));
  await db
    .insertInto('roles')
    .values(roles.map(({ administrator: _, ...role }) => role))
    .execute();
  const personId = newId();
  const { sort_name, search_text } = searchColumns(input.name, [input.email]);
  await db
    .insertInto('people')
    .values({
      id: personId,
      name: input.name,
      email: input.email,
      locale: input.locale,
      sort_name,
      search_text,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await keepPassword(db, personId, password, now);
  const administrators = roles.filter((role) => role.administrator);
  await db
    .insertInto('person_roles')
    .values(administrators.map((role) => ({ person_id: personId, role_id: role.id })))
    .execute();
  for (const step of steps) await step(db, { locale: input.locale, currency, now });
  return personId;
}
