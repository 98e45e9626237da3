import { locks, type Lock } from '#contract/access/locks';
import type { LockScope } from '#contract/access/triggers';
import { unlockRequests, type UnlockRequest } from '#contract/access/unlocking';
import { type Column, DataTable, Section, useList, useWords } from '#kit';
import { releaseWords } from '#web/access/shared';
import { StateTag, Waiting } from '#web/access/unlocking';
import { useLockColumns } from './columns.tsx';
import { lockPageWords } from './words.ts';

/** On the board: so many of each, the newest first; the tabs beside it have all. */
const shown = 10;

/** Who waits, and who is locked out, just now. */
export function Now(props: { lock: (lock: Lock) => void; request: (request: UnlockRequest) => void }) {
  return (
    <>
      <WaitingRequests open={props.request} />
      <OpenLocks open={props.lock} />
    </>
  );
}

function WaitingRequests({ open }: { open: (request: UnlockRequest) => void }) {
  const t = useWords(lockPageWords);
  const list = useList(unlockRequests.list, {
    query: { state: ['open', 'needs-information'], limit: shown },
  });
  const columns: Column<UnlockRequest>[] = [
    { key: 'state', title: t.state, cell: (request) => <StateTag request={request} /> },
    { key: 'person', title: t.person, cell: (request) => request.person.name },
    { key: 'at', title: t.since, cell: (request) => <Waiting request={request} /> },
  ];
  // The figure above says that nobody waits.
  if (list.items.length === 0) return null;
  return (
    <Section title={t.nowWaiting}>
      <DataTable
        label={t.nowWaiting}
        list={list}
        columns={columns}
        rowKey={(request) => request.id}
        open={open}
        phone={(request) => ({
          title: request.person.name,
          meta: <Waiting request={request} />,
          end: <StateTag request={request} />,
        })}
        empty={{ title: t.nobodyWaits }}
      />
    </Section>
  );
}

/** Notes of spent lanes, and networks, keep nobody's work from being done. */
const keepingOut = { scope: ['account', 'session', 'device'] satisfies LockScope[], spentLanes: false };

function OpenLocks({ open }: { open: (lock: Lock) => void }) {
  const t = useWords(lockPageWords);
  const releases = useWords(releaseWords);
  const { columns: first, phone } = useLockColumns();
  const list = useList(locks.list, { query: { ...keepingOut, open: true, limit: shown } });
  const columns: Column<Lock>[] = [
    ...first,
    {
      key: 'ways',
      title: t.ways,
      cell: (lock) => lock.releases.map((route) => releases[route]).join(' '),
      wraps: true,
    },
  ];
  return (
    <Section title={t.nowLocked}>
      <DataTable
        label={t.nowLocked}
        list={list}
        columns={columns}
        rowKey={(lock) => lock.id}
        open={open}
        phone={phone}
        empty={{ title: t.nobodyLocked }}
      />
    </Section>
  );
}
