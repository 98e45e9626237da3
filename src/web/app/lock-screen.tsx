import { useEffect } from 'react';
import { access, type Me } from '#contract/access/sign-in';
import type { LockTold } from '#contract/problem';
import {
  Button,
  LockIcon,
  queryClient,
  Skeleton,
  StatusTag,
  useAct,
  useApi,
  useDrafts,
  useWords,
} from '#kit';
import { AskToLift, LockFacts, ProofForm, strengthWords } from '#web/access/shared';
import { gateShellWords } from './gate-shell-words.ts';
import { useLeaveAtOnce } from './leave.ts';
import { OverPage } from './over-page.tsx';
import { lockOver } from './session.ts';
import { shellWords } from './words.ts';

/** How often it is asked whether the lock is gone: somebody may have lifted it, or its time is over. */
export const lookEveryMs = 10_000;

/**
 * A screen over the page while my account, session or device asks for a proof, or is closed. The page stays where it
 * is below, with all that was typed.
 */
export function LockScreen({ me }: { me: Me }) {
  const { lock } = me;
  if (!lock || lock.strength === 'limited') return null;
  return <Screen key={lock.id} lock={lock} />;
}

function Screen({ lock }: { lock: LockTold }) {
  const t = useWords(gateShellWords);
  const shell = useWords(shellWords);
  const strengths = useWords(strengthWords);
  const { leave, busy } = useLeaveAtOnce();
  const drafts = useDrafts();
  useEffect(() => {
    const looking = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['me'] }), lookEveryMs);
    return () => {
      clearInterval(looking);
      lockOver();
      // What was refused meanwhile is read anew.
      void queryClient.invalidateQueries();
    };
  }, []);
  return (
    <OverPage>
      <div>
        <StatusTag tone={lock.strength} icon={<LockIcon />}>
          {strengths[lock.strength].name}
        </StatusTag>
      </div>
      <h1 id="lk-over-title" tabIndex={-1}>
        {strengths[lock.strength].title}
      </h1>
      <p className="lk-quiet">{t.nothingLost}</p>
      <LockFacts lock={lock} />
      {lock.strength === 'challenge' && <Proof />}
      {lock.releases.includes('administrator') && <AskToLift />}
      <div>
        <Button kind="text" busy={busy} onClick={leave}>
          {shell.signOut}
        </Button>
        {drafts.length > 0 && <p className="lk-quiet">{shell.leaveDrafts(drafts.length)}</p>}
      </div>
    </OverPage>
  );
}

/** Proving that it is me; all is read anew afterwards, and the screen goes by itself. */
export function Proof() {
  const t = useWords(gateShellWords);
  const { data } = useApi(access.ways, {});
  const prove = useAct(access.prove);
  const mail = useAct(access.mailProve);
  const passkey = useAct(access.provePasskeyOptions);
  if (!data) return <Skeleton />;
  return (
    <ProofForm
      ways={data.methods}
      mailTo={data.mailTo}
      prove={(proof) => prove.run({ body: proof })}
      sendMail={() => mail.run({})}
      askForPasskey={() => passkey.run({})}
      act={t.itIsMe}
    />
  );
}
