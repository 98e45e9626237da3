import type { z } from 'zod';
import {
  organisation,
  organisationId,
  type Organisation as OrganisationSchema,
} from '#contract/access/people';
import { demo } from '#contract/business/records';
import { locales } from '#contract/fields';
import {
  Button,
  call,
  FieldChoice,
  FieldOpenSelect,
  FieldText,
  Form,
  kitWords,
  ProblemNotice,
  replaced,
  Section,
  Skeleton,
  useAct,
  useApi,
  useForm,
  useLocale,
  useMe,
  usePlainFields,
  useToast,
  useWords,
} from '#kit';
import { ClearDemo, currencyChoices, languageNames, SettingsHistory, timeZones } from '#web/access/shared';
import { SettingsPage } from './frame.tsx';
import { organisationWords } from './organisation-words.ts';

/** The organisation: its name, language, currency, time zone; the demo company. */
export function OrganisationPage() {
  const read = useApi(organisation.get, {});
  return (
    <SettingsPage page="organisation" width="reading">
      {read.problem && <ProblemNotice problem={read.problem} retry={read.reload} />}
      {read.loading && <Skeleton lines={6} />}
      {read.data && <OrganisationForm now={read.data} />}
      <DemoData />
      <OrganisationHistory />
    </SettingsPage>
  );
}

function OrganisationForm({ now }: { now: z.infer<typeof OrganisationSchema> }) {
  const { version, ...start } = now;
  const t = useWords(organisationWords);
  const kit = useWords(kitWords);
  const locale = useLocale();
  const toast = useToast();
  const change = useAct(organisation.change);
  const form = useForm({
    schema: organisation.change.body,
    start,
    version,
    onlyChanges: true,
    latest: async () => {
      const { version: latest, ...values } = await call(organisation.get, {});
      return { values, version: latest };
    },
    words: usePlainFields({ ...t, locale: t.language }, { locale: languageNames }),
    submit: async (body, seen, { start: before }) => {
      const after = await change.run({ version: seen, body });
      toast(kit.saved, () => change.run({ version: after.version, body: replaced(before, body) }));
      return after;
    },
    draft: 'organisation',
  });
  return (
    <Form form={form} columns={2}>
      <FieldText bind={form.at('name')} label={t.name} wide />
      <FieldChoice
        bind={form.at('locale')}
        label={t.language}
        hint={t.languageHint}
        options={locales}
        words={languageNames}
        wide
      />
      <FieldOpenSelect bind={form.at('currency')} label={t.currency} {...currencyChoices(locale)} />
      <FieldOpenSelect
        bind={form.at('timeZone')}
        label={t.timeZone}
        hint={t.timeZoneHint}
        options={timeZones()}
      />
    </Form>
  );
}

function OrganisationHistory() {
  const { name, language, currency, timeZone } = useWords(organisationWords);
  return (
    <SettingsHistory
      object="organisation"
      id={organisationId}
      names={{ name, locale: language, currency, timeZone }}
      codes={{ locale: languageNames }}
    />
  );
}

/** Filling in and removing the made-up company. */
function DemoData() {
  const t = useWords(organisationWords);
  const me = useMe();
  const toast = useToast();
  const fill = useAct(demo.fill);
  if (!me) return null;
  return (
    <Section title={t.demo} hint={me.organisation.demo ? t.there : t.demoHint}>
      <div>
        {me.organisation.demo ? (
          <ClearDemo />
        ) : (
          <Button
            busy={fill.busy}
            onClick={() =>
              fill.send({}, ({ customers, opportunities }) => toast(t.filled(customers, opportunities)))
            }
          >
            {t.fill}
          </Button>
        )}
      </div>
      {fill.problem && <ProblemNotice problem={fill.problem} />}
    </Section>
  );
}
