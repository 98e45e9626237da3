/** Everybody who can sign in today, with what a policy asks of them. */
import { sql } from 'kysely';
import type { Permission } from '#contract/access/permissions';
import { peopleWithRecoveryCodes, peopleWithSecondFactor } from '#access/factors';
import type { Ctx } from '#access/gate';
import { administrators } from '#access/administrators';
import { mustHaveSecondFactor } from '#access/policies';
import type { Policy } from '#contract/access/policy';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { mailState, type MailSettings } from './mail-test.ts';
import type { Staff, Standing } from './preflight.ts';

/** From where somebody came in within so many days, they may come again. */
const seenDays = 90;

export interface SignOn {
  /** There is a provider that works. */
  works: boolean;
  /** Whom it can sign in. */
  people: ReadonlySet<string>;
}

export interface Colleague extends Staff {
  permissions: ReadonlyMap<Permission, true>;
  hasFactor: boolean;
  mailable: boolean;
  lastSignInAt: Date | null;
}

export interface House {
  standing: Omit<Standing, 'author' | 'others'> & { author: Colleague; others: Colleague[] };
  everybody: Colleague[];
}

export interface HouseSettings extends MailSettings {
  signOn: (db: Db) => Promise<SignOn>;
}

export async function loadHouse(ctx: Ctx, settings: HouseSettings): Promise<House> {
  const { db, user, now } = ctx;
  const signOn = await settings.signOn(db);
  const everybody = await loadStaff(db, signOn, now);
  const author = everybody.find(({ id }) => id === user.personId) ?? {
    ...nobody,
    id: user.personId,
    name: user.name,
    atProvider: signOn.people.has(user.personId),
  };
  return {
    standing: {
      author,
      address: ctx.client.address,
      others: everybody.filter(({ id }) => id !== user.personId),
      mail: await mailState(db, settings),
      provider: signOn.works,
    },
    everybody,
  };
}

const nobody = {
  administrator: false,
  addresses: [],
  hasProof: false,
  permissions: new Map<Permission, true>(),
  hasFactor: false,
  mailable: false,
  lastSignInAt: null,
};

async function loadStaff(db: Db, signOn: SignOn, now: Date): Promise<Colleague[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    mailable: boolean;
    last_sign_in_at: Date | null;
    permissions: Permission[];
    addresses: string[];
  }>`
    select p.id, p.name, p.email is not null as mailable, p.last_sign_in_at,
      coalesce((select array_agg(distinct permission) from person_roles pr
        join roles r on r.id = pr.role_id cross join unnest(r.permissions) permission
        where pr.person_id = p.id), '{}') as permissions,
      coalesce(seen.addresses, '{}') as addresses
    from people p left join (
      select person_id, array_agg(distinct address) as addresses from sign_ins
      where outcome = 'in' and address is not null and at > ${later(now, -seenDays * dayMs)} group by person_id
    ) seen on seen.person_id = p.id
    where p.state = 'active' and (p.password_hash is not null or p.id = any(${[...signOn.people]}::uuid[])
      or exists (select from passkeys k where k.person_id = p.id))
    order by p.sort_name, p.id
  `.execute(db);
  const administering = new Set(await administrators(db, now));
  const factors = await peopleWithSecondFactor(db);
  const codes = await peopleWithRecoveryCodes(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    administrator: administering.has(row.id),
    addresses: row.addresses,
    hasProof: factors.has(row.id) || codes.has(row.id),
    atProvider: signOn.people.has(row.id),
    permissions: new Map(row.permissions.map((permission) => [permission, true])),
    hasFactor: factors.has(row.id),
    mailable: row.mailable,
    lastSignInAt: row.last_sign_in_at,
  }));
}

export const isAskedForFactor = (person: Colleague, policy: Policy): boolean =>
  !person.hasFactor && mustHaveSecondFactor(policy, person.permissions);

export const isDormant = ({ lastSignInAt }: Colleague, { dormantDays }: Policy, now: Date): boolean =>
  dormantDays !== null && lastSignInAt !== null && lastSignInAt < later(now, -dormantDays * dayMs);
