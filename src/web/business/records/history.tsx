/** The history of a record: who, when, and each field from what to what. */
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
  same,
  SidePanel,
  Skeleton,
  Timeline,
  useApi,
  useFormat,
  useList,
  useLocale,
  useRight,
  useWords,
} from '#kit';
import { coverageWords } from '#web/access/coverage';
import { actionWords, objectWords } from '#web/business/vocabulary';
import { type FieldChange, told } from './changes.ts';
import { editingWords } from './editing-words.ts';
import { type Editable, kinds } from './kinds.ts';
import { canPutBack, shownOf, usePutBack } from './put-back.ts';
import { useValueInWords } from './value.ts';
import { fieldWords, historyWords } from './words.ts';

const icons = {
  created: <AddIcon />,
  changed: <EditIcon />,
  moved: <ForwardIcon />,
  deleted: <BinIcon />,
  restored: <RestoreIcon />,
};

/** All changes of one record, newest first. Stands in a tab or a side panel. */
export function HistoryList({ object, recordId }: { object: Editable; recordId: string }) {
  const t = useWords(historyWords);
  const actions = useWords(actionWords);
  const covered = useWords(coverageWords);
  const { instant } = useFormat();
  const list = useList(history.list, { query: { object, recordId, limit: 20 } });
  const editing = useWords(editingWords);
  const putBack = usePutBack(object, recordId);
  const mayManage = useRight('products.manage');
  const record = useApi(kinds[object].get as typeof kinds.customer.get, { params: { id: recordId } }).data;
  const mayChange = object === 'product' ? mayManage : record?.can.change;
  const now = mayChange ? record : undefined;
  if (list.problem) return <ProblemNotice problem={list.problem} retry={list.reload} />;
  if (list.loading) return <Skeleton lines={6} />;
  if (list.items.length === 0) return <p className="lk-quiet">{t.none}</p>;
  return (
    <>
      {putBack.problem && <ProblemNotice problem={putBack.problem} />}
      <Timeline
        entries={list.items.map(({ id, at, by, for: person, action, fields }) => ({
          id,
          icon: icons[action],
          title: (
            <>
              <strong>{by?.name ?? t.somebody}</strong> {person && `${covered.for(person.name)} `}
              {actions[action]}
            </>
          ),
          meta: instant(at),
          text: fields.length > 0 && (
            <>
              <FieldChanges
                object={object}
                fields={fields}
                // What a move sets comes and goes with its stage.
                now={action === 'changed' ? now : undefined}
                putBack={(one) => putBack.send({ id, action, fields: [one] })}
              />
              {now && (action === 'moved' || fields.length > 1) && (
                <Button
                  kind="text"
                  icon={<RestoreIcon />}
                  onClick={() => putBack.send({ id, action, fields })}
                >
                  {action === 'moved' ? editing.putBack : editing.putBackAll}
                </Button>
              )}
            </>
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

function FieldChanges(props: {
  object: Editable;
  fields: readonly FieldChange[];
  /** The record as it is, where this person may change it. */
  now: object | undefined;
  putBack: (change: FieldChange) => void;
}) {
  const { object, now } = props;
  const editing = useWords(editingWords);
  const names: Record<string, string> = fieldWords[object][useLocale()];
  const inWords = useValueInWords(object);
  return (
    <Changes
      changes={told(props.fields, names).map((change) => {
        const { field, from, to } = change;
        const name = names[field] ?? '';
        const differs = now && canPutBack(object, field) && !same(shownOf(now, field), from);
        return {
          key: field,
          name,
          from: inWords(field, from),
          to: inWords(field, to),
          end: differs && (
            <Button
              kind="text"
              icon={<RestoreIcon />}
              aria-label={editing.putBackField(name)}
              title={editing.putBackField(name)}
              onClick={() => props.putBack(change)}
            />
          ),
        };
      })}
    />
  );
}

/** The history beside the record's page. */
export function HistoryPanel(props: {
  object: Editable;
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
