/** What is known about a request: who, from where, how many attempts, unlike which habit, under attack or not. */
import { sql } from 'kysely';
import { habitParts, type Evidence } from '#contract/access/unlocking';
import type { Lane, TriggerName } from '#contract/access/triggers';
import { accountKey, attackOn } from '#access/gate';
import { familiarDays } from '#access/lanes';
import { isUnlike } from '#access/sign-in';
import { readAgent } from '#platform/agent';
import { dayMs, hourIn, hourMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import type { LiftableLock } from './locks.ts';
import type { RequestRow } from './store.ts';
import { habitFrom, suggest, type Seen } from './suggest.ts';

type Request = RequestRow & { person_id: string };

const historyDays = 90;
const earlierAtMost = 10;

/** @param locks those that are open now */
export async function gather(
  db: Db,
  request: Request,
  locks: readonly LiftableLock[],
  timeZone: string,
  now: Date,
): Promise<{ evidence: Evidence; suggestion: ReturnType<typeof suggest> }> {
  const person = await db
    .selectFrom('people')
    .select(['last_sign_in_at', 'password_changed_at'])
    .where('id', '=', request.person_id)
    .executeTakeFirstOrThrow();
  const { address, network, user_agent: userAgent } = request;
  const client = { address, network, userAgent, deviceCookie: null };
  const attack = await attackOn(db, { account: accountKey(request.person_id), network }, now);
  const evidence: Evidence = {
    lastSignInAt: person.last_sign_in_at?.toISOString() ?? null,
    passwordChangedAt: person.password_changed_at?.toISOString() ?? null,
    attempts: await attemptsAt(db, request.person_id, now),
    deviceKnown: request.device_id !== null,
    networkFamiliar: await isFamiliar(db, request.person_id, network, request.created_at),
    ...(await compare(db, request, timeZone)),
    scoredUnlike: await isUnlike(db, request.person_id, client, now),
    attack: { ...attack, refusedAtAccount: refusedIn(locks) },
    otherRequests: await othersOf(db, request),
    earlier: await earlierLocks(db, request.person_id, now),
  };
  return { evidence, suggestion: suggest(seenIn(evidence, request, locks, now)) };
}

function seenIn(evidence: Evidence, request: Request, locks: readonly LiftableLock[], now: Date): Seen {
  const { attack, passwordChangedAt: changed } = evidence;
  return {
    ...evidence,
    ...attack,
    signedIn: request.signed_in,
    triggers: locks.map(({ trigger }) => trigger),
    relocked: locks.some(({ repeats_id: first }) => first !== null),
    failures: evidence.attempts.reduce((sum, { lastDay }) => sum + lastDay, 0),
    passwordChangedDays:
      changed === null ? null : Math.floor((now.getTime() - new Date(changed).getTime()) / dayMs),
  };
}

/** A proof that held is given back: what is left in a lane are failures. Who only asked hasn't failed at anything. */
async function attemptsAt(db: Db, personId: string, now: Date): Promise<Evidence['attempts']> {
  const { rows } = await sql<{ lane: Lane; factor: string; hour: number; day: number }>`
    select lane, factor, count(*) filter (where least(t, ${now}) > ${later(now, -hourMs)})::int as hour,
      count(*)::int as day
    from lane_budgets, unnest(attempts) t
    where account = ${accountKey(personId)} and least(t, ${now}) > ${later(now, -dayMs)}
      and factor not in ('unlock-request', 'mail', 'mail-after-password')
    group by lane, factor order by lane, factor`.execute(db);
  return rows.map(({ lane, factor, hour, day }) => ({ lane, factor, lastHour: hour, lastDay: day }));
}

async function isFamiliar(db: Db, personId: string, network: string, at: Date): Promise<boolean> {
  const known = await db
    .selectFrom('familiar_networks')
    .select('network')
    .where('person_id', '=', personId)
    .where('network', '=', network)
    .where('last_at', '>', later(at, -familiarDays * dayMs))
    // What became familiar by what followed the request was none when it was made.
    .where('first_at', '<=', at)
    .executeTakeFirst();
  return known !== undefined;
}

const family = (browser: string | null) => browser?.replace(/ [\d.]+$/, '') ?? null;
/** Somebody who comes at nine comes at eleven too. */
const hoursAround = 2;

/** What isn't as at any sign-in before. */
async function compare(
  db: Db,
  request: Request,
  timeZone: string,
): Promise<Pick<Evidence, 'signIns' | 'unlike'>> {
  const before = await db
    .selectFrom('sign_ins')
    .select(['at', 'network', 'country', 'browser', 'system'])
    .where('person_id', '=', request.person_id)
    .where('outcome', '=', 'in')
    .where('at', '<=', request.created_at)
    .where('at', '>', later(request.created_at, -historyDays * dayMs))
    .orderBy('at', 'desc')
    .limit(500)
    .execute();
  if (before.length < habitFrom) return { signIns: before.length, unlike: [] };
  const { browserFamily, systemFamily } = readAgent(request.user_agent);
  const hour = hourIn(timeZone, request.created_at);
  const apart = (other: number) => Math.min(Math.abs(other - hour), 24 - Math.abs(other - hour));
  const isUsual: Record<Evidence['unlike'][number], boolean> = {
    network: before.some(({ network }) => network === request.network),
    // A place that isn't known is unlike nothing.
    country: request.country === null || before.some(({ country }) => country === request.country),
    browser: before.some(({ browser }) => family(browser) === browserFamily),
    system: before.some(({ system }) => system === systemFamily),
    hour: before.some(({ at }) => apart(hourIn(timeZone, at)) <= hoursAround),
  };
  return { signIns: before.length, unlike: habitParts.filter((part) => !isUsual[part]) };
}

/** As the note of a spent lane counts them. */
const refusedIn = (locks: readonly LiftableLock[]): number =>
  Math.max(
    0,
    ...locks.map(({ evidence }) => {
      const refused = (evidence as { refused?: unknown }).refused;
      return typeof refused === 'number' ? refused : 0;
    }),
  );

async function othersOf(db: Db, request: Request): Promise<number> {
  const { count } = await db
    .selectFrom('unlock_requests')
    .where('person_id', '=', request.person_id)
    .where('id', '<>', request.id)
    .where('created_at', '>', later(request.created_at, -dayMs))
    .where('network', '<>', request.network)
    .select(db.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function earlierLocks(db: Db, personId: string, now: Date): Promise<Evidence['earlier']> {
  const rows = await db
    .selectFrom('locks')
    .select([
      'id',
      'trigger',
      'opens_at',
      'ends_at',
      'ended_at',
      'root_cause',
      'suggested_cause',
      'repeats_id',
    ])
    .select(
      sql<number>`(select count(*)::int from remedies r where r.aftercare_id = locks.aftercare_id
        and r.done_at is null and r.dropped_at is null)`.as('remedies_left'),
    )
    .where('person_id', '=', personId)
    .where('opens_at', '>', later(now, -historyDays * dayMs))
    .where((eb) => eb.or([eb('ended_at', 'is not', null), eb('ends_at', '<=', now)]))
    .orderBy('opens_at', 'desc')
    .limit(earlierAtMost)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    trigger: row.trigger as TriggerName,
    opensAt: row.opens_at.toISOString(),
    endedAt: (row.ended_at ?? row.ends_at)?.toISOString() ?? null,
    rootCause: row.root_cause ?? row.suggested_cause,
    causeSuggested: row.root_cause === null,
    relock: row.repeats_id !== null,
    remediesLeft: row.remedies_left,
  }));
}
