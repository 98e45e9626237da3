/** Search and filters of the list of customers. Those used daily are in sight, the others one press away. */
import { useState } from 'react';
import { departments, people } from '#contract/access/people';
import { industries, levels, sources } from '#contract/business/choices';
import { customers } from '#contract/business/customers';
import type { viewQueries } from '#contract/business/views';
import {
  Button,
  FilterDay,
  FilterGroup,
  FilterMany,
  PickRecord,
  SearchBox,
  useApi,
  useDepartments,
  type useFilters,
  useMe,
  useNarrow,
  usePeople,
  useWords,
  wordFor,
} from '#kit';
import { fieldWords } from '#web/business/records';
import { industryWords, sourceWords } from '#web/business/vocabulary';
import { customerWords } from './words.ts';

export type CustomerFilters = ReturnType<typeof useFilters<typeof viewQueries.customer>>;

export function CustomerToolbar({ filters }: { filters: CustomerFilters }) {
  const t = useWords(customerWords);
  const { q, sort: _, group: __, ownerId, level, industry, ...further } = filters.values;
  const narrow = useNarrow();
  const me = useMe();
  const mine = me !== undefined && ownerId?.[0] === me.id;
  const moreSet = Object.keys(further).length;
  const [opened, setOpened] = useState(moreSet > 0);
  const count = moreSet + [!mine && ownerId, level, industry].filter(Boolean).length;
  return (
    <>
      <SearchBox value={q} search={(typed) => filters.change({ q: typed })} hint={t.search} />
      <FilterGroup count={count} clear={filters.clear}>
        <UsualFilters filters={filters} />
        {(opened || narrow) && <FurtherFilters filters={filters} />}
        {!narrow && (
          <Button kind="text" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {moreSet > 0 && !opened ? `${t.moreFilters} ${moreSet}` : opened ? t.fewerFilters : t.moreFilters}
          </Button>
        )}
      </FilterGroup>
    </>
  );
}

/** What there is to choose from: our own words, and those in use. */
function useFacets() {
  const { data } = useApi(customers.facets, {});
  const industryNames = useWords(industryWords);
  const sourceNames = useWords(sourceWords);
  const options = (ours: readonly string[], used: readonly string[] = [], words: object = {}) =>
    [...new Set([...ours, ...used])].map((value) => ({ value, label: wordFor(words, value) }));
  return {
    industry: options(industries, data?.industries, industryNames),
    source: options(sources, data?.sources, sourceNames),
    level: options(levels, data?.levels),
    tag: options([], data?.tags),
  };
}

function UsualFilters({ filters: { values, change } }: { filters: CustomerFilters }) {
  const words = useWords(fieldWords.customer);
  const facets = useFacets();
  const me = useMe();
  const owner = values.ownerId?.[0];
  const mine = me !== undefined && owner === me.id;
  // A name for an id that came with the address.
  const ownerNow = useApi(people.get, owner && !mine ? { params: { id: owner } } : null).data;
  return (
    <>
      <PickRecord
        search={usePeople}
        names={{ 'aria-label': words.owner }}
        placeholder={words.owner}
        value={owner ?? null}
        current={mine ? me : ownerNow}
        pick={(id) => change({ ownerId: id ? [id] : undefined, unowned: undefined })}
        width={130}
      />
      <FilterMany
        label={words.level}
        value={values.level}
        options={facets.level}
        change={(level) => change({ level })}
      />
      <FilterMany
        label={words.industry}
        value={values.industry}
        options={facets.industry}
        change={(industry) => change({ industry })}
      />
    </>
  );
}

function FurtherFilters({ filters: { values, change } }: { filters: CustomerFilters }) {
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  const facets = useFacets();
  const departmentNow = useApi(departments.list, values.departmentId ? {} : null).data?.items.find(
    ({ id }) => id === values.departmentId,
  );
  return (
    <>
      <FilterMany
        label={words.source}
        value={values.source}
        options={facets.source}
        change={(source) => change({ source })}
      />
      <FilterMany
        label={words.tags}
        value={values.tag}
        options={facets.tag}
        change={(tag) => change({ tag })}
      />
      <PickRecord
        search={useDepartments}
        names={{ 'aria-label': t.department }}
        placeholder={t.department}
        value={values.departmentId ?? null}
        current={departmentNow}
        pick={(id) => change({ departmentId: id ?? undefined })}
        width={130}
      />
      <FilterDay
        label={t.quietSince}
        value={values.quietSince}
        change={(quietSince) => change({ quietSince })}
      />
      <FilterDay
        label={t.createdFrom}
        value={values.createdFrom}
        change={(createdFrom) => change({ createdFrom })}
      />
      <FilterDay label={t.createdTo} value={values.createdTo} change={(createdTo) => change({ createdTo })} />
      <Button
        aria-pressed={values.unowned === true}
        onClick={() => change({ unowned: values.unowned ? undefined : true, ownerId: undefined })}
      >
        {t.unowned}
      </Button>
    </>
  );
}
