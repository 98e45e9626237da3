import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { triggerWords } from '#contract/access/lock-words';
import type { Me } from '#contract/access/sign-in';
import type { LockTold } from '#contract/problem';
import { Button, Notice, queryClient, SidePanel, useFormat, useLocale, useWords } from '#kit';
import {
  askWords,
  AskToLift,
  lockToldWords,
  GlassBanner,
  Left,
  PasswordReminder,
  strengthWords,
} from '#web/access/shared';
import { gateShellWords } from './gate-shell-words.ts';
import { lookEveryMs, Proof } from './lock-screen.tsx';

/** What I should know of my own account, over every page: nothing of it stops me. */
export function Banners({ me }: { me: Me }) {
  const t = useWords(gateShellWords);
  const { pathname } = useLocation();
  const [later, setLater] = useState(false);
  const elsewhere = pathname !== '/account';
  return (
    <div className="lk-banners">
      <GlassBanner me={me} />
      {me.lock?.strength === 'limited' && <Limited lock={me.lock} />}
      {elsewhere && <PasswordReminder action={<Link to="/account">{t.changePassword}</Link>} />}
      {elsewhere && me.secondFactorAsked && !later && (
        <Notice
          title={t.secondFactor}
          action={
            <span className="lk-row">
              <Link to="/account">{t.addSecondFactor}</Link>
              <Button kind="text" onClick={() => setLater(true)}>
                {t.later}
              </Button>
            </span>
          }
        >
          <p>{t.secondFactorHint}</p>
        </Notice>
      )}
    </div>
  );
}

/** What still works, why, and until when. */
function Limited({ lock }: { lock: LockTold }) {
  const t = useWords(gateShellWords);
  const told = useWords(lockToldWords);
  const strengths = useWords(strengthWords);
  const locale = useLocale();
  const { instant } = useFormat();
  const ask = useWords(askWords);
  const [proving, setProving] = useState(false);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const looking = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['me'] }), lookEveryMs);
    return () => {
      clearInterval(looking);
      // What was cut is read anew.
      void queryClient.invalidateQueries();
    };
  }, []);
  return (
    <Notice
      tone="limited"
      title={strengths.limited.title}
      action={
        <span className="lk-row">
          {lock.releases.includes('proof') && <Button onClick={() => setProving(true)}>{t.itIsMe}</Button>}
          {lock.releases.includes('administrator') && (
            <Button onClick={() => setAsking(true)}>{ask.title}</Button>
          )}
        </span>
      }
    >
      <p>{triggerWords[locale][lock.trigger].owner}</p>
      {lock.reason && <p>{lock.reason}</p>}
      <p className="lk-quiet">
        {lock.until ? (
          <>
            {told.until} {instant(lock.until)} · <Left until={lock.until} />
          </>
        ) : (
          told.noEnd
        )}
      </p>
      <SidePanel open={proving} title={strengths.challenge.title} close={() => setProving(false)}>
        <Proof />
      </SidePanel>
      <SidePanel open={asking} title={ask.title} close={() => setAsking(false)}>
        <AskToLift />
      </SidePanel>
    </Notice>
  );
}
