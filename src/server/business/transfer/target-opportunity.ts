import { sql } from 'kysely';
import { ownedWithin, reach } from '#access/gate';
import { customerWithin } from '#business/customers';
import { opportunitySearch } from '#business/opportunities';
import { dayIn } from '#platform/clock';
import { given } from '#platform/database';
import { sortKey } from '#platform/search-text';
import { customerKey, type Draft, listOf, moneyOf, numberOf, textOf } from './drafts.ts';
import { folded } from './folding.ts';
import type { Stage } from './stages.ts';
import { byKey, type Columns, type Match, select, type Target, textsOf, type Writing } from './target.ts';

/** @param stages all there are, the default pipeline's first */
export function opportunityWith(stages: readonly Stage[]): Target {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));

  /** The stage that the row names, in the pipeline it names; else the first of that pipeline. */
  function stageOf(draft: Draft, writing: Writing): Stage | undefined {
    const pipeline = writing.idOf(draft, 'pipeline');
    const named = byId.get(writing.idOf(draft, 'stage') ?? '');
    if (named === undefined) return pipeline ? stages.find((s) => s.pipelineId === pipeline) : undefined;
    if (!pipeline || named.pipelineId === pipeline) return named;
    const there = stages.filter((s) => s.pipelineId === pipeline);
    return (
      there.find((s) => folded(s.name) === folded(named.name)) ?? there.find((s) => s.kind === named.kind)
    );
  }

  /** Days and loss follow the stage: an open deal is not closed, a closed one was closed on some day. */
  function standing(draft: Draft, writing: Writing): Columns {
    const stage = stageOf(draft, writing);
    const expected = textOf(draft, 'expectedClose');
    const closed = textOf(draft, 'closedOn');
    if (stage === undefined) return given({ expected_close: expected ?? closed });
    const where = { pipeline_id: stage.pipelineId, stage_id: stage.id };
    if (stage.kind === 'open')
      return { ...where, closed_on: null, ...given({ expected_close: expected ?? closed }) };
    const today = dayIn(writing.house.timeZone, writing.now);
    return {
      ...where,
      closed_on: closed ?? expected ?? today,
      ...given({ expected_close: expected }),
      loss_reason: stage.kind === 'lost' ? (textOf(draft, 'lossReason') ?? 'other') : null,
      loss_note: stage.kind === 'lost' ? (textOf(draft, 'lossNote') ?? '') : '',
    };
  }

  return {
    table: 'opportunities',
    empty: { amount: '0.00', competitors: [], note: '', loss_note: '' },
    shapes: {
      name: 'name',
      externalId: 'external_id',
      customer: { ref: 'customer_id', to: 'customers' },
      owner: { ref: 'owner_id', to: 'people' },
      pipelineId: 'pipeline_id',
      stage: { ref: 'stage_id', to: 'stages' },
      amount: { parts: { amount: 'amount', currency: 'currency' } },
      probability: 'probability',
      expectedClose: 'expected_close',
      openedOn: 'opened_on',
      closedOn: 'closed_on',
      lossReason: 'loss_reason',
      lossNote: 'loss_note',
      competitors: 'competitors',
      note: 'note',
    },
    matchChoices: ['externalId', 'name'],
    unique: [],
    keyOf(draft, matchBy) {
      const text = textOf(draft, matchBy);
      if (text === undefined) return null;
      return matchBy === 'externalId' ? text : `${customerKey(draft) ?? ''} ${folded(text)}`;
    },
    async find({ db, user }, matchBy, drafts) {
      const texts = textsOf(drafts, matchBy);
      const owner = sql.ref('t.owner_id');
      const condition =
        matchBy === 'externalId'
          ? sql`t.external_id = any(${texts}::text[])`
          : sql`t.sort_name = any(${texts.map(sortKey)}::text[])`;
      const rows = await select(
        db,
        sql<Match & { name: string; external_id: string | null; customer_id: string | null }>`
          select t.id, t.name, t.external_id, t.customer_id, t.owner_id,
            ${ownedWithin(reach(user, 'opportunities.change'), owner)} as changeable,
            ${ownedWithin(reach(user, 'opportunities.assign'), owner)} as assignable
          from opportunities t left join customers c on c.id = t.customer_id
          where t.deleted_at is null and ${condition}
            and (${ownedWithin(reach(user, 'opportunities.read'), owner)}
              or (c.id is not null and ${customerWithin(user, 'opportunities.read', 'c')}))`,
      );
      return byKey(rows, (row) => [
        matchBy === 'externalId' ? row.external_id : `${row.customer_id ?? ''} ${folded(row.name)}`,
      ]);
    },
    columns: (draft, writing) => {
      const amount = moneyOf(draft, 'amount', writing.house);
      return {
        ...given({
          name: textOf(draft, 'name'),
          external_id: textOf(draft, 'externalId'),
          customer_id: writing.idOf(draft, 'customer') ?? undefined,
          owner_id: writing.idOf(draft, 'owner') ?? undefined,
          amount: amount?.amount,
          currency: amount?.currency,
          probability: numberOf(draft, 'probability'),
          opened_on: textOf(draft, 'openedOn'),
          competitors: listOf(draft, 'competitors'),
          note: textOf(draft, 'note'),
        }),
        ...standing(draft, writing),
      };
    },
    derived: (row) => opportunitySearch(String(row['name']), (row['external_id'] as string | null) ?? null),
    initial(draft, writing) {
      const { user, house, now } = writing;
      const [first] = stages;
      const today = dayIn(house.timeZone, now);
      const closed = textOf(draft, 'closedOn') ?? textOf(draft, 'expectedClose');
      const stage = stageOf(draft, writing) ?? first;
      // A deal brought in has stood where it is since it was closed, or opened: not since today.
      const opened = textOf(draft, 'openedOn') ?? (stage?.kind !== 'open' && closed ? closed : today);
      const since = (stage?.kind === 'open' ? opened : (closed ?? opened)) ?? today;
      const at = since >= today ? now.toISOString() : `${since}T12:00:00.000Z`;
      return {
        owner_id: user.personId,
        pipeline_id: first?.pipelineId,
        stage_id: first?.id,
        currency: textOf(draft, 'currency') ?? house.currency,
        opened_on: opened,
        stage_since: at,
        last_activity_at: at,
      };
    },
    customerOf: (row) => (row['customer_id'] as string | null | undefined) ?? null,
  };
}
