import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { access } from '#contract/access/sign-in';
import {
  call,
  changeSettings,
  FieldPassword,
  FieldText,
  Form,
  getSettings,
  queryClient,
  useApi,
  useForm,
  useWords,
} from '#kit';
import { EntryFrame } from './frame.tsx';
import { entryWords } from './words.ts';

/** Signing in with e-mail and password, then back to where one came from. */
export function SignInPage() {
  const t = useWords(entryWords);
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  const status = useApi(access.status, {}).data;
  const form = useForm({
    schema: access.signIn.body,
    start: { email: '', password: '' },
    submit: async (body) => {
      await call(access.signIn, { body });
      // A language chosen by hand on this page is this person's from now on.
      const { locale, localeChosen } = getSettings();
      if (localeChosen) await call(access.changeMe, { body: { locale } });
      changeSettings({ localeChosen: false });
      queryClient.clear();
      await navigate({ to: next ?? '/' });
    },
  });
  return (
    <EntryFrame title={status?.organisation ? t.signInTo(status.organisation) : t.signIn}>
      <Form form={form} act={t.signIn} block>
        <FieldText bind={form.at('email')} label={t.email} type="email" autoComplete="username" autoFocus />
        <FieldPassword bind={form.at('password')} label={t.password} autoComplete="current-password" />
      </Form>
      {status &&
        (status.mail ? (
          <Link to="/forgot-password">{t.forgot}</Link>
        ) : (
          <p className="lk-quiet">{t.forgotNoMail}</p>
        ))}
    </EntryFrame>
  );
}
