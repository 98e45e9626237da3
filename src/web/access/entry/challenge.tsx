import { access, type Challenge } from '#contract/access/sign-in';
import { asProblem, Button, call, useWords } from '#kit';
import { gateWords, type GivenProof, ProofForm, reasonWords } from '#web/access/shared';
import { EntryFrame } from './frame.tsx';
import { entryWords } from './words.ts';

/** The second proof of a sign-in: why it is asked for, and the ways to give it. */
export function ChallengeStep(props: {
  challenge: Challenge;
  done: () => Promise<void>;
  orLocked: (attempt: () => Promise<void>) => Promise<void>;
  /** Back to the password. */
  back: (expired: boolean) => void;
}) {
  const t = useWords(entryWords);
  const { goOn } = useWords(gateWords);
  const reasons = useWords(reasonWords);
  const { token, methods, mailTo } = props.challenge;
  const orBack = async <T,>(attempt: () => Promise<T>): Promise<T> => {
    try {
      return await attempt();
    } catch (error) {
      if (asProblem(error).code === 'expired_link') props.back(true);
      throw error;
    }
  };
  const prove = (proof: GivenProof) =>
    orBack(() =>
      props.orLocked(async () => {
        // The password came before; only the others are asked for here.
        if (proof.method === 'password') return;
        await call(access.proveSignIn, { body: { challenge: token, proof } });
        await props.done();
      }),
    );
  return (
    <EntryFrame title={t.oneMore}>
      <ul className="lk-entry-reasons">
        {props.challenge.reasons.map((reason) => (
          <li key={reason}>{reasons[reason]}</li>
        ))}
      </ul>
      <ProofForm
        ways={methods}
        mailTo={mailTo}
        prove={prove}
        sendMail={() => orBack(() => call(access.mailSignIn, { body: { challenge: token } }))}
        askForPasskey={() => orBack(() => call(access.passkeyOptions, { body: { challenge: token } }))}
        act={goOn}
      />
      <div>
        <Button kind="text" onClick={() => props.back(false)}>
          {t.back}
        </Button>
      </div>
    </EntryFrame>
  );
}
