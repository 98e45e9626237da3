import { unlockRequests, unlockStates, type UnlockRequest } from '#contract/access/unlocking';
import {
  type Column,
  DataTable,
  FilterDay,
  FilterMany,
  useFilters,
  useFormat,
  useList,
  useWords,
} from '#kit';
import { unlockStateWords } from '#web/access/shared';
import { Waiting } from './waiting.tsx';
import { StateTag } from './state-tag.tsx';
import { deskWords } from './words.ts';

/** Requests with their clocks, newest first; what changes appears. */
export function UnlockRequests({ open }: { open: (request: UnlockRequest) => void }) {
  const t = useWords(deskWords);
  const states = useWords(unlockStateWords);
  const { place } = useFormat();
  const filters = useFilters(unlockRequests.list.query);
  const list = useList(unlockRequests.list, { query: filters.values });
  const from = (request: UnlockRequest) =>
    [request.browser, request.system, place(request.country) || request.address].filter(Boolean).join(' · ');
  const columns: Column<UnlockRequest>[] = [
    { key: 'state', title: t.state, cell: (request) => <StateTag request={request} /> },
    { key: 'person', title: t.person, cell: (request) => request.person.name, wraps: true },
    { key: 'message', title: t.message, cell: (request) => request.message, wraps: true },
    { key: 'from', title: t.from, cell: from, wraps: true },
    { key: 'at', title: t.clock, cell: (request) => <Waiting request={request} /> },
    { key: 'number', title: t.number, cell: (request) => request.number },
    { key: 'by', title: t.answeredBy, cell: (request) => request.answeredBy?.name },
  ];
  return (
    <div className="lk-stack">
      <div className="lk-row">
        <FilterMany
          label={t.state}
          value={filters.values.state}
          options={unlockStates.map((value) => ({ value, label: states[value] }))}
          change={(state) => filters.change({ state })}
        />
        <FilterDay
          label={t.answeredFrom}
          value={filters.values.answeredFrom}
          change={(answeredFrom) => filters.change({ answeredFrom })}
        />
        <FilterDay
          label={t.answeredTo}
          value={filters.values.answeredTo}
          change={(answeredTo) => filters.change({ answeredTo })}
        />
      </div>
      <DataTable
        label={t.requests}
        list={list}
        columns={columns}
        rowKey={(request) => request.id}
        open={open}
        phone={(request) => ({
          title: request.person.name,
          meta: (
            <>
              {request.number} · <Waiting request={request} />
            </>
          ),
          end: <StateTag request={request} />,
        })}
        empty={{ title: t.empty, hint: t.emptyHint }}
        filtered={filters.active}
        clearFilters={filters.clear}
      />
    </div>
  );
}
