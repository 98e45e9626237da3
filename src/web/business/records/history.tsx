/** The history of a record: who, when, and each field from what to what. */
import type { RecordObject } from '#contract/business/choices';
import { history } from '#contract/business/records';
import {
  AddIcon,
  BinIcon,
  Button,
  EditIcon,
  ForwardIcon,
  ProblemNotice,
  RestoreIcon,
  SidePanel,
  Skeleton,
  Timeline,
  useFormat,
  useList,
  useLocale,
  useWords,
} from '#kit';
import { actionWords, objectWords } from '#web/business/vocabulary';
import { type FieldChange, told } from './changes.ts';
import { useValueInWords } from './value.ts';
import { fieldWords, historyWords } from './words.ts';
import './history.css';

const icons = {
  created: <AddIcon />,
  changed: <EditIcon />,
  moved: <ForwardIcon />,
  deleted: <BinIcon />,
  restored: <RestoreIcon />,
};

/** All changes of one record, newest first. Stands in a tab or a side panel. */
export function HistoryList({ object, recordId }: { object: RecordObject; recordId: string }) {
  const t = useWords(historyWords);
  const actions = useWords(actionWords);
  const { instant } = useFormat();
  const list = useList(history.list, { query: { object, recordId, limit: 20 } });
  if (list.problem) return <ProblemNotice problem={list.problem} retry={list.reload} />;
  if (list.loading) return <Skeleton lines={6} />;
  if (list.items.length === 0) return <p className="lk-quiet">{t.none}</p>;
  return (
    <>
      <Timeline
        entries={list.items.map(({ id, at, by, action, fields }) => ({
          id,
          icon: icons[action],
          title: (
            <>
              <strong>{by?.name ?? t.somebody}</strong> {actions[action]}
            </>
          ),
          meta: instant(at),
          text: fields.length > 0 && <FieldChanges object={object} fields={fields} />,
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

function FieldChanges({ object, fields }: { object: RecordObject; fields: readonly FieldChange[] }) {
  const t = useWords(historyWords);
  const names: Record<string, string> = fieldWords[object][useLocale()];
  const inWords = useValueInWords(object);
  return (
    <dl className="lk-records-changes">
      {told(fields, names).map(({ field, from, to }) => (
        <div key={field}>
          <dt>{names[field]}</dt>
          <dd>
            <del>{inWords(field, from) || t.empty}</del>
            <span className="lk-hidden">{t.to}</span>
            <ForwardIcon className="lk-quiet" aria-hidden="true" />
            <ins>{inWords(field, to) || t.empty}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The history beside the record's page. */
export function HistoryPanel(props: {
  object: RecordObject;
  recordId: string;
  open: boolean;
  close: () => void;
}) {
  const t = useWords(historyWords);
  const objects = useWords(objectWords);
  return (
    <SidePanel open={props.open} title={`${objects[props.object]} · ${t.history}`} close={props.close}>
      <HistoryList object={props.object} recordId={props.recordId} />
    </SidePanel>
  );
}
