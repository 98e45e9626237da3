import { useState } from 'react';
import { aftercare, type Aftercare, type Remedy } from '#contract/access/aftercare';
import { remedyWords } from '#contract/access/remedy-words';
import { chosenRemedies, type ChosenRemedy, type RemedyKind } from '#contract/access/remedies';
import {
  AddIcon,
  Button,
  ClockIcon,
  DoneIcon,
  FieldSelect,
  FieldText,
  Form,
  NoneIcon,
  ProblemNotice,
  useAct,
  useForm,
  useFormat,
  useLocale,
  useWords,
} from '#kit';
import { usePointFound, usePointName } from './point.tsx';
import { aftercareWords } from './words.ts';
import './aftercare.css';

/** The points of one aftercare: found, ticked, dropped, added. */
export function Points({ care, offered, can }: { care: Aftercare; offered: ChosenRemedy[]; can: boolean }) {
  const t = useWords(aftercareWords);
  const [adding, setAdding] = useState(false);
  const changeable = can && (care.outcome === null || care.outcome === 'verified');
  return (
    <>
      {care.remedies.length === 0 && <p className="lk-quiet">{t.noPoints}</p>}
      <ul className="lk-points">
        {care.remedies.map((remedy) => (
          <Point key={remedy.id} remedy={remedy} can={changeable} />
        ))}
      </ul>
      {changeable && !adding && (
        <div className="lk-row">
          <Button icon={<AddIcon />} onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        </div>
      )}
      {adding && <Add care={care} offered={offered} close={() => setAdding(false)} />}
    </>
  );
}

function Point({ remedy, can }: { remedy: Remedy; can: boolean }) {
  const t = useWords(aftercareWords);
  const nameOf = usePointName();
  const foundOf = usePointFound();
  const { instant, ago } = useFormat();
  const [dropping, setDropping] = useState(false);
  const tick = useAct(aftercare.tick);
  const name = nameOf(remedy);
  const { dropped } = remedy;
  const Icon = dropped ? NoneIcon : remedy.done ? DoneIcon : ClockIcon;
  const said = dropped
    ? [t.droppedBy(dropped.by?.name ?? t.engine, instant(dropped.at)), dropped.reason]
    : [
        remedy.undoneAt && !remedy.done && t.undone(instant(remedy.undoneAt)),
        foundOf(remedy),
        remedy.doneBy && t.tickedBy(remedy.doneBy.name, instant(remedy.doneAt)),
        remedy.verifies && remedy.checkedAt && t.checked(ago(remedy.checkedAt)),
        !remedy.verifies && !remedy.done && t.toTick,
      ];
  const send = (done: boolean) =>
    tick.send({ params: { id: remedy.id }, version: remedy.version, body: { done } });
  return (
    <li>
      <div className="lk-point">
        {can && !dropped && !remedy.verifies ? (
          <input
            type="checkbox"
            aria-label={name}
            checked={remedy.done !== tick.busy}
            disabled={tick.busy}
            onChange={(event) => send(event.target.checked)}
          />
        ) : (
          <span>
            <span aria-hidden="true">
              <Icon />
            </span>
            <span className="lk-hidden">{dropped ? t.isDropped : remedy.done ? t.isDone : t.isLeft}</span>
          </span>
        )}
        <div className="lk-point-body">
          <span className={dropped ? 'lk-point-dropped' : ''}>{name}</span>
          <div className="lk-quiet">{said.filter(Boolean).join(' · ')}</div>
        </div>
        {can && !dropped && !dropping && (
          <Button kind="text" aria-label={t.dropNamed(name)} onClick={() => setDropping(true)}>
            {t.drop}
          </Button>
        )}
      </div>
      {tick.problem && <ProblemNotice problem={tick.problem} />}
      {dropping && <Drop remedy={remedy} close={() => setDropping(false)} />}
    </li>
  );
}

function Drop({ remedy, close }: { remedy: Remedy; close: () => void }) {
  const t = useWords(aftercareWords);
  const drop = useAct(aftercare.drop);
  const form = useForm({
    schema: aftercare.drop.body,
    start: { reason: '' },
    draft: `aftercare.drop.${remedy.id}`,
    submit: (body) => drop.run({ params: { id: remedy.id }, version: remedy.version, body }),
    done: close,
  });
  return (
    <Form form={form} act={t.drop} cancel={close} plain>
      <FieldText bind={form.at('reason')} label={t.dropReason} hint={t.dropHint} autoFocus />
    </Form>
  );
}

function Add({ care, offered, close }: { care: Aftercare; offered: ChosenRemedy[]; close: () => void }) {
  const t = useWords(aftercareWords);
  const words = remedyWords[useLocale()];
  const add = useAct(aftercare.add);
  const taken = care.remedies.filter(({ dropped }) => !dropped).map(({ kind }) => kind);
  const options: RemedyKind[] = [
    ...chosenRemedies.filter((kind) => offered.includes(kind) && !taken.includes(kind)),
    'free',
  ];
  const names = { ...Object.fromEntries(options.map((kind) => [kind, ''])), free: t.freePoint } as Record<
    RemedyKind,
    string
  >;
  for (const kind of chosenRemedies) names[kind] = words[kind].name;
  const form = useForm({
    schema: aftercare.add.body,
    start: { kind: options[0] ?? 'free', text: '' },
    draft: `aftercare.add.${care.id}`,
    submit: (body) =>
      add.run({ params: { id: care.id }, body: body.kind === 'free' ? body : { ...body, text: '' } }),
    done: close,
  });
  return (
    <Form form={form} act={t.add} cancel={close} plain>
      <FieldSelect bind={form.at('kind')} label={t.point} options={options} words={names} />
      {form.values.kind === 'free' && (
        <FieldText bind={form.at('text')} label={t.freeText} hint={t.freeHint} />
      )}
    </Form>
  );
}
