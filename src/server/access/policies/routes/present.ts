/** Policies as they are shown: the one in force, and those before it with what each changed. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import {
  policyPresets,
  type Policy,
  type PolicyDifference,
  type PolicyInForce,
  type SavedPolicy,
} from '#contract/access/policy';
import type { Ctx } from '#access/gate';
import { currentlySaved, readPolicy, riskOf } from '#access/policies';
import { mailConfirmedAt } from './mail-test.ts';
import type { HouseSettings } from './staff.ts';

export async function policyInForce(ctx: Ctx, settings: HouseSettings): Promise<PolicyInForce> {
  const { db, user, now } = ctx;
  const { savedAt, savedBy, confirmBy, ...saved } = await currentlySaved(db, now);
  const { provedAt } = user;
  const confirmedAt = await mailConfirmedAt(db, settings);
  const by =
    savedBy === null
      ? undefined
      : await db.selectFrom('people').select(['id', 'name']).where('id', '=', savedBy).executeTakeFirst();
  return {
    ...saved,
    savedAt: savedAt?.toISOString() ?? null,
    savedBy: by ?? null,
    confirmBy: confirmBy?.toISOString() ?? null,
    proved: savedAt !== null && provedAt !== null && provedAt > savedAt,
    mail: { on: settings.mailer.on, confirmedAt: confirmedAt?.toISOString() ?? null },
    singleSignOn: (await settings.signOn(db)).works,
  };
}

export async function policyHistory({ db, now }: Ctx, limit: number): Promise<SavedPolicy[]> {
  const inForce = (await currentlySaved(db, now)).id;
  const rows = await db
    .selectFrom('policies as p')
    .leftJoin('policies as base', 'base.id', 'p.based_on')
    .leftJoin('people as saver', 'saver.id', 'p.saved_by')
    .leftJoin('people as confirmer', 'confirmer.id', 'p.confirmed_by')
    .leftJoin('people as reverter', 'reverter.id', 'p.reverted_by')
    .select(['p.id', 'p.value', 'p.saved_at', 'p.confirm_by', 'p.confirmed_at', 'p.reverted_at'])
    .select(['base.value as base', 'saver.id as saver_id', 'saver.name as saver'])
    .select(['confirmer.id as confirmer_id', 'confirmer.name as confirmer'])
    .select(['reverter.id as reverter_id', 'reverter.name as reverter'])
    .orderBy('p.number', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const policy = readPolicy(row.value);
    const before = row.base === null ? policyPresets.modern : readPolicy(row.base);
    const late = row.confirm_by !== null && row.confirmed_at === null && row.confirm_by <= now;
    const revertedAt = row.reverted_at ?? (late ? row.confirm_by : null);
    const waits = row.confirm_by !== null && row.confirmed_at === null;
    return {
      id: row.id,
      policy,
      savedAt: row.saved_at.toISOString(),
      savedBy: ref(row.saver_id, row.saver),
      state: revertedAt ? 'reverted' : row.id !== inForce ? 'replaced' : waits ? 'waiting' : 'in-force',
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      confirmedBy: ref(row.confirmer_id, row.confirmer),
      revertedAt: revertedAt?.toISOString() ?? null,
      revertedBy: ref(row.reverter_id, row.reverter),
      risks: riskOf(before, policy),
      differences: differences(before, policy),
    };
  });
}

const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** Every number that differs, by its path. */
export function differences(before: Policy, after: Policy): z.infer<typeof PolicyDifference>[] {
  const found: z.infer<typeof PolicyDifference>[] = [];
  const walk = (from: unknown, to: unknown, path: readonly string[]): void => {
    if (isDeepStrictEqual(from, to)) return;
    if (isRecord(from) && isRecord(to))
      for (const key of new Set([...Object.keys(from), ...Object.keys(to)]))
        walk(from[key], to[key], [...path, key]);
    else found.push({ field: path.join('.'), before: from ?? null, after: to ?? null });
  };
  walk(before, after, []);
  return found;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
