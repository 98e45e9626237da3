import { opportunities } from '#contract/business/opportunities';
import { lossReasons } from '#contract/business/choices';
import {
  AwayNotice,
  FieldNote,
  FieldSelect,
  Form,
  Notice,
  problemWords,
  Button,
  SidePanel,
  useForm,
  useWords,
} from '#kit';
import { fieldWords } from '#web/business/records';
import { lossReasonWords } from '#web/business/vocabulary';
import type { Move, Moving } from './use-move.tsx';
import { opportunityWords } from './words.ts';

const Loss = opportunities.move.body
  .pick({ lossReason: true, lossNote: true })
  .required({ lossReason: true });

/** Asks why a deal is lost, before it is. Closed without an answer, the deal stays where it was. */
export function LossPanel({ move }: { move: Move }) {
  const t = useWords(opportunityWords);
  return (
    <SidePanel open={move.asking !== undefined} title={t.lostTitle} close={move.stopAsking}>
      {move.asking && <LossForm moving={move.asking} move={move} />}
    </SidePanel>
  );
}

function LossForm({ moving, move }: { moving: Moving; move: Move }) {
  const t = useWords(opportunityWords);
  const words = useWords(fieldWords.opportunity);
  const reasons = useWords(lossReasonWords);
  const form = useForm({
    schema: Loss,
    start: { lossNote: '' },
    draft: `opportunity.lost.${moving.deal.id}`,
    submit: ({ lossReason, lossNote = '' }) => move.lose(moving, { lossReason, lossNote }),
    done: move.stopAsking,
  });
  return (
    <div className="lk-stack">
      <p>{moving.deal.name}</p>
      <Form form={form} act={t.lostAct} cancel={move.stopAsking}>
        <FieldSelect
          bind={form.at('lossReason')}
          label={words.lossReason}
          options={lossReasons}
          words={reasons}
        />
        <FieldNote bind={form.at('lossNote')} label={words.lossNote} hint={t.lossNoteHint} />
      </Form>
    </div>
  );
}

/** A move that was refused: what was the matter, until it is read. One without a network is made by a press. */
export function RefusedMove({ move }: { move: Move }) {
  const t = useWords(opportunityWords);
  const problems = useWords(problemWords);
  if (move.unsent) {
    const { deal, stage } = move.unsent;
    return <AwayNotice what={t.notMoved(deal.name, stage.name)} retry={move.again} />;
  }
  if (!move.refused) return null;
  const problem = problems[move.refused.code];
  return (
    <Notice tone="limited" title={t.putBack} action={<Button onClick={move.forget}>{t.close}</Button>}>
      {problem.title}
      {t.stop}
      {move.refused.code === 'stale' ? t.moveAgain : problem.remedy}
    </Notice>
  );
}
