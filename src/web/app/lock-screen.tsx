import { useEffect, useRef } from 'react';
import { access, type Me } from '#contract/access/sign-in';
import type { LockTold } from '#contract/problem';
import { Button, LockIcon, queryClient, Skeleton, StatusTag, useAct, useApi, useWords } from '#kit';
import { LockFacts, ProofForm, strengthWords } from '#web/access/shared';
import { gateShellWords } from './gate-shell-words.ts';
import { useLeave } from './leave.ts';
import { shellWords } from './words.ts';
import './lock-screen.css';

/** How often it is asked whether the lock is gone: somebody may have lifted it, or its time is over. */
const lookEveryMs = 10_000;

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
  const { leave, busy } = useLeave();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const open = () => {
    if (!dialog.current || dialog.current.open) return;
    dialog.current.showModal();
    // Else signing out would have it, and who was typing when the screen came would be out with the next Enter.
    title.current?.focus();
  };
  useEffect(() => {
    const element = dialog.current;
    open();
    const looking = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['me'] }), lookEveryMs);
    // The page below must not hear it: its panels would close, and with them what was typed.
    const swallow = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener('keydown', swallow, true);
    return () => {
      removeEventListener('keydown', swallow, true);
      clearInterval(looking);
      element?.close();
      // What was refused meanwhile is read anew.
      void queryClient.invalidateQueries();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="lk-lock-screen"
      aria-labelledby="lk-lock-title"
      onCancel={(event) => event.preventDefault()}
      // Browsers let a second Esc through.
      onClose={open}
    >
      <div className="lk-stack">
        <div>
          <StatusTag tone={lock.strength} icon={<LockIcon />}>
            {strengths[lock.strength].name}
          </StatusTag>
        </div>
        <h1 id="lk-lock-title" ref={title} tabIndex={-1}>
          {strengths[lock.strength].title}
        </h1>
        <p className="lk-quiet">{t.nothingLost}</p>
        <LockFacts lock={lock} />
        {lock.strength === 'challenge' && <Proof />}
        <div>
          <Button kind="text" busy={busy} onClick={leave}>
            {shell.signOut}
          </Button>
        </div>
      </div>
    </dialog>
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
