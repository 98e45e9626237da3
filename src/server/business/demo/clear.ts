/**
 * Removes the made-up company. The rule: **a record stays when a person changed it, or when something that stays refers
 * to it**. So a demo customer stays that somebody changed, or gave a contact, a deal or a follow-up of their own; its
 * made-up contacts and notes go, unless they were changed or are referred to themselves. What is in the bin goes.
 * The made-up people go too, save those whom an administrator changed or let in: what they own and stays becomes the
 * property of whoever clears. What stays is the organisation's own from then on.
 */
import type { z } from 'zod';
import type { demo } from '#contract/business/records';
import { accessChanged, changed, type Ctx } from '#access/gate';
import { lockOrganisation } from './fill.ts';
import { findFillId, listOrphans, lockMarked, removeMarked, setOwner, unmarkKept } from './store.ts';

/** @returns how many made-up records (people and departments among them) went and stayed; none where there is no company */
export async function clearDemo(
  ctx: Pick<Ctx, 'db' | 'now' | 'user'>,
): Promise<z.output<typeof demo.clear.reply>> {
  const { db } = ctx;
  await lockOrganisation(db);
  const fillId = await findFillId(db);
  if (fillId === undefined) return { removed: 0, kept: 0 };
  await lockMarked(db);
  const kept = await unmarkKept(db, fillId);
  await takeOver(ctx);
  const removed = await removeMarked(db);
  await accessChanged(db);
  return { removed, kept };
}

const owned = [
  ['customers', 'customer'],
  ['opportunities', 'opportunity'],
  ['follow_ups', 'followUp'],
] as const;

/** Whoever clears becomes the owner of what stays of people who go; the history says so. */
async function takeOver(ctx: Pick<Ctx, 'db' | 'now' | 'user'>): Promise<void> {
  const to = { id: ctx.user.personId, name: ctx.user.name };
  for (const [table, object] of owned) {
    const orphans = await listOrphans(ctx.db, table);
    await setOwner(
      ctx.db,
      table,
      orphans.map((row) => row.id),
      to.id,
      ctx.now,
    );
    for (const { id, customer_id, owner_id, owner_name } of orphans) {
      const fields = [{ field: 'owner', from: { id: owner_id, name: owner_name }, to }];
      await changed(ctx, object, id, { action: 'changed', customerId: customer_id, fields });
    }
  }
}
