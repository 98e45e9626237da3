import { type ReactNode, useState } from 'react';
import { access } from '#contract/access/sign-in';
import {
  asProblem,
  bindTo,
  Button,
  FieldChoice,
  Notice,
  ProblemNotice,
  type SeenProblem,
  SidePanel,
  Skeleton,
  useAct,
  useApi,
  useToast,
  useWords,
} from '#kit';
import { canUsePasskeys } from './passkeys.ts';
import { CodeProof, type GivenProof, PasskeyProof, PasswordProof, type ProofWay } from './proof-ways.tsx';
import { ProveAtProvider } from './prove-at-provider.tsx';
import { proveWords } from './prove-words.ts';

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
  const [chosen, choose] = useState<ProofWay>();
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Skeleton />;
  const offered = data.methods.filter((way) => way !== 'passkey' || canUsePasskeys());
  const way = chosen ?? offered[0];
  if (way === undefined)
    return (
      <div className="lk-stack">
        {data.providers.length === 0 && <Notice tone="challenge" title={t.none} />}
        <ProveAtProvider providers={data.providers} />
      </div>
    );
  return (
    <div className="lk-stack">
      <p className="lk-quiet">{t.why}</p>
      {offered.length > 1 && (
        <FieldChoice bind={bindTo(way, choose)} label={t.how} options={offered} words={t.methods} />
      )}
      <ByWay key={way} way={way} mailTo={data.mailTo ?? ''} proved={proved} cancel={cancel} />
      <ProveAtProvider providers={data.providers} />
    </div>
  );
}

function ByWay({ way, mailTo, proved, cancel }: Acts & { way: ProofWay; mailTo: string }) {
  const t = useWords(proveWords);
  const { run } = useAct(access.prove);
  const ask = useAct(access.provePasskeyOptions);
  const proving = {
    prove: (proof: GivenProof) => run({ body: proof }).then(proved),
    act: t.prove,
    cancel,
  };
  switch (way) {
    case 'password':
      return <PasswordProof {...proving} />;
    case 'passkey':
      return <PasskeyProof {...proving} ask={() => ask.run({})} />;
    case 'mail':
      return (
        <div className="lk-stack">
          <SendCode />
          <CodeProof {...proving} method="mail" hint={t.mailHint(mailTo)} />
        </div>
      );
    default:
      return <CodeProof {...proving} method={way} />;
  }
}

function SendCode() {
  const t = useWords(proveWords);
  const mail = useAct(access.mailProve);
  const toast = useToast();
  return (
    <>
      <div>
        <Button busy={mail.busy} onClick={() => mail.send({}, () => toast(t.mailSent))}>
          {t.sendMail}
        </Button>
      </div>
      {mail.problem && <ProblemNotice problem={mail.problem} />}
    </>
  );
}
