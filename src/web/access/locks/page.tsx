import { useState } from 'react';
import { z } from 'zod';
import { triggerWords } from '#contract/access/lock-words';
import { locks, type Lock } from '#contract/access/locks';
import { verdicts } from '#contract/access/board';
import { triggerFacts, triggerNames, lockScopes, releaseRoutes } from '#contract/access/triggers';
import { unlockRequests } from '#contract/access/unlocking';
import { Id } from '#contract/fields';
import {
  Button,
  type Column,
  DataTable,
  DraftMark,
  EmptyState,
  FilterMany,
  FilterOne,
  LockIcon,
  PickRecord,
  SidePanel,
  Tabs,
  useApi,
  useDrafts,
  useFilters,
  useList,
  useLocale,
  usePeople,
  useWords,
} from '#kit';
import { people } from '#contract/access/people';
import { AftercareList } from '#web/access/aftercare';
import { LockBoard } from '#web/access/board';
import { SettingsPage } from '#web/access/settings';
import { endRouteWords, lockScopeWords, SignInTable, verdictWords } from '#web/access/shared';
import { DutyRoster, RequestPanel, UnlockRequests } from '#web/access/unlocking';
import { useLockColumns } from './columns.tsx';
import { lockDrafts, LockForm } from './lock-form.tsx';
import { MarkedNetworks } from './networks.tsx';
import { Now } from './now.tsx';
import { LockPanel } from './panel.tsx';
import { lockPageWords } from './words.ts';

/** What of the page is open; in the address too, so that a notice can lead here. */
const View = z.object({
  tab: z.enum(['requests', 'board', 'duty', 'locks', 'probation', 'sign-ins', 'networks']).optional(),
  lock: Id.optional(),
  request: Id.optional(),
});
/** Only what something in this program can pull is offered. */
const sensed = triggerNames.filter((name) => triggerFacts(name).sensed);

/** Locks, the sign-ins of people, what was said of networks. */
export function LocksPage() {
  const t = useWords(lockPageWords);
  const view = useFilters(View);
  const [locking, setLocking] = useState(false);
  const left = useDrafts().find(({ name }) => name.startsWith(lockDrafts));
  const tab = view.values.tab ?? 'locks';
  const waiting =
    useApi(unlockRequests.list, { query: { state: ['open', 'needs-information'], limit: 200 } }).data?.items
      .length ?? 0;
  return (
    <SettingsPage
      page="locks"
      primary={
        <>
          {left && <DraftMark draft={left.name} open={() => setLocking(true)} />}
          <Button kind="primary" icon={<LockIcon />} onClick={() => setLocking(true)}>
            {t.lock}
          </Button>
        </>
      }
    >
      <Tabs
        open={tab}
        change={(key) => view.change({ tab: key })}
        tabs={[
          {
            key: 'locks',
            label: t.locks,
            content: (
              <LockList open={(lock) => view.change({ lock: lock.id })} lockAct={() => setLocking(true)} />
            ),
          },
          {
            key: 'requests',
            label: t.requestsWaiting(waiting),
            content: <UnlockRequests open={(request) => view.change({ request: request.id })} />,
          },
          {
            key: 'board',
            label: t.board,
            content: (
              <LockBoard>
                <Now
                  lock={(lock) => view.change({ lock: lock.id })}
                  request={(request) => view.change({ request: request.id })}
                />
              </LockBoard>
            ),
          },
          {
            key: 'probation',
            label: t.probation,
            content: <AftercareList open={(care) => view.change({ lock: care.lockId })} />,
          },
          { key: 'duty', label: t.duty, content: <DutyRoster /> },
          { key: 'sign-ins', label: t.signIns, content: <SignInsOf /> },
          { key: 'networks', label: t.networks, content: <MarkedNetworks /> },
        ]}
      />
      <LockPanel id={view.values.lock} close={() => view.change({ lock: undefined })} />
      <RequestPanel id={view.values.request} close={() => view.change({ request: undefined })} />
      <SidePanel open={locking} title={t.lockTitle} close={() => setLocking(false)}>
        <LockForm close={() => setLocking(false)} />
      </SidePanel>
    </SettingsPage>
  );
}

function LockList({ open, lockAct }: { open: (lock: Lock) => void; lockAct: () => void }) {
  const t = useWords(lockPageWords);
  const scopes = useWords(lockScopeWords);
  const routes = useWords(endRouteWords);
  const judged = useWords(verdictWords);
  const locale = useLocale();
  const filters = useFilters(locks.list.query);
  const list = useList(locks.list, { query: filters.values });
  const by = (lock: Lock) => lock.openedBy?.name ?? t.engine;
  const { columns: first, phone } = useLockColumns();
  const columns: Column<Lock>[] = [...first, { key: 'by', title: t.openedBy, cell: by }];
  return (
    <div className="lk-stack">
      <div className="lk-row">
        <FilterOne
          label={t.state}
          value={filters.values.open === undefined ? undefined : (`${filters.values.open}` as const)}
          options={[
            { value: 'true', label: t.open },
            { value: 'false', label: t.ended },
          ]}
          change={(state) => filters.change({ open: state === undefined ? undefined : state === 'true' })}
        />
        <FilterMany
          label={t.scope}
          value={filters.values.scope}
          options={lockScopes
            .filter((scope) => sensed.some((trigger) => triggerFacts(trigger).scopes.includes(scope)))
            .map((value) => ({ value, label: scopes[value] }))}
          change={(scope) => filters.change({ scope })}
        />
        <FilterMany
          label={t.trigger}
          value={filters.values.trigger}
          options={sensed.map((value) => ({ value, label: triggerWords[locale][value].name }))}
          change={(trigger) => filters.change({ trigger })}
        />
        <FilterMany
          label={t.route}
          value={filters.values.route}
          options={releaseRoutes.map((value) => ({ value, label: routes[value] }))}
          change={(route) => filters.change({ route })}
        />
        <FilterOne
          label={t.verdict}
          value={filters.values.verdict}
          options={verdicts.map((value) => ({ value, label: judged[value] }))}
          change={(verdict) => filters.change({ verdict })}
        />
        <PersonFilter value={filters.values.personId} change={(personId) => filters.change({ personId })} />
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

function PersonFilter(props: { value: string | undefined; change: (id: string | undefined) => void }) {
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

/** How one person came in; whose is asked for first. */
function SignInsOf() {
  const t = useWords(lockPageWords);
  const filters = useFilters(locks.list.query.pick({ personId: true }));
  const { personId } = filters.values;
  return (
    <div className="lk-stack">
      <div className="lk-row">
        <PersonFilter value={personId} change={(id) => filters.change({ personId: id })} />
      </div>
      {personId ? (
        <SignInTable personId={personId} />
      ) : (
        <EmptyState title={t.choosePerson} hint={t.choosePersonHint} />
      )}
    </div>
  );
}
