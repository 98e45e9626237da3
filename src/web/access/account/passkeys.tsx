import { useState } from 'react';
import { factors, type Passkey } from '#contract/access/factors';
import {
  Button,
  FieldText,
  Form,
  kitWords,
  Notice,
  ProblemNotice,
  SidePanel,
  StatusTag,
  useAct,
  useConfirm,
  useForm,
  useFormat,
  useToast,
  useWords,
  WarningIcon,
} from '#kit';
import { canUsePasskeys, makePasskey, useFreshProof } from '#web/access/shared';
import { factorWords } from './factor-words.ts';
import { Factor } from './factor.tsx';

/** My passkeys: added through the browser's own dialog, named, removed. */
export function MyPasskeys({ passkeys, origin }: { passkeys: Passkey[]; origin: string }) {
  const t = useWords(factorWords);
  const [adding, setAdding] = useState(false);
  const [naming, setNaming] = useState<Passkey>();
  const can = canUsePasskeys(origin);
  return (
    <Factor
      title={t.passkeys}
      hint={t.passkeysHint}
      action={can && <Button onClick={() => setAdding(true)}>{t.passkeyAdd}</Button>}
    >
      {!can && (
        <p className="lk-quiet">
          {t.passkeyCannot} {t.passkeyWhere(origin)}
        </p>
      )}
      {passkeys.length > 0 && (
        <ul className="lk-account-passkeys">
          {passkeys.map((passkey) => (
            <OnePasskey key={passkey.id} passkey={passkey} rename={() => setNaming(passkey)} />
          ))}
        </ul>
      )}
      <SidePanel open={adding} title={t.passkeyAdd} close={() => setAdding(false)}>
        <NewPasskey close={() => setAdding(false)} />
      </SidePanel>
      <SidePanel open={naming !== undefined} title={t.rename} close={() => setNaming(undefined)}>
        {naming && <PasskeyName passkey={naming} close={() => setNaming(undefined)} />}
      </SidePanel>
    </Factor>
  );
}

function OnePasskey({ passkey, rename }: { passkey: Passkey; rename: () => void }) {
  const t = useWords(factorWords);
  const { ago, instant } = useFormat();
  const confirm = useConfirm();
  const fresh = useFreshProof();
  const remove = useAct(factors.removePasskey);
  const askToRemove = async () => {
    const title = t.passkeyRemoveTitle(passkey.name);
    const sure = await confirm({ title, content: t.passkeyRemoveHint, act: t.remove });
    if (sure) fresh.send(() => remove.run({ params: { id: passkey.id } }));
  };
  const facts = [
    passkey.lastUsedAt ? t.passkeyUsed(ago(passkey.lastUsedAt)) : t.passkeyUnused,
    t.passkeyMade(instant(passkey.createdAt)),
    passkey.backedUp ? t.passkeyBackedUp : '',
  ];
  return (
    <li>
      <div>
        <strong>{passkey.name}</strong>
        <div className="lk-quiet">{facts.filter(Boolean).join(' · ')}</div>
        {passkey.suspectAt && (
          <StatusTag tone="closed" icon={<WarningIcon />}>
            {t.passkeySuspect}
          </StatusTag>
        )}
        {fresh.problem && <ProblemNotice problem={fresh.problem} />}
        {fresh.dialog}
      </div>
      <Button kind="text" aria-label={`${t.rename} ${passkey.name}`} onClick={rename}>
        {t.rename}
      </Button>
      <Button
        kind="text"
        busy={fresh.busy}
        aria-label={`${t.remove} ${passkey.name}`}
        onClick={() => void askToRemove()}
      >
        {t.remove}
      </Button>
    </li>
  );
}

function NewPasskey({ close }: { close: () => void }) {
  const t = useWords(factorWords);
  const toast = useToast();
  const fresh = useFreshProof();
  const begin = useAct(factors.passkeyOptions);
  const add = useAct(factors.addPasskey);
  const [failed, setFailed] = useState<'refused' | 'known'>();
  const form = useForm({
    schema: factors.renamePasskey.body,
    start: { name: t.passkeyNew },
    submit: async ({ name }) => {
      setFailed(undefined);
      const { options, token } = await fresh.run(() => begin.run({}));
      const made = await makePasskey(options);
      if (!made.answer) return setFailed(made.why);
      await add.run({ body: { token, response: made.answer, name } });
      toast(t.passkeyAdded);
      close();
    },
  });
  return (
    <>
      <Form form={form} act={t.passkeyAdd} cancel={close}>
        <FieldText bind={form.at('name')} label={t.passkeyName} hint={t.passkeyNameHint} autoFocus />
        {failed && <Notice tone="challenge" title={failed === 'known' ? t.passkeyKnown : t.passkeyRefused} />}
      </Form>
      {fresh.dialog}
    </>
  );
}

function PasskeyName({ passkey, close }: { passkey: Passkey; close: () => void }) {
  const t = useWords(factorWords);
  const rename = useAct(factors.renamePasskey);
  const kit = useWords(kitWords);
  const toast = useToast();
  const form = useForm({
    schema: factors.renamePasskey.body,
    start: { name: passkey.name },
    submit: async (body) => {
      const params = { id: passkey.id };
      await rename.run({ params, body });
      toast(kit.saved, () => rename.run({ params, body: { name: passkey.name } }));
    },
    done: close,
  });
  return (
    <Form form={form} cancel={close}>
      <FieldText bind={form.at('name')} label={t.passkeyName} hint={t.passkeyNameHint} autoFocus />
    </Form>
  );
}
