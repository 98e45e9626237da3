/** The ways of proving who one is, each a form of its own: by password, by a code, by a passkey. */
import { useState } from 'react';
import { z } from 'zod';
import { TypedCode } from '#contract/access/factors';
import type { access } from '#contract/access/sign-in';
import type { Call, Reply } from '#contract/endpoint';
import {
  asProblem,
  Button,
  FieldPassword,
  FieldText,
  Form,
  Notice,
  ProblemNotice,
  type SeenProblem,
  useForm,
  useWords,
} from '#kit';
import { askPasskey } from './passkeys.ts';
import { proveWords } from './prove-words.ts';

/** What proves somebody: their password, a code, a passkey's answer. */
export type GivenProof = Call<typeof access.prove>['body'];
export type ProofWay = GivenProof['method'];

interface Proving {
  prove: (proof: GivenProof) => Promise<unknown>;
  /** What the button says, where it is not the passkey that is asked. */
  act: string;
  /** Where one can leave it; a page of its own has no such button, and its act is as wide as the page. */
  cancel?: () => void;
}

const buttonsOf = ({ act, cancel }: Proving) => (cancel ? { act, cancel } : { act, block: true });

export function PasswordProof(props: Proving) {
  const t = useWords(proveWords);
  const form = useForm({
    schema: z.object({ password: z.string().min(1).max(1024) }),
    start: { password: '' },
    submit: ({ password }) => props.prove({ method: 'password', password }),
    blame: { wrong_credentials: 'password', wrong_proof: 'password' },
  });
  return (
    <Form form={form} {...buttonsOf(props)}>
      <FieldPassword
        bind={form.at('password')}
        label={t.password}
        autoComplete="current-password"
        autoFocus
      />
    </Form>
  );
}

/** @param props.hint what helps to find the code, where the method alone doesn't say it */
export function CodeProof(props: Proving & { method: 'totp' | 'recovery-code' | 'mail'; hint?: string }) {
  const { method, prove } = props;
  const t = useWords(proveWords);
  const form = useForm({
    schema: z.object({ code: TypedCode }),
    start: { code: '' },
    submit: ({ code }) => prove({ method, code }),
    blame: { wrong_credentials: 'code', wrong_proof: 'code' },
  });
  const hint = { totp: t.totpHint, 'recovery-code': t.recoveryHint, mail: props.hint }[method];
  return (
    <Form form={form} {...buttonsOf(props)}>
      <FieldText
        bind={form.at('code')}
        label={method === 'recovery-code' ? t.recovery : t.code}
        {...(hint && { hint })}
        autoComplete="one-time-code"
        autoFocus
      />
    </Form>
  );
}

/** @param props.ask begins it: what the device is asked */
export function PasskeyProof(props: Proving & { ask: () => Promise<Reply<typeof access.passkeyOptions>> }) {
  const { prove, cancel } = props;
  const t = useWords(proveWords);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SeenProblem | 'refused'>();
  const use = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { options, token } = await props.ask();
      const { answer } = await askPasskey(options);
      if (answer) await prove({ method: 'passkey', token, response: answer });
      else setProblem('refused');
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="lk-stack">
      <div className={cancel && 'lk-row'}>
        <Button kind="primary" block={!cancel} busy={busy} onClick={() => void use()}>
          {t.usePasskey}
        </Button>
        {cancel && <Button onClick={cancel}>{t.cancel}</Button>}
      </div>
      {problem && <PasskeyProblem problem={problem} />}
    </div>
  );
}

function PasskeyProblem({ problem }: { problem: SeenProblem | 'refused' }) {
  const t = useWords(proveWords);
  if (problem === 'refused') return <Notice tone="challenge" title={t.refused} />;
  // What the catalogue says of these speaks of passwords and codes.
  if (problem.code === 'wrong_proof' || problem.code === 'wrong_credentials')
    return <Notice tone="closed" title={t.wrong} />;
  return <ProblemNotice problem={problem} />;
}
