import { unlockRequests, unlockStates, type UnlockRequest } from '#contract/access/unlocking';
import {
  Checkbox,
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
  // A flood in somebody's name is one line with a number, until it is asked for.
  const gathered = filters.values.gathered ?? true;
  const list = useList(unlockRequests.list, { query: { ...filters.values, gathered } });
  const others = ({ state, alike }: UnlockRequest) =>
    gathered && alike > 0 && ['open', 'needs-information'].includes(state) ? (
      <span className="lk-quiet"> {t.alike(alike)}</span>
    ) : null;
  const from = (request: UnlockRequest) =>
    [request.browser, request.system, place(request.country) || request.address].filter(Boolean).join(' · ');
  const columns: Column<UnlockRequest>[] = [
    { key: 'state', title: t.state, cell: (request) => <StateTag request={request} /> },
    {
      key: 'person',
      title: t.person,
      cell: (request) => (
        <>
          {request.person.name}
          {others(request)}
        </>
      ),
      wraps: true,
    },
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
        {(!gathered || list.items.some((request) => others(request) !== null)) && (
          <Checkbox
            checked={!gathered}
            change={(all) => filters.change({ gathered: all ? false : undefined })}
          >
            {t.showAlike}
          </Checkbox>
        )}
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
              {others(request)}
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
