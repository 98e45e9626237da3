import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { access, type Challenge } from '#contract/access/sign-in';
import type { LockTold } from '#contract/problem';
import {
  asProblem,
  call,
  changeSettings,
  FieldPassword,
  FieldText,
  Form,
  getSettings,
  Notice,
  queryClient,
  useApi,
  useForm,
  useWords,
} from '#kit';
import { type Paying, useWork } from '#web/access/shared';
import { ChallengeStep } from './challenge.tsx';
import { EntryFrame } from './frame.tsx';
import { LockedStep } from './locked.tsx';
import { PasskeySignIn } from './passkey.tsx';
import { SsoButtons, useWaitingSignIn } from './sso-buttons.tsx';
import { entryWords } from './words.ts';

/** Where one stands: before the password, before a second proof, before a lock. */
type Step =
  | { at: 'password'; note?: 'trusted' | 'expired' }
  | { at: 'challenge'; challenge: Challenge }
  | { at: 'locked'; lock: LockTold };

/** Signing in with e-mail and password and what else is asked for, or with a passkey alone; then back to where one came from. */
export function SignInPage() {
  const navigate = useNavigate();
  const { next, trusted } = useSearch({ from: '/sign-in' });
  const [step, setStep] = useState<Step>({ at: 'password', ...(trusted && { note: 'trusted' }) });
  const work = useWork();

  const comeIn = async () => {
    // A language chosen by hand on this page is this person's from now on.
    const { locale, localeChosen } = getSettings();
    if (localeChosen) await call(access.changeMe, { body: { locale } }).catch(() => {});
    changeSettings({ localeChosen: false });
    queryClient.clear();
    await navigate({ to: next ?? '/' });
  };
  /** What was locked is told in a step of its own; other problems are the form's. */
  const orLocked = async (attempt: () => Promise<void>) => {
    try {
      await attempt();
    } catch (error) {
      const { lock } = asProblem(error);
      if (!lock) throw error;
      setStep({ at: 'locked', lock });
    }
  };

  useWaitingSignIn({
    goOn: (challenge) => setStep({ at: 'challenge', challenge }),
    expired: () => setStep({ at: 'password', note: 'expired' }),
    orLocked,
  });

  if (step.at === 'challenge') {
    return (
      <ChallengeStep
        challenge={step.challenge}
        done={comeIn}
        orLocked={orLocked}
        back={(expired) => setStep({ at: 'password', ...(expired && { note: 'expired' }) })}
      />
    );
  }
  if (step.at === 'locked') return <LockedStep lock={step.lock} back={() => setStep({ at: 'password' })} />;
  return (
    <PasswordStep
      note={step.note}
      work={work}
      send={(body) =>
        orLocked(async () => {
          const answer = await work.pay((paid) =>
            call(access.signIn, { body: { ...body, ...(paid !== undefined && { work: paid }) } }),
          );
          if ('challenge' in answer) setStep({ at: 'challenge', challenge: answer.challenge });
          else await comeIn();
        })
      }
      done={comeIn}
      orLocked={orLocked}
    />
  );
}

interface PasswordProps {
  note: 'trusted' | 'expired' | undefined;
  work: Paying;
  send: (body: { email: string; password: string }) => Promise<void>;
  done: () => Promise<void>;
  orLocked: (attempt: () => Promise<void>) => Promise<void>;
}

function PasswordStep({ note, work, send, done, orLocked }: PasswordProps) {
  const t = useWords(entryWords);
  const status = useApi(access.status, {}).data;
  const [failed, setFailed] = useState(false);
  const form = useForm({
    schema: access.signIn.body,
    start: { email: '', password: '' },
    submit: async ({ email, password }) => {
      try {
        await send({ email, password });
      } catch (error) {
        if (asProblem(error).code === 'wrong_credentials') setFailed(true);
        throw error;
      }
    },
  });
  return (
    <EntryFrame title={status?.organisation ? t.signInTo(status.organisation) : t.signIn}>
      {note === 'trusted' && (
        <Notice tone="open" title={t.trusted}>
          <p>{t.trustedHint}</p>
        </Notice>
      )}
      {note === 'expired' && <Notice tone="challenge" title={t.tooLate} />}
      <SsoButtons />
      <Form form={form} act={t.signIn} block>
        <FieldText bind={form.at('email')} label={t.email} type="email" autoComplete="username" autoFocus />
        <FieldPassword bind={form.at('password')} label={t.password} autoComplete="current-password" />
      </Form>
      {work.line}
      <PasskeySignIn done={done} orLocked={orLocked} />
      <div className="lk-entry-ways">
        {status &&
          (status.mail ? (
            <Link to="/forgot-password">{t.forgot}</Link>
          ) : (
            <p className="lk-quiet">{t.forgotNoMail}</p>
          ))}
        {failed && <Link to="/prove-device">{t.otherWay}</Link>}
      </div>
    </EntryFrame>
  );
}
