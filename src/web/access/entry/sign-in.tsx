import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { access, type Challenge } from '#contract/access/sign-in';
import type { SsoFault } from '#contract/access/sso';
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

/** Signing in on a page of its own; then back to where one came from. */
export function SignInPage() {
  const navigate = useNavigate();
  const { next, trusted, sso } = useSearch({ from: '/sign-in' });
  const comeIn = async () => {
    // A language chosen by hand on this page is this person's from now on.
    const { locale, localeChosen } = getSettings();
    if (localeChosen) await call(access.changeMe, { body: { locale } }).catch(() => {});
    changeSettings({ localeChosen: false });
    queryClient.clear();
    await navigate({ to: next ?? '/' });
  };
  return <SignInSteps next={next} sso={sso} note={trusted ? 'trusted' : undefined} comeIn={comeIn} />;
}

interface StepsProps {
  /** Where single sign-on leads back to, and what came of its last try. */
  next: string | undefined;
  sso?: SsoFault | undefined;
  note?: 'trusted' | undefined;
  /** Who it is taken to be. */
  email?: string | undefined;
  comeIn: () => Promise<void>;
}

/** Signing in with e-mail and password and what else is asked for, or with a passkey alone. */
export function SignInSteps({ next, sso, note, email, comeIn }: StepsProps) {
  const [step, setStep] = useState<Step>({ at: 'password', ...(note && { note }) });
  const work = useWork();
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
      sso={<SsoButtons next={next} fault={sso} />}
      email={email ?? ''}
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
  sso: ReactNode;
  email: string;
  work: Paying;
  send: (body: { email: string; password: string }) => Promise<void>;
  done: () => Promise<void>;
  orLocked: (attempt: () => Promise<void>) => Promise<void>;
}

function PasswordStep({ note, sso, email, work, send, done, orLocked }: PasswordProps) {
  const t = useWords(entryWords);
  const status = useApi(access.status, {}).data;
  const [failed, setFailed] = useState(false);
  const form = useForm({
    schema: access.signIn.body,
    start: { email, password: '' },
    submit: async (typed) => {
      try {
        await send(typed);
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
      {sso}
      <Form form={form} act={t.signIn} block>
        <FieldText
          bind={form.at('email')}
          label={t.email}
          type="email"
          autoComplete="username"
          autoFocus={!email}
        />
        <FieldPassword
          bind={form.at('password')}
          label={t.password}
          autoComplete="current-password"
          autoFocus={email !== ''}
        />
      </Form>
      {work.line}
      <PasskeySignIn done={done} orLocked={orLocked} />
      <div className="lk-entry-ways">
        {status &&
          (status.mail && !status.mailAway ? (
            <Link to="/forgot-password">{t.forgot}</Link>
          ) : (
            <p className="lk-quiet">
              {status.mailAway && t.mailAway} {t.forgotNoMail}
            </p>
          ))}
        {failed && (
          <>
            <p className="lk-quiet">{t.comesBack}</p>
            <Link to="/prove-device">{t.otherWay}</Link>
          </>
        )}
        <Link to="/break-glass">{t.nobodyIn}</Link>
        <Link to="/unlock">{t.askAdministrator}</Link>
        <Link to="/check-up">{t.checkUp}</Link>
      </div>
    </EntryFrame>
  );
}
