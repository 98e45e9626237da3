import { useState } from 'react';
import { z } from 'zod';
import { locks } from '#contract/access/locks';
import { unlockRequests } from '#contract/access/unlocking';
import { Id } from '#contract/fields';
import {
  Button,
  DraftMark,
  EmptyState,
  LockIcon,
  SidePanel,
  Tabs,
  useApi,
  useDrafts,
  useFilters,
  useWords,
} from '#kit';
import { AftercareList } from '#web/access/aftercare';
import { LockBoard } from '#web/access/board';
import { ProblemList, ProblemPanel, ProblemsTab } from '#web/access/problems';
import { SettingsPage } from '#web/access/settings';
import { SignInTable } from '#web/access/shared';
import { DutyRoster, RequestPanel, UnlockRequests } from '#web/access/unlocking';
import { LockList, PersonFilter } from './list.tsx';
import { lockDrafts, LockForm } from './lock-form.tsx';
import { MarkedNetworks } from './networks.tsx';
import { Now } from './now.tsx';
import { LockPanel } from './panel.tsx';
import { lockPageWords } from './words.ts';

/** What of the page is open; in the address too, so that a notice can lead here. */
const View = z.object({
  tab: z
    .enum(['requests', 'board', 'duty', 'problems', 'locks', 'probation', 'sign-ins', 'networks'])
    .optional(),
  lock: Id.optional(),
  request: Id.optional(),
  problem: Id.optional(),
  /** By which each list is narrowed in its own way: it goes with its tab. */
  state: z.unknown().optional(),
});
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
        change={(key) => view.change({ tab: key, state: undefined })}
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
            key: 'problems',
            label: <ProblemsTab />,
            content: <ProblemList open={(problem) => view.change({ problem })} />,
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
      <ProblemPanel
        id={view.values.problem}
        close={() => view.change({ problem: undefined })}
        openLock={(lock) => view.change({ lock, problem: undefined })}
      />
      <SidePanel open={locking} title={t.lockTitle} close={() => setLocking(false)}>
        <LockForm close={() => setLocking(false)} />
      </SidePanel>
    </SettingsPage>
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
