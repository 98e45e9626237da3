/** Changing one value of a record where it stands in a list: seen at once, taken back by a press, and a clash is told. */
import { useRef, useState } from 'react';
import type { Endpoint } from '#contract/endpoint';
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
  useToast,
  useWords,
} from '#kit';
import { type Editable, kinds } from './kinds.ts';

interface Row {
  id: string;
  name: string;
  version: number;
}
interface CellChange<T, Body> {
  row: T;
  body: Body;
  back: Body;
  shown: Partial<T>;
}

/**
 * @param of.list the operation that the list is read by
 * @param of.change sends a change against a version
 * @returns `save` takes the change, what takes it back, and how the row looks with it; `problem` is to be shown over the
 * list. What no network could take waits there, and is sent by one press.
 */
export function useCellEdits<T extends Row, Body>(of: {
  object: Editable;
  list: Endpoint;
  change: (id: string, version: number, body: Body) => Promise<{ version: number }>;
}) {
  const t = useWords(kitWords);
  const toast = useToast();
  const [failed, setFailed] = useState<{ id: string; problem: SeenProblem }>();
  const [waiting, setWaiting] = useState<readonly CellChange<T, Body>[]>([]);
  // A list may not have read again yet what the last change made: the next one goes on from that.
  const made = useRef(new Map<string, number>());
  const versionOf = ({ id, version }: T) => Math.max(version, made.current.get(id) ?? 0);

  const saved = ({ row: { id }, back }: CellChange<T, Body>, version: number) => {
    made.current.set(id, version);
    toast(t.saved, () => of.change(id, version, back));
  };
  /** It was sent before and no answer came: the record may have it already. */
  const isThere = async ({ row, shown }: CellChange<T, Body>): Promise<number | undefined> => {
    const now = await call(kinds[of.object].get as typeof kinds.customer.get, { params: { id: row.id } });
    const all = now as unknown as Record<string, unknown>;
    return Object.entries(shown).every(([field, value]) => same(all[field], value)) ? now.version : undefined;
  };
  const send = async (change: CellChange<T, Body>, isAgain: boolean) => {
    const { row, body, shown } = change;
    patchListed<T>(of.list, row.id, shown);
    try {
      saved(change, (await of.change(row.id, versionOf(row), body)).version);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'unreachable') return setWaiting((all) => [...all, change]);
      const version = isAgain && problem.code === 'stale' ? await isThere(change).catch(() => {}) : undefined;
      if (version === undefined) setFailed({ id: row.id, problem });
      else saved(change, version);
      await queryClient.invalidateQueries();
    }
  };
  const sendWaiting = async () => {
    setWaiting([]);
    for (const change of waiting) await send(change, true);
  };
  return {
    save: (row: T, body: Body, back: Body, shown: Partial<T>) => {
      setFailed(undefined);
      void send({ row, body, back, shown }, false);
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
            concerns={{ object: of.object, id: failed.id }}
            retry={() => setFailed(undefined)}
          />
        )}
      </>
    ),
  };
}
