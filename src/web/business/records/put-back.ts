/** Putting back what a past change replaced, as a change of its own. */
import type { z } from 'zod';
import { followUps } from '#contract/business/follow-ups';
import { opportunities } from '#contract/business/opportunities';
import type { Change } from '#contract/business/records';
import { asProblem, call, same, type SeenProblem, useAct, useConfirm, useToast, useWords } from '#kit';
import { useState } from 'react';
import type { FieldChange } from './changes.ts';
import { editingWords } from './editing-words.ts';
import { type Editable, asTaken, type FieldsOf, kinds, type RecordOf, shownAs } from './kinds.ts';
import { useChange } from './undo.ts';
import { useFieldsInWords } from './words-of-fields.ts';

type Past = Pick<z.output<typeof Change>, 'id' | 'action'> & { fields: readonly FieldChange[] };
type Values = Record<string, unknown>;

/** What a record shows of a field; `address.city` for a part of one. */
export function shownOf(record: object, path: string): unknown {
  const [field = '', part] = path.split('.');
  const value = (record as Values)[field];
  return part === undefined ? value : (value as Values | null | undefined)?.[part];
}

/** The field of a change that sets what a record shows. */
const takenAs = (object: Editable, shown: string): string | undefined =>
  Object.keys(kinds[object].change.body.shape).find((field) => shownAs(field) === shown.split('.')[0]);

/** Whether a field can be put back on its own: what follows from others, or comes with a move, cannot. */
export const canPutBack = (object: Editable, field: string): boolean =>
  takenAs(object, field) !== undefined || (object === 'followUp' && field === 'nextStepDoneAt');

/** The body of the change that sets fields to what they were. */
export function bodyOf(object: Editable, fields: readonly FieldChange[]): Values {
  const body: Values = {};
  for (const { field, from } of fields) {
    const taken = takenAs(object, field);
    if (taken === undefined) continue;
    const [, part] = field.split('.');
    body[taken] =
      part === undefined ? asTaken(taken, from) : { ...(body[taken] as Values), [part]: from ?? null };
  }
  return body;
}

/**
 * Puts back a change, or some of its fields; asks first where they were changed again since.
 * @returns `send`, and what went wrong the last time
 */
export function usePutBack<O extends Editable>(object: O, id: string) {
  const t = useWords(editingWords);
  const words = useFieldsInWords(object);
  const confirm = useConfirm();
  const toast = useToast();
  const change = useChange(object);
  const move = useAct(opportunities.moveBack);
  const complete = useAct(followUps.complete);
  const [problem, setProblem] = useState<SeenProblem>();

  const moveBack = async (seen: number, changeId: string) => {
    const { version } = await move.run({ params: { id }, version: seen, body: { changeId } });
    toast(t.wasPutBack, () => move.run({ params: { id }, version, body: {} }));
  };
  const tickBack = async (done: boolean) => {
    await complete.run({ params: { id }, body: { done } });
    toast(t.wasPutBack, () => complete.run({ params: { id }, body: { done: !done } }));
  };
  const putBack = async ({ id: changeId, action, fields }: Past) => {
    const now = (await call(kinds[object].get as typeof kinds.product.get, {
      params: { id },
    })) as RecordOf<O>;
    // What the record doesn't show is an inner matter of the change.
    const shown = fields.filter(({ field }) => Object.hasOwn(now, field.split('.')[0] ?? ''));
    const since = shown.filter(({ field, to }) => !same(shownOf(now, field), to));
    const content = since
      .map(({ field }) => `${words.name(field)}: ${words.say(field, shownOf(now, field)) || t.nothing}`)
      .join('\n');
    const question = { title: t.changedSince, content, act: t.putBack, danger: false };
    if (since.length > 0 && !(await confirm(question))) return;
    if (action === 'moved') return moveBack(now.version, changeId);
    const step = fields.find(({ field }) => field === 'nextStepDoneAt');
    if (step) await tickBack(step.from != null);
    const body = bodyOf(object, fields) as FieldsOf<O>;
    if (Object.keys(body).length > 0) await change.run(now, body, t.wasPutBack);
  };
  return {
    problem,
    send: (past: Past) => {
      setProblem(undefined);
      void putBack(past).catch((error: unknown) => setProblem(asProblem(error)));
    },
  };
}
