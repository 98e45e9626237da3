/** What a bulk change is to each kind of record: the rights it takes, doing it to one, and putting that one back. */
import { z } from 'zod';
import type { Permission } from '#contract/access/permissions';
import {
  ContactBulk,
  CustomerBulk,
  OpportunityBulk,
  type BulkObject,
  type NewBulkRun,
} from '#contract/business/bulk';
import { Day, Id } from '#contract/fields';
import type { Ctx } from '#access/gate';
import { findContactIds, getContact, removeContact, restoreContact } from '#business/contacts';
import {
  changeCustomer,
  findCustomerIds,
  getCustomer,
  removeCustomer,
  restoreCustomer,
} from '#business/customers';
import {
  changeOpportunity,
  findOpportunityIds,
  getOpportunity,
  moveBackOpportunity,
  moveOpportunity,
  removeOpportunity,
  restoreOpportunity,
} from '#business/opportunities';

/** What became of one record. Null: it was as wanted already. */
export type Done = { before: object; versionAfter: number } | null;

export interface BulkKind {
  table: 'customers' | 'contacts' | 'opportunities';
  /** The rights that a change takes. */
  rights(change: unknown): Permission[];
  /** Changes one record, which is locked. @throws ProblemError of the record's module */
  apply(ctx: Ctx, id: string, change: unknown): Promise<Done>;
  /** Puts one record back that still has the version which the run made. @throws ProblemError, as above */
  putBack(ctx: Ctx, id: string, version: number, before: unknown): Promise<void>;
}

const deleted = { deleted: true };
const wasDeleted = (before: unknown) => z.object({ deleted: z.literal(true) }).safeParse(before).success;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const CustomerBefore = CustomerBulk.pick({ ownerId: true, level: true })
  .extend({ level: z.string().nullable(), tags: z.array(z.string()) })
  .partial();

const customer: BulkKind = {
  table: 'customers',
  rights(change) {
    const { ownerId, delete: remove } = CustomerBulk.parse(change);
    if (remove) return ['customers.delete'];
    return ownerId === undefined ? ['customers.change'] : ['customers.change', 'customers.assign'];
  },
  async apply(ctx, id, change) {
    const { delete: remove, addTags = [], removeTags = [], ...set } = CustomerBulk.parse(change);
    const before = await getCustomer(ctx, id);
    if (remove) {
      await removeCustomer(ctx, id, before.version);
      return { before: deleted, versionAfter: before.version + 1 };
    }
    const gone = new Set(removeTags);
    const tags = [...new Set([...before.tags.filter((tag) => !gone.has(tag)), ...addTags])];
    const was = { ownerId: before.owner?.id ?? null, level: before.level, tags: before.tags };
    const wanted = { ...was, ...set, tags };
    if (same(was, wanted)) return null;
    const { version } = await changeCustomer(ctx, id, before.version, {
      ...set,
      ...(!same(tags, before.tags) && { tags }),
    });
    return { before: was, versionAfter: version };
  },
  async putBack(ctx, id, version, before) {
    if (wasDeleted(before)) await restoreCustomer(ctx, id);
    else await changeCustomer(ctx, id, version, CustomerBefore.parse(before));
  },
};

const contact: BulkKind = {
  table: 'contacts',
  rights: () => ['contacts.delete'],
  async apply(ctx, id, change) {
    ContactBulk.parse(change);
    const { version } = await getContact(ctx, id);
    await removeContact(ctx, id, version);
    return { before: deleted, versionAfter: version + 1 };
  },
  async putBack(ctx, id) {
    await restoreContact(ctx, id);
  },
};

const OpportunityBefore = z.object({
  ownerId: Id.nullable(),
  expectedClose: Day.nullable(),
  stageId: Id,
});

const opportunity: BulkKind = {
  table: 'opportunities',
  rights(change) {
    const { ownerId, delete: remove } = OpportunityBulk.parse(change);
    if (remove) return ['opportunities.delete'];
    return ownerId === undefined
      ? ['opportunities.change']
      : ['opportunities.change', 'opportunities.assign'];
  },
  async apply(ctx, id, change) {
    const { delete: remove, stageId, lossReason, lossNote, ...set } = OpportunityBulk.parse(change);
    const deal = await getOpportunity(ctx, id);
    if (remove) {
      await removeOpportunity(ctx, id, deal.version);
      return { before: deleted, versionAfter: deal.version + 1 };
    }
    const was = { ownerId: deal.owner?.id ?? null, expectedClose: deal.expectedClose };
    let { version } = deal;
    if (stageId !== undefined && stageId !== deal.stage.id)
      ({ version } = await moveOpportunity(ctx, id, version, { stageId, lossReason, lossNote }));
    if (!same(was, { ...was, ...set })) ({ version } = await changeOpportunity(ctx, id, version, set));
    if (version === deal.version) return null;
    return { before: { ...was, stageId: deal.stage.id }, versionAfter: version };
  },
  async putBack(ctx, id, seen, before) {
    if (wasDeleted(before)) {
      await restoreOpportunity(ctx, id);
      return;
    }
    const { stageId, ...was } = OpportunityBefore.parse(before);
    let now = await getOpportunity(ctx, id);
    // The run's own move is its last one: nobody changed it since.
    if (now.stage.id !== stageId) now = await moveBackOpportunity(ctx, id, seen);
    const owned = { ownerId: now.owner?.id ?? null, expectedClose: now.expectedClose };
    if (!same(owned, was)) await changeOpportunity(ctx, id, now.version, was);
  },
};

export const bulkKinds: Record<BulkObject, BulkKind> = { customer, contact, opportunity };

/** The ids of all records that match a run's query, at most so many. */
export function findMatching(ctx: Ctx, run: NewBulkRun, atMost: number): Promise<string[]> {
  switch (run.object) {
    case 'customer':
      return findCustomerIds(ctx, run.query ?? {}, atMost);
    case 'contact':
      return findContactIds(ctx, run.query ?? {}, atMost);
    case 'opportunity':
      return findOpportunityIds(ctx, run.query ?? {}, atMost);
  }
}
