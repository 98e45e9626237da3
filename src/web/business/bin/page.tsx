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
  FilterPills,
  Notice,
  Page,
  PersonName,
  PickRecord,
  ProblemNotice,
  RestoreIcon,
  SearchBox,
  type SeenProblem,
  useAct,
  useFilters,
  useFormat,
  useList,
  usePeople,
  useToast,
  useWords,
} from '#kit';
import { objectWords } from '#web/business/vocabulary';
import { binWords } from './words.ts';

type Item = z.infer<typeof BinItem>;
type Query = Partial<z.output<typeof bin.list.query>>;

/** What was deleted, newest first. */
export function BinPage() {
  const t = useWords(binWords);
  const objects = useWords(objectWords);
  const f = useFilters(bin.list.query);
  const object = f.values.object ?? 'customer';
  return (
    <Page
      title={t.title}
      subtitle={t.hint}
      toolbar={
        <>
          <SearchBox value={f.values.q} search={(q) => f.change({ q })} hint={t.name} />
          <PickRecord
            search={usePeople}
            value={f.values.deletedBy ?? null}
            pick={(id) => f.change({ deletedBy: id ?? undefined })}
            placeholder={t.deletedBy}
            names={{ 'aria-label': t.deletedBy }}
            width={180}
          />
        </>
      }
    >
      <FilterPills<RecordObject>
        label={t.title}
        value={object}
        options={recordObjects.map((value) => ({ value, label: objects[value] }))}
        change={(next) => f.change({ object: next })}
      />
      <Deleted key={object} query={{ ...f.values, object }} filtered={f.active} clear={f.clear} />
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

/** What comes back with a customer: 2 contacts, 5 follow-ups. */
function useAlong(): (item: Item) => string {
  const t = useWords(binWords);
  return ({ along }) =>
    along
      ? [
          along.contact > 0 && t.contacts(along.contact),
          along.followUp > 0 && t.followUps(along.followUp),
          along.opportunity > 0 && t.opportunities(along.opportunity),
        ]
          .filter(Boolean)
          .join(t.and)
      : '';
}

function Deleted({ query, filtered, clear }: { query: Query; filtered: boolean; clear: () => void }) {
  const { object = 'customer' } = query;
  const t = useWords(binWords);
  const objects = useWords(objectWords);
  const { instant, ago } = useFormat();
  const toast = useToast();
  const list = useList(bin.list, { query });
  const along = useAlong();
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
        filtered={filtered}
        clearFilters={clear}
        columns={[
          {
            key: 'name',
            title: t.name,
            cell: (item) => (
              <>
                {item.name || t.unnamed} <span className="lk-quiet">{along(item)}</span>
              </>
            ),
          },
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
          meta: [along(item), item.deletedBy?.name, ago(item.deletedAt)].filter(Boolean).join(' · '),
          end: button(item),
        })}
      />
    </div>
  );
}
