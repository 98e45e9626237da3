import { useState } from 'react';
import { ssoProviders, type SsoProvider } from '#contract/access/sso';
import {
  AddIcon,
  asList,
  Button,
  type Column,
  DataTable,
  DoneIcon,
  DraftMark,
  NoneIcon,
  SidePanel,
  StatusTag,
  useApi,
  useWantedDraft,
  useWords,
} from '#kit';
import { SettingsPage } from './frame.tsx';
import { SignOnForm } from './sign-on-form.tsx';
import { signOnWords } from './sign-on-words.ts';

/** The providers of single sign-on. */
export function SignOnPage() {
  const t = useWords(signOnWords);
  const [open, setOpen] = useState<string>();
  const list = asList(useApi(ssoProviders.list, {}));
  const close = () => setOpen(undefined);
  useWantedDraft('provider.', setOpen);
  const add = (
    <>
      <DraftMark draft="provider.new" open={() => setOpen('new')} />
      <Button kind="primary" icon={<AddIcon />} onClick={() => setOpen('new')}>
        {t.add}
      </Button>
    </>
  );
  const columns: Column<SsoProvider>[] = [
    { key: 'name', title: t.name, cell: (provider) => <Name provider={provider} /> },
    { key: 'issuer', title: t.issuer, cell: (provider) => provider.issuer },
    { key: 'people', title: t.linked, cell: (provider) => provider.people, align: 'end', width: 120 },
    { key: 'state', title: t.state, cell: (provider) => <State provider={provider} />, width: 140 },
  ];
  // As it is now, also after it was saved.
  const chosen = list.items.find(({ id }) => id === open);
  return (
    <SettingsPage page="signOn" primary={add}>
      <div className="lk-stack">
        <p className="lk-quiet">{t.intro}</p>
        <p className="lk-quiet">{t.bridge}</p>
        <DataTable
          label={t.edit}
          list={list}
          columns={columns}
          rowKey={(provider) => provider.id}
          open={({ id }) => setOpen(id)}
          phone={(provider) => ({
            title: <Name provider={provider} />,
            meta: provider.issuer,
            end: <State provider={provider} />,
          })}
          empty={{ title: t.empty, hint: t.emptyHint }}
        />
      </div>
      <SidePanel open={open !== undefined} title={open === 'new' ? t.add : t.edit} close={close}>
        {open === 'new' && <SignOnForm provider={undefined} close={close} made={setOpen} />}
        {chosen && (
          <SignOnForm key={`${chosen.id} ${chosen.version}`} provider={chosen} close={close} made={setOpen} />
        )}
      </SidePanel>
    </SettingsPage>
  );
}

const Name = ({ provider }: { provider: SsoProvider }) => (
  <>
    <strong>{provider.name}</strong> <DraftMark draft={`provider.${provider.id}`} />
  </>
);

function State({ provider }: { provider: SsoProvider }) {
  const t = useWords(signOnWords);
  return provider.enabled ? (
    <StatusTag tone="open" icon={<DoneIcon />}>
      {t.on}
    </StatusTag>
  ) : (
    <StatusTag tone="neutral" icon={<NoneIcon />}>
      {t.off}
    </StatusTag>
  );
}
