import { type FollowUp, followUps } from '#contract/business/follow-ups';
import { useAct, useFormat, useToast, useWords } from '#kit';
import { followUpWords } from './words.ts';

/** What is done to a follow-up without a form: its next step done, open again or put off, into the bin and back. */
export function useFollowUpActs() {
  const t = useWords(followUpWords);
  const toast = useToast();
  const { longDay } = useFormat();
  const complete = useAct(followUps.complete);
  const change = useAct(followUps.change);
  const remove = useAct(followUps.remove);
  const restore = useAct(followUps.restore);
  const set = (id: string, done: boolean) => ({ params: { id }, body: { done } });
  return {
    problem: complete.problem ?? change.problem ?? remove.problem,
    tick: ({ id, nextStep }: FollowUp, done: boolean) =>
      complete.send(set(id, done), () => {
        if (done) toast(t.nowDone(nextStep ?? ''), () => complete.run(set(id, false)));
      }),
    /** Puts its next step off to another day. */
    snooze: ({ id, version, nextStepDue }: FollowUp, day: string) =>
      change.send({ params: { id }, version, body: { nextStepDue: day } }, (put) =>
        toast(t.putOffTo(longDay(day)), () =>
          change.run({ params: { id }, version: put.version, body: { nextStepDue } }),
        ),
      ),
    remove: ({ id, version }: FollowUp) =>
      remove.send({ params: { id }, version }, () => toast(t.deleted, () => restore.run({ params: { id } }))),
  };
}
