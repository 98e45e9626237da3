/** The table of deals in groups, and what the deals of each come to. */
import type { z } from 'zod';
import {
  opportunities,
  type Opportunity,
  type OpportunityGrouping,
  opportunityGroups,
  pipelines,
  type Totals,
} from '#contract/business/opportunities';
import type { Group } from '#contract/paging';
import { useApi, useFormat, useWords } from '#kit';
import { fieldWords } from '#web/business/records';
import { useGrouping } from '#web/business/views';
import { estimate } from './exact.ts';
import type { OpportunityFilters } from './toolbar.tsx';
import { opportunityWords } from './words.ts';

type SumsOf = Pick<z.output<typeof Totals>, 'sums'>;

/** By what the table can be grouped, and its groups with what they come to. */
export function useGroups({ values: { view: _, group, ...query }, change }: OpportunityFilters) {
  const names = useWords(fieldWords.opportunity);
  const stageName = useStageName();
  const { sort: __, ...which } = query;
  const grouping = useGrouping<Opportunity, Group & SumsOf>({
    by: group,
    field: group && names[group],
    list: opportunities.list,
    query,
    read: useApi(opportunities.groups, group ? { query: { ...which, by: group } } : null),
    show: ({ key, name, sums }) => ({
      ...(group === 'stage' && key !== null && { name: stageName(key) ?? name ?? '' }),
      sums: <SumsInWords sums={sums} />,
    }),
  });
  const fields = opportunityGroups.map((key) => ({ key, label: names[key] }));
  return {
    grouping,
    groupBy: { now: group, fields, change: (by?: OpportunityGrouping) => change({ group: by }) },
  };
}

/** A stage by name, with its pipeline where there are several: different ones have stages of the same name. */
function useStageName() {
  const all = useApi(pipelines.list, {}).data?.items ?? [];
  return (id: string): string | undefined => {
    const pipeline = all.find(({ stages }) => stages.some((stage) => stage.id === id));
    const name = pipeline?.stages.find((stage) => stage.id === id)?.name;
    return pipeline && name && all.length > 1 ? `${pipeline.name} · ${name}` : name;
  };
}

/** Unlike money doesn't add up: one sum per currency. */
export function SumsInWords({ sums }: SumsOf) {
  const t = useWords(opportunityWords);
  const { money } = useFormat();
  return (
    <span className="lk-row">
      {sums.map(({ currency, amount, weighted }) => (
        <span key={currency}>
          {t.sum} <strong>{money({ amount, currency }, true)}</strong> ·{' '}
          {t.weightedOf(money(estimate(weighted, currency), true))}
        </span>
      ))}
    </span>
  );
}
