import { useState } from 'react';
import { notices, webhooks, type Webhook } from '#contract/access/notices';
import { access } from '#contract/access/sign-in';
import {
  AddIcon,
  asList,
  Button,
  ClockIcon,
  ClosedIcon,
  type Column,
  DataTable,
  DoneIcon,
  DraftMark,
  NoneIcon,
  Notice,
  ProblemNotice,
  Section,
  SidePanel,
  StatusTag,
  useAct,
  useApi,
  useWantedDraft,
  useWords,
} from '#kit';
import { channelWords } from './channel-words.ts';
import { SettingsPage } from './frame.tsx';
import { TestAnswer } from './test-answer.tsx';
import { WebhookForm } from './webhook-form.tsx';

/** By which ways notices leave the house: mail, and group chats. */
export function ChannelsPage() {
  const t = useWords(channelWords);
  const [open, setOpen] = useState<string>();
  const list = asList(useApi(webhooks.list, {}));
  const close = () => setOpen(undefined);
  useWantedDraft('webhook.', setOpen);
  const add = (
    <>
      <DraftMark draft="webhook.new" open={() => setOpen('new')} />
      <Button kind="primary" icon={<AddIcon />} onClick={() => setOpen('new')}>
        {t.add}
      </Button>
    </>
  );
  const columns: Column<Webhook>[] = [
    { key: 'name', title: t.name, cell: (hook) => <Name hook={hook} /> },
    { key: 'service', title: t.service, cell: (hook) => t.services[hook.service] },
    { key: 'kinds', title: t.kindsLabel, cell: (hook) => hook.kinds.map((kind) => t.kinds[kind]).join('、') },
    { key: 'address', title: t.address, cell: (hook) => hook.address },
    { key: 'state', title: t.state, cell: (hook) => <HookState hook={hook} /> },
  ];
  // As it is now, also after it was saved.
  const chosen = list.items.find(({ id }) => id === open);
  return (
    <SettingsPage page="channels" primary={add}>
      <MailChannel />
      <Section title={t.chats} hint={t.hint}>
        <DataTable
          label={t.chats}
          list={list}
          columns={columns}
          rowKey={(hook) => hook.id}
          open={({ id }) => setOpen(id)}
          phone={(hook) => ({
            title: <Name hook={hook} />,
            meta: `${t.services[hook.service]} · ${hook.address}`,
            end: <HookState hook={hook} />,
          })}
          empty={{ title: t.empty, hint: t.emptyHint }}
        />
      </Section>
      <SidePanel open={open !== undefined} title={open === 'new' ? t.add : t.edit} close={close}>
        {open === 'new' && <WebhookForm hook={undefined} close={close} />}
        {chosen && <WebhookForm key={chosen.id} hook={chosen} close={close} />}
      </SidePanel>
    </SettingsPage>
  );
}

function MailChannel() {
  const t = useWords(channelWords);
  const { mail, mailAway } = useApi(access.status, {}).data ?? {};
  const test = useAct(notices.testMail);
  if (mail === undefined) return null;
  return (
    <Section
      title={t.mail}
      action={
        mail && (
          <Button busy={test.busy} onClick={() => test.send({})}>
            {t.test}
          </Button>
        )
      }
    >
      {mailAway ? (
        <Notice tone="closed" title={t.mailAway}>
          <p>{t.mailAwayHint}</p>
        </Notice>
      ) : (
        <Notice tone={mail ? 'open' : 'neutral'} title={mail ? t.mailOn : t.mailOff}>
          <p>{mail ? t.mailHint : t.mailOffHint}</p>
        </Notice>
      )}
      {test.problem && <ProblemNotice problem={test.problem} />}
      {test.reply && <TestAnswer result={test.reply} />}
    </Section>
  );
}

const Name = ({ hook }: { hook: Webhook }) => (
  <>
    <strong>{hook.name}</strong> <DraftMark draft={`webhook.${hook.id}`} />
  </>
);

function HookState({ hook }: { hook: Webhook }) {
  const t = useWords(channelWords);
  if (!hook.active)
    return (
      <StatusTag tone="neutral" icon={<NoneIcon />}>
        {t.off}
      </StatusTag>
    );
  if (hook.lastFault !== null)
    return (
      <StatusTag tone="closed" icon={<ClosedIcon />}>
        {t.fault}
      </StatusTag>
    );
  // Nobody knows yet whether it works.
  if (hook.lastSentAt === null)
    return (
      <StatusTag tone="neutral" icon={<ClockIcon />}>
        {t.never}
      </StatusTag>
    );
  return (
    <StatusTag tone="open" icon={<DoneIcon />}>
      {t.on}
    </StatusTag>
  );
}
