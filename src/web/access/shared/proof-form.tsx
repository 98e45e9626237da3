import { type ComponentType, useState } from 'react';
import { z } from 'zod';
import { TypedCode } from '#contract/access/factors';
import type { access } from '#contract/access/sign-in';
import type { Call, Reply } from '#contract/endpoint';
import {
  asProblem,
  Button,
  CodeIcon,
  FieldPassword,
  FieldText,
  Form,
  LockIcon,
  MailIcon,
  NoteIcon,
  Notice,
  PasskeyIcon,
  ProblemNotice,
  type SeenProblem,
  useForm,
  useWords,
} from '#kit';
import { gateWords } from './gate-words.ts';
import { useNow } from './now.ts';
import { askPasskey, canUsePasskeys } from './passkeys.ts';
import { proveWords } from './prove-words.ts';
import './proof-form.css';

/** What proves somebody: their password, a code, a passkey's answer. */
export type GivenProof = Call<typeof access.prove>['body'];
export type ProofWay = GivenProof['method'];

const icons: Record<ProofWay, ComponentType> = {
  password: LockIcon,
  passkey: PasskeyIcon,
  totp: CodeIcon,
  mail: MailIcon,
  'recovery-code': NoteIcon,
};
/** The quickest first. */
const order: readonly ProofWay[] = ['passkey', 'totp', 'mail', 'password', 'recovery-code'];

export interface ProofFormProps {
  ways: readonly ProofWay[];
  /** Where a code by mail goes. */
  mailTo: string | null;
  prove: (proof: GivenProof) => Promise<unknown>;
  sendMail: () => Promise<unknown>;
  askForPasskey: () => Promise<Reply<typeof access.passkeyOptions>>;
  /** What the button says. */
  act: string;
}

/** Proving who one is, by one of the ways one has. Where there is none, says who can help. */
export function ProofForm(props: ProofFormProps) {
  const t = useWords(gateWords);
  const { methods } = useWords(proveWords);
  const usable = order.filter((way) => props.ways.includes(way) && (way !== 'passkey' || canUsePasskeys()));
  const [chosen, choose] = useState<ProofWay>();
  const way = chosen ?? usable[0];
  if (way === undefined) {
    return (
      <Notice tone="challenge" title={t.noWay}>
        <p>{t.noWayHint}</p>
      </Notice>
    );
  }
  return (
    <div className="lk-stack">
      {usable.length > 1 && (
        <fieldset className="lk-ways">
          <legend>{t.ways}</legend>
          {usable.map((one) => {
            const Icon = icons[one];
            return (
              <Button
                key={one}
                icon={<Icon aria-hidden />}
                aria-pressed={one === way}
                onClick={() => choose(one)}
              >
                {methods[one]}
              </Button>
            );
          })}
        </fieldset>
      )}
      <ByWay key={way} way={way} {...props} />
    </div>
  );
}

function ByWay({ way, ...props }: ProofFormProps & { way: ProofWay }) {
  switch (way) {
    case 'password':
      return <ByPassword {...props} />;
    case 'passkey':
      return <ByPasskey {...props} />;
    case 'mail':
      return <ByMail {...props} />;
    default:
      return <ByCode method={way} {...props} />;
  }
}

function ByPassword({ prove, act }: ProofFormProps) {
  const t = useWords(proveWords);
  const form = useForm({
    schema: z.object({ password: z.string().min(1).max(1024) }),
    start: { password: '' },
    submit: ({ password }) => prove({ method: 'password', password }),
    blame: { wrong_credentials: 'password', wrong_proof: 'password' },
  });
  return (
    <Form form={form} act={act} block>
      <FieldPassword
        bind={form.at('password')}
        label={t.password}
        autoComplete="current-password"
        autoFocus
      />
    </Form>
  );
}

function ByCode({ method, prove, act }: ProofFormProps & { method: 'totp' | 'recovery-code' | 'mail' }) {
  const t = useWords(proveWords);
  const form = useForm({
    schema: z.object({ code: TypedCode }),
    start: { code: '' },
    submit: ({ code }) => prove({ method, code }),
    blame: { wrong_credentials: 'code', wrong_proof: 'code' },
  });
  const hint = { totp: t.totpHint, 'recovery-code': t.recoveryHint, mail: undefined }[method];
  return (
    <Form form={form} act={act} block>
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

const patienceMs = 60_000;

function ByMail(props: ProofFormProps) {
  const t = useWords(gateWords);
  const now = useNow(1000);
  const [sentAt, setSentAt] = useState<number>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SeenProblem>();
  const send = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await props.sendMail();
      setSentAt(Date.now());
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const to = props.mailTo ?? '';
  const patience = sentAt === undefined ? 0 : Math.ceil((sentAt + patienceMs - now) / 1000);
  return (
    <div className="lk-stack">
      <output className="lk-quiet">{sentAt === undefined ? t.codeWillGo(to) : t.codeSent(to)}</output>
      {sentAt === undefined && (
        <Button kind="primary" block busy={busy} onClick={() => void send()}>
          {t.sendCode}
        </Button>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {sentAt !== undefined && (
        <>
          <ByCode method="mail" {...props} />
          <div className="lk-row">
            <Button kind="text" busy={busy} disabled={patience > 0} onClick={() => void send()}>
              {patience > 0 ? t.sendAgainIn(patience) : t.sendAgain}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function ByPasskey({ prove, askForPasskey }: ProofFormProps) {
  const t = useWords(proveWords);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SeenProblem | 'refused'>();
  const use = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { options, token } = await askForPasskey();
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
      <Button kind="primary" block busy={busy} onClick={() => void use()}>
        {t.usePasskey}
      </Button>
      {problem === 'refused' ? (
        <Notice tone="challenge" title={t.refused} />
      ) : (
        problem && <ProblemNotice problem={problem} />
      )}
    </div>
  );
}
