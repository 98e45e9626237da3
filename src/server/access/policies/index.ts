/**
 * The policy in force. Saved policies are never changed: the newest that counts is in force, one that had to be
 * confirmed and wasn't in time counts no more. So a policy that locks its author out goes by itself.
 */
import type { Permission } from '#contract/access/permissions';
import { Policy, policyPresets } from '#contract/access/policy';
import type { Db } from '#platform/database';

export { mailRisksOf, riskOf } from './risks.ts';

export interface SavedPolicy {
  id: string | null;
  policy: Policy;
  savedAt: Date | null;
  savedBy: string | null;
  /** Until when it must be confirmed; null: it needs none, or has been. */
  confirmBy: Date | null;
}

/** The policy in force. Nothing saved yet: the modern preset. */
export async function currentPolicy(db: Db, now: Date): Promise<Policy> {
  return (await currentlySaved(db, now)).policy;
}

/** What is in force, and whether it waits to be confirmed. */
export async function currentlySaved(db: Db, now: Date): Promise<SavedPolicy> {
  const row = await counting(db)
    .where((eb) =>
      eb.or([eb('confirm_by', 'is', null), eb('confirmed_at', 'is not', null), eb('confirm_by', '>', now)]),
    )
    .executeTakeFirst();
  return present(row);
}

/** What is in force if nobody confirms what waits. */
export async function settledPolicy(db: Db): Promise<SavedPolicy> {
  const row = await counting(db)
    .where((eb) => eb.or([eb('confirm_by', 'is', null), eb('confirmed_at', 'is not', null)]))
    .executeTakeFirst();
  return present(row);
}

/** In the order in which they were saved: a clock may have been put back meanwhile. */
const counting = (db: Db) =>
  db.selectFrom('policies').selectAll().where('reverted_at', 'is', null).orderBy('number', 'desc').limit(1);

function present(row: Awaited<ReturnType<ReturnType<typeof counting>['executeTakeFirst']>>): SavedPolicy {
  if (!row) return { id: null, policy: policyPresets.modern, savedAt: null, savedBy: null, confirmBy: null };
  return {
    id: row.id,
    policy: readPolicy(row.value),
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    confirmBy: row.confirmed_at === null ? row.confirm_by : null,
  };
}

/** A policy as it was saved, perhaps by an older program: each number it doesn't say is as in the modern preset. */
export function readPolicy(value: unknown): Policy {
  const said = merged(policyPresets.modern, value) as Record<string, unknown>;
  const parts = Object.entries(Policy.shape).map(([key, part]) => {
    const read = part.safeParse(said[key]);
    return [key, read.success ? read.data : policyPresets.modern[key as keyof Policy]];
  });
  return Object.fromEntries(parts) as Policy;
}

/** What `over` says of what `base` has. */
function merged(base: unknown, over: unknown): unknown {
  if (!isObject(base)) return over === undefined ? base : over;
  const from = isObject(over) ? over : {};
  return Object.fromEntries(Object.entries(base).map(([key, value]) => [key, merged(value, from[key])]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a policy wants a second factor of somebody with these rights. */
export function mustHaveSecondFactor(policy: Policy, permissions: ReadonlyMap<Permission, unknown>): boolean {
  const administers = permissions.has('people.manage') || permissions.has('settings.manage');
  return policy.secondFactor === 'everybody' || (policy.secondFactor === 'administrators' && administers);
}
