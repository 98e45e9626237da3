/**
 * The policy in force. Saved policies are never changed: the newest that counts is in force, one that had to be
 * confirmed and wasn't in time counts no more. So a policy that locks its author out goes by itself.
 */
import type { Permission } from '#contract/access/permissions';
import { Policy, policyPresets } from '#contract/access/policy';
import { given, type Db } from '#platform/database';

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

export async function currentlySaved(db: Db, now: Date): Promise<SavedPolicy> {
  const row = await db
    .selectFrom('policies')
    .selectAll()
    .where('reverted_at', 'is', null)
    .where((eb) =>
      eb.or([eb('confirm_by', 'is', null), eb('confirmed_at', 'is not', null), eb('confirm_by', '>', now)]),
    )
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { id: null, policy: policyPresets.modern, savedAt: null, savedBy: null, confirmBy: null };
  return {
    id: row.id,
    policy: readPolicy(row.value),
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    confirmBy: row.confirmed_at === null ? row.confirm_by : null,
  };
}

/** A policy as it was saved, perhaps by an older program: what it doesn't say is as in the modern preset. */
export function readPolicy(value: unknown): Policy {
  const saved = Policy.partial().safeParse(value);
  return { ...policyPresets.modern, ...(saved.success ? definedOf(saved.data) : {}) };
}

const definedOf = (saved: { [K in keyof Policy]?: Policy[K] | undefined }): Partial<Policy> =>
  given(saved) as Partial<Policy>;

/** Whether a policy wants a second factor of somebody with these rights. */
export function mustHaveSecondFactor(policy: Policy, permissions: ReadonlyMap<Permission, unknown>): boolean {
  const administers = permissions.has('people.manage') || permissions.has('settings.manage');
  return policy.secondFactor === 'everybody' || (policy.secondFactor === 'administrators' && administers);
}
