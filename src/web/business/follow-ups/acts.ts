import { type FollowUp, followUps } from '#contract/business/follow-ups';
import { useAct, useToast, useWords } from '#kit';
import { followUpWords } from './words.ts';

/** What is done to a follow-up without a form: its next step done or open again, into the bin and back. */
export function useFollowUpActs() {
  const t = useWords(followUpWords);
  const toast = useToast();
  const complete = useAct(followUps.complete);
  const remove = useAct(followUps.remove);
  const restore = useAct(followUps.restore);
  const set = (id: string, done: boolean) => ({ params: { id }, body: { done } });
  return {
    problem: complete.problem ?? remove.problem,
    tick: ({ id, nextStep }: FollowUp, done: boolean) =>
      complete.send(set(id, done), () => {
        if (done) toast(t.nowDone(nextStep ?? ''), () => complete.run(set(id, false)));
      }),
    remove: ({ id, version }: FollowUp) =>
      remove.send({ params: { id }, version }, () => toast(t.deleted, () => restore.run({ params: { id } }))),
  };
}
