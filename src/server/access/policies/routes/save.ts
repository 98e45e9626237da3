/** Saving a policy, and what becomes of a risky one: confirmed by somebody who just proved who they are, or gone. */
import { isDeepStrictEqual } from 'node:util';
import { confirmMinutes, passwordPresetOf, presetOf, type Policy } from '#contract/access/policy';
import type { Preflight } from '#contract/access/rehearsal';
import type { Locale } from '#contract/fields';
import { audit } from '#access/audit';
import { accessChanged, demandFresh, type Ctx } from '#access/gate';
import { notify } from '#access/notices';
import { lockAdministration } from '#access/administrators';
import { currentlySaved, settledPolicy } from '#access/policies';
import { later, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { readCidr } from '#platform/network';
import { invalid, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import { preflight } from './preflight.ts';
import { loadHouse, type HouseSettings } from './staff.ts';

/**
 * Puts a policy in force. One that is in force already stays as it is.
 * @throws ProblemError `stale` where another one came in between; `would_lock_out` with `errors` that say whom;
 * `fresh_proof_needed`; `invalid_input`
 */
export async function savePolicy(
  ctx: Ctx,
  given: { policy: Policy; basedOn: string | null },
  settings: HouseSettings,
): Promise<void> {
  await demandFresh(ctx);
  const { db, user, now } = ctx;
  const policy = tidy(given.policy, '/body/policy');
  // One after the other, and after whoever changes administrators just now.
  await lockAdministration(db);
  const current = await currentlySaved(db, now);
  if (current.id !== given.basedOn) throw new ProblemError('stale');
  if (isDeepStrictEqual(current.policy, policy)) return;
  // Held against what was confirmed: what still waits must not be kept by a harmless change on top of it.
  const settled = await settledPolicy(db);
  const { standing } = await loadHouse(ctx, settings);
  const { confirm, stops } = preflight(settled.policy, policy, standing);
  if (stops.length > 0) throw wouldLockOut(stops);
  const confirmBy = confirm ? later(now, confirmMinutes * minuteMs) : null;
  await db
    .insertInto('policies')
    .values({
      id: newId(),
      value: JSON.stringify(policy),
      saved_at: now,
      saved_by: user.personId,
      based_on: current.id,
      confirm_by: confirmBy,
    })
    .execute();
  if (confirmBy) await tellWhoConfirms(ctx, confirmBy);
  await accessChanged(db);
}

function wouldLockOut(stops: Preflight['stops']): ProblemError {
  const errors = stops.map(({ code, pointer, who }) => ({
    pointer,
    code,
    detail: who.people.map(({ name }) => name).join(', '),
  }));
  return new ProblemError('would_lock_out', undefined, { errors });
}

/**
 * The names of presets are told by the numbers, and each network has one text.
 * @throws ProblemError `invalid_input` for what is no network
 */
export function tidy(policy: Policy, pointer: string): Policy {
  const allowedNetworks = policy.allowedNetworks.map((text, i) => {
    const network = readCidr(text);
    if (network === null)
      throw invalid(`${pointer}/allowedNetworks/${i}`, 'invalid_network', 'This is no network.');
    return network;
  });
  const passwords = { ...policy.passwords, preset: passwordPresetOf(policy.passwords) };
  const tidied = { ...policy, passwords, allowedNetworks: [...new Set(allowedNetworks)] };
  return { ...tidied, preset: presetOf(tidied) };
}

const what: Record<Locale, string> = {
  'zh-Hans': '新的安全策略',
  'zh-Hant': '新的安全政策',
  en: 'The new security policy ',
};

async function tellWhoConfirms(ctx: Ctx, confirmBy: Date): Promise<void> {
  await notify(ctx, {
    to: { right: 'settings.manage' },
    kind: 'settings-revert',
    params: { what, by: ctx.user.name, at: confirmBy.toISOString() },
    link: '/settings/policy',
  });
}

/**
 * Keeps a policy for good.
 * @throws ProblemError `fresh_proof_needed` where nobody proved who they are since it was saved; `stale`; `wrong_state`
 */
export async function confirmPolicy(ctx: Ctx, id: string): Promise<void> {
  const { db, user, now } = ctx;
  const { savedAt } = await demandWaiting(ctx, id);
  // A session from before proves nothing about coming in now.
  if (user.provedAt === null || savedAt === null || user.provedAt <= savedAt)
    throw new ProblemError('fresh_proof_needed');
  await demandFresh(ctx);
  const kept = await db
    .updateTable('policies')
    .set({ confirmed_at: now, confirmed_by: user.personId })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('reverted_at', 'is', null)
    .where('confirm_by', '>', now)
    .executeTakeFirst();
  if (kept.numUpdatedRows !== 1n) throw new ProblemError('wrong_state');
}

/** Takes back a policy that waits. @throws ProblemError `stale`, `wrong_state` */
export async function revertPolicy(ctx: Ctx, id: string): Promise<void> {
  const { db, user, now } = ctx;
  await demandWaiting(ctx, id);
  await db
    .updateTable('policies')
    .set({ reverted_at: now, reverted_by: user.personId })
    .where('id', '=', id)
    .execute();
  await accessChanged(db);
}

async function demandWaiting({ db, now }: Ctx, id: string) {
  await lockAdministration(db);
  const current = await currentlySaved(db, now);
  if (current.id !== id) throw new ProblemError('stale');
  if (current.confirmBy === null)
    throw new ProblemError('wrong_state', 'It was confirmed, or needed not be.');
  return current;
}

/** Writes down which policies went by themselves. They count no more from that time on, written down or not. */
export async function noteReverted(db: Db, now: Date): Promise<number> {
  const gone = await db
    .updateTable('policies')
    .set((eb) => ({ reverted_at: eb.ref('confirm_by') }))
    .where('confirm_by', '<=', now)
    .where('confirmed_at', 'is', null)
    .where('reverted_at', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of gone)
    await audit({ db, user: null, now }, { action: 'policy.reverted', object: 'policy', recordId: id });
  if (gone.length > 0) await accessChanged(db);
  return gone.length;
}
