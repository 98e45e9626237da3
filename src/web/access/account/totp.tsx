import { useState } from 'react';
import { factors } from '#contract/access/factors';
import type { Reply } from '#contract/endpoint';
import {
  Button,
  CopyText,
  DoneIcon,
  FieldText,
  Form,
  ProblemNotice,
  QrCode,
  SidePanel,
  StatusTag,
  useAct,
  useConfirm,
  useForm,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { useFreshProof } from '#web/access/shared';
import { factorWords } from './factor-words.ts';
import { Factor } from './factor.tsx';

type Begun = Reply<typeof factors.beginTotp>;

/** An authenticator app: set up with a QR code and a first code, or removed. */
export function MyTotp({ since }: { since: string | null }) {
  const t = useWords(factorWords);
  const { instant } = useFormat();
  const confirm = useConfirm();
  const fresh = useFreshProof();
  const begin = useAct(factors.beginTotp);
  const remove = useAct(factors.removeTotp);
  const [begun, setBegun] = useState<Begun>();
  const askToRemove = async () => {
    const sure = await confirm({ title: t.totpRemoveTitle, content: t.totpRemoveHint, act: t.remove });
    if (sure) fresh.send(() => remove.run({}));
  };
  return (
    <Factor
      title={t.totp}
      hint={t.totpHint}
      state={
        since && (
          <>
            <StatusTag tone="open" icon={<DoneIcon />}>
              {t.inUse}
            </StatusTag>
            <span className="lk-quiet">{t.totpSince(instant(since))}</span>
          </>
        )
      }
      action={
        since ? (
          <Button kind="text" busy={fresh.busy} onClick={() => void askToRemove()}>
            {t.remove}
          </Button>
        ) : (
          <Button busy={fresh.busy} onClick={() => fresh.send(() => begin.run({}), setBegun)}>
            {t.totpAdd}
          </Button>
        )
      }
    >
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      {fresh.dialog}
      <SidePanel open={begun !== undefined} title={t.totp} close={() => setBegun(undefined)}>
        {begun && <SetUp begun={begun} close={() => setBegun(undefined)} />}
      </SidePanel>
    </Factor>
  );
}

function SetUp({ begun, close }: { begun: Begun; close: () => void }) {
  const t = useWords(factorWords);
  const toast = useToast();
  const confirm = useAct(factors.confirmTotp);
  const form = useForm({
    schema: factors.confirmTotp.body,
    start: { code: '' },
    submit: (body) => confirm.run({ body }),
    done: () => {
      toast(t.totpAdded);
      close();
    },
  });
  return (
    <div className="lk-stack">
      <p>{t.totpScan}</p>
      <QrCode text={begun.uri} label={t.totpQr} />
      <p className="lk-quiet">{t.totpSecret}</p>
      <CopyText text={begun.secret.replace(/.{4}(?=.)/g, '$& ')} label={t.totpSecretLabel} />
      <Form form={form} act={t.totpConfirm} cancel={close}>
        <FieldText bind={form.at('code')} label={t.totpCode} autoComplete="one-time-code" autoFocus />
      </Form>
    </div>
  );
}
