import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import type { Me } from '#contract/access/sign-in';
import { Skeleton, useWords } from '#kit';
import { gateShellWords } from './gate-shell-words.ts';
import { OverPage } from './over-page.tsx';
import { cameBack, useSessionEnded } from './session.ts';

const Steps = lazy(async () => {
  const { OverPage: Bare, SignInSteps } = await import('#web/access/entry');
  return {
    default: (props: Parameters<typeof SignInSteps>[0]) => (
      <Bare value>
        <SignInSteps {...props} />
      </Bare>
    ),
  };
});

/** Over the page while the session has ended: signing in goes on with what was being done, as it stands. */
export function EndedScreen({ me }: { me: Me }) {
  return useSessionEnded() && <SignInAgain me={me} />;
}

function SignInAgain({ me }: { me: Me }) {
  const t = useWords(gateShellWords);
  const { href } = useRouter().state.location;
  useEffect(() => {
    // Another page of this browser may have signed in: who comes back to this one finds it as it was.
    const look = () => document.visibilityState === 'visible' && void cameBack().catch(() => {});
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return (
    <OverPage>
      <Suspense fallback={<Skeleton />}>
        <Steps next={href} email={me.email ?? undefined} comeIn={cameBack} />
      </Suspense>
      <p className="lk-quiet">{t.endedHint}</p>
    </OverPage>
  );
}
