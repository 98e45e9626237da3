/** Search and filters of follow-ups: few for what is to be done, all for what was done. */
import { z } from 'zod';
import { people } from '#contract/access/people';
import { followUpKinds, followUpOutcomes } from '#contract/business/choices';
import { FollowUpQuery } from '#contract/business/follow-ups';
import { Flag } from '#contract/paging';
import {
  Button,
  FilterDay,
  FilterGroup,
  FilterMany,
  PickRecord,
  SearchBox,
  useApi,
  useFilters,
  useMe,
  usePeople,
  useWords,
} from '#kit';
import { fieldWords } from '#web/business/records';
import { followUpKindWords, outcomeWords } from '#web/business/vocabulary';
import { followUpWords } from './words.ts';

// The address holds the API's filters, which view, and whether only mine.
const Shown = FollowUpQuery.extend({ view: z.enum(['due', 'all']).optional(), mine: Flag.optional() });
// What narrows the view of what is to be done.
const ofDue = new Set(['q', 'ownerId', 'kind', 'dueTo']);
const notNarrowing = new Set(['view', 'mine', 'sort']);

/** What the address says about this page. What is to be done is mine unless said otherwise. */
export function useFollowUpFilters() {
  const filters = useFilters(Shown);
  const me = useMe();
  const { view = 'due', mine, sort, ...all } = filters.values;
  const due = view === 'due';
  const onlyMine = all.ownerId === undefined && (mine ?? due);
  const set = Object.entries(all).filter(([name]) => !notNarrowing.has(name) && (!due || ofDue.has(name)));
  return {
    ...filters,
    view,
    onlyMine,
    /** The names of those that narrow this view. */
    narrowing: set.map(([name]) => name),
    clear: () => filters.change(Object.fromEntries(set.map(([name]) => [name, undefined]))),
    /** What the API is asked. */
    query: {
      ...(Object.fromEntries(set) as typeof all),
      ...(onlyMine && me ? { ownerId: [me.id] } : {}),
      ...(due ? { open: true, sort: 'nextStepDue' as const, limit: 100 } : sort ? { sort } : {}),
    },
  };
}
export type FollowUpFilters = ReturnType<typeof useFollowUpFilters>;

export function FollowUpToolbar({ filters }: { filters: FollowUpFilters }) {
  const { values, change, onlyMine } = filters;
  const t = useWords(followUpWords);
  const words = useWords(fieldWords.followUp);
  const kinds = useWords(followUpKindWords);
  const owner = values.ownerId?.[0];
  // A name for an id that came with the address.
  const ownerNow = useApi(people.get, owner ? { params: { id: owner } } : null).data;
  return (
    <>
      <SearchBox value={values.q} search={(q) => change({ q })} hint={t.search} />
      {filters.view === 'due' && (
        <Button aria-pressed={onlyMine} onClick={() => change({ mine: !onlyMine, ownerId: undefined })}>
          {t.mine}
        </Button>
      )}
      <FilterGroup count={filters.narrowing.filter((name) => name !== 'q').length} clear={filters.clear}>
        <PickRecord
          search={usePeople}
          names={{ 'aria-label': words.owner }}
          placeholder={words.owner}
          value={owner ?? null}
          current={ownerNow}
          pick={(id) => change({ ownerId: id ? [id] : undefined })}
          width={130}
        />
        <FilterMany
          label={words.kind}
          value={values.kind}
          options={followUpKinds.map((value) => ({ value, label: kinds[value] }))}
          change={(kind) => change({ kind })}
        />
        {filters.view === 'all' && <FiltersOfAll filters={filters} />}
        <FilterDay label={t.dueTo} value={values.dueTo} change={(dueTo) => change({ dueTo })} />
      </FilterGroup>
    </>
  );
}

function FiltersOfAll({ filters: { values, change } }: { filters: FollowUpFilters }) {
  const t = useWords(followUpWords);
  const words = useWords(fieldWords.followUp);
  const outcomes = useWords(outcomeWords);
  return (
    <>
      <FilterMany
        label={words.outcome}
        value={values.outcome}
        options={followUpOutcomes.map((value) => ({ value, label: outcomes[value] }))}
        change={(outcome) => change({ outcome })}
      />
      <FilterDay label={t.from} value={values.from} change={(from) => change({ from })} />
      <FilterDay label={t.to} value={values.to} change={(to) => change({ to })} />
      <Button
        aria-pressed={values.open === true}
        onClick={() => change({ open: values.open ? undefined : true })}
      >
        {t.openSteps}
      </Button>
    </>
  );
}
