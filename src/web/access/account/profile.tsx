import { useState } from 'react';
import { access, type Me } from '#contract/access/sign-in';
import { locales } from '#contract/fields';
import {
  bindTo,
  changeSettings,
  Fact,
  FactList,
  FieldChoice,
  FieldPassword,
  FieldText,
  Form,
  replaced,
  themeChoices,
  useAct,
  useForm,
  useSettings,
  useToast,
  useWords,
  kitWords,
} from '#kit';
import { FieldNewPassword, languageNames, themeWords } from '#web/access/shared';
import { accountWords } from './words.ts';

export function ProfileForm({ me }: { me: Me }) {
  const t = useWords(accountWords);
  const kit = useWords(kitWords);
  const themes = useWords(themeWords);
  const { theme } = useSettings();
  const change = useAct(access.changeMe);
  const toast = useToast();
  const set = async (body: Parameters<typeof change.run>[0]['body']) => {
    await change.run({ body });
    if (body.locale) changeSettings({ locale: body.locale });
  };
  const form = useForm({
    schema: access.changeMe.body,
    start: { name: me.name, locale: me.locale },
    onlyChanges: true,
    draft: 'account.profile',
    submit: async (body, _version, { start }) => {
      await set(body);
      toast(kit.saved, () => set(replaced(start, body)));
    },
  });
  return (
    <div className="lk-stack">
      <FactList>
        <Fact label={t.email}>{me.email}</Fact>
        <Fact label={t.department}>{me.department?.name}</Fact>
        <Fact label={t.roles}>{me.roles.map((role) => role.name).join('、')}</Fact>
      </FactList>
      <Form form={form} columns={2}>
        <FieldText bind={form.at('name')} label={t.name} autoComplete="name" wide />
        <FieldChoice bind={form.at('locale')} label={t.language} options={locales} words={languageNames} />
        <FieldChoice
          bind={bindTo(theme, (chosen) => changeSettings({ theme: chosen }))}
          label={t.theme}
          options={themeChoices}
          words={themes}
        />
      </Form>
    </div>
  );
}

export function PasswordForm() {
  const [changes, setChanges] = useState(0);
  // A new form after each change, so that no password stays in the page.
  return <PasswordFields key={changes} done={() => setChanges(changes + 1)} />;
}

function PasswordFields({ done }: { done: () => void }) {
  const t = useWords(accountWords);
  const change = useAct(access.changePassword);
  const toast = useToast();
  const form = useForm({
    schema: access.changePassword.body,
    start: { current: '', next: '' },
    submit: (body) => change.run({ body }),
    blame: { wrong_credentials: 'current', weak_password: 'next' },
    done: () => {
      toast(t.passwordChanged);
      done();
    },
  });
  return (
    <Form form={form} columns={2} act={t.changePassword} plain>
      <FieldPassword bind={form.at('current')} label={t.current} autoComplete="current-password" />
      <FieldNewPassword bind={form.at('next')} label={t.next} mine={{ current: form.values.current ?? '' }} />
    </Form>
  );
}
