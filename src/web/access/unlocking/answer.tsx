import { useState } from 'react';
import { aftercare } from '#contract/access/aftercare';
import { chosenRemedies } from '#contract/access/remedies';
import {
  rootCauses,
  unlockAnswers,
  unlockRequests,
  type UnlockAnswer,
  type UnlockCard,
} from '#contract/access/unlocking';
import {
  Button,
  CopyText,
  FieldNote,
  FieldSelect,
  FieldText,
  Form,
  Notice,
  Section,
  useAct,
  useApi,
  useForm,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { FieldRemedies } from '#web/access/aftercare';
import { rootCauseWords, unlockAnswerWords, useFreshProof } from '#web/access/shared';
import { Suggested } from './evidence.tsx';
import { deskWords } from './words.ts';

/** Two clicks: the answer, and its confirmation in place, which says what it will do. */
export function AnswerRequest({ card }: { card: UnlockCard }) {
  const t = useWords(deskWords);
  const answers = useWords(unlockAnswerWords);
  const [chosen, choose] = useState<UnlockAnswer>();
  const [link, setLink] = useState<{ url: string; expiresAt: string }>();
  const { instant } = useFormat();
  if (link)
    return (
      <Notice tone="open" title={t.linkTitle}>
        <p>{t.linkHint(instant(link.expiresAt))}</p>
        <CopyText text={link.url} label={t.linkTitle} />
      </Notice>
    );
  const waits = card.state === 'open' || card.state === 'needs-information';
  if (!waits) return null;
  if (card.mine) return <Notice tone="challenge" title={t.own} />;
  if (card.can.length === 0) return <Notice tone="challenge" title={t.mayNot} />;
  const offered = unlockAnswers.filter((answer) => card.can.includes(answer));
  return (
    <Section title={t.answer} hint={chosen ? undefined : t.answerHint}>
      <Suggested card={card} />
      <fieldset className="lk-ways">
        <legend className="lk-hidden">{t.answer}</legend>
        {offered.map((answer) => (
          <Button
            key={answer}
            aria-pressed={answer === chosen}
            kind={answer === card.suggestion.answer && !chosen ? 'primary' : 'plain'}
            danger={answer === 'refuse'}
            onClick={() => choose(answer === chosen ? undefined : answer)}
          >
            {answers[answer]}
          </Button>
        ))}
      </fieldset>
      {chosen && (
        <Confirm key={chosen} card={card} answer={chosen} cancel={() => choose(undefined)} gave={setLink} />
      )}
    </Section>
  );
}

interface ConfirmProps {
  card: UnlockCard;
  answer: UnlockAnswer;
  cancel: () => void;
  gave: (link: { url: string; expiresAt: string } | undefined) => void;
}

function Confirm({ card, answer, cancel, gave }: ConfirmProps) {
  const t = useWords(deskWords);
  const causes = useWords(rootCauseWords);
  const toast = useToast();
  const act = useAct(unlockRequests.answer);
  // A password link lifts nothing: what is to be done is chosen when the lock ends.
  const [lock] = answer === 'lift' || answer === 'trust-device' ? card.locks : [];
  const after = useApi(aftercare.ofLock, lock ? { params: { id: lock.id } } : null).data;
  const fresh = useFreshProof();
  const form = useForm({
    schema: unlockRequests.answer.body,
    start: {
      answer,
      reason: '',
      ...(answer !== 'refuse' && { rootCause: card.suggestion.cause }),
      note: '',
      remedy: '',
    },
    draft: `unlock.answer.${card.id}.${answer}`,
    submit: async (body) => {
      const { link } = await fresh.run(() => act.run({ params: { id: card.id }, body }));
      gave(link ?? undefined);
    },
    done: () => toast(t.done),
  });
  return (
    <div className="lk-stack">
      <Notice tone={answer === 'refuse' ? 'closed' : 'system'} title={t.willDo}>
        <p>{t.does[answer](card.person.name, card.locks.length)}</p>
      </Notice>
      <Form form={form} act={t.confirm[answer]} cancel={cancel}>
        {answer !== 'refuse' && (
          <FieldSelect bind={form.at('rootCause')} label={t.cause} options={rootCauses} words={causes} />
        )}
        {answer !== 'refuse' && <FieldText bind={form.at('note')} label={t.note} />}
        {lock && (
          <FieldRemedies
            bind={form.at('remedies')}
            cause={form.values.rootCause}
            offered={after?.offered ?? chosenRemedies}
            carried={after?.carried ?? []}
          />
        )}
        {answer !== 'refuse' && <FieldText bind={form.at('remedy')} label={t.remedy} hint={t.remedyHint} />}
        <FieldNote bind={form.at('reason')} label={t.reason} hint={t.reasonHint} rows={2} />
      </Form>
      {fresh.dialog}
    </div>
  );
}
