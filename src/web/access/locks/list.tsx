/** The list of locks. What it is narrowed to stands in the address: the board's figures lead to just what they count. */
import { verdicts } from '#contract/access/board';
import { triggerWords } from '#contract/access/lock-words';
import { locks, type Lock } from '#contract/access/locks';
import { people } from '#contract/access/people';
import { lockScopes, releaseRoutes, triggerFacts, triggerNames } from '#contract/access/triggers';
import {
  Button,
  type Column,
  DataTable,
  FilterDay,
  FilterGroup,
  FilterMany,
  FilterOne,
  PickRecord,
  useApi,
  useFilters,
  useList,
  useLocale,
  usePeople,
  useWords,
} from '#kit';
import { endRouteWords, lockScopeWords, verdictWords } from '#web/access/shared';
import { useLockColumns } from './columns.tsx';
import { lockPageWords } from './words.ts';

/** Only what something in this program can pull is offered. */
const sensed = triggerNames.filter((name) => triggerFacts(name).sensed);
type Filters = ReturnType<typeof useFilters<typeof locks.list.query>>;

export function LockList({ open, lockAct }: { open: (lock: Lock) => void; lockAct: () => void }) {
  const t = useWords(lockPageWords);
  const filters = useFilters(locks.list.query);
  const list = useList(locks.list, { query: filters.values });
  const by = (lock: Lock) => lock.openedBy?.name ?? t.engine;
  const { columns: first, phone } = useLockColumns();
  const columns: Column<Lock>[] = [...first, { key: 'by', title: t.openedBy, cell: by }];
  return (
    <div className="lk-stack">
      <div className="lk-row">
        <FilterGroup count={Object.keys(filters.values).length} clear={filters.clear}>
          <WhatLocked filters={filters} />
          <HowItEnded filters={filters} />
          <When filters={filters} />
        </FilterGroup>
      </div>
      <DataTable
        label={t.locks}
        list={list}
        columns={columns}
        rowKey={(lock) => lock.id}
        open={open}
        phone={phone}
        empty={{ title: t.empty, hint: t.emptyHint, action: <Button onClick={lockAct}>{t.lock}</Button> }}
        filtered={filters.active}
        clearFilters={filters.clear}
      />
    </div>
  );
}

/** A question of yes or no, as a choice of two words. */
function FilterYesNo(props: {
  label: string;
  value: boolean | undefined;
  yes: string;
  no: string;
  change: (value: boolean | undefined) => void;
}) {
  return (
    <FilterOne
      label={props.label}
      value={props.value === undefined ? undefined : (`${props.value}` as const)}
      options={[
        { value: 'true', label: props.yes },
        { value: 'false', label: props.no },
      ]}
      change={(value) => props.change(value === undefined ? undefined : value === 'true')}
    />
  );
}

function WhatLocked({ filters: { values, change } }: { filters: Filters }) {
  const t = useWords(lockPageWords);
  const scopes = useWords(lockScopeWords);
  const locale = useLocale();
  return (
    <>
      <FilterYesNo
        label={t.state}
        value={values.open}
        yes={t.open}
        no={t.ended}
        change={(open) => change({ open })}
      />
      <FilterMany
        label={t.scope}
        value={values.scope}
        options={lockScopes
          .filter((scope) => sensed.some((trigger) => triggerFacts(trigger).scopes.includes(scope)))
          .map((value) => ({ value, label: scopes[value] }))}
        change={(scope) => change({ scope })}
      />
      <FilterYesNo
        label={t.spentLanes}
        value={values.spentLanes}
        yes={t.onlySpentLanes}
        no={t.noSpentLanes}
        change={(spentLanes) => change({ spentLanes })}
      />
      <FilterMany
        label={t.trigger}
        value={values.trigger}
        options={sensed.map((value) => ({ value, label: triggerWords[locale][value].name }))}
        change={(trigger) => change({ trigger })}
      />
      <PersonFilter value={values.personId} change={(personId) => change({ personId })} />
    </>
  );
}

function HowItEnded({ filters: { values, change } }: { filters: Filters }) {
  const t = useWords(lockPageWords);
  const routes = useWords(endRouteWords);
  const judged = useWords(verdictWords);
  return (
    <>
      <FilterMany
        label={t.route}
        value={values.route}
        options={releaseRoutes.map((value) => ({ value, label: routes[value] }))}
        change={(route) => change({ route })}
      />
      <FilterOne
        label={t.verdict}
        value={values.verdict}
        options={verdicts.map((value) => ({ value, label: judged[value] }))}
        change={(verdict) => change({ verdict })}
      />
      <FilterYesNo
        label={t.cameAgain}
        value={values.cameAgain}
        yes={t.didComeAgain}
        no={t.didNotComeAgain}
        change={(cameAgain) => change({ cameAgain })}
      />
    </>
  );
}

function When({ filters: { values, change } }: { filters: Filters }) {
  const t = useWords(lockPageWords);
  return (
    <>
      <FilterDay
        label={t.openedFrom}
        value={values.openedFrom}
        change={(openedFrom) => change({ openedFrom })}
      />
      <FilterDay label={t.openedTo} value={values.openedTo} change={(openedTo) => change({ openedTo })} />
      <FilterDay label={t.endedFrom} value={values.endedFrom} change={(endedFrom) => change({ endedFrom })} />
      <FilterDay label={t.endedTo} value={values.endedTo} change={(endedTo) => change({ endedTo })} />
    </>
  );
}

export function PersonFilter(props: { value: string | undefined; change: (id: string | undefined) => void }) {
  const t = useWords(lockPageWords);
  const current = useApi(people.get, props.value ? { params: { id: props.value } } : null).data;
  return (
    <PickRecord
      search={usePeople}
      names={{ 'aria-label': t.person }}
      value={props.value ?? null}
      current={current}
      pick={(id) => props.change(id ?? undefined)}
      placeholder={t.person}
      width={180}
    />
  );
}
