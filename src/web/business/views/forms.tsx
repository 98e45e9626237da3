/** What a view is called, and whether it is for everybody. */
import { views as operations, type View } from '#contract/business/views';
import {
  call,
  FieldCheck,
  FieldText,
  findIn,
  Form,
  replaced,
  SidePanel,
  useAct,
  useForm,
  usePlainFields,
  useRight,
  useToast,
  useWords,
} from '#kit';
import type { Views } from './use-views.ts';
import { viewWords } from './words.ts';

/** Saves what is shown now as a view of its own, and goes there. */
export function SaveAsPanel<T>(props: { views: Views<T>; open: boolean; close: () => void }) {
  const t = useWords(viewWords);
  return (
    <SidePanel open={props.open} title={t.saveAsTitle} close={props.close}>
      <SaveAsForm views={props.views} close={props.close} />
    </SidePanel>
  );
}

const Named = operations.create.body.pick({ name: true, shared: true });

function SaveAsForm<T>({ views, close }: { views: Views<T>; close: () => void }) {
  const { object, filters, look } = views;
  const t = useWords(viewWords);
  const mayShare = useRight('settings.manage');
  const create = useAct(operations.create);
  const remove = useAct(operations.remove);
  const toast = useToast();
  const form = useForm({
    schema: Named,
    start: { name: '' },
    submit: async (body) => {
      const view = await create.run({ body: { object, filters, ...look, ...body } });
      views.show(view);
      toast(t.saved, () => remove.run({ params: { id: view.id }, version: view.version }));
    },
    done: close,
  });
  return (
    <Form form={form} cancel={close}>
      <FieldText bind={form.at('name')} label={t.name} hint={t.saveAsHint} autoFocus />
      {mayShare && <FieldCheck bind={form.at('shared')} label={t.shareAtOnce} />}
    </Form>
  );
}

interface OfView {
  view: View;
  close: () => void;
}

export function RenamePanel({ open, ...props }: OfView & { open: boolean }) {
  const t = useWords(viewWords);
  return (
    <SidePanel open={open} title={t.renameTitle} close={props.close}>
      <RenameForm {...props} />
    </SidePanel>
  );
}

function RenameForm({ view: { id, version, object, name }, close }: OfView) {
  const t = useWords(viewWords);
  const change = useAct(operations.change);
  const toast = useToast();
  const form = useForm({
    schema: operations.change.body.pick({ name: true }),
    start: { name },
    version,
    onlyChanges: true,
    latest: async () => {
      const now = await findIn(call(operations.list, { query: { object } }), id);
      return { values: { name: now.name }, version: now.version };
    },
    words: usePlainFields({ name: t.name }),
    submit: async (body, seen, { start }) => {
      const after = await change.run({ params: { id }, version: seen, body });
      toast(t.saved, () =>
        change.run({ params: { id }, version: after.version, body: replaced(start, body) }),
      );
    },
    done: close,
  });
  return (
    <Form form={form} cancel={close}>
      <FieldText bind={form.at('name')} label={t.name} autoFocus />
    </Form>
  );
}
