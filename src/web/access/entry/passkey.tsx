import { useState } from 'react';
import { access } from '#contract/access/sign-in';
import {
  asProblem,
  Button,
  call,
  Notice,
  PasskeyIcon,
  ProblemNotice,
  type SeenProblem,
  useWords,
} from '#kit';
import { askPasskey, canUsePasskeys } from '#web/access/shared';
import { entryWords } from './words.ts';

/** Signing in with a passkey alone; nothing where this browser, at this address, can't. */
export function PasskeySignIn(props: {
  done: () => Promise<void>;
  orLocked: (attempt: () => Promise<void>) => Promise<void>;
}) {
  const t = useWords(entryWords);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SeenProblem | 'refused'>();
  if (!canUsePasskeys()) return null;
  const attempt = async () => {
    const { options, token } = await call(access.passkeyOptions, { body: {} });
    const { answer } = await askPasskey(options);
    if (!answer) return setProblem('refused');
    await call(access.passkeySignIn, { body: { token, response: answer } });
    await props.done();
  };
  const use = async () => {
    setBusy(true);
    setProblem(undefined);
    await props.orLocked(attempt).catch((error: unknown) => setProblem(asProblem(error)));
    setBusy(false);
  };
  return (
    <>
      <Button block busy={busy} icon={<PasskeyIcon aria-hidden />} onClick={() => void use()}>
        {t.usePasskey}
      </Button>
      {problem === 'refused' ? (
        <Notice tone="challenge" title={t.passkeyRefused} />
      ) : (
        problem && <ProblemNotice problem={problem} />
      )}
    </>
  );
}
