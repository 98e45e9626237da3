import { useState } from 'react';
import { triggerWords } from '#contract/access/lock-words';
import { unlockRequests, type UnlockCard } from '#contract/access/unlocking';
import {
  addressOf,
  Fact,
  FactList,
  FieldCheck,
  FieldNote,
  Form,
  Notice,
  ProblemNotice,
  Section,
  SidePanel,
  Skeleton,
  useAct,
  useApi,
  useForm,
  useFormat,
  useLocale,
  useWords,
} from '#kit';
import { BringFiles, laneWords, rootCauseWords, Steps, Talk, unlockAnswerWords } from '#web/access/shared';
import { AnswerRequest } from './answer.tsx';
import { EvidenceOf } from './evidence.tsx';
import { StateTag } from './state-tag.tsx';
import { Waiting } from './waiting.tsx';
import { deskWords } from './words.ts';
import './unlocking.css';

/** One request beside the list: who, when, where; answering; what was said. */
export function RequestPanel({ id, close }: { id: string | undefined; close: () => void }) {
  const t = useWords(deskWords);
  const read = useApi(unlockRequests.get, id ? { params: { id } } : null);
  const card = id ? read.data : undefined;
  return (
    <SidePanel
      open={id !== undefined}
      title={card ? t.titleOf(card.person.name) : ''}
      close={close}
      width="wide"
    >
      {id && read.problem && <ProblemNotice problem={read.problem} retry={read.reload} />}
      {id && read.loading && <Skeleton lines={8} />}
      {card && <Content key={card.id} card={card} />}
    </SidePanel>
  );
}

function Content({ card }: { card: UnlockCard }) {
  const t = useWords(deskWords);
  const waits = card.state === 'open' || card.state === 'needs-information';
  const names = (step: UnlockCard['called'][number]['step']) => {
    const called = card.called.find((one) => one.step === step);
    return called && <span className="lk-quiet">{called.people.map(({ name }) => name).join(t.and)}</span>;
  };
  return (
    <div className="lk-stack">
      <div className="lk-row">
        <StateTag request={card} />
        <Waiting request={card} />
      </div>
      {card.message && <blockquote className="lk-unlock-message">{card.message}</blockquote>}
      {!card.rings && (
        <Notice tone="challenge" title={t.quiet}>
          <p>{t.quietHint}</p>
        </Notice>
      )}
      {/* What it gave, a link, is shown once: it stays where it is when the request is read anew. */}
      <AnswerRequest card={card} />
      {card.answer && <Answered card={card} />}
      <Facts card={card} />
      <EvidenceOf card={card} />
      <Conversation card={card} waits={waits} />
      {card.rings && (
        <Section title={t.called}>
          <Steps steps={card.steps} whom={names} goesOn={card.state === 'open'} />
        </Section>
      )}
    </div>
  );
}

function Answered({ card }: { card: UnlockCard }) {
  const t = useWords(deskWords);
  const causes = useWords(rootCauseWords);
  const answers = useWords(unlockAnswerWords);
  const { instant } = useFormat();
  return (
    <Section title={t.answer}>
      <FactList>
        <Fact label={t.answer}>{card.answer && answers[card.answer]}</Fact>
        <Fact label={t.answeredBy}>
          {card.answeredBy?.name} · {instant(card.answeredAt)}
        </Fact>
        {card.rootCause && <Fact label={t.cause}>{causes[card.rootCause]}</Fact>}
        {card.note && <Fact label={t.note}>{card.note}</Fact>}
        {card.remedy && <Fact label={t.remedy}>{card.remedy}</Fact>}
        {card.reason && <Fact label={t.reason}>{card.reason}</Fact>}
      </FactList>
    </Section>
  );
}

function Facts({ card }: { card: UnlockCard }) {
  const t = useWords(deskWords);
  const lanes = useWords(laneWords);
  const locale = useLocale();
  const { instant, place } = useFormat();
  const locks = card.locks.map(({ trigger, lane }) =>
    [triggerWords[locale][trigger].name, lane && lanes[lane]].filter(Boolean).join(' · '),
  );
  return (
    <Section title={t.facts}>
      <FactList>
        <Fact label={t.person}>{card.person.name}</Fact>
        <Fact label={t.number}>{card.number}</Fact>
        <Fact label={t.at}>{instant(card.at)}</Fact>
        <Fact label={t.how}>{card.signedIn ? t.signedIn : t.signedOut}</Fact>
        <Fact label={t.device}>{[card.browser, card.system].filter(Boolean).join(' · ')}</Fact>
        <Fact label={t.address}>{[card.address, place(card.country)].filter(Boolean).join(' · ')}</Fact>
        <Fact label={t.lane}>{lanes[card.lane]}</Fact>
        <Fact label={t.locks} wide>
          {locks.length > 0 ? locks.join('\n') : t.noLocks}
        </Fact>
      </FactList>
    </Section>
  );
}

function Conversation({ card, waits }: { card: UnlockCard; waits: boolean }) {
  const t = useWords(deskWords);
  const [written, setWritten] = useState(0);
  const first = {
    id: 'first',
    at: card.at,
    text: card.message,
    fromAsker: true,
    asks: false,
    person: null,
  };
  const said = [...(card.message ? [first] : []), ...card.conversation];
  const open = waits && !card.mine;
  if (said.length === 0 && card.files.length === 0 && !open) return null;
  return (
    <Talk
      label={t.talk}
      said={said.map((one) => ({
        ...one,
        by: one.person?.name ?? card.person.name,
        own: !one.fromAsker,
        lead: one.asks ? t.asked : undefined,
      }))}
      files={card.files.map((file) => ({
        ...file,
        by: file.fromAsker ? card.person.name : t.desk,
        href: addressOf(unlockRequests.file, { params: { id: card.id, fileId: file.id } }),
      }))}
    >
      {open && <Write key={written} id={card.id} done={() => setWritten(written + 1)} />}
      {open && (
        <BringFiles
          to={unlockRequests.addFile}
          asking={({ name }) => ({ params: { id: card.id }, query: { name } })}
        />
      )}
    </Talk>
  );
}

function Write({ id, done }: { id: string; done: () => void }) {
  const t = useWords(deskWords);
  const reply = useAct(unlockRequests.reply);
  const form = useForm({
    schema: unlockRequests.reply.body,
    start: { text: '', asks: false },
    draft: `unlock.reply.${id}`,
    submit: (body) => reply.run({ params: { id }, body }),
    done,
  });
  return (
    <Form form={form} act={t.send} plain>
      <FieldNote bind={form.at('text')} label={t.write} rows={2} />
      <FieldCheck bind={form.at('asks')} label={t.asks} hint={t.asksHint} />
    </Form>
  );
}
