import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { breakGlass } from '#contract/access/break-glass';
import {
  asProblem,
  Button,
  call,
  Notice,
  ProblemNotice,
  queryClient,
  type SeenProblem,
  useWords,
} from '#kit';
import { EntryFrame } from '#web/access/entry';
import { breakGlassWords } from '../words.ts';

/** Comes in through the glass; then the app, as of somebody who just signed in. */
export function useComeIn() {
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SeenProblem>();
  const comeIn = async (body: { token: string; personId?: string }) => {
    setBusy(true);
    try {
      await call(breakGlass.open, { body });
      queryClient.clear();
      await navigate({ to: '/' });
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  return { comeIn, busy, problem };
}

/** The link that was printed on the server's console: what it does, and the button that does it. */
export function OpenLink({ token }: { token: string }) {
  const t = useWords(breakGlassWords);
  const { comeIn, busy, problem } = useComeIn();
  return (
    <EntryFrame title={t.openTitle} hint={t.openHint}>
      <Notice tone="closed" title={t.openWarning}>
        <p>{t.openWarningHint}</p>
      </Notice>
      {/* By a button: what only opens links must not use it up. */}
      <Button kind="primary" block busy={busy} onClick={() => void comeIn({ token })}>
        {t.open}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
      <Link to="/sign-in">{t.back}</Link>
    </EntryFrame>
  );
}
