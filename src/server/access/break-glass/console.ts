/**
 * What the server's console can do for people who are locked out. Whoever runs it owns the server already; so it asks
 * for no proof, and everything it does is audited, told to all with administration, and to be accounted for.
 */
import type { TriggerName } from '#contract/access/triggers';
import type { Locale } from '#contract/fields';
import { holdersOfAdministration, lockAdministration } from '#access/administrators';
import { audit, type AuditCtx } from '#access/audit';
import { accessChanged, accountKey } from '#access/gate';
import { refillAll } from '#access/lanes';
import { liftLock } from '#access/locks';
import { notify } from '#access/notices';
import { firstRoles, makeDeviceLink, storable, tidyEmail } from '#access/sign-in';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import { tellBreak, writeBreak, type BreakCtx } from './breaks.ts';
import { makeWay } from './session.ts';

export type ConsoleCtx = BreakCtx & Pick<AuditCtx, 'user' | 'client'> & { publicUrl: string };

interface Lifted {
  scope: string;
  strength: string;
  trigger: TriggerName;
  reason: string;
  since: string;
  until: string | null;
}
export interface Unlocked {
  person: { id: string; name: string };
  lifted: Lifted[];
  /** Lanes that had something spent, and begin anew. */
  lanes: number;
  deviceLink: { url: string; expiresAt: string };
  /** Networks that are closed to unknown devices: no lock of this person, and no hindrance on the device of the link. */
  closedNetworks: number;
}

/** Lifts everything that keeps a person out, gives their lanes back, and makes a link that trusts a device. No session. */
export async function unlockPerson(ctx: ConsoleCtx, email: string): Promise<Unlocked> {
  const { db, now } = ctx;
  const person = await activePerson(db, email);
  const open = await db
    .selectFrom('locks')
    .select(['id', 'scope', 'strength', 'trigger', 'reason', 'opens_at', 'ends_at'])
    .where('person_id', '=', person.id)
    // A key waits for somebody to approve it; its owner gets in without.
    .where('scope', '<>', 'api-key')
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('opens_at')
    .execute();
  for (const { id } of open) await liftLock(db, id, { by: null, route: 'console' }, now);
  const lanes = await refillAll(db, accountKey(person.id));
  const deviceLink = await makeDeviceLink(db, person.id, ctx.publicUrl, now);
  await accessChanged(db);
  await tellAll(ctx, person, 'unlock', { action: 'glass.unlocked', locks: open.length });
  const lock = { scope: 'account', subject: null, by: null } as const;
  await notify(ctx, { to: person.id, kind: 'lock-lifted', params: lock, link: '/account' });
  return {
    person: { id: person.id, name: person.name },
    lifted: open.map((row) => ({
      scope: row.scope,
      strength: row.strength,
      trigger: row.trigger as TriggerName,
      reason: row.reason,
      since: row.opens_at.toISOString(),
      until: row.ends_at?.toISOString() ?? null,
    })),
    lanes,
    deviceLink,
    closedNetworks: await closedNetworks(db, now),
  };
}

interface Promoted {
  person: { id: string; name: string };
  role: string;
}

/** Gives somebody the role of an administrator. @throws ProblemError `wrong_state` where they are one */
export async function makeAdministrator(ctx: ConsoleCtx, email: string): Promise<Promoted> {
  const { db, now } = ctx;
  const person = await activePerson(db, email);
  await lockAdministration(db);
  if ((await holdersOfAdministration(db)).some(({ id }) => id === person.id))
    throw new ProblemError(
      'wrong_state',
      `${person.name} is an administrator already. If they can't get in: latchkey unlock ${email} lifts what locks them; latchkey admin ${email} --session opens a session of 60 minutes past every lock.`,
    );
  const role = await administratorsRole(db, now);
  await db
    .insertInto('person_roles')
    .values({ person_id: person.id, role_id: role.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .updateTable('people')
    .set((eb) => ({ updated_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', person.id)
    .execute();
  await accessChanged(db);
  await tellAll(ctx, person, 'administrator', { action: 'glass.promoted', role: role.name });
  return { person: { id: person.id, name: person.name }, role: role.name };
}

/** Makes a one-time link to an administrator's session. @throws ProblemError `wrong_state` where they are none */
export async function makeSessionLink(
  ctx: ConsoleCtx,
  email: string,
): Promise<{ person: { id: string; name: string }; url: string; expiresAt: string }> {
  const { db, now } = ctx;
  const person = await activePerson(db, email);
  if (!(await holdersOfAdministration(db)).some(({ id }) => id === person.id))
    throw new ProblemError(
      'wrong_state',
      `${person.name} is no administrator. latchkey admin ${email} makes them one; then ask for the session.`,
    );
  const way = await makeWay({ db, now }, 'console', person.id);
  await audit(ctx, {
    action: 'glass.link-made',
    object: 'people',
    recordId: person.id,
    detail: { name: person.name, by: 'console' },
  });
  await tellBreak(ctx, { act: 'link', by: 'console', person: person.name });
  // Behind the #, so that it is in no server's log and in no Referer.
  const url = `${ctx.publicUrl}/break-glass#${way.token}`;
  return { person: { id: person.id, name: person.name }, url, expiresAt: way.until.toISOString() };
}

async function activePerson(db: Db, email: string): Promise<{ id: string; name: string }> {
  const person = await db
    .selectFrom('people')
    .select(['id', 'name', 'state'])
    .where('email', '=', storable(tidyEmail(email)))
    .executeTakeFirst();
  if (!person) throw new ProblemError('not_found', `Nobody here has the address ${email}.`);
  if (person.state !== 'active')
    throw new ProblemError(
      'wrong_state',
      `The account of ${person.name} was closed for good, which is no lock. An administrator opens it again under Settings › People; is there none, make somebody else one with latchkey admin.`,
    );
  return { id: person.id, name: person.name };
}

/** The role that allows most of those that administer; where there is none any more, a new one. */
async function administratorsRole(db: Db, now: Date): Promise<{ id: string; name: string }> {
  const roles = await db.selectFrom('roles').select(['id', 'name', 'scope', 'permissions']).execute();
  const [widest] = roles
    .filter(({ permissions }) => ['people.manage', 'settings.manage'].every((p) => permissions.includes(p)))
    .toSorted(
      (a, b) =>
        b.permissions.length - a.permissions.length || Number(b.scope === 'all') - Number(a.scope === 'all'),
    );
  if (widest) return widest;
  const { locale } = await db.selectFrom('organisation').select('locale').executeTakeFirstOrThrow();
  const first = firstRoles(locale as Locale).find(({ administrator }) => administrator);
  if (!first) throw new Error('There is no role for administrators among the first ones.');
  const { administrator: _, ...role } = first;
  const id = newId();
  await db
    .insertInto('roles')
    .values({ ...role, id, created_at: now, updated_at: now })
    .execute();
  return { id, name: role.name };
}

async function tellAll(
  ctx: ConsoleCtx,
  person: { id: string; name: string },
  act: 'unlock' | 'administrator',
  { action, ...detail }: { action: 'glass.unlocked' | 'glass.promoted' } & Record<string, unknown>,
): Promise<void> {
  await writeBreak(ctx, { act, by: 'console', personId: person.id });
  await audit(ctx, {
    action,
    object: 'people',
    recordId: person.id,
    detail: { name: person.name, by: 'console', ...detail },
  });
  await tellBreak(ctx, { act, by: 'console', person: person.name });
}

async function closedNetworks(db: Db, now: Date): Promise<number> {
  const rows = await db
    .selectFrom('locks')
    .select('id')
    .where('scope', '=', 'network')
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .execute();
  return rows.length;
}
