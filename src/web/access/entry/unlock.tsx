import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { unlockRequests } from '#contract/access/unlocking';
import { call, FieldNote, FieldText, Form, Notice, useForm, useWords } from '#kit';
import { forgetUnlock, keptUnlock, keepUnlock, useWork } from '#web/access/shared';
import { EntryFrame } from './frame.tsx';
import { UnlockProgressPage } from './unlock-progress.tsx';
import { unlockWords } from './unlock-words.ts';
import { entryWords } from './words.ts';

/** Asking an administrator to be let in; with a secret behind the `#`, how far that is. */
export function UnlockPage() {
  // Behind the `#`, so that it never stands in a server's or proxy's log.
  const secret = useLocation().hash;
  return secret ? <UnlockProgressPage key={secret} secret={secret} /> : <Ask />;
}

function Ask() {
  const t = useWords(unlockWords);
  const words = useWords(entryWords);
  const navigate = useNavigate();
  const { pay, line } = useWork();
  const form = useForm({
    schema: unlockRequests.ask.body,
    start: { email: '', message: '' },
    submit: async ({ email, message }) => {
      forgetUnlock();
      const asked = await pay((work) =>
        call(unlockRequests.ask, {
          body: { email, ...(message !== undefined && { message }), ...(work !== undefined && { work }) },
        }),
      );
      keepUnlock(asked);
      await navigate({ to: '/unlock', hash: asked.secret });
    },
  });
  const kept = keptUnlock();
  return (
    <EntryFrame title={t.ask} hint={t.askHint}>
      {kept && (
        <Notice tone="system" title={t.underWay}>
          <p>
            <Link to="/unlock" hash={kept}>
              {t.seeIt}
            </Link>
          </p>
        </Notice>
      )}
      <Form form={form} act={t.send} block>
        <FieldText
          bind={form.at('email')}
          label={words.email}
          type="email"
          autoComplete="username"
          autoFocus
        />
        <FieldNote bind={form.at('message')} label={t.message} hint={t.messageHint} rows={3} />
      </Form>
      {line}
      <Link to="/sign-in">{t.back}</Link>
    </EntryFrame>
  );
}
