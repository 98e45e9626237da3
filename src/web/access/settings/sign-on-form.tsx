import { useState } from 'react';
import { ssoProviders, type SsoProvider } from '#contract/access/sso';
import {
  bindTo,
  Button,
  call,
  CopyText,
  FieldCheck,
  FieldChoice,
  FieldPassword,
  FieldText,
  findIn,
  Form,
  kitWords,
  ProblemNotice,
  replaced,
  useAct,
  useConfirm,
  useForm,
  usePlainFields,
  useToast,
  useWords,
} from '#kit';
import { SettingsHistory, useFreshProof } from '#web/access/shared';
import { SignOnTest } from './sign-on-test.tsx';
import { type Preset, presets, signOnWords } from './sign-on-words.ts';

const issuers: Record<Preset, string> = {
  microsoft: 'https://login.microsoftonline.com/TENANT/v2.0',
  google: 'https://accounts.google.com',
  keycloak: 'https://HOST/realms/REALM',
  other: '',
};

interface Props {
  provider: SsoProvider | undefined;
  close: () => void;
  /** It was added: its redirect address comes next. */
  made: (id: string) => void;
}

/** Never in a draft. */
const secrets = ['clientSecret'];

const fieldsOf = (provider: SsoProvider) => ({
  name: provider.name,
  issuer: provider.issuer,
  clientId: provider.clientId,
  scopes: provider.scopes,
  enabled: provider.enabled,
  trustsEmail: provider.trustsEmail,
  trustsSecondFactor: provider.trustsSecondFactor,
});

/** A provider: what it is, how far it is trusted, the address it sends people back to, and whether it answers. */
export function SignOnForm({ provider, close, made }: Props) {
  const t = useWords(signOnWords);
  const fresh = useFreshProof();
  const [preset, choose] = useState<Preset>('other');
  const create = useAct(ssoProviders.create);
  const change = useAct(ssoProviders.change);
  const remove = useAct(ssoProviders.remove);
  const kit = useWords(kitWords);
  const toast = useToast();
  const form = useForm({
    schema: provider ? ssoProviders.change.body : ssoProviders.create.body,
    start: provider
      ? fieldsOf(provider)
      : {
          name: '',
          issuer: '',
          clientId: '',
          scopes: 'openid email profile',
          enabled: true,
          trustsEmail: false,
          trustsSecondFactor: false,
        },
    onlyChanges: provider !== undefined,
    ...(provider && {
      version: provider.version,
      latest: async () => {
        const now = await findIn(call(ssoProviders.list, {}), provider.id);
        return { values: fieldsOf(now), version: now.version };
      },
    }),
    words: usePlainFields(t),
    draft: `provider.${provider?.id ?? 'new'}`,
    secrets,
    submit: async (body, version, { start }) => {
      if (provider) {
        const params = { id: provider.id };
        const after = await fresh.run(() => change.run({ params, version, body }));
        const undo = () => change.run({ params, version: after.version, body: replaced(start, body) });
        // What was kept secret isn't known here any more.
        toast(kit.saved, secrets.some((secret) => Object.hasOwn(body, secret)) ? undefined : undo);
        close();
      } else {
        const given = body as Parameters<typeof create.run>[0]['body'];
        const { id, version: first } = await fresh.run(() => create.run({ body: given }));
        toast(kit.added(given.name), () => remove.run({ params: { id }, version: first }));
        made(id);
      }
    },
  });
  const take = (next: Preset) => {
    choose(next);
    form.at('issuer').set(issuers[next]);
  };
  return (
    <>
      {provider && (
        <div className="lk-stack lk-sign-on-back">
          <div>
            <strong>{t.redirectUri}</strong>
            <div className="lk-quiet">{t.redirectHint}</div>
          </div>
          <CopyText label={t.redirectUri} text={provider.redirectUri} />
        </div>
      )}
      <Form
        form={form}
        cancel={close}
        extra={provider && <Remove provider={provider} close={close} />}
        {...(provider ? {} : { act: t.add })}
      >
        {!provider && (
          <FieldChoice
            bind={bindTo(preset, take)}
            label={t.preset}
            options={presets}
            words={t.presets}
            hint={t.presetHints[preset]}
          />
        )}
        <FieldText bind={form.at('name')} label={t.name} hint={t.nameHint} autoFocus={!provider} />
        <FieldText bind={form.at('issuer')} label={t.issuer} />
        <FieldText bind={form.at('clientId')} label={t.clientId} />
        <FieldPassword
          bind={form.at('clientSecret')}
          label={t.clientSecret}
          hint={provider?.hasSecret ? t.secretStays : t.secretHint}
        />
        <FieldText bind={form.at('scopes')} label={t.scopes} />
        <FieldCheck bind={form.at('trustsEmail')} label={t.trustsEmail} hint={t.trustsEmailHint} />
        <FieldCheck
          bind={form.at('trustsSecondFactor')}
          label={t.trustsSecondFactor}
          hint={t.trustsSecondFactorHint}
        />
        <FieldCheck bind={form.at('enabled')} label={t.enabled} hint={provider ? undefined : t.after} />
      </Form>
      {provider && <SignOnTest provider={provider} />}
      {provider && <ProviderHistory id={provider.id} />}
      {fresh.dialog}
    </>
  );
}

function ProviderHistory({ id }: { id: string }) {
  const t = useWords(signOnWords);
  const { name, issuer, clientId, clientSecret, scopes, trustsEmail, trustsSecondFactor, enabled } = t;
  return (
    <SettingsHistory
      object="provider"
      id={id}
      names={{ name, issuer, clientId, clientSecret, scopes, trustsEmail, trustsSecondFactor, enabled }}
    />
  );
}

function Remove({ provider, close }: { provider: SsoProvider; close: () => void }) {
  const t = useWords(signOnWords);
  const confirm = useConfirm();
  const fresh = useFreshProof();
  const remove = useAct(ssoProviders.remove);
  const { id, name, version, people, onlyWayOf } = provider;
  const ask = async () => {
    const sure = await confirm({
      title: t.removeTitle(name),
      content: t.removeHint(people, onlyWayOf),
      act: t.remove,
    });
    if (sure) fresh.send(() => remove.run({ params: { id }, version }), close);
  };
  return (
    <>
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      <Button danger busy={fresh.busy} onClick={() => void ask()}>
        {t.remove}
      </Button>
      {fresh.dialog}
    </>
  );
}
