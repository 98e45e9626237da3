import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { access } from '#contract/access/sign-in';
import { TypedCode } from '#contract/access/factors';
import type { Reply } from '#contract/endpoint';
import {
  asProblem,
  bindTo,
  Button,
  FieldChoice,
  FieldPassword,
  FieldText,
  Form,
  Notice,
  ProblemNotice,
  type SeenProblem,
  SidePanel,
  Skeleton,
  useAct,
  useApi,
  useForm,
  useToast,
  useWords,
} from '#kit';
import { askPasskey, canUsePasskeys } from './passkeys.ts';
import { ProveAtProvider } from './prove-at-provider.tsx';
import { proveWords } from './prove-words.ts';

type Way = Reply<typeof access.ways>['methods'][number];

export interface FreshProof {
  /** Acts; where a fresh proof is needed, asks for it and acts again. Throws what the act throws. For forms. */
  run: <T>(act: () => Promise<T>) => Promise<T>;
  /** The same for buttons: what went wrong stands in `problem`; not to prove anything is no problem. */
  send: <T>(act: () => Promise<T>, done?: (result: T) => void) => void;
  busy: boolean;
  problem: SeenProblem | undefined;
  /** To be shown somewhere in the component. */
  dialog: ReactNode;
}

const isNeeded = (error: unknown) => asProblem(error).code === 'fresh_proof_needed';

/** For dangerous acts: the server may ask to prove once more who one is. */
export function useFreshProof(): FreshProof {
  const [asking, setAsking] = useState<(proved: boolean) => void>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SeenProblem>();

  const run = async <T,>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      if (!isNeeded(error)) throw error;
      const proved = await new Promise<boolean>((resolve) => setAsking(() => resolve));
      setAsking(undefined);
      if (!proved) throw error;
      return await act();
    }
  };

  const sendAndWait = async <T,>(act: () => Promise<T>, done?: (result: T) => void) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await run(act);
      done?.(result);
    } catch (error) {
      if (!isNeeded(error)) setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };

  return {
    run,
    send: (act, done) => void sendAndWait(act, done),
    busy,
    problem,
    dialog: <ProveDialog open={asking !== undefined} answer={(proved) => asking?.(proved)} />,
  };
}

function ProveDialog({ open, answer }: { open: boolean; answer: (proved: boolean) => void }) {
  const t = useWords(proveWords);
  return (
    <SidePanel open={open} title={t.title} close={() => answer(false)}>
      <Ways proved={() => answer(true)} cancel={() => answer(false)} />
    </SidePanel>
  );
}

interface Acts {
  proved: () => void;
  cancel: () => void;
}

function Ways({ proved, cancel }: Acts) {
  const t = useWords(proveWords);
  const { data, problem } = useApi(access.ways, {});
  const [chosen, choose] = useState<Way>();
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Skeleton />;
  const offered = data.methods.filter((way) => way !== 'passkey' || canUsePasskeys());
  const way = chosen ?? offered[0];
  if (way === undefined)
    return (
      <div className="lk-stack">
        <Notice tone="challenge" title={t.none} />
        <ProveAtProvider />
      </div>
    );
  return (
    <div className="lk-stack">
      <p className="lk-quiet">{t.why}</p>
      {offered.length > 1 && (
        <FieldChoice bind={bindTo(way, choose)} label={t.how} options={offered} words={t.methods} />
      )}
      {way === 'password' && <ByPassword proved={proved} cancel={cancel} />}
      {way === 'passkey' && <ByPasskey proved={proved} cancel={cancel} />}
      {way === 'mail' && <ByMail to={data.mailTo ?? ''} proved={proved} cancel={cancel} />}
      {way === 'totp' && <ByCode method="totp" label={t.code} hint={t.totpHint} {...{ proved, cancel }} />}
      {way === 'recovery-code' && (
        <ByCode method="recovery-code" label={t.recovery} hint={t.recoveryHint} {...{ proved, cancel }} />
      )}
      <ProveAtProvider />
    </div>
  );
}

function ByPassword({ proved, cancel }: Acts) {
  const t = useWords(proveWords);
  const prove = useAct(access.prove);
  const form = useForm({
    schema: z.object({ password: z.string().min(1).max(1024) }),
    start: { password: '' },
    submit: ({ password }) => prove.run({ body: { method: 'password', password } }),
    blame: { wrong_credentials: 'password', wrong_proof: 'password' },
    done: proved,
  });
  return (
    <Form form={form} act={t.prove} cancel={cancel}>
      <FieldPassword
        bind={form.at('password')}
        label={t.password}
        autoComplete="current-password"
        autoFocus
      />
    </Form>
  );
}

function ByCode(props: Acts & { method: 'totp' | 'recovery-code' | 'mail'; label: string; hint: string }) {
  const t = useWords(proveWords);
  const prove = useAct(access.prove);
  const form = useForm({
    schema: z.object({ code: TypedCode }),
    start: { code: '' },
    submit: ({ code }) => prove.run({ body: { method: props.method, code } }),
    blame: { wrong_credentials: 'code', wrong_proof: 'code' },
    done: props.proved,
  });
  return (
    <Form key={props.method} form={form} act={t.prove} cancel={props.cancel}>
      <FieldText
        bind={form.at('code')}
        label={props.label}
        hint={props.hint}
        autoComplete="one-time-code"
        autoFocus
      />
    </Form>
  );
}

function ByMail({ to, ...acts }: Acts & { to: string }) {
  const t = useWords(proveWords);
  const mail = useAct(access.mailProve);
  const toast = useToast();
  return (
    <div className="lk-stack">
      <div>
        <Button busy={mail.busy} onClick={() => mail.send({}, () => toast(t.mailSent))}>
          {t.sendMail}
        </Button>
      </div>
      {mail.problem && <ProblemNotice problem={mail.problem} />}
      <ByCode method="mail" label={t.code} hint={t.mailHint(to)} {...acts} />
    </div>
  );
}

function ByPasskey({ proved, cancel }: Acts) {
  const t = useWords(proveWords);
  const ask = useAct(access.provePasskeyOptions);
  const prove = useAct(access.prove);
  const [refused, setRefused] = useState(false);
  const use = async () => {
    setRefused(false);
    const { options, token } = await ask.run({});
    const { answer } = await askPasskey(options);
    if (!answer) return setRefused(true);
    await prove.run({ body: { method: 'passkey', token, response: answer } });
    proved();
  };
  const problem = ask.problem ?? prove.problem;
  return (
    <div className="lk-stack">
      <div className="lk-row">
        {/* What goes wrong stands in the acts' problems. */}
        <Button kind="primary" busy={ask.busy || prove.busy} onClick={() => void use().catch(() => {})}>
          {t.usePasskey}
        </Button>
        <Button onClick={cancel}>{t.cancel}</Button>
      </div>
      {refused && <Notice tone="challenge" title={t.refused} />}
      {problem &&
        (['wrong_proof', 'wrong_credentials'].includes(problem.code) ? (
          <Notice tone="closed" title={t.wrong} />
        ) : (
          <ProblemNotice problem={problem} />
        ))}
    </div>
  );
}
