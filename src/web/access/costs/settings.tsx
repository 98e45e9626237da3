/** The organisation's working hours, and its rates where it wants to see money. */
import { costSettings, type CostSettings } from '#contract/access/costs';
import {
  call,
  Checkbox,
  Field,
  FieldText,
  Form,
  ProblemNotice,
  SidePanel,
  Skeleton,
  useAct,
  useApi,
  useForm,
  usePlainFields,
  useToast,
  useWords,
} from '#kit';
import { costWords } from './words.ts';

export function CostSettingsPanel({ open, close }: { open: boolean; close: () => void }) {
  const t = useWords(costWords);
  return (
    <SidePanel open={open} title={t.settings} close={close}>
      <Settings close={close} />
    </SidePanel>
  );
}

function Settings({ close }: { close: () => void }) {
  const { data, problem, reload } = useApi(costSettings.get, {});
  if (problem) return <ProblemNotice problem={problem} retry={reload} />;
  return data ? <SettingsForm key={data.version} settings={data} close={close} /> : <Skeleton lines={5} />;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const fieldsOf = ({ days, opens, closes, hourRate, missedRate }: CostSettings) => ({
  days,
  opens,
  closes,
  hourRate,
  missedRate,
});

function SettingsForm({ settings, close }: { settings: CostSettings; close: () => void }) {
  const t = useWords(costWords);
  const toast = useToast();
  const change = useAct(costSettings.change);
  const form = useForm({
    schema: costSettings.change.body,
    start: fieldsOf(settings),
    version: settings.version,
    latest: async () => {
      const now = await call(costSettings.get, {});
      return { values: fieldsOf(now), version: now.version };
    },
    words: usePlainFields({
      days: t.days,
      opens: t.opens,
      closes: t.closes,
      hourRate: t.hourRate,
      missedRate: t.missedRate,
    }),
    submit: (body, version) => change.run({ version, body }),
    done: () => {
      toast(t.saved);
      close();
    },
  });
  const days = form.at('days');
  const chosen = days.value ?? [];
  const rate = t.rateHint(settings.currency);
  return (
    <Form form={form} cancel={close}>
      <Field bind={days} label={t.days} hint={t.daysHint} wide>
        {() => (
          <span className="lk-row">
            {weekdays.map((day) => (
              <Checkbox
                key={day}
                checked={chosen.includes(day)}
                change={(on) => days.set(on ? [...chosen, day] : chosen.filter((one) => one !== day))}
              >
                {t.dayNames[day]}
              </Checkbox>
            ))}
          </span>
        )}
      </Field>
      <FieldText bind={form.at('opens')} label={t.opens} hint={t.clock} />
      <FieldText bind={form.at('closes')} label={t.closes} hint={t.clock} />
      <FieldText bind={form.at('hourRate')} label={t.hourRate} hint={rate} />
      <FieldText bind={form.at('missedRate')} label={t.missedRate} hint={rate} />
    </Form>
  );
}
