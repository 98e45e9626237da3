import type { ReactNode } from 'react';
import { passwords } from '#contract/access/passwords';
import { Notice, useApi, useFormat, useWords } from '#kit';
import { passwordWords } from './password-words.ts';

/** Says that a new password is asked for, why, and until when; nothing where it isn't. */
export function PasswordReminder({ action }: { action?: ReactNode }) {
  const t = useWords(passwordWords);
  const { instant } = useFormat();
  const mine = useApi(passwords.mine, {}).data;
  if (!mine || mine.state === 'fine') return null;
  const sentence =
    mine.state === 'reminder' && mine.dueAt
      ? t.reminder(instant(mine.dueAt))
      : mine.state === 'grace'
        ? t.grace(mine.graceLeft)
        : t.due;
  return (
    <Notice
      tone={mine.state === 'reminder' ? 'system' : 'challenge'}
      action={action}
      title={mine.reason === 'rules' ? t.byRules : t.byAge}
    >
      <p>{sentence}</p>
    </Notice>
  );
}
