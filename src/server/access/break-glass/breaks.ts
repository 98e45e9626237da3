/** Each use of the last ways in: written down, told, and asked for an account of. */
import { sql } from 'kysely';
import type { breakGlassActs, breakGlassWays, GlassBreak } from '#contract/access/break-glass';
import { notify, type NewNotice } from '#access/notices';
import { currentPolicy } from '#access/policies';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';

export interface BreakCtx {
  db: Db;
  now: Date;
  enqueue(job: string, data: object): Promise<void>;
}

type Act = (typeof breakGlassActs)[number];
type Way = (typeof breakGlassWays)[number];

/** Writes a use down; its account is due within the policy's days. @param link of a session: the way to it */
export async function writeBreak(
  { db, now }: Pick<BreakCtx, 'db' | 'now'>,
  use: { act: Act; by: Way; personId: string | null; link?: { hash: Buffer; until: Date } },
): Promise<string> {
  const id = newId();
  const { breakGlass } = await currentPolicy(db, now);
  await db
    .insertInto('glass_breaks')
    .values({
      id,
      at: now,
      act: use.act,
      by: use.by,
      person_id: use.personId,
      link_hash: use.link?.hash ?? null,
      link_until: use.link?.until ?? null,
      account_due: later(now, breakGlass.accountDays * dayMs),
    })
    .execute();
  return id;
}

const administration = { right: 'settings.manage' } as const;

/**
 * Tells everybody with administration; of a session that guardians opened, everybody: whoever stole shares must not
 * find a house that keeps silent.
 */
export async function tellBreak(ctx: BreakCtx, params: NewNotice<'glass-broken'>['params']): Promise<void> {
  await notify(ctx, { to: administration, kind: 'glass-broken', params, link: '/settings/break-glass' });
  if (params.by !== 'guardians' || params.act !== 'session') return;
  const others = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('state', '=', 'active')
    .where(
      sql<boolean>`not exists (select from person_roles pr join roles r on r.id = pr.role_id
        where pr.person_id = people.id and ${administration.right} = any(r.permissions))`,
    )
    .execute();
  await notify(ctx, { to: others.map(({ id }) => id), kind: 'glass-broken', params });
}

const shownAtMost = 100;

export async function listBreaks(db: Db): Promise<GlassBreak[]> {
  const rows = await select(db).orderBy('glass_breaks.at', 'desc').limit(shownAtMost).execute();
  return rows.map(present);
}

/** @throws ProblemError `wrong_state` where it was written already, or none is due */
export async function writeAccount(
  { db, now, user }: { db: Db; now: Date; user: { personId: string } },
  id: string,
  account: string,
): Promise<GlassBreak> {
  const written = await db
    .updateTable('glass_breaks')
    .set({ account, account_by: user.personId, account_at: now })
    .where('id', '=', id)
    .where('account', 'is', null)
    .where((eb) => eb.or([eb('act', '<>', 'session'), eb('opened_at', 'is not', null)]))
    .executeTakeFirst();
  const row = await select(db).where('glass_breaks.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  if (written.numUpdatedRows !== 1n)
    throw new ProblemError('wrong_state', 'No account of this is due, or somebody has written it already.');
  return present(row);
}

const select = (db: Db) =>
  db
    .selectFrom('glass_breaks')
    .leftJoin('people as whom', 'whom.id', 'glass_breaks.person_id')
    .leftJoin('people as writer', 'writer.id', 'glass_breaks.account_by')
    .selectAll('glass_breaks')
    .select(['whom.name as person_name', 'writer.name as writer_name']);

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function present(row: Row): GlassBreak {
  const isDue = row.act !== 'session' || row.opened_at !== null;
  return {
    id: row.id,
    at: row.at.toISOString(),
    act: row.act as Act,
    by: row.by as Way,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    openedAt: row.opened_at?.toISOString() ?? null,
    endsAt: row.ends_at?.toISOString() ?? null,
    accountDue: isDue ? row.account_due.toISOString() : null,
    account: row.account,
    accountBy: row.account_by === null ? null : { id: row.account_by, name: row.writer_name ?? '' },
    accountAt: row.account_at?.toISOString() ?? null,
  };
}
