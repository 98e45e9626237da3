/** A form that changes a record: its draft, what others change meanwhile, and the way back. */
import { history } from '#contract/business/records';
import { call, type FormState, rememberNames, useAct, useForm, useWords } from '#kit';
import { useFieldsInWords } from './words-of-fields.ts';
import { editingWords } from './editing-words.ts';
import {
  type Editable,
  type ChangeOf,
  fieldsOf,
  type FieldsOf,
  kinds,
  mayDelete,
  type RecordOf,
} from './kinds.ts';
import { useChange } from './undo.ts';

/** The name of the draft of a record's form. */
export const draftOf = (object: Editable, id: string): string => `${object}.${id}`;

const changedBy = (object: Editable, recordId: string): Promise<string | undefined> =>
  call(history.list, { query: { object, recordId, limit: 1 } }).then(
    ({ items }) => items[0]?.by?.name,
    // Only a name to be told; the change itself is in the record.
    () => undefined,
  );

/**
 * Makes the form of a record that is there already.
 * @param record as it is when the form is opened; what others change meanwhile is met when it is saved
 * @param options.only some of its fields; a form for a single choice keeps no draft
 * @param options.said what is said once it is saved
 */
export function useEditing<O extends Editable>(
  object: O,
  record: RecordOf<O>,
  options: { done: () => void; only?: (keyof FieldsOf<O>)[]; said?: (after: RecordOf<O>) => string },
): FormState<ChangeOf<O>> {
  const { id } = record;
  rememberNames(record);
  const t = useWords(editingWords);
  const words = useFieldsInWords(object);
  const change = useChange(object);
  const restore = useAct(kinds[object].restore as typeof kinds.product.restore);
  const { get, change: operation } = kinds[object] as typeof kinds.customer;
  const some = (all: object) =>
    Object.fromEntries(
      Object.entries(all).filter(([field]) => options.only?.includes(field as keyof FieldsOf<O>) ?? true),
    );
  const form = useForm({
    schema: operation.body,
    start: some(fieldsOf(object, record)),
    version: record.version,
    onlyChanges: true,
    latest: async () => {
      const [now, by] = await Promise.all([call(get, { params: { id } }), changedBy(object, id)]);
      rememberNames(now);
      return { values: some(fieldsOf(object, now as RecordOf<O>)), version: now.version, by };
    },
    words,
    submit: (body, version, { start, taken, by }) => {
      const told = taken.map(({ path, original, theirs }) =>
        t.changedTo(
          words.name(path),
          words.say(path, original) || t.nothing,
          words.say(path, theirs) || t.nothing,
        ),
      );
      const said = (after: RecordOf<O>) =>
        [
          options.said?.(after) ?? t.saved,
          told.length > 0 ? t.meanwhile(by ?? t.somebody, told.join('; ')) : '',
        ].join('');
      return change.run({ id, version }, body as FieldsOf<O>, said, start);
    },
    done: options.done,
    concerns: { object, id },
    ...(mayDelete(record) && { bringBack: () => restore.run({ params: { id } }) }),
    ...(options.only ? {} : { draft: draftOf(object, id) }),
  });
  return form as unknown as FormState<ChangeOf<O>>;
}
