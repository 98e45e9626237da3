import { useState } from 'react';
import { type RecordObject, recordObjects } from '#contract/business/choices';
import { bin, type BinItem, restoredAtMost } from '#contract/business/records';
import type { ProblemCode } from '#contract/problem';
import type { z } from 'zod';
import {
  Button,
  DataTable,
  FilterPills,
  Notice,
  Page,
  PersonName,
  PickRecord,
  ProblemNotice,
  problemWords,
  RestoreIcon,
  SearchBox,
  useAct,
  useFilters,
  useFormat,
  useList,
  usePeople,
  useSelection,
  useToast,
  useWords,
} from '#kit';
import { BulkBar } from '#web/business/bulk';
import { countWords, objectWords } from '#web/business/vocabulary';
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

/** What stays in the bin though somebody wanted it back, and why. */
interface Stayed {
  item: Item;
  code: ProblemCode;
}

/** Takes records out of the bin, as many as one likes: call by call, as many as one call takes. */
function useRestoring(object: RecordObject) {
  const t = useWords(binWords);
  const count = useWords(countWords)[object];
  const toast = useToast();
  const act = useAct(bin.restore);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [stayed, setStayed] = useState<Stayed[]>([]);
  const restore = async (items: readonly Item[]) => {
    setBusy(new Set(items.map(({ id }) => id)));
    setStayed([]);
    try {
      let back = 0;
      for (let from = 0; from < items.length; from += restoredAtMost) {
        const part = items.slice(from, from + restoredAtMost);
        const { restored, failed } = await act.run({ body: { object, ids: part.map(({ id }) => id) } });
        back += restored.length;
        const notBack = failed.flatMap(({ id, code }) => {
          const item = part.find((one) => one.id === id);
          return item ? [{ item, code }] : [];
        });
        setStayed((before) => [...before, ...notBack]);
      }
      const [only] = items;
      if (back > 0)
        toast(only && items.length === 1 ? t.restored(only.name || t.unnamed) : t.restoredAll(count(back)));
    } catch {
      // What went wrong with the call stands in `problem`.
    } finally {
      setBusy(new Set());
    }
  };
  return { busy, stayed, problem: act.problem, restore: (items: readonly Item[]) => void restore(items) };
}

function StayedInBin({ object, stayed }: { object: RecordObject; stayed: readonly Stayed[] }) {
  const t = useWords(binWords);
  const count = useWords(countWords)[object];
  const problems = useWords(problemWords);
  if (stayed.length === 0) return null;
  return (
    <Notice tone="limited" title={t.stayed(count(stayed.length))}>
      <ul>
        {stayed.map(({ item, code }) => (
          <li key={item.id}>
            {item.name || t.unnamed} · {code === 'wrong_state' ? t.parentFirst : problems[code].title}
          </li>
        ))}
      </ul>
    </Notice>
  );
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
  const list = useList(bin.list, { query });
  const along = useAlong();
  const { restore, busy, stayed, problem } = useRestoring(object);
  const selection = useSelection(query);
  const chosen = list.items.filter(({ id }) => selection.has(id));
  const button = (item: Item) =>
    item.can.restore && (
      <Button
        icon={<RestoreIcon />}
        busy={busy.has(item.id)}
        aria-label={`${t.restore} ${item.name}`}
        onClick={() => restore([item])}
      >
        {t.restore}
      </Button>
    );
  return (
    <div className="lk-stack">
      <StayedInBin object={object} stayed={stayed} />
      {problem && <ProblemNotice problem={problem} />}
      <DataTable
        label={`${t.title} · ${objects[object]}`}
        list={list}
        rowKey={({ id }) => id}
        selection={selection}
        nameOf={(item) => item.name || t.unnamed}
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
      <BulkBar object={object} selection={selection} total={undefined}>
        <Button
          kind="text"
          icon={<RestoreIcon />}
          busy={busy.size > 0}
          onClick={() => {
            restore(chosen);
            selection.clear();
          }}
        >
          {t.restore}
        </Button>
      </BulkBar>
    </div>
  );
}
