import { type FollowUp, followUps } from '#contract/business/follow-ups';
import { useAct, useToast, useWords } from '#kit';
import { followUpWords } from './words.ts';

// What went wrong is shown by whoever reads `problem`.
const shownElsewhere = () => {};

/** What is done to a follow-up without a form: its next step done or open again, into the bin and back. */
export function useFollowUpActs() {
  const t = useWords(followUpWords);
  const toast = useToast();
  const complete = useAct(followUps.complete);
  const remove = useAct(followUps.remove);
  const restore = useAct(followUps.restore);
  const { problem } = [complete, remove, restore].find((act) => act.problem) ?? {};
  const tick = ({ id, nextStep }: FollowUp, done: boolean): void =>
    void complete.run({ params: { id }, body: { done } }).then((after) => {
      if (done) toast(t.nowDone(nextStep ?? ''), () => tick(after, false));
    }, shownElsewhere);
  return {
    problem,
    tick,
    remove: ({ id, version }: FollowUp) =>
      void remove.run({ params: { id }, version }).then(
        () =>
          toast(t.deleted, () => {
            void restore.run({ params: { id } }).then(() => toast(t.restored), shownElsewhere);
          }),
        shownElsewhere,
      ),
  };
}
