/** The filters of the list of customers, in a panel. */
import { departments } from '#contract/access/people';
import { industries, levels, sources } from '#contract/business/choices';
import { CustomerQuery, customers } from '#contract/business/customers';
import {
  Button,
  Checkbox,
  FilterMany,
  FilterOne,
  type FiltersOf,
  kitWords,
  PickRecord,
  SidePanel,
  useApi,
  usePeople,
  useWords,
  wordFor,
} from '#kit';
import { fieldWords, FilterDay, Labelled } from '#web/business/records';
import { industryWords, sourceWords } from '#web/business/vocabulary';
import { customerWords } from './words.ts';

export type CustomerFilters = FiltersOf<typeof CustomerQuery>;

/** What there is to choose from: our own words, and those in use. */
export function useFacets() {
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

export function FilterPanel(props: {
  open: boolean;
  close: () => void;
  values: CustomerFilters;
  change: (part: CustomerFilters) => void;
  clear: () => void;
}) {
  const { values, change } = props;
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  const { clearFilters } = useWords(kitWords);
  const facets = useFacets();
  const houses = useApi(departments.list, {}).data?.items ?? [];
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
            pick={(id) => change({ ownerId: id ? [id] : undefined, unowned: undefined })}
            names={{ 'aria-label': words.owner }}
          />
        </Labelled>
        <Checkbox
          checked={values.unowned === true}
          change={(on) => change({ unowned: on || undefined, ownerId: undefined })}
        >
          {t.unowned}
        </Checkbox>
        <Labelled label={t.department}>
          <FilterOne
            label={t.department}
            value={values.departmentId}
            options={houses.map(({ id, name }) => ({ value: id, label: name }))}
            change={(departmentId) => change({ departmentId })}
          />
        </Labelled>
        {(['level', 'industry', 'source', 'tag'] as const).map((name) => (
          <Labelled key={name} label={words[name === 'tag' ? 'tags' : name]}>
            <FilterMany
              label={words[name === 'tag' ? 'tags' : name]}
              value={values[name]}
              options={facets[name]}
              change={(value) => change({ [name]: value })}
            />
          </Labelled>
        ))}
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
        <FilterDay
          label={t.createdTo}
          value={values.createdTo}
          change={(createdTo) => change({ createdTo })}
        />
      </div>
    </SidePanel>
  );
}
