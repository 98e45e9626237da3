/** Changing one value of a record where it stands in a list: seen at once, taken back by a press, and a clash is told. */
import { useRef, useState } from 'react';
import type { Endpoint } from '#contract/endpoint';
import { Phone } from '#contract/fields';
import {
  asProblem,
  AwayNotice,
  call,
  kitWords,
  patchListed,
  ProblemNotice,
  queryClient,
  same,
  type SeenProblem,
  useWords,
} from '#kit';
import { type Editable, type FieldsOf, kinds, type RecordOf } from './kinds.ts';
import { useChange } from './undo.ts';

interface Row {
  id: string;
  name: string;
  version: number;
}
interface CellChange<O extends Editable> {
  row: Row;
  body: FieldsOf<O>;
  /** How the row looks with it. */
  shown: object;
}

/**
 * @param list the operation that the list is read by
 * @returns `save` takes the change, and how the row looks with it; `problem` is to be shown over the list. What no network
 * could take waits there, and is sent by one press.
 */
export function useCellEdits<O extends Editable>(object: O, list: Endpoint) {
  const t = useWords(kitWords);
  const change = useChange(object);
  const [failed, setFailed] = useState<{ id: string; problem: SeenProblem }>();
  const [waiting, setWaiting] = useState<readonly CellChange<O>[]>([]);
  // A list may not have read again yet what the last change made: the next one goes on from that.
  const made = useRef(new Map<string, number>());
  const latest = (row: Row): Row => ({
    ...row,
    version: Math.max(row.version, made.current.get(row.id) ?? 0),
  });

  /** It was sent before and no answer came: the record may have it already. */
  const arrived = async ({ row, shown }: CellChange<O>): Promise<RecordOf<O> | undefined> => {
    const get = kinds[object].get as typeof kinds.customer.get;
    const now = (await call(get, { params: { id: row.id } })) as unknown as RecordOf<O>;
    const all = now as unknown as Record<string, unknown>;
    return Object.entries(shown).every(([field, value]) => same(all[field], value)) ? now : undefined;
  };
  const send = async (one: CellChange<O>, isAgain: boolean) => {
    const { row, body, shown } = one;
    patchListed(list, row.id, shown);
    try {
      const { version } = await change.run(latest(row), body, t.saved);
      made.current.set(row.id, version);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'unreachable') return setWaiting((all) => [...all, one]);
      const now = isAgain && problem.code === 'stale' ? await arrived(one).catch(() => {}) : undefined;
      if (now) {
        made.current.set(row.id, now.version);
        change.tell(row, body, now, t.saved);
      } else setFailed({ id: row.id, problem });
      await queryClient.invalidateQueries();
    }
  };
  const sendWaiting = async () => {
    setWaiting([]);
    for (const one of waiting) await send(one, true);
  };
  return {
    save: (row: Row, body: FieldsOf<O>, shown: object) => {
      setFailed(undefined);
      void send({ row, body, shown }, false);
    },
    problem: (
      <>
        {waiting.length > 0 && (
          <AwayNotice
            what={t.unsent([...new Set(waiting.map(({ row }) => row.name))].join(t.between))}
            retry={() => void sendWaiting()}
          />
        )}
        {failed && (
          <ProblemNotice
            problem={failed.problem}
            concerns={{ object, id: failed.id }}
            retry={() => setFailed(undefined)}
          />
        )}
      </>
    ),
  };
}

/**
 * The main number of a record is another one, or gone; the others stay.
 * @returns `phones` for the change, and what the row shows: nothing new where it is no number, for that will be refused
 */
export function withMainPhone(before: readonly string[], typed: string | null) {
  const others = before.slice(1).filter((phone) => phone !== typed);
  const phones = typed === null ? others : [typed, ...others];
  return { phones, shown: typed === null || Phone.safeParse(typed).success ? { phones } : {} };
}
