/** The list of deals in groups: count and sums of all that match and may be seen, for each stage or owner. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { opportunities } from '#contract/business/opportunities';
import { groupsAtMost } from '#contract/paging';
import type { Ctx } from '#access/gate';
import { listPipelines } from './pipelines.ts';
import { matching, sums } from './store.ts';

type Query = z.output<typeof opportunities.groups.query>;
type Groups = z.output<typeof opportunities.groups.reply>;
type Group = Groups['items'][number];

const fields = {
  stage: { key: 't.stage_id', name: 's.name' },
  owner: { key: 't.owner_id', name: 'p.name' },
} as const;

/** Stages in the order of their pipelines, owners with most deals first; deals without an owner last. */
export async function groupOpportunities(ctx: Ctx, { by, ...query }: Query): Promise<Groups> {
  const key = sql<string | null>`${sql.ref(fields[by].key)}`;
  const name = sql<string | null>`${sql.ref(fields[by].name)}`;
  const perCurrency = await (
    await matching(ctx, query, 'opportunities.read')
  )
    .clearSelect()
    .select([key.as('key'), name.as('name'), 't.currency', sql<number>`count(*)::int`.as('count'), ...sums])
    .groupBy([key, name, 't.currency'])
    .orderBy('t.currency')
    .execute();
  const groups = new Map<string | null, Group>();
  for (const { key: of, name: called, count, ...sum } of perCurrency) {
    const group = groups.get(of) ?? { key: of, name: called, count: 0, sums: [] };
    groups.set(of, { ...group, count: group.count + count, sums: [...group.sums, sum] });
  }
  const place = by === 'stage' ? await placeOfStages(ctx) : ({ count }: Group) => -count;
  const nobodys = groups.get(null);
  const items = [...groups.values()]
    .filter(({ key: of }) => of !== null)
    .toSorted((a, b) => place(a) - place(b) || String(a.key).localeCompare(String(b.key)))
    .slice(0, groupsAtMost - (nobodys ? 1 : 0));
  if (nobodys) items.push(nobodys);
  return { by, items, left: groups.size - items.length };
}

async function placeOfStages({ db }: Ctx): Promise<(group: Group) => number> {
  const stages = (await listPipelines(db)).flatMap((pipeline) => pipeline.stages.map(({ id }) => id));
  return ({ key }) => stages.indexOf(key ?? '');
}
