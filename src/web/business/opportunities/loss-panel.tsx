import { z } from 'zod';
import { opportunities } from '#contract/business/opportunities';
import { lossReasons } from '#contract/business/choices';
import {
  FieldNote,
  FieldSelect,
  Form,
  Notice,
  ProblemNotice,
  Button,
  SidePanel,
  useForm,
  useWords,
} from '#kit';
import { lossReasonWords } from '#web/business/vocabulary';
import type { Move, Moving } from './use-move.tsx';
import { opportunityWords } from './words.ts';

const Loss = opportunities.move.body
  .pick({ lossReason: true, lossNote: true })
  .required({ lossReason: true })
  .extend({ lossNote: z.string().max(2000) });

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
  const reasons = useWords(lossReasonWords);
  const form = useForm({
    schema: Loss,
    start: { lossNote: '' },
    submit: (loss) => move.lose(moving, loss),
    done: move.stopAsking,
  });
  return (
    <div className="lk-stack">
      <p>{moving.deal.name}</p>
      <Form form={form} act={t.lostAct} cancel={move.stopAsking}>
        <FieldSelect bind={form.at('lossReason')} label={t.lossReason} options={lossReasons} words={reasons} />
        <FieldNote bind={form.at('lossNote')} label={t.lossNote} hint={t.lossNoteHint} />
      </Form>
    </div>
  );
}

/** A move that was refused: what was the matter, until it is read. */
export function RefusedMove({ move }: { move: Move }) {
  const t = useWords(opportunityWords);
  if (!move.refused) return null;
  return (
    <Notice tone="limited" title={t.putBack} action={<Button onClick={move.forget}>{t.close}</Button>}>
      <ProblemNotice problem={move.refused} />
    </Notice>
  );
}
