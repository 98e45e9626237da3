import { webhookNoticeKinds, webhooks, webhookServices, type Webhook } from '#contract/access/notices';
import {
  Button,
  call,
  FieldCheck,
  FieldChoice,
  FieldSelectMany,
  FieldText,
  findIn,
  Form,
  kitWords,
  Notice,
  ProblemNotice,
  replaced,
  useAct,
  useConfirm,
  useForm,
  usePlainFields,
  useToast,
  useWords,
} from '#kit';
import { SettingsHistory } from '#web/access/shared';
import { channelWords } from './channel-words.ts';
import { TestAnswer } from './test-answer.tsx';

/** Never in a draft: whoever knows the address writes into the chat. */
const secrets = ['url', 'secret'];

const fieldsOf = ({ name, service, kinds, active }: Webhook) => ({ name, service, kinds, active });

/** A group chat: what it is, what it is told, and whether a message arrives. */
export function WebhookForm({ hook, close }: { hook: Webhook | undefined; close: () => void }) {
  const t = useWords(channelWords);
  const create = useAct(webhooks.create);
  const change = useAct(webhooks.change);
  const remove = useAct(webhooks.remove);
  const kit = useWords(kitWords);
  const toast = useToast();
  const form = useForm({
    schema: hook ? webhooks.change.body : webhooks.create.body,
    start: hook
      ? fieldsOf(hook)
      : { name: '', service: 'wecom' as const, url: '', kinds: [...webhookNoticeKinds] },
    onlyChanges: hook !== undefined,
    ...(hook && {
      version: hook.version,
      latest: async () => {
        const now = await findIn(call(webhooks.list, {}), hook.id);
        return { values: fieldsOf(now), version: now.version };
      },
    }),
    words: usePlainFields({ ...t, kinds: t.kindsLabel }, { service: t.services, kinds: t.kinds }),
    draft: `webhook.${hook?.id ?? 'new'}`,
    secrets,
    submit: async (body, version, { start }) => {
      if (hook) {
        const params = { id: hook.id };
        const after = await change.run({ params, version, body });
        const undo = () => change.run({ params, version: after.version, body: replaced(start, body) });
        // What was kept secret isn't known here any more.
        toast(kit.saved, secrets.some((secret) => Object.hasOwn(body, secret)) ? undefined : undo);
      } else {
        const given = body as Parameters<typeof create.run>[0]['body'];
        const { id, version: first } = await create.run({ body: given });
        toast(kit.added(given.name), () => remove.run({ params: { id }, version: first }));
      }
    },
    done: close,
  });
  const service = form.values.service ?? 'wecom';
  const signs = service === 'dingtalk' || service === 'feishu';
  return (
    <>
      <Form
        form={form}
        cancel={close}
        extra={hook && <RemoveHook hook={hook} close={close} />}
        {...(hook ? {} : { act: t.add })}
      >
        <FieldText bind={form.at('name')} label={t.name} autoFocus={!hook} />
        <FieldChoice
          bind={form.at('service')}
          label={t.service}
          options={webhookServices}
          words={t.services}
        />
        <FieldText
          bind={form.at('url')}
          label={t.url}
          hint={hook ? `${hook.address} ${t.urlStays}` : t.urlHint}
        />
        {signs && (
          <FieldText
            bind={form.at('secret')}
            label={t.secret}
            hint={hook?.signed ? t.secretStays : t.secretHint}
          />
        )}
        <FieldSelectMany
          bind={form.at('kinds')}
          label={t.kindsLabel}
          options={webhookNoticeKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        {hook && <FieldCheck bind={form.at('active')} label={t.active} />}
      </Form>
      {hook && <TryHook hook={hook} />}
      {hook && (
        <SettingsHistory
          object="webhook"
          id={hook.id}
          names={{
            name: t.name,
            service: t.service,
            url: t.url,
            secret: t.secret,
            kinds: t.kindsLabel,
            active: t.active,
          }}
          codes={{ service: t.services, kinds: t.kinds }}
        />
      )}
    </>
  );
}

function TryHook({ hook }: { hook: Webhook }) {
  const t = useWords(channelWords);
  const test = useAct(webhooks.test);
  return (
    <div className="lk-stack lk-webhook-test">
      {hook.lastFault !== null && !test.reply && (
        <Notice tone="closed" title={t.fault}>
          <code>{hook.lastFault}</code>
        </Notice>
      )}
      <div>
        <Button busy={test.busy} onClick={() => test.send({ params: { id: hook.id } })}>
          {t.test}
        </Button>
      </div>
      {test.problem && <ProblemNotice problem={test.problem} />}
      {test.reply && <TestAnswer result={test.reply} />}
    </div>
  );
}

function RemoveHook({ hook, close }: { hook: Webhook; close: () => void }) {
  const t = useWords(channelWords);
  const confirm = useConfirm();
  const remove = useAct(webhooks.remove);
  const ask = async () => {
    if (await confirm({ title: t.removeTitle(hook.name), content: t.removeHint, act: t.remove }))
      await remove.run({ params: { id: hook.id }, version: hook.version }).then(close, () => {});
  };
  return (
    <>
      {remove.problem && <ProblemNotice problem={remove.problem} />}
      <Button danger busy={remove.busy} onClick={() => void ask()}>
        {t.remove}
      </Button>
    </>
  );
}
