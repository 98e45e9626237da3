import { useState } from 'react';
import { apiKeys } from '#contract/access/people';
import {
  AddIcon,
  Button,
  CopyText,
  DraftMark,
  FieldNumber,
  FieldText,
  Form,
  Notice,
  Section,
  SidePanel,
  useAct,
  useForm,
  useMe,
  useWords,
} from '#kit';
import { ApiKeyTable, keyWords, PermissionMatrix } from '#web/access/shared';

/** My API keys, and making one. */
export function MyKeys() {
  const t = useWords(keyWords);
  const [open, setOpen] = useState(false);
  const add = (
    <>
      <DraftMark draft="apiKey.new" open={() => setOpen(true)} />
      <Button icon={<AddIcon />} onClick={() => setOpen(true)}>
        {t.add}
      </Button>
    </>
  );
  return (
    <Section title={t.title} hint={t.hint} action={add}>
      <ApiKeyTable />
      <SidePanel open={open} title={t.add} close={() => setOpen(false)} width="wide">
        <NewKey close={() => setOpen(false)} />
      </SidePanel>
    </Section>
  );
}

function NewKey({ close }: { close: () => void }) {
  const t = useWords(keyWords);
  const me = useMe();
  const create = useAct(apiKeys.create);
  const [made, setMade] = useState<{ secret: string; key: { approved: boolean } }>();
  const form = useForm({
    schema: apiKeys.create.body,
    start: { name: '', scopes: [], days: 365 },
    draft: 'apiKey.new',
    submit: async (body) => setMade(await create.run({ body })),
  });
  if (made) {
    return (
      <div className="lk-stack">
        <Notice tone="open" title={t.made}>
          <p>{t.madeHint}</p>
        </Notice>
        {!made.key.approved && <p>{t.waitsHint}</p>}
        <CopyText text={made.secret} label={t.secret} />
        <div>
          <Button kind="primary" onClick={close}>
            {t.done}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Form form={form} act={t.add} cancel={close} columns={2}>
      <FieldText bind={form.at('name')} label={t.name} hint={t.nameHint} autoFocus />
      <FieldNumber
        bind={form.at('days')}
        label={t.days}
        hint={t.daysHint}
        unit={t.daysUnit}
        min={1}
        max={3650}
      />
      <PermissionMatrix
        bind={form.at('scopes')}
        label={t.scopes}
        offered={(permission) => me?.permissions[permission] !== undefined}
      />
    </Form>
  );
}
