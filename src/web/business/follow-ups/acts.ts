import { type FollowUp, followUps } from '#contract/business/follow-ups';
import { useAct, useFormat, useToast, useWords } from '#kit';
import { useBinned, useChange } from '#web/business/records';
import { followUpWords } from './words.ts';

/** What is done to a follow-up without a form: its next step done, open again or put off, into the bin and back. */
export function useFollowUpActs() {
  const t = useWords(followUpWords);
  const toast = useToast();
  const { longDay } = useFormat();
  const complete = useAct(followUps.complete);
  const change = useChange('followUp');
  const remove = useAct(followUps.remove);
  const binned = useBinned('followUp');
  const set = (id: string, done: boolean) => ({ params: { id }, body: { done } });
  return {
    problem: complete.problem ?? change.problem ?? remove.problem,
    tick: ({ id, nextStep }: FollowUp, done: boolean) =>
      complete.send(set(id, done), () => {
        toast(done ? t.nowDone(nextStep ?? '') : t.openAgain(nextStep ?? ''), () =>
          complete.run(set(id, !done)),
        );
      }),
    /** Puts its next step off to another day. */
    snooze: (followUp: FollowUp, day: string) =>
      change.send(followUp, { nextStepDue: day }, t.putOffTo(longDay(day))),
    remove: ({ id, version }: FollowUp) =>
      remove.send({ params: { id }, version }, () => binned(id, t.deleted)),
  };
}
