import { aftercare, type Aftercare } from '#contract/access/aftercare';
import { type Column, DataTable, FilterOne, useFilters, useFormat, useList, useWords } from '#kit';
import { rootCauseWords } from '#web/access/shared';
import { CareTag, usePointName } from './point.tsx';
import { aftercareWords } from './words.ts';

/** Who is on probation, with what is left. A row opens the lock. */
export function AftercareList({ open }: { open: (care: Aftercare) => void }) {
  const t = useWords(aftercareWords);
  const causes = useWords(rootCauseWords);
  const nameOf = usePointName();
  const { ago, instant, day } = useFormat();
  const filters = useFilters(aftercare.list.query.pick({ state: true }));
  const state = filters.values.state ?? 'open';
  const list = useList(aftercare.list, { query: { state } });
  const leftOf = (care: Aftercare) =>
    care.remedies
      .filter(({ done, dropped }) => !done && !dropped)
      .map(nameOf)
      .join(t.and);
  const causeOf = (care: Aftercare) =>
    care.causeSuggested ? t.suggested(causes[care.cause]) : causes[care.cause];
  const columns: Column<Aftercare>[] = [
    { key: 'person', title: t.person, cell: (care) => care.person.name },
    { key: 'state', title: t.probation, cell: (care) => <CareTag care={care} /> },
    { key: 'left', title: t.isLeft, cell: (care) => leftOf(care) || '—', wraps: true },
    { key: 'cause', title: t.cause, cell: causeOf, wraps: true },
    {
      key: 'began',
      title: t.since,
      cell: (care) => <span title={instant(care.beganAt)}>{ago(care.beganAt)}</span>,
    },
    { key: 'until', title: t.until, cell: (care) => day((care.endedAt ?? care.until).slice(0, 10)) },
    { key: 'by', title: t.liftedBy, cell: (care) => care.liftedBy?.name ?? t.byThemselves },
  ];
  return (
    <div className="lk-stack">
      <p className="lk-quiet">{t.listHint}</p>
      <div className="lk-row">
        <FilterOne
          label={t.state}
          value={state}
          options={(['open', 'overdue', 'ended'] as const).map((value) => ({
            value,
            label: t.states[value],
          }))}
          change={(value) => filters.change({ state: value })}
        />
      </div>
      <DataTable
        label={t.probation}
        list={list}
        columns={columns}
        rowKey={(care) => care.id}
        open={open}
        phone={(care) => ({
          title: care.person.name,
          meta: leftOf(care) || causeOf(care),
          end: <CareTag care={care} />,
        })}
        empty={{ title: t.listEmpty, hint: t.listEmptyHint }}
      />
    </div>
  );
}
