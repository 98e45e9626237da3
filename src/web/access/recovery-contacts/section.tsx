import { useState } from 'react';
import { contactsAtMost, recoveryContacts, type RecoveryContacts } from '#contract/access/recovery-contacts';
import {
  bindTo,
  Button,
  Notice,
  ProblemNotice,
  RemoteSelect,
  Section,
  Skeleton,
  useAct,
  useApi,
  useConfirm,
  usePeople,
  useWords,
} from '#kit';
import { useFreshProof } from '#web/access/shared';
import { Requests } from './requests.tsx';
import { contactWords } from './words.ts';
import './contacts.css';

type One = RecoveryContacts['mine'][number];

/** Who helps me back in, whom I help, and who asks for it just now. */
export function MyRecoveryContacts() {
  const t = useWords(contactWords);
  const { data, problem, reload } = useApi(recoveryContacts.list, {});
  const accept = useAct(recoveryContacts.accept);
  const end = useAct(recoveryContacts.remove);
  const fault = accept.problem ?? end.problem;
  const waiting = data?.others.filter(({ acceptedAt }) => acceptedAt === null) ?? [];
  const helped = data?.others.filter(({ acceptedAt }) => acceptedAt !== null) ?? [];
  return (
    <Section title={t.title} hint={t.hint} id="recovery-contacts">
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton />}
      {data && <Requests requests={data.requests} />}
      {waiting.map(({ id, person }) => (
        <Notice
          key={id}
          title={t.asksYou(person.name)}
          action={
            <span className="lk-row">
              <Button busy={accept.busy} onClick={() => accept.send({ params: { id } })}>
                {t.accept}
              </Button>
              <Button kind="text" busy={end.busy} onClick={() => end.send({ params: { id } })}>
                {t.decline}
              </Button>
            </span>
          }
        >
          <p>{t.asksYouHint}</p>
        </Notice>
      ))}
      {data?.mine.length === 0 && <p className="lk-quiet">{t.none}</p>}
      {data?.mine.map((one) => (
        <Contact key={one.id} one={one} said={one.acceptedAt === null ? t.waiting : t.accepted} />
      ))}
      {data && data.mine.length < contactsAtMost && <NameOne />}
      {helped.length > 0 && <h3>{t.others}</h3>}
      {helped.map((one) => (
        <Contact key={one.id} one={one} />
      ))}
      {fault && <ProblemNotice problem={fault} />}
    </Section>
  );
}

function Contact({ one, said }: { one: One; said?: string }) {
  const t = useWords(contactWords);
  const confirm = useConfirm();
  const end = useAct(recoveryContacts.remove);
  const endIt = async () => {
    if (await confirm({ title: t.endTitle(one.person.name), content: t.endHint, act: t.end }))
      end.send({ params: { id: one.id } });
  };
  return (
    <div className="lk-contact">
      <span>
        {one.person.name} {said && <span className="lk-quiet">· {said}</span>}
      </span>
      <Button kind="text" busy={end.busy} onClick={() => void endIt()}>
        {t.end}
      </Button>
      {end.problem && <ProblemNotice problem={end.problem} />}
    </div>
  );
}

function NameOne() {
  const t = useWords(contactWords);
  const fresh = useFreshProof();
  const name = useAct(recoveryContacts.name);
  const [personId, setPersonId] = useState<string | null>(null);
  const add = () => {
    if (personId !== null)
      fresh.send(
        () => name.run({ body: { personId } }),
        () => setPersonId(null),
      );
  };
  const isCircle = fresh.problem?.errors?.some(({ code }) => code === 'circle') ?? false;
  return (
    <>
      <div className="lk-contact-name">
        <RemoteSelect bind={bindTo<string | null>(personId, setPersonId)} label={t.name} search={usePeople} />
        <Button busy={fresh.busy} disabled={personId === null} onClick={add}>
          {t.add}
        </Button>
      </div>
      {isCircle ? (
        <Notice tone="closed" title={t.circle} />
      ) : (
        fresh.problem && <ProblemNotice problem={fresh.problem} />
      )}
      {fresh.dialog}
    </>
  );
}
