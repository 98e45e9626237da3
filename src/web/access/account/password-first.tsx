import { Page, useWords } from '#kit';
import { PasswordReminder } from '#web/access/shared';
import { PasswordForm } from './profile.tsx';
import { accountWords } from './words.ts';

/** The one page there is until a due password has been changed. */
export function ChangePasswordFirst() {
  const t = useWords(accountWords);
  return (
    <Page title={t.passwordFirst} width="reading">
      <PasswordReminder />
      <PasswordForm />
    </Page>
  );
}
