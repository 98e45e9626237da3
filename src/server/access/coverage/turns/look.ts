/** The round that keeps coverage as it should be. */
import { sql } from 'kysely';
import { audit } from '#access/audit';
import { accessChanged } from '#access/gate';
import { notify } from '#access/notices';
import { currentPolicy } from '#access/policies';
import type { Policy } from '#contract/access/policy';
import { dayIn, later, minuteMs, type Clock } from '#platform/clock';
import { transact, type Database, type Db } from '#platform/database';
import type { Job } from '#platform/jobs';
import { saidLive } from '#platform/live';
import type { Logger } from '#platform/log';
import type { Mailer } from '#platform/mail';
import { newId } from '#platform/secrets';
import { absentNow, awayNow } from '#access/coverage';
import { canCover, chooseCover, leadOf } from './choose.ts';
import { replyToWaiting } from './replies.ts';
import { countWork, refreshWork } from './work.ts';

/** Sent by whoever lifts a lock or notes an absence, so that nobody waits for the minute. */
export const lookJob = 'coverage-look';

export interface Rounds {
  database: Database;
  clock: Clock;
  log: Logger;
  mailer: Mailer;
}

export const coverageJobs = (rounds: Rounds): Job<never>[] =>
  [
    { name: lookJob, work: ({ personId }: { personId: string }) => lookAfterOne(rounds, personId) },
    { name: 'coverage', cron: '* * * * *', work: () => lookAfterAll(rounds) },
  ] as Job<never>[];

/** Looks after everybody who is away, or whose coverage is open. */
async function lookAfterAll(rounds: Rounds): Promise<void> {
  const { db } = rounds.database;
  const now = rounds.clock();
  const { rows } = await sql<{ id: string }>`
    select p.id from people p
    where exists (select from coverages v where v.person_id = p.id and v.ended_at is null)
      or (p.state = 'active' and ${awayNow(sql`p.id`, now)})`.execute(db);
  for (const { id } of rows) await lookAfterOne(rounds, id);
}

async function lookAfterOne(rounds: Rounds, personId: string): Promise<void> {
  const { database, clock, log } = rounds;
  try {
    await transact(database.db, (trx) => lookAfterPerson(trx, personId, clock()));
    await replyToWaiting(rounds, personId);
  } catch (error) {
    // The others all the same; this one at the next round.
    log.warn({ err: error, personId }, 'coverage was not looked after');
  }
}

interface Open {
  id: string;
  person_id: string;
  cause: string;
  away_since: Date;
  began_at: Date;
  lacking_told: boolean;
}

interface Away {
  isAway: boolean;
  /** Long enough that a cover takes over. */
  isDue: boolean;
  cause: 'lock' | 'absence';
  since: Date;
}

/** Makes one person's coverage what it should be now. */
async function lookAfterPerson(db: Db, personId: string, now: Date): Promise<void> {
  // Two servers, or a round and somebody who lifts a lock: one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 220022))`.execute(db);
  const person = await db
    .selectFrom('people')
    .innerJoin('organisation', (join) => join.on(sql<boolean>`true`))
    .where('people.id', '=', personId)
    .select(['people.id', 'people.name', 'people.state', 'time_zone'])
    .executeTakeFirst();
  if (!person) return;
  const policy = await currentPolicy(db, now);
  const today = dayIn(person.time_zone, now);
  const away = await findAway(db, personId, policy, now);
  const isHere = person.state === 'active';
  const open = (await db
    .selectFrom('coverages')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()) as Open | undefined;
  if (open && (!away.isAway || !isHere)) return handBack(db, open, person.name, today, now);
  if (!isHere || (!open && !away.isDue)) return;
  const coverage = open ?? (await begin(db, personId, away, now));
  const isMore = await refreshWork(db, coverage, today, now);
  const isOther = await settleCover(db, coverage, { name: person.name, today, policy }, now);
  // What a cover may see follows from what is due.
  if (isMore || isOther) await coverageChanged(db);
}

/** Rights, and what open pages show. */
export async function coverageChanged(db: Db): Promise<void> {
  await accessChanged(db);
  await sql`select ${saidLive('coverage')}`.execute(db);
}

async function findAway(db: Db, personId: string, { coverage }: Policy, now: Date): Promise<Away> {
  const { rows } = await sql<{ locked_since: Date | null; absent: boolean }>`
    select (select min(l.opens_at) from locks l where l.scope = 'account' and l.person_id = ${personId}
        and l.lane is null and l.ended_at is null and (l.ends_at is null or l.ends_at > ${now})) as locked_since,
      ${absentNow(sql`${personId}::uuid`, now)} as absent`.execute(db);
  const { locked_since: locked = null, absent = false } = rows[0] ?? {};
  const isLongLocked = locked !== null && locked <= later(now, -coverage.afterMinutes * minuteMs);
  return {
    isAway: locked !== null || absent,
    isDue: isLongLocked || absent,
    cause: isLongLocked ? 'lock' : 'absence',
    // A clock that was put back must not make a coverage begin before it was away.
    since: isLongLocked && locked < now ? locked : now,
  };
}

async function begin(db: Db, personId: string, away: Away, now: Date): Promise<Open> {
  const coverage = {
    id: newId(),
    person_id: personId,
    cause: away.cause,
    away_since: away.since,
    began_at: now,
  };
  await db.insertInto('coverages').values(coverage).execute();
  await audit(
    { db, now, user: null },
    { action: 'coverage.begun', object: 'people', recordId: personId, detail: { cause: away.cause } },
  );
  return { ...coverage, lacking_told: false };
}

interface About {
  name: string;
  today: string;
  policy: Policy;
}

/** Whoever covers goes on while they can; else the next in order takes over. @returns whether somebody else covers now */
async function settleCover(db: Db, coverage: Open, about: About, now: Date): Promise<boolean> {
  const turn = await db
    .selectFrom('coverage_turns')
    .select(['id', 'cover_id'])
    .where('coverage_id', '=', coverage.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (turn && (await canCover(db, coverage.person_id, turn.cover_id, now))) return false;
  const next = await chooseCover(db, coverage.person_id, about.today, about.policy, now);
  if (turn) {
    await db.updateTable('coverage_turns').set({ ended_at: now }).where('id', '=', turn.id).execute();
    await db.updateTable('coverages').set({ lacking_told: false }).where('id', '=', coverage.id).execute();
  }
  if (next === null) {
    if (!coverage.lacking_told || turn) await tellLacking(db, coverage, about.name, now);
    return turn !== undefined;
  }
  await db
    .insertInto('coverage_turns')
    .values({ id: newId(), coverage_id: coverage.id, cover_id: next, began_at: now })
    .execute();
  await tellBegun(db, coverage, next, about.name, now);
  return true;
}

/** The minute's round of mails finds what is given notice of here. */
const quiet = (db: Db, now: Date) => ({ db, now, enqueue: () => Promise.resolve() });

async function tellBegun(db: Db, coverage: Open, coverId: string, name: string, now: Date): Promise<void> {
  const cover = await db
    .selectFrom('people')
    .select('name')
    .where('id', '=', coverId)
    .executeTakeFirstOrThrow();
  const { due } = await countWork(db, coverage.id);
  await audit(
    { db, now, user: null },
    {
      action: 'coverage.taken',
      object: 'people',
      recordId: coverage.person_id,
      detail: { cover: cover.name },
    },
  );
  const since = now.toISOString();
  await notify(quiet(db, now), {
    to: coverId,
    kind: 'coverage-begun',
    params: { person: name, cause: coverage.cause as 'lock', since, due },
    link: '/today',
  });
  await notify(quiet(db, now), {
    to: coverage.person_id,
    kind: 'coverage-of-you',
    params: { cover: cover.name, since },
    link: `/cover/reports/${coverage.id}`,
  });
}

/** Their lead is told, and without one whoever manages people. */
async function tellLacking(db: Db, coverage: Open, name: string, now: Date): Promise<void> {
  const lead = await leadOf(db, coverage.person_id);
  const { due } = await countWork(db, coverage.id);
  const params = { person: name, due };
  const link = `/cover/of/${coverage.person_id}`;
  if (lead !== null) await notify(quiet(db, now), { to: lead, kind: 'coverage-lacking', params, link });
  await notify(quiet(db, now), { to: { right: 'people.manage' }, kind: 'coverage-lacking', params, link });
  await db.updateTable('coverages').set({ lacking_told: true }).where('id', '=', coverage.id).execute();
}

async function handBack(db: Db, open: Open, name: string, today: string, now: Date): Promise<void> {
  await refreshWork(db, open, today, now);
  // A clock that was put back ends nothing before it began.
  const endedAt = new Date(Math.max(now.getTime(), open.began_at.getTime()));
  const ended = await db
    .updateTable('coverages')
    .set({ ended_at: endedAt })
    .where('id', '=', open.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) return;
  await db
    .updateTable('coverage_turns')
    .set({ ended_at: endedAt })
    .where('coverage_id', '=', open.id)
    .where('ended_at', 'is', null)
    .execute();
  await coverageChanged(db);
  await audit(
    { db, now, user: null },
    { action: 'coverage.ended', object: 'people', recordId: open.person_id },
  );
  await tellEnded(db, open, name, now);
}

async function tellEnded(db: Db, open: Open, name: string, now: Date): Promise<void> {
  const covers = await db
    .selectFrom('coverage_turns')
    .select('cover_id')
    .distinct()
    .where('coverage_id', '=', open.id)
    .execute();
  const { due } = await countWork(db, open.id);
  const { rows } = await sql<{ done: number }>`
    select count(*)::int as done from changes where coverage_id = ${open.id}`.execute(db);
  const done = rows[0]?.done ?? 0;
  // Nobody covered, and nothing was due: there is nothing to tell.
  if (covers.length === 0 && due === 0) return;
  const people = [open.person_id, ...covers.map(({ cover_id }) => cover_id)];
  await notify(quiet(db, now), {
    to: people,
    kind: 'coverage-ended',
    params: { person: name, done, due },
    link: `/cover/reports/${open.id}`,
  });
}
