/** Who changed a setting, what and when: at the end of its form, read when it is opened. */
import { useState } from 'react';
import type { SettingsObject } from '#contract/business/choices';
import { history } from '#contract/business/records';
import {
  AddIcon,
  BinIcon,
  Button,
  Changes,
  EditIcon,
  ForwardIcon,
  ProblemNotice,
  RestoreIcon,
  Skeleton,
  Timeline,
  useFormat,
  useList,
  usePlainFields,
  useWords,
} from '#kit';
import { settingsHistoryWords } from './settings-history-words.ts';
import './settings-history.css';

interface Of {
  object: SettingsObject;
  id: string;
  /** The fields that are told, by what they are called. */
  names: Readonly<Record<string, string>>;
  /** Words for values, by field. */
  codes?: Readonly<Record<string, object>>;
  /** Of a field whose values are no plain ones. */
  say?: Readonly<Record<string, (value: unknown) => string>>;
}

const icons = {
  created: <AddIcon />,
  changed: <EditIcon />,
  moved: <ForwardIcon />,
  deleted: <BinIcon />,
  restored: <RestoreIcon />,
};

export function SettingsHistory(of: Of) {
  const t = useWords(settingsHistoryWords);
  const [open, setOpen] = useState(false);
  return (
    <details className="lk-settings-history" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.history}</summary>
      {open && <SettingsChanges {...of} />}
    </details>
  );
}

export function SettingsChanges({ object, id, names, codes, say }: Of) {
  const t = useWords(settingsHistoryWords);
  const { instant } = useFormat();
  const { marks } = t;
  // The marks stand for values of the fields that have no others.
  const plain = usePlainFields(names, {
    url: marks,
    secret: marks,
    clientSecret: marks,
    filters: marks,
    columns: marks,
    ...codes,
  });
  const list = useList(history.list, { query: { object, recordId: id, limit: 20 } });
  const inWords = (field: string, value: unknown) => say?.[field]?.(value) ?? plain.say(field, value);
  if (list.problem) return <ProblemNotice problem={list.problem} retry={list.reload} />;
  if (list.loading) return <Skeleton lines={3} />;
  if (list.items.length === 0) return <p className="lk-quiet">{t.none}</p>;
  return (
    <>
      <Timeline
        entries={list.items.map(({ id: change, at, by, action, fields }) => ({
          id: change,
          icon: icons[action],
          title: (
            <>
              <strong>{by?.name ?? t.system}</strong> {t.acts[action]}
            </>
          ),
          meta: instant(at),
          text: (
            <Changes
              changes={fields
                .filter(({ field }) => Object.hasOwn(names, field))
                .map(({ field, from, to }) => ({
                  key: field,
                  name: names[field] ?? '',
                  from: inWords(field, from),
                  to: inWords(field, to),
                }))}
            />
          ),
        }))}
      />
      {list.hasMore && (
        <Button kind="text" busy={list.loadingMore} onClick={list.more}>
          {t.more}
        </Button>
      )}
    </>
  );
}
