import { useState } from 'react';
import { type RecordObject, recordObjects } from '#contract/business/choices';
import { attachments } from '#contract/business/attachments';
import { contacts } from '#contract/business/contacts';
import { customers } from '#contract/business/customers';
import { followUps } from '#contract/business/follow-ups';
import { opportunities, products } from '#contract/business/opportunities';
import { bin, type BinItem } from '#contract/business/records';
import type { z } from 'zod';
import {
  asProblem,
  Button,
  DataTable,
  Notice,
  Page,
  PersonName,
  ProblemNotice,
  RestoreIcon,
  type SeenProblem,
  Tabs,
  useAct,
  useFilters,
  useFormat,
  useList,
  useToast,
  useWords,
} from '#kit';
import { objectWords } from '#web/business/vocabulary';
import { binWords } from './words.ts';

type Item = z.infer<typeof BinItem>;

/** What was deleted, newest first. */
export function BinPage() {
  const t = useWords(binWords);
  const objects = useWords(objectWords);
  const f = useFilters(bin.list.query);
  const object = f.values.object ?? 'customer';
  return (
    <Page title={t.title} subtitle={t.hint}>
      <Tabs<RecordObject>
        open={object}
        change={(next) => f.change({ object: next })}
        tabs={recordObjects.map((key) => ({
          key,
          label: objects[key],
          content: <Deleted key={key} object={key} />,
        }))}
      />
    </Page>
  );
}

/** Restoring, by kind of record. */
function useRestore(object: RecordObject) {
  const acts: Record<RecordObject, { run: (asking: { params: { id: string } }) => Promise<unknown> }> = {
    customer: useAct(customers.restore),
    contact: useAct(contacts.restore),
    followUp: useAct(followUps.restore),
    opportunity: useAct(opportunities.restore),
    product: useAct(products.restore),
    attachment: useAct(attachments.restore),
  };
  return acts[object].run;
}

function Deleted({ object }: { object: RecordObject }) {
  const t = useWords(binWords);
  const objects = useWords(objectWords);
  const { instant, ago } = useFormat();
  const toast = useToast();
  const list = useList(bin.list, { query: { object } });
  const run = useRestore(object);
  const [busy, setBusy] = useState<string>();
  const [refused, setRefused] = useState<{ item: Item; problem: SeenProblem }>();
  const restore = async (item: Item) => {
    setBusy(item.id);
    setRefused(undefined);
    try {
      await run({ params: { id: item.id } });
      toast(t.restored(item.name || t.unnamed));
    } catch (error) {
      setRefused({ item, problem: asProblem(error) });
    } finally {
      setBusy(undefined);
    }
  };
  const button = (item: Item) =>
    item.can.restore && (
      <Button
        icon={<RestoreIcon />}
        busy={busy === item.id}
        aria-label={`${t.restore} ${item.name}`}
        onClick={() => void restore(item)}
      >
        {t.restore}
      </Button>
    );
  return (
    <div className="lk-stack">
      {refused &&
        (refused.problem.code === 'wrong_state' ? (
          <Notice tone="limited" title={t.parent(refused.item.name || t.unnamed)} />
        ) : (
          <ProblemNotice problem={refused.problem} />
        ))}
      <DataTable
        label={`${t.title} · ${objects[object]}`}
        list={list}
        rowKey={({ id }) => id}
        empty={{ title: t.empty(objects[object]) }}
        columns={[
          { key: 'name', title: t.name, cell: (item) => item.name || t.unnamed },
          {
            key: 'at',
            title: t.deletedAt,
            cell: (item) => <span title={ago(item.deletedAt)}>{instant(item.deletedAt)}</span>,
          },
          { key: 'by', title: t.deletedBy, cell: (item) => <PersonName person={item.deletedBy} /> },
          { key: 'restore', title: '', align: 'end', width: 120, cell: button },
        ]}
        phone={(item) => ({
          title: item.name || t.unnamed,
          meta: [item.deletedBy?.name, ago(item.deletedAt)].filter(Boolean).join(' · '),
          end: button(item),
        })}
      />
    </div>
  );
}
