/** Who asks: a person with the rights of their roles, by a session or an API key. */
import { sql } from 'kysely';
import type { Permission, Scope } from '#contract/access/permissions';
import { recordPermissions, scopes } from '#contract/access/permissions';
import type { Locale } from '#contract/fields';
import { coveringOf, coversNothing, type CoveringNow } from '#access/coverage';
import { activeLocks, worstOf, type ActiveLock } from '#access/locks';
import { later } from '#platform/clock';
import type { Db } from '#platform/database';
import { hashSecret } from '#platform/secrets';

export interface Principal {
  personId: string;
  name: string;
  locale: Locale;
  departmentId: string | null;
  /** Null for an API key. */
  sessionId: string | null;
  deviceId: string | null;
  apiKeyId: string | null;
  /** When they last proved who they are in this session. Null: long ago, or an API key. */
  provedAt: Date | null;
  /** Set in a session that was opened by breaking the glass: when it ends. No lock of the account stops it. */
  breakGlassUntil: Date | null;
  /** The open lock that allows least. `limited` has cut the permissions already; the adapter stops at the others. */
  lock: ActiveLock | null;
  /** Each permission held, with how far it reaches. */
  permissions: ReadonlyMap<Permission, Scope>;
  /** The people whose records a scope reaches, oneself among them. */
  department: readonly string[];
  departmentAndBelow: readonly string[];
  /** What of colleagues' work they do now, in their place. By a session only: a program covers for nobody. */
  covering: CoveringNow;
  organisation: { currency: string; timeZone: string };
}

export interface Found {
  principal: Principal;
  expiresAt: Date | null;
  lastSeenAt: Date | null;
  /** Which pages it ran last. */
  generation: number | null;
  /** The device the session belongs to, with the epoch that its cookie must be of; null: none is known. */
  device: { id: string; epoch: number } | null;
}

/** How a session was opened that goes past every lock of its person's account; nothing else opens one by this name. */
export const breakGlassMethod = 'break-glass';

/** The secret in `Authorization: Bearer …` of an API key begins with this, so that scanners of leaks know it. */
export const apiKeyPrefix = 'lk_';

/**
 * Finds the person behind a session's secret. Null: no such session, or it has ended, or the account is closed.
 * @param idleMs a session not used for so long has ended
 */
export async function findBySession(
  db: Db,
  secret: string,
  now: Date,
  idleMs: number,
): Promise<Found | null> {
  const session = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .where('sessions.token_hash', '=', hashSecret(secret))
    .where('sessions.expires_at', '>', now)
    .where('sessions.last_seen_at', '>', later(now, -idleMs))
    .where('people.state', '=', 'active')
    .select(['sessions.id', 'sessions.person_id', 'sessions.expires_at', 'sessions.last_seen_at'])
    .select(['sessions.device_id', 'sessions.proved_at', 'sessions.method', 'people.device_epoch'])
    .select('sessions.client_generation')
    .executeTakeFirst();
  if (!session) return null;
  const principal = await loadPrincipal(db, session.person_id, session.id);
  if (!principal) return null;
  const { device_id: deviceId, proved_at: provedAt } = session;
  const breakGlassUntil = session.method === breakGlassMethod ? session.expires_at : null;
  const locks = await activeLocks(
    db,
    [
      // It is there for when the account itself is locked; the session can still be ended, and locked by hand.
      ...(breakGlassUntil === null ? [{ scope: 'account' as const, subject: session.person_id }] : []),
      { scope: 'session', subject: session.id },
      ...(deviceId === null ? [] : [{ scope: 'device' as const, subject: deviceId }]),
    ],
    now,
  );
  return {
    principal: locked(
      {
        ...principal,
        deviceId,
        provedAt,
        breakGlassUntil,
        covering: await coveringOf(db, session.person_id, now),
      },
      worstOf(locks),
    ),
    expiresAt: session.expires_at,
    lastSeenAt: session.last_seen_at,
    generation: session.client_generation,
    device: deviceId === null ? null : { id: deviceId, epoch: session.device_epoch },
  };
}

/** Finds the person behind an API key; their rights are cut to the key's scopes. */
export async function findByApiKey(db: Db, secret: string, now: Date): Promise<Found | null> {
  const key = await db
    .selectFrom('api_keys')
    .innerJoin('people', 'people.id', 'api_keys.person_id')
    .where('api_keys.secret_hash', '=', hashSecret(secret))
    .where((eb) => eb.or([eb('api_keys.expires_at', 'is', null), eb('api_keys.expires_at', '>', now)]))
    .where('people.state', '=', 'active')
    .select([
      'api_keys.id',
      'api_keys.person_id',
      'api_keys.expires_at',
      'api_keys.last_used_at',
      'api_keys.scopes',
      'api_keys.created_at',
      'api_keys.approved_at',
    ])
    .executeTakeFirst();
  if (!key) return null;
  const person = await loadPrincipal(db, key.person_id, null);
  if (!person) return null;
  const permissions = new Map(
    [...person.permissions].filter(([permission]) => key.scopes.includes(permission)),
  );
  const locks = await activeLocks(
    db,
    [
      { scope: 'account', subject: key.person_id },
      { scope: 'api-key', subject: key.id },
    ],
    now,
  );
  const lock = worstOf(locks);
  // Lifting its lock doesn't approve a key, nor does losing the row.
  const closed = key.approved_at !== null || lock?.strength === 'closed' ? lock : unapproved(key);
  return {
    principal: locked({ ...person, permissions, apiKeyId: key.id }, closed),
    expiresAt: key.expires_at,
    lastSeenAt: key.last_used_at,
    generation: null,
    device: null,
  };
}

const unapproved = (key: { id: string; created_at: Date; expires_at: Date | null }): ActiveLock => ({
  id: key.id,
  scope: 'api-key',
  strength: 'closed',
  trigger: 'unapproved-software',
  reason: '',
  opensAt: key.created_at,
  endsAt: key.expires_at,
  coveredBy: null,
});

/** What somebody may do whose work is limited (SPEC, strengths): read their own records, record follow-ups. */
const whileLimited: readonly Permission[] = [
  'customers.read',
  'contacts.read',
  'followUps.read',
  'followUps.create',
  'opportunities.read',
];

function locked(principal: Principal, lock: ActiveLock | null): Principal {
  if (lock?.strength !== 'limited') return { ...principal, lock };
  const permissions = whileLimited.filter((permission) => principal.permissions.has(permission));
  return {
    ...principal,
    lock,
    permissions: new Map(permissions.map((permission) => [permission, 'own'])),
    covering: coversNothing,
  };
}

/**
 * A person's rights as they are now. Null where there is no such person, or the account is closed.
 * @param closedToo what somebody could do whose account is closed, if it were opened
 */
export async function loadPrincipal(
  db: Db,
  personId: string,
  sessionId: string | null,
  closedToo = false,
): Promise<Principal | null> {
  const person = await db
    .selectFrom('people')
    .innerJoin('organisation', (join) => join.on(sql<boolean>`true`))
    .where('people.id', '=', personId)
    .$if(!closedToo, (q) => q.where('people.state', '=', 'active'))
    .select(['people.id', 'people.name', 'people.locale', 'people.department_id', 'currency', 'time_zone'])
    .executeTakeFirst();
  if (!person) return null;
  const roles = await db
    .selectFrom('person_roles')
    .innerJoin('roles', 'roles.id', 'person_roles.role_id')
    .where('person_roles.person_id', '=', personId)
    .select(['scope', 'permissions'])
    .execute();
  const { department, below } = await colleagues(db, person.department_id);
  return {
    personId,
    name: person.name,
    locale: person.locale as Locale,
    departmentId: person.department_id,
    sessionId,
    deviceId: null,
    apiKeyId: null,
    provedAt: null,
    breakGlassUntil: null,
    lock: null,
    permissions: widest(roles as { scope: Scope; permissions: string[] }[]),
    department: [...new Set([personId, ...department])],
    departmentAndBelow: [...new Set([personId, ...below])],
    covering: coversNothing,
    organisation: { currency: person.currency, timeZone: person.time_zone },
  };
}

/** Several roles add up: a permission reaches as far as the widest role that grants it. */
export function widest(
  roles: readonly { scope: Scope; permissions: readonly string[] }[],
): Map<Permission, Scope> {
  const permissions = new Map<Permission, Scope>();
  for (const role of roles) {
    for (const name of role.permissions as Permission[]) {
      const scope = (recordPermissions as readonly string[]).includes(name) ? role.scope : 'all';
      const had = permissions.get(name);
      if (had === undefined || scopes.indexOf(scope) > scopes.indexOf(had)) permissions.set(name, scope);
    }
  }
  return permissions;
}

async function colleagues(
  db: Db,
  departmentId: string | null,
): Promise<{ department: string[]; below: string[] }> {
  if (departmentId === null) return { department: [], below: [] };
  const { rows } = await sql<{ id: string; own: boolean }>`
    with recursive tree as (
      select id from departments where id = ${departmentId}
      union select d.id from departments d join tree on d.parent_id = tree.id
    )
    select p.id, p.department_id = ${departmentId} as own from people p join tree on p.department_id = tree.id
  `.execute(db);
  return { department: rows.filter((row) => row.own).map((row) => row.id), below: rows.map((row) => row.id) };
}
