import { z } from 'zod';
import { type Pipeline, products } from '#contract/business/opportunities';
import { viewQueries } from '#contract/business/views';
import { departments, people } from '#contract/access/people';
import { stageKinds } from '#contract/business/choices';
import {
  Button,
  FilterDay,
  FilterGroup,
  FilterMany,
  FilterOne,
  PickRecord,
  SearchBox,
  useApi,
  useDepartments,
  useFilters,
  useMe,
  usePeople,
  useProducts,
  useWords,
} from '#kit';
import { stageKindWords } from '#web/business/vocabulary';
import { opportunityWords } from './words.ts';

const views = ['board', 'table'] as const;
export type View = (typeof views)[number];
const Shown = viewQueries.opportunity.extend({ view: z.enum(views).optional() });

// What the board narrows by; the table narrows by all.
const ofBoard = ['q', 'ownerId', 'departmentId'] as const;
const notNarrowing = new Set(['view', 'sort', 'group', 'pipelineId']);

/** What the address says about this page: board or table, the pipeline, the filters. */
export function useOpportunityFilters() {
  const filters = useFilters(Shown);
  const view: View = filters.values.view ?? 'board';
  const set = Object.keys(filters.values).filter((name) => !notNarrowing.has(name));
  const counted =
    view === 'table' ? set : set.filter((name) => (ofBoard as readonly string[]).includes(name));
  return {
    values: filters.values,
    order: filters.order,
    change: filters.change,
    view,
    /** How many filters are set. */
    narrowed: counted.length,
    clear: () => filters.change(Object.fromEntries(set.map((name) => [name, undefined]))),
  };
}
export type OpportunityFilters = ReturnType<typeof useOpportunityFilters>;

/** Search and filters; the table has more of them than the board. */
export function OpportunityToolbar(props: { filters: OpportunityFilters; pipelines: readonly Pipeline[] }) {
  const { filters, pipelines } = props;
  const { values, change, view } = filters;
  const t = useWords(opportunityWords);
  return (
    <>
      <SearchBox value={values.q} search={(q) => change({ q })} hint={t.hint} />
      {view === 'board' && pipelines.length > 1 && (
        <FilterOne
          label={t.pipeline}
          value={values.pipelineId ?? pipelines[0]?.id}
          options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          change={(pipelineId) => change({ pipelineId })}
        />
      )}
      <FilterGroup count={filters.narrowed - (values.q ? 1 : 0)} clear={filters.clear}>
        <WhoseFilters filters={filters} />
        {view === 'table' && <TableFilters filters={filters} pipelines={pipelines} />}
      </FilterGroup>
    </>
  );
}

function WhoseFilters({ filters: { values, change, view } }: { filters: OpportunityFilters }) {
  const t = useWords(opportunityWords);
  const me = useMe();
  const owner = values.ownerId?.[0];
  const mine = me !== undefined && owner === me.id;
  // A name for an id that came with the address.
  const ownerNow = useApi(people.get, owner && !mine ? { params: { id: owner } } : null).data;
  const departmentNow = useApi(departments.list, values.departmentId ? {} : null).data?.items.find(
    ({ id }) => id === values.departmentId,
  );
  return (
    <>
      {me && view === 'board' && (
        <Button aria-pressed={mine} onClick={() => change({ ownerId: mine ? undefined : [me.id] })}>
          {t.mine}
        </Button>
      )}
      <PickRecord
        search={usePeople}
        names={{ 'aria-label': t.owner }}
        placeholder={t.owner}
        value={owner ?? null}
        current={mine ? me : ownerNow}
        pick={(id) => change({ ownerId: id ? [id] : undefined })}
        width={130}
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
    </>
  );
}

function TableFilters(props: { filters: OpportunityFilters; pipelines: readonly Pipeline[] }) {
  const { values, change } = props.filters;
  const t = useWords(opportunityWords);
  const kinds = useWords(stageKindWords);
  const product = values.productId?.[0];
  const productNow = useApi(products.get, product ? { params: { id: product } } : null).data;
  const several = props.pipelines.length > 1;
  return (
    <>
      <FilterMany
        label={t.state}
        value={values.state}
        options={stageKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
        change={(state) => change({ state })}
      />
      <FilterMany
        label={t.stage}
        value={values.stageId}
        options={props.pipelines.flatMap((pipeline) =>
          pipeline.stages.map(({ id, name }) => ({
            value: id,
            label: several ? `${pipeline.name} · ${name}` : name,
          })),
        )}
        change={(stageId) => change({ stageId })}
      />
      <PickRecord
        search={useProducts}
        names={{ 'aria-label': t.product }}
        placeholder={t.product}
        value={product ?? null}
        current={productNow}
        pick={(id) => change({ productId: id ? [id] : undefined })}
        width={150}
      />
      <Button
        aria-pressed={values.standingStill === true}
        onClick={() => change({ standingStill: values.standingStill ? undefined : true })}
      >
        {t.standingStill}
      </Button>
      <FilterDay label={t.closeFrom} value={values.closeFrom} change={(closeFrom) => change({ closeFrom })} />
      <FilterDay label={t.closeTo} value={values.closeTo} change={(closeTo) => change({ closeTo })} />
    </>
  );
}
