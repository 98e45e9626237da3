/** What is told of an opportunity. */
import type { Opportunity } from '#contract/business/opportunities';
import type { Principal } from '#access/gate';
import { ref } from '#business/customers';
import { opportunityAbilities } from './policy.ts';
import type { OpportunityRow } from './store.ts';

export function presentOpportunity(row: OpportunityRow, user: Principal): Opportunity {
  return {
    id: row.id,
    name: row.name,
    customer: ref(row.customer_id, row.customer_name),
    owner: ref(row.owner_id, row.owner_name),
    pipelineId: row.pipeline_id,
    stage: { id: row.stage_id, name: row.stage_name, kind: row.stage_kind as Opportunity['stage']['kind'] },
    amount: { amount: row.amount, currency: row.currency },
    probability: row.probability ?? row.stage_probability,
    expectedClose: row.expected_close,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    lossReason: row.loss_reason as Opportunity['lossReason'],
    lossNote: row.loss_note,
    competitors: row.competitors,
    products: row.products,
    note: row.note,
    stageSince: row.stage_since.toISOString(),
    standingStill: row.standing_still,
    can: opportunityAbilities(user, row),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}
