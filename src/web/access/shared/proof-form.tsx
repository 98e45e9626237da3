import { type ComponentType, useState } from 'react';
import type { access } from '#contract/access/sign-in';
import type { Reply } from '#contract/endpoint';
import {
  asProblem,
  Button,
  CodeIcon,
  LockIcon,
  MailIcon,
  NoteIcon,
  Notice,
  PasskeyIcon,
  ProblemNotice,
  type SeenProblem,
  useWords,
} from '#kit';
import { gateWords } from './gate-words.ts';
import { useNow } from './now.ts';
import { canUsePasskeys } from './passkeys.ts';
import { CodeProof, type GivenProof, PasskeyProof, PasswordProof, type ProofWay } from './proof-ways.tsx';
import { proveWords } from './prove-words.ts';
import './proof-form.css';

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
  const { prove, act } = props;
  switch (way) {
    case 'password':
      return <PasswordProof prove={prove} act={act} />;
    case 'passkey':
      return <PasskeyProof prove={prove} act={act} ask={props.askForPasskey} />;
    case 'mail':
      return <ByMail {...props} />;
    default:
      return <CodeProof method={way} prove={prove} act={act} />;
  }
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
          <CodeProof method="mail" prove={props.prove} act={props.act} />
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
