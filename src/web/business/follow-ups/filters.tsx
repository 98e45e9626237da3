/** The filters of follow-ups, in a panel. */
import { z } from 'zod';
import { followUpKinds, followUpOutcomes } from '#contract/business/choices';
import { FollowUpQuery } from '#contract/business/follow-ups';
import { Flag } from '#contract/paging';
import {
  Button,
  Checkbox,
  FilterMany,
  type FiltersOf,
  kitWords,
  PickRecord,
  SidePanel,
  usePeople,
  useWords,
} from '#kit';
import { fieldWords, FilterDay, Labelled } from '#web/business/records';
import { followUpKindWords, outcomeWords } from '#web/business/vocabulary';
import { followUpWords } from './words.ts';

/** What the address of the page holds: the API's filters, which view, and whether only mine. */
export const PageQuery = FollowUpQuery.extend({
  view: z.enum(['due', 'all']).optional(),
  mine: Flag.optional(),
});
export type PageFilters = FiltersOf<typeof PageQuery>;

export function FilterPanel(props: {
  open: boolean;
  close: () => void;
  values: PageFilters;
  change: (part: PageFilters) => void;
  clear: () => void;
}) {
  const { values, change } = props;
  const t = useWords(followUpWords);
  const words = useWords(fieldWords.followUp);
  const { clearFilters } = useWords(kitWords);
  const kinds = useWords(followUpKindWords);
  const outcomes = useWords(outcomeWords);
  return (
    <SidePanel
      open={props.open}
      title={t.filters}
      close={props.close}
      footer={<Button onClick={props.clear}>{clearFilters}</Button>}
    >
      <div className="lk-stack">
        <Labelled label={words.owner}>
          <PickRecord
            search={usePeople}
            value={values.ownerId?.[0] ?? null}
            pick={(id) => change({ ownerId: id ? [id] : undefined, ...(id ? { mine: false } : {}) })}
            names={{ 'aria-label': words.owner }}
          />
        </Labelled>
        <Labelled label={words.kind}>
          <FilterMany
            label={words.kind}
            value={values.kind}
            options={followUpKinds.map((value) => ({ value, label: kinds[value] }))}
            change={(kind) => change({ kind })}
          />
        </Labelled>
        <Labelled label={words.outcome}>
          <FilterMany
            label={words.outcome}
            value={values.outcome}
            options={followUpOutcomes.map((value) => ({ value, label: outcomes[value] }))}
            change={(outcome) => change({ outcome })}
          />
        </Labelled>
        <Checkbox checked={values.open === true} change={(on) => change({ open: on || undefined })}>
          {t.openSteps}
        </Checkbox>
        <FilterDay label={t.dueTo} value={values.dueTo} change={(dueTo) => change({ dueTo })} />
        <FilterDay
          label={`${words.at} · ${t.from}`}
          value={values.from}
          change={(from) => change({ from })}
        />
        <FilterDay label={`${words.at} · ${t.to}`} value={values.to} change={(to) => change({ to })} />
      </div>
    </SidePanel>
  );
}
