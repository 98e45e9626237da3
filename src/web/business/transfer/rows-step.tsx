/** Every row of the file with what becomes of it; what is wrong stands in its cell. */
import { Link } from '@tanstack/react-router';
import { type Import, type ImportRow, imports } from '#contract/business/transfer';
import type { z } from 'zod';
import {
  AddIcon,
  type Column,
  ClosedIcon,
  DataTable,
  EditIcon,
  FilterPills,
  ForwardIcon,
  NoneIcon,
  Section,
  StatusTag,
  type Tone,
  useFilters,
  useFormat,
  useList,
  useWords,
} from '#kit';
import { useFieldNames } from './columns-step.tsx';
import { rowProblemWords } from './problem-words.ts';
import { importWords } from './words.ts';

type Row = z.output<typeof ImportRow>;
type Outcome = Row['outcome'];
const outcomes = ['create', 'update', 'skip', 'error'] as const satisfies readonly Outcome[];

export function RowsStep({ data }: { data: Import }) {
  const t = useWords(importWords);
  const { number } = useFormat();
  const f = useFilters(imports.rows.query);
  const [shown] = f.values.outcome ?? [];
  const list = useList(imports.rows, { params: { id: data.id }, query: shown ? { outcome: [shown] } : {} });
  const isDone = data.state === 'done';
  const words = isDone ? t.outcomesDone : t.outcomes;
  const columns = useColumns(data);
  return (
    <Section title={isDone || data.state === 'undone' ? t.rowsAfter : t.stepRows}>
      <FilterPills
        label={t.outcome}
        value={shown ?? 'all'}
        options={[
          { value: 'all' as const, label: t.all, count: number(data.counts.rows) },
          ...outcomes.map((value) => ({ value, label: words[value], count: number(data.counts[value]) })),
        ]}
        change={(next) => f.change({ outcome: next === 'all' ? undefined : [next] })}
      />
      <DataTable
        label={t.stepRows}
        list={list}
        rowKey={({ row }) => String(row)}
        empty={{ title: t.noRows }}
        columns={columns}
        phone={(row) => ({
          title: (
            <>
              <span className="lk-quiet">{row.row}</span>{' '}
              {data.columns.flatMap(({ name, field }) => (field ? [row.values[name]] : []))[0]}
            </>
          ),
          meta: <Problems problems={row.problems} error={row.outcome === 'error'} named={data} />,
          end: <OutcomeTag row={row} data={data} />,
        })}
      />
    </Section>
  );
}

function useColumns(data: Import): Column<Row>[] {
  const t = useWords(importWords);
  const names = useFieldNames(data.object);
  const mended = new Map(data.mends.map(({ field, value, use }) => [`${field}\n${value}`, use]));
  return [
    {
      key: 'row',
      title: t.row,
      align: 'end',
      width: 60,
      cell: ({ row }) => <span className="lk-quiet">{row}</span>,
    },
    {
      key: 'outcome',
      title: t.outcome,
      cell: (row) => (
        <>
          <OutcomeTag row={row} data={data} />
          <Problems
            problems={row.problems.filter(({ column }) => column === null)}
            error={row.outcome === 'error'}
          />
        </>
      ),
    },
    ...data.columns.flatMap(({ name, field }): Column<Row>[] => {
      if (field === null) return [];
      return [
        {
          key: name,
          title: names(field),
          cell: (row) => {
            const value = row.values[name] ?? '';
            const use = mended.get(`${field}\n${value}`);
            return (
              <>
                <Value value={value} use={use} />
                <Problems
                  problems={row.problems.filter(({ column }) => column === name)}
                  error={row.outcome === 'error'}
                />
              </>
            );
          },
        },
      ];
    }),
  ];
}

/** What the cell says; and what it becomes, where a mend says so. */
function Value({ value, use }: { value: string; use: string | null | undefined }) {
  const t = useWords(importWords);
  if (use === undefined || use === value) return <div className="lk-import-cell">{value}</div>;
  return (
    <div className="lk-import-cell">
      <del className="lk-quiet">{value}</del> <ForwardIcon aria-label={t.becomes} />{' '}
      {use ?? <span className="lk-quiet">{t.useEmpty}</span>}
    </div>
  );
}

function Problems(props: { problems: Row['problems']; error: boolean; named?: Import }) {
  const words: Record<string, string> = useWords(rowProblemWords);
  const names = useFieldNames(props.named?.object ?? 'customer');
  if (props.problems.length === 0) return null;
  return (
    <ul className={props.error ? 'lk-import-problems lk-import-wrong' : 'lk-import-problems'}>
      {props.problems.map(({ code, field, detail }) => (
        <li key={`${field} ${code}`} title={detail}>
          {props.named && field ? `${names(field)}: ` : ''}
          {words[code] ?? detail}
        </li>
      ))}
    </ul>
  );
}

const looks: Record<Outcome, { tone: Tone; icon: React.ReactNode }> = {
  create: { tone: 'open', icon: <AddIcon /> },
  update: { tone: 'system', icon: <EditIcon /> },
  skip: { tone: 'neutral', icon: <NoneIcon /> },
  error: { tone: 'closed', icon: <ClosedIcon /> },
};

function OutcomeTag({ row, data }: { row: Row; data: Import }) {
  const t = useWords(importWords);
  const isDone = data.state === 'done';
  const tag = (
    <StatusTag {...looks[row.outcome]}>{(isDone ? t.outcomesDone : t.outcomes)[row.outcome]}</StatusTag>
  );
  const { recordId: id } = row;
  const page =
    data.object === 'customer'
      ? ('/customers/$id' as const)
      : data.object === 'opportunity'
        ? ('/opportunities/$id' as const)
        : undefined;
  return (
    <span className="lk-row">
      {tag}
      {id && page && (
        <Link to={page} params={{ id }}>
          {t.open}
        </Link>
      )}
    </span>
  );
}
