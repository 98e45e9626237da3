/** What stands over the page for a while. */
import { useState } from 'react';
import { Button, FieldText, Form, SidePanel, useConfirm, useForm, useToast, useWords } from '#kit';
import { z } from 'zod';
import { type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

const schema = z.object({ name: z.string().min(1) });

function OnePanel({ width }: { width: 'usual' | 'wide' }) {
  const t = useWords(galleryWords);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t.open}</Button>
      <SidePanel open={open} close={close} title={t.addCustomer} width={width}>
        <Adding close={close} />
      </SidePanel>
    </div>
  );
}

function Adding({ close }: { close: () => void }) {
  const t = useWords(galleryWords);
  const form = useForm({ schema, start: {}, submit: () => Promise.resolve(), done: close });
  return (
    <Form form={form} cancel={close}>
      <FieldText bind={form.at('name')} label={t.name} autoFocus />
    </Form>
  );
}

function Panels() {
  const t = useWords(galleryWords);
  return (
    <>
      <State name={t.usual}>
        <OnePanel width="usual" />
      </State>
      <State name={t.wide}>
        <OnePanel width="wide" />
      </State>
    </>
  );
}

function Questions() {
  const t = useWords(galleryWords);
  const confirm = useConfirm();
  const toast = useToast();
  const ask = async (danger: boolean) => {
    const act = danger ? t.deleteCustomer : t.addCustomer;
    if (await confirm({ title: `${act}?`, content: t.deleteHint, act, danger })) toast(act);
  };
  return (
    <>
      <State name={t.danger}>
        <div>
          <Button danger onClick={() => void ask(true)}>
            {t.deleteCustomer}
          </Button>
        </div>
      </State>
      <State name={t.usual}>
        <div>
          <Button onClick={() => void ask(false)}>{t.addCustomer}</Button>
        </div>
      </State>
    </>
  );
}

function Toasts() {
  const t = useWords(galleryWords);
  const toast = useToast();
  const undo = { well: () => Promise.resolve(), badly: () => Promise.reject(new Error('refused')) };
  return (
    <>
      <State name={t.usual}>
        <div>
          <Button onClick={() => toast(t.addCustomer)}>{t.open}</Button>
        </div>
      </State>
      <State name={t.withAction}>
        <div>
          <Button onClick={() => toast(t.deleteCustomer, undo.well)}>{t.open}</Button>
        </div>
      </State>
      <State name={t.failed}>
        <div>
          <Button onClick={() => toast(t.deleteCustomer, undo.badly)}>{t.open}</Button>
        </div>
      </State>
    </>
  );
}

export const over: Parts = { SidePanel: Panels, useConfirm: Questions, useToast: Toasts };
