import { Link, useNavigate } from '@tanstack/react-router';
import { type Import, imports } from '#contract/business/transfer';
import { DataTable, Page, PersonName, Section, useFormat, useList, useWords } from '#kit';
import { StateTag } from './state-tag.tsx';
import { Upload } from './upload.tsx';
import { importWords } from './words.ts';
import './transfer.css';

/** A place for a new file, and the imports so far. */
export function ImportsPage() {
  const t = useWords(importWords);
  const navigate = useNavigate();
  const { number, instant, ago } = useFormat();
  const list = useList(imports.list, {});
  const link = ({ id, fileName }: Import) => (
    <Link to="/imports/$id" params={{ id }}>
      {fileName}
    </Link>
  );
  const result = ({ counts }: Import) =>
    t.counts(number(counts.create), number(counts.update), number(counts.skip), number(counts.error));
  return (
    <Page title={t.title} subtitle={t.hint}>
      <Upload />
      <Section title={t.past}>
        <DataTable
          label={t.past}
          list={list}
          rowKey={({ id }) => id}
          open={({ id }) => void navigate({ to: '/imports/$id', params: { id } })}
          empty={{ title: t.none }}
          columns={[
            { key: 'file', title: t.file, cell: link },
            { key: 'object', title: t.object, cell: (one) => t.objects[one.object] },
            { key: 'state', title: t.state, cell: (one) => <StateTag state={one.state} /> },
            { key: 'rows', title: t.rows, align: 'end', cell: (one) => number(one.counts.rows) },
            { key: 'result', title: t.result, cell: result },
            { key: 'by', title: t.by, cell: (one) => <PersonName person={one.createdBy} /> },
            { key: 'at', title: t.at, align: 'end', cell: (one) => instant(one.createdAt) },
          ]}
          phone={(one) => ({
            title: link(one),
            meta: `${t.objects[one.object]} · ${t.rowCount(number(one.counts.rows))} · ${ago(one.createdAt)}`,
            end: <StateTag state={one.state} />,
          })}
        />
      </Section>
    </Page>
  );
}
