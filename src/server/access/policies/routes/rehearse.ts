/** What a policy would do, in numbers and names: over the organisation's own last days, and today's people. */
import { sql } from 'kysely';
import type { Policy } from '#contract/access/policy';
import { namedAtMost, replayedDays, type Rehearsal } from '#contract/access/rehearsal';
import type { Lane } from '#contract/access/triggers';
import { peopleWithSecondFactor } from '#access/factors';
import { accountKey, type Ctx } from '#access/gate';
import { freeAt, limitsOf, type Factor } from '#access/lanes';
import { peopleAsked } from '#access/passwords';
import { mustHaveSecondFactor, settledPolicy, currentPolicy } from '#access/policies';
import { dayMs, later } from '#platform/clock';
import type { NetworkKind } from '#platform/network';
import { attackerUnder } from './attacker.ts';
import { loadHistory } from './history.ts';
import { preflight } from './preflight.ts';
import { replay, type Counted } from './replay.ts';
import { isAskedForFactor, isDormant, loadHouse, type Colleague, type HouseSettings } from './staff.ts';
import { who } from './who.ts';

export interface RehearsalSettings extends HouseSettings {
  networkKind: (address: string) => Promise<NetworkKind>;
}

export async function rehearse(ctx: Ctx, policy: Policy, settings: RehearsalSettings): Promise<Rehearsal> {
  const { db, user, now } = ctx;
  const { standing, everybody } = await loadHouse(ctx, settings);
  const named = (ids: ReadonlySet<string>) => people(everybody, ids, user.personId);
  const asked = await peopleAsked(db, policy.passwords, now, await peopleWithSecondFactor(db));
  const { policy: settled } = await settledPolicy(db);
  return {
    days: replayedDays,
    attacker: attackerUnder(policy),
    replay: await replayed(ctx, policy, everybody, settings),
    spent: named(await spentNow(ctx, policy, everybody)),
    secondFactor: {
      required: everybody.filter(({ permissions }) => mustHaveSecondFactor(policy, permissions)).length,
      asked: who(
        everybody.filter((person) => isAskedForFactor(person, policy)),
        user.personId,
      ),
    },
    newPassword: { people: asked.people, asked: named(new Set(asked.asked)), unknown: asked.unknown },
    keys: await keysUnder(ctx, policy),
    dormant: who(
      everybody.filter((person) => isDormant(person, policy, now)),
      user.personId,
    ),
    unsafe: await unsafeSessions(ctx, everybody),
    preflight: preflight(settled, policy, standing),
  };
}

const people = (everybody: readonly Colleague[], ids: ReadonlySet<string>, me: string) =>
  who(
    everybody.filter(({ id }) => ids.has(id)),
    me,
  );

async function replayed(
  { db, user, now }: Ctx,
  policy: Policy,
  everybody: readonly Colleague[],
  settings: RehearsalSettings,
): Promise<Rehearsal['replay']> {
  const history = await loadHistory(db, everybody, { ...settings, mailOn: settings.mailer.on }, now);
  const under = replay(history.rows, history.people, policy);
  if (under.since === null) return null;
  const inForce = replay(history.rows, history.people, await currentPolicy(db, now));
  const times = (of: Counted) => ({ signIns: of.signIns, who: people(everybody, of.people, user.personId) });
  return {
    since: under.since.toISOString(),
    signIns: under.all.signIns,
    people: under.all.people.size,
    challenged: times(under.challenged),
    refused: times(under.refused),
    stranded: people(everybody, under.stranded, user.personId),
    inForce: {
      challenged: inForce.challenged.signIns,
      refused: inForce.refused.signIns,
      stranded: inForce.stranded.size,
    },
  };
}

/** Whose password lanes would have no room just now. */
async function spentNow({ db, now }: Ctx, policy: Policy, everybody: readonly Colleague[]) {
  const { rows } = await sql<{
    account: string;
    lane: Lane;
    factor: Factor;
    attempts: Date[];
    in_a_row: number;
  }>`
    select encode(account, 'hex') as account, lane, factor, attempts, in_a_row from lane_budgets
    where factor in ('password', 'totp', 'totp-after-password', 'recovery-code', 'mail-code')
  `.execute(db);
  const ids = new Map(everybody.map(({ id }) => [accountKey(id).toString('hex'), id]));
  const spent = rows.filter(
    (row) => freeAt(row.attempts, row.in_a_row, limitsOf(policy, row.lane, row.factor), now) !== null,
  );
  return new Set(spent.map(({ account }) => ids.get(account)).filter((id) => id !== undefined));
}

/** Keys that were made lately by people who don't manage keys, and what waits now. */
async function keysUnder({ db, now }: Ctx, { approveKeys }: Policy): Promise<Rehearsal['keys']> {
  const { rows } = await sql<{ id: string; name: string; person_id: string; person: string; waits: boolean }>`
    select k.id, k.name, p.id as person_id, p.name as person, k.approved_at is null as waits
    from api_keys k join people p on p.id = k.person_id
    where (k.approved_at is null and (k.expires_at is null or k.expires_at > ${now}))
      or (k.created_at > ${later(now, -replayedDays * dayMs)} and not exists (
        select from person_roles pr join roles r on r.id = pr.role_id
        where pr.person_id = p.id and 'apiKeys.manage' = any(r.permissions)))
    order by k.created_at desc
  `.execute(db);
  const listed = (of: typeof rows) => ({
    count: of.length,
    keys: of
      .slice(0, namedAtMost)
      .map(({ id, name, person_id, person }) => ({ id, name, person: { id: person_id, name: person } })),
  });
  return { made: listed(approveKeys ? rows : []), waiting: listed(rows.filter(({ waits }) => waits)) };
}

async function unsafeSessions({ db, user, now }: Ctx, everybody: readonly Colleague[]) {
  const rows = await db
    .selectFrom('locks')
    .select('person_id')
    .where('scope', '=', 'session')
    .where('trigger', '=', 'unsafe-network')
    .where('opens_at', '>', later(now, -replayedDays * dayMs))
    .execute();
  const { networks } = await currentPolicy(db, now);
  if (rows.length === 0 && networks.unsafe === 'nothing') return null;
  const ids = new Set(rows.map((row) => row.person_id).filter((id) => id !== null));
  return { sessions: rows.length, who: people(everybody, ids, user.personId) };
}
