/** Changing a record so that it can be taken back. */
import { replaced, useAct, useToast } from '#kit';
import { type Editable, type FieldsOf, fieldsOf, kinds, type RecordOf } from './kinds.ts';

/**
 * Changes records; the passing sentence takes the change back: the old values of its fields, against the version that it
 * made.
 * @returns `run` throws what went wrong (for forms), `send` leaves it in `problem` (for buttons and menus); `tell` is for
 * what turns out to be done already
 */
export function useChange<O extends Editable>(object: O) {
  const toast = useToast();
  // One of five operations of the same shape; which, the compiler need not know here.
  const act = useAct(kinds[object].change as typeof kinds.product.change);
  const patch = (id: string, version: number, body: FieldsOf<O>) =>
    act.run({ params: { id }, version, body: body as object }) as Promise<unknown> as Promise<RecordOf<O>>;

  /** Says that it is done, and takes it back. */
  const tell = (
    record: { id: string; version: number },
    body: FieldsOf<O>,
    after: RecordOf<O>,
    said: string | ((after: RecordOf<O>) => string),
    before: object = fieldsOf(object, record as RecordOf<O>),
  ) =>
    toast(typeof said === 'string' ? said : said(after), () =>
      patch(record.id, after.version, replaced(before, body)),
    );

  /** @param before the fields as they were; of a record shown just now unless said */
  const run = async (
    record: { id: string; version: number },
    body: FieldsOf<O>,
    said: string | ((after: RecordOf<O>) => string),
    before: object = fieldsOf(object, record as RecordOf<O>),
  ): Promise<RecordOf<O>> => {
    const after = await patch(record.id, record.version, body);
    tell(record, body, after, said, before);
    return after;
  };
  return {
    run,
    tell,
    send: (...change: Parameters<typeof run>) => void run(...change).catch(() => {}),
    busy: act.busy,
    problem: act.problem,
  };
}

/** Says that a record is in the bin, and takes it out again. */
export function useBinned(object: Editable): (id: string, said: string) => void {
  const toast = useToast();
  const restore = useAct(kinds[object].restore as typeof kinds.product.restore);
  return (id, said) => toast(said, () => restore.run({ params: { id } }));
}
