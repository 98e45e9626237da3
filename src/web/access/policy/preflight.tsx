import { useState } from 'react';
import { z } from 'zod';
import { type Policy, policy, type PolicyInForce } from '#contract/access/policy';
import type { Preflight as Checks } from '#contract/access/rehearsal';
import {
  Button,
  FieldText,
  Form,
  Label,
  Notice,
  ProblemNotice,
  Section,
  useAct,
  useForm,
  useToast,
  useWords,
} from '#kit';
import { useFreshProof } from '#web/access/shared';
import type { FieldPath } from './fields.ts';
import { fieldWords } from './field-words/index.ts';
import { NameList } from './names.tsx';
import { preflightWords } from './preflight-words.ts';

/** What has to be known before saving, and saving. */
export function Preflight(props: {
  draft: Policy;
  inForce: PolicyInForce;
  touched: boolean;
  preflight: Checks | undefined;
  undo: () => void;
}) {
  const { draft, inForce, touched, preflight } = props;
  const t = useWords(preflightWords);
  const toast = useToast();
  const save = useAct(policy.save);
  const fresh = useFreshProof();
  const send = () =>
    fresh.send(
      () => save.run({ body: { policy: draft, basedOn: inForce.id } }),
      ({ confirmBy }) => toast(confirmBy === null ? t.saved : t.savedRisky),
    );
  const stopped = (preflight?.stops.length ?? 0) > 0;
  const untested = inForce.mail.on && inForce.mail.confirmedAt === null;
  return (
    <Section title={t.before}>
      {touched && preflight && <Findings preflight={preflight} />}
      {!touched && <p className="lk-quiet">{t.untouched}</p>}
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      <div className="lk-row">
        <Button kind="primary" busy={fresh.busy} disabled={!touched || stopped} onClick={send}>
          {t.save}
        </Button>
        {touched && <Button onClick={props.undo}>{t.undo}</Button>}
      </div>
      {untested && <MailTest />}
      {fresh.dialog}
    </Section>
  );
}

function Findings({ preflight }: { preflight: Checks }) {
  const t = useWords(preflightWords);
  const { fields } = useWords(fieldWords);
  const { stops, out, unseen, risks, confirm } = preflight;
  /** The field that a pointer into the request names. */
  const labelAt = (pointer: string) =>
    fields[pointer.replace('/body/policy/', '').replaceAll('/', '.') as FieldPath]?.[0] ?? '';
  return (
    <div className="lk-stack lk-policy-findings">
      {stops.length > 0 && (
        <Notice tone="closed" title={t.cannot}>
          <ul>
            {[...new Set(stops.map(({ code }) => code))].map((code) => {
              const same = stops.filter((stop) => stop.code === code);
              return (
                <li key={code}>
                  {t.stops[code]} {same.map(({ pointer }) => labelAt(pointer)).join('、')}
                  {code !== 'no_provider' && same[0] && (
                    <>
                      {' · '}
                      <NameList who={same[0].who} />
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        </Notice>
      )}
      {out.map(({ by, who }) => (
        <Notice key={by} tone="limited" title={`${t.risks[by]}${who.you ? ` · ${t.outYou}` : ''}`}>
          {t.out(who.count)} <NameList who={who} />
        </Notice>
      ))}
      {unseen.count > 0 && (
        <p className="lk-quiet">
          {t.unseen(unseen.count)} <NameList who={unseen} />
        </p>
      )}
      {stops.length === 0 && <p>{confirm ? t.risky : t.calm}</p>}
      {risks.length > 0 && (
        <div className="lk-row">
          {risks.map((risk) => (
            <Label key={risk}>{t.risks[risk]}</Label>
          ))}
        </div>
      )}
    </div>
  );
}

/** A code by mail, typed back. */
function MailTest() {
  const t = useWords(preflightWords);
  const toast = useToast();
  const mail = useAct(policy.mailTest);
  const confirm = useAct(policy.confirmMail);
  const [refused, setRefused] = useState<string>();
  const form = useForm({
    schema: z.object({ code: z.string().trim().min(1).max(20) }),
    start: { code: '' },
    submit: (body) => confirm.run({ body }),
    done: () => toast(t.mailWorks),
  });
  const send = () =>
    mail.send({}, ({ ok, answer }) => {
      setRefused(ok ? undefined : answer);
      if (ok) toast(t.mailSent);
    });
  return (
    <div className="lk-stack lk-policy-mail">
      <h3>{t.mailTitle}</h3>
      <p className="lk-quiet">{t.mailHint}</p>
      <div>
        <Button busy={mail.busy} onClick={send}>
          {t.sendMail}
        </Button>
      </div>
      {mail.problem && <ProblemNotice problem={mail.problem} />}
      {refused !== undefined && <Notice tone="closed" title={t.mailFailed(refused)} />}
      <Form form={form} act={t.confirmMail} plain>
        <FieldText bind={form.at('code')} label={t.code} autoComplete="one-time-code" />
      </Form>
    </div>
  );
}
