import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { access } from '#contract/access/sign-in';
import { call, FieldText, Form, Notice, useForm, useWords } from '#kit';
import { FieldNewPassword, useWork } from '#web/access/shared';
import { EntryFrame } from './frame.tsx';
import { entryWords } from './words.ts';

/** Asking for a reset link. The answer is the same for every address. */
export function ForgotPasswordPage() {
  const t = useWords(entryWords);
  const [sent, setSent] = useState(false);
  const { pay, line } = useWork();
  const form = useForm({
    schema: access.forgotPassword.body,
    start: { email: '' },
    submit: ({ email }) =>
      pay((work) => call(access.forgotPassword, { body: { email, ...(work !== undefined && { work }) } })),
    done: () => setSent(true),
  });
  return (
    <EntryFrame title={t.forgotTitle} hint={sent ? undefined : t.forgotHint}>
      {sent ? (
        <Notice tone="open" title={t.sent}>
          <p>{t.sentHint}</p>
        </Notice>
      ) : (
        <Form form={form} act={t.sendLink} block>
          <FieldText bind={form.at('email')} label={t.email} type="email" autoComplete="username" autoFocus />
        </Form>
      )}
      {line}
      <Link to="/sign-in">{t.back}</Link>
    </EntryFrame>
  );
}

/** Setting a password with the link from a mail or from an administrator. */
export function ResetPasswordPage() {
  const t = useWords(entryWords);
  // Behind the `#`, so that it never stands in a server's or proxy's log.
  const token = useLocation().hash;
  const [done, setDone] = useState(false);
  const form = useForm({
    schema: access.resetPassword.body,
    blame: { weak_password: 'password' },
    start: { token, password: '' },
    submit: (body) => call(access.resetPassword, { body }),
    done: () => setDone(true),
  });
  if (!token) {
    return (
      <EntryFrame title={t.resetTitle}>
        <Notice tone="closed" title={t.noToken}>
          <p>{t.noTokenHint}</p>
        </Notice>
        <Link to="/sign-in">{t.back}</Link>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t.resetTitle}>
      {done ? (
        <Notice tone="open" title={t.passwordSet}>
          <p>{t.passwordSetHint}</p>
        </Notice>
      ) : (
        <Form form={form} act={t.setPassword} block>
          <FieldNewPassword bind={form.at('password')} label={t.newPassword} autoFocus />
        </Form>
      )}
      <Link to="/sign-in">{t.back}</Link>
    </EntryFrame>
  );
}
