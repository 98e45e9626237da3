import { useEffect, useState } from 'react';
import { policy, type PolicyInForce } from '#contract/access/policy';
import { Button, Notice, ProblemNotice, useAct, useFormat, useToast, useWords } from '#kit';
import { useFreshProof } from '#web/access/shared';
import { policyWords } from './words.ts';

/** A policy that waits: how long still, who can confirm it, and how to take it back. */
export function Waiting({ inForce, reload }: { inForce: PolicyInForce; reload: () => void }) {
  const t = useWords(policyWords);
  const { instant } = useFormat();
  const toast = useToast();
  const confirm = useAct(policy.confirm);
  const revert = useAct(policy.revert);
  const fresh = useFreshProof();
  const id = inForce.id ?? '';
  const keep = () =>
    fresh.send(
      () => confirm.run({ body: { id } }),
      () => toast(t.kept),
    );
  const problem = fresh.problem ?? revert.problem;
  return (
    <>
      <Notice
        tone="challenge"
        title={t.waiting}
        action={
          <div className="lk-row">
            <Button kind="primary" busy={fresh.busy} onClick={keep}>
              {t.keep}
            </Button>
            <Button busy={revert.busy} onClick={() => revert.send({ body: { id } }, () => toast(t.reverted))}>
              {t.revert}
            </Button>
          </div>
        }
      >
        <p>
          {t.waitingHint(inForce.savedBy?.name ?? '', instant(inForce.confirmBy))}{' '}
          <Countdown to={inForce.confirmBy ?? ''} over={reload} />
        </p>
      </Notice>
      {problem && <ProblemNotice problem={problem} />}
      {fresh.dialog}
    </>
  );
}

/** Seen, not heard: the time it ends is in the sentence before it. */
function Countdown({ to, over }: { to: string; over: () => void }) {
  const t = useWords(policyWords);
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(0, Math.ceil((new Date(to).getTime() - now) / 1000));
  const isOver = left === 0;
  useEffect(() => {
    // The server's clock decides: it is asked until it says that the policy before is back.
    const timer = setInterval(() => (isOver ? over() : setNow(Date.now())), isOver ? 5000 : 1000);
    return () => clearInterval(timer);
  }, [isOver, over]);
  const seconds = String(left % 60).padStart(2, '0');
  return (
    <strong aria-hidden="true" className="lk-countdown">
      {t.left(`${Math.floor(left / 60)}:${seconds}`)}
    </strong>
  );
}
