import { Page, Section, Skeleton, useMe, useWords } from '#kit';
import { NoticeWishes } from '#web/access/notices/wishes';
import { MyAftercare } from '#web/access/aftercare';
import { MyRecoveryContacts } from '#web/access/recovery-contacts';
import { PasswordReminder } from '#web/access/shared';
import { MyDevices } from './devices.tsx';
import { MyFactors } from './factors.tsx';
import { MyIdentities } from './identities.tsx';
import { MyKeys } from './keys.tsx';
import { MyLocks, MySignIns } from './locks.tsx';
import { PasswordForm, ProfileForm } from './profile.tsx';
import { MySessions } from './sessions.tsx';
import { accountWords } from './words.ts';

/** My account: who I am, my password and what else proves me, where I am signed in, my API keys. */
export function AccountPage() {
  const t = useWords(accountWords);
  const me = useMe();
  return (
    <Page title={t.title} width="reading">
      <MyAftercare />
      <Section title={t.profile}>{me ? <ProfileForm key={me.locale} me={me} /> : <Skeleton />}</Section>
      <Section title={t.password} hint={t.passwordHint} id="password">
        <PasswordReminder />
        <PasswordForm />
      </Section>
      <MyFactors />
      <MyRecoveryContacts />
      <MyIdentities />
      <MyDevices />
      <MySessions />
      <MySignIns />
      <MyLocks />
      <NoticeWishes />
      <MyKeys />
    </Page>
  );
}
