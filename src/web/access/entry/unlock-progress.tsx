import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { unlockRequests, type UnlockProgress } from '#contract/access/unlocking';
import {
  Button,
  CopyText,
  Fact,
  FactList,
  Notice,
  ProblemNotice,
  Skeleton,
  useAct,
  useApi,
  useFormat,
  useWords,
} from '#kit';
import { keptUnlock, forgetUnlock, Steps, unlockStateWords } from '#web/access/shared';
import { EntryFrame } from './frame.tsx';
import { UnlockTalk } from './unlock-talk.tsx';
import { unlockWords } from './unlock-words.ts';

/** Signed out nothing is told: it is asked again. */
const lookAgainMs = 5000;

/** How far a request is: what state, who was told, what was said, what was answered. */
export function UnlockProgressPage({ secret }: { secret: string }) {
  const t = useWords(unlockWords);
  const { data, problem, reload } = useApi(unlockRequests.progress, { body: { secret } });
  const waits = data?.state === 'open' || data?.state === 'needs-information';
  useEffect(() => {
    if (!waits) return;
    const looking = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, lookAgainMs);
    return () => clearInterval(looking);
  });
  // What is over is offered no more, so that one can ask anew.
  const isOver = data !== undefined && !waits && !data.grant;
  useEffect(() => {
    if (isOver && keptUnlock() === secret) forgetUnlock();
  }, [isOver, secret]);
  if (problem?.code === 'expired_link') {
    return (
      <EntryFrame title={t.titleLoading}>
        <Notice tone="closed" title={t.gone}>
          <p>{t.goneHint}</p>
        </Notice>
        <Link to="/unlock">{t.askAnew}</Link>
        <Link to="/sign-in">{t.back}</Link>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={data ? t.title(data.number) : t.titleLoading} wide>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={6} />}
      {data && <Progress secret={secret} request={data} />}
      <Link to="/sign-in">{t.back}</Link>
    </EntryFrame>
  );
}

interface Shown {
  secret: string;
  request: UnlockProgress;
}

function Progress({ secret, request }: Shown) {
  const t = useWords(unlockWords);
  const states = useWords(unlockStateWords);
  const { instant } = useFormat();
  const waits = request.state === 'open' || request.state === 'needs-information';
  return (
    <div className="lk-stack">
      <Outcome secret={secret} request={request} />
      <FactList>
        <Fact label={t.state}>{states[request.state]}</Fact>
        <Fact label={t.asked}>{instant(request.at)}</Fact>
        {waits && <Fact label={t.until}>{instant(request.expiresAt)}</Fact>}
      </FactList>
      {waits && (
        <section className="lk-stack" aria-label={t.steps}>
          <h2 className="lk-talk-title">{t.steps}</h2>
          {request.state === 'needs-information' && <p className="lk-quiet">{t.paused}</p>}
          <Steps steps={request.steps} goesOn />
        </section>
      )}
      <UnlockTalk secret={secret} request={request} open={waits} />
      {waits && (
        <>
          <Notice tone="neutral" title={t.keepPage} action={<CopyText text={location.href} label={t.copy} />}>
            <p>{t.keepPageHint}</p>
          </Notice>
          <Withdraw secret={secret} />
        </>
      )}
    </div>
  );
}

/** What came of it, and what to do now. */
function Outcome({ secret, request }: Shown) {
  const t = useWords(unlockWords);
  const { instant } = useFormat();
  const navigate = useNavigate();
  const take = useAct(unlockRequests.take);
  if (request.state === 'withdrawn') return <Notice tone="neutral" title={t.withdrawn} />;
  if (request.state === 'over') return <Notice tone="challenge" title={t.over} />;
  const { answer } = request;
  if (answer === null) return null;
  const used = answer === 'trust-device' && !request.grant;
  const takeDevice = () =>
    take.send({ body: { secret } }, () => {
      forgetUnlock();
      void navigate({ to: '/sign-in', search: { trusted: true } });
    });
  return (
    <>
      <Notice tone={answer === 'refuse' ? 'closed' : 'open'} title={t.answered[answer]}>
        <p>{used ? t.taken : t.answeredHint[answer]}</p>
        {request.reason && (
          <p>
            {t.reason}: {request.reason}
          </p>
        )}
      </Notice>
      {request.grant && (
        <>
          <Button kind="primary" block busy={take.busy} onClick={takeDevice}>
            {t.takeDevice}
          </Button>
          <p className="lk-quiet">{t.takeHint(instant(request.grantUntil))}</p>
        </>
      )}
      {take.problem && <ProblemNotice problem={take.problem} />}
    </>
  );
}

function Withdraw({ secret }: Pick<Shown, 'secret'>) {
  const t = useWords(unlockWords);
  const withdraw = useAct(unlockRequests.withdraw);
  return (
    <div className="lk-stack">
      <p className="lk-quiet">{t.withdrawHint}</p>
      <div>
        <Button busy={withdraw.busy} onClick={() => withdraw.send({ body: { secret } }, forgetUnlock)}>
          {t.withdraw}
        </Button>
      </div>
      {withdraw.problem && <ProblemNotice problem={withdraw.problem} />}
    </div>
  );
}
