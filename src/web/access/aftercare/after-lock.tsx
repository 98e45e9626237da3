import { useState } from 'react';
import { aftercare, type AfterLock as After } from '#contract/access/aftercare';
import type { Lock } from '#contract/access/locks';
import { RootCause, rootCauses } from '#contract/access/unlocking';
import {
  Button,
  Fact,
  FactList,
  FieldSelect,
  FieldText,
  Form,
  Section,
  useAct,
  useForm,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { rootCauseWords } from '#web/access/shared';
import { CareTag } from './point.tsx';
import { Points } from './points.tsx';
import { aftercareWords } from './words.ts';

/** Of a lock that is over: why it came, what is done about it, and the watched days. */
export function AfterLock({ lock, after }: { lock: Lock; after: After }) {
  const t = useWords(aftercareWords);
  const { instant } = useFormat();
  const [naming, setNaming] = useState(false);
  const { care } = after;
  return (
    <Section
      title={t.title}
      action={
        after.can &&
        !naming && (
          <Button kind="text" onClick={() => setNaming(true)}>
            {lock.rootCause ? t.correct : t.name}
          </Button>
        )
      }
    >
      <div className="lk-stack">
        {naming ? (
          <NameCause lock={lock} after={after} close={() => setNaming(false)} />
        ) : (
          <Cause lock={lock} after={after} />
        )}
        {care && (
          <>
            <FactList>
              <Fact label={t.probation}>
                <CareTag care={care} />
              </Fact>
              <Fact label={care.endedAt ? t.ended : t.until}>{instant(care.endedAt ?? care.until)}</Fact>
              {lock.shieldUntil && <Fact label={t.shield}>{t.shieldUntil(instant(lock.shieldUntil))}</Fact>}
            </FactList>
            <Points care={care} offered={after.offered} can={after.can} />
          </>
        )}
        {!care && <p className="lk-quiet">{t.noCare}</p>}
      </div>
    </Section>
  );
}

function Cause({ lock, after }: { lock: Lock; after: After }) {
  const t = useWords(aftercareWords);
  const causes = useWords(rootCauseWords);
  const named = RootCause.safeParse(lock.rootCause).data;
  return (
    <FactList>
      <Fact label={t.cause} wide>
        {named ? causes[named] : t.suggested(causes[after.suggestedCause])}
      </Fact>
      {lock.rootCauseNote && (
        <Fact label={t.note} wide>
          {lock.rootCauseNote}
        </Fact>
      )}
    </FactList>
  );
}

function NameCause({ lock, after, close }: { lock: Lock; after: After; close: () => void }) {
  const t = useWords(aftercareWords);
  const causes = useWords(rootCauseWords);
  const toast = useToast();
  const name = useAct(aftercare.nameCause);
  const form = useForm({
    schema: aftercare.nameCause.body,
    start: {
      rootCause: RootCause.safeParse(lock.rootCause).data ?? after.suggestedCause,
      note: lock.rootCauseNote,
    },
    draft: `lock.cause.${lock.id}`,
    submit: (body) => name.run({ params: { id: lock.id }, version: lock.version, body }),
    done: () => {
      toast(t.named);
      close();
    },
  });
  return (
    <Form form={form} cancel={close} plain>
      <FieldSelect bind={form.at('rootCause')} label={t.cause} options={rootCauses} words={causes} />
      <FieldText bind={form.at('note')} label={t.note} />
    </Form>
  );
}
