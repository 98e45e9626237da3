import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { access } from '#contract/access/sign-in';
import { demo } from '#contract/business/records';
import { locales } from '#contract/fields';
import {
  AppProvider,
  Button,
  call,
  Checkbox,
  FieldChoice,
  FieldOpenSelect,
  FieldText,
  Form,
  Notice,
  queryClient,
  Skeleton,
  useForm,
  useSettings,
  useWords,
} from '#kit';
import { EntryFrame } from '#web/access/entry';
import { currencyChoices, FieldNewPassword, languageNames, timeZones } from '#web/access/shared';
import { guessCurrency } from './guess.ts';
import { setUpWords } from './words.ts';

/** Set-up: the organisation, its first administrator, and whether to look around in a demo company first. */
export function SetUpPage() {
  return (
    <AppProvider>
      <SetUp />
    </AppProvider>
  );
}

function SetUp() {
  const t = useWords(setUpWords);
  const { locale, timeZone } = useSettings();
  const navigate = useNavigate();
  const [withDemo, setWithDemo] = useState(false);
  const [state, setState] = useState<'asking' | 'filling' | 'demo-failed'>('asking');

  const goOn = () => {
    queryClient.clear();
    return navigate({ to: '/' });
  };
  const form = useForm({
    schema: access.setUp.body,
    blame: { weak_password: 'password' },
    start: { locale, currency: guessCurrency(timeZone, locale), timeZone },
    submit: async (body) => {
      await call(access.setUp, { body });
      if (!withDemo) return goOn();
      setState('filling');
      try {
        await call(demo.fill, {});
      } catch {
        return setState('demo-failed');
      }
      return goOn();
    },
  });

  if (state === 'filling') {
    return (
      <EntryFrame title={t.title} hint={t.filling}>
        <Skeleton lines={4} />
      </EntryFrame>
    );
  }
  if (state === 'demo-failed') {
    return (
      <EntryFrame title={t.title}>
        <Notice tone="limited" title={t.demoFailed} />
        <Button kind="primary" onClick={() => void goOn()}>
          {t.goOn}
        </Button>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t.title} hint={t.hint} wide>
      <Form form={form} act={t.act} columns={2} block>
        <FieldText
          bind={form.at('organisation')}
          label={t.organisation}
          autoComplete="organization"
          autoFocus
          wide
        />
        <FieldChoice
          bind={form.at('locale')}
          label={t.language}
          options={locales}
          words={languageNames}
          wide
        />
        <FieldText bind={form.at('name')} label={t.name} autoComplete="name" />
        <FieldText
          bind={form.at('email')}
          label={t.email}
          hint={t.emailHint}
          type="email"
          autoComplete="username"
        />
        <FieldNewPassword
          bind={form.at('password')}
          label={t.password}
          about={[form.values.organisation, form.values.name]}
          email={form.values.email}
          wide
        />
        <FieldOpenSelect bind={form.at('currency')} label={t.currency} {...currencyChoices(locale)} />
        <FieldOpenSelect bind={form.at('timeZone')} label={t.timeZone} options={timeZones()} />
        <Checkbox checked={withDemo} change={setWithDemo} hint={t.demoHint} wide>
          {t.demo}
        </Checkbox>
      </Form>
    </EntryFrame>
  );
}
