import { useState } from 'react';
import type { z } from 'zod';
import { type Department as DepartmentSchema, departments } from '#contract/access/people';
import {
  AddIcon,
  Button,
  call,
  DepartmentIcon,
  DraftMark,
  EmptyState,
  FieldSelect,
  FieldText,
  findIn,
  Form,
  kitWords,
  Menu,
  MoreIcon,
  ProblemNotice,
  rememberNames,
  replaced,
  SidePanel,
  Skeleton,
  useAct,
  useApi,
  useConfirm,
  useForm,
  usePlainFields,
  useToast,
  useWantedDraft,
  useWords,
} from '#kit';
import { SettingsHistory } from '#web/access/shared';
import { type Node, pathOf, treeOf, withThoseBelow } from './department-tree.ts';
import { departmentWords } from './department-words.ts';
import { SettingsPage } from './frame.tsx';
import { settingsWords } from './words.ts';

type Department = z.infer<typeof DepartmentSchema>;
/** What the panel is about: a department, or a new one below another. */
type Open = { id: string } | { below: string | null };

/** Departments as a tree: add, rename, move, remove. */
export function DepartmentsPage() {
  const t = useWords(departmentWords);
  const read = useApi(departments.list, {});
  const all = read.data?.items ?? [];
  const [open, setOpen] = useState<Open>();
  useWantedDraft('department.', (id) => setOpen(id === 'new' ? { below: null } : { id }));
  const remove = useAct(departments.remove);
  const create = useAct(departments.create);
  const kit = useWords(kitWords);
  const toast = useToast();
  const takeAway = (department: Department) =>
    remove.send({ params: { id: department.id }, version: department.version }, () =>
      // Nobody was in it and nothing below it: one of the same name in the same place is what it was.
      toast(kit.removed(department.name), () => create.run({ body: fieldsOf(department) })),
    );
  const add = (
    <>
      <DraftMark draft="department.new" open={() => setOpen({ below: null })} />
      <Button kind="primary" icon={<AddIcon />} onClick={() => setOpen({ below: null })}>
        {t.add}
      </Button>
    </>
  );
  const close = () => setOpen(undefined);
  // As it is now, also after it was saved.
  const chosen = open && 'id' in open ? all.find(({ id }) => id === open.id) : undefined;
  return (
    <SettingsPage page="departments" primary={add} width="reading">
      <p className="lk-quiet">{t.hint}</p>
      {read.problem && <ProblemNotice problem={read.problem} retry={read.reload} />}
      {remove.problem && <ProblemNotice problem={remove.problem} />}
      {read.loading && <Skeleton lines={5} />}
      {read.data && all.length === 0 && <EmptyState title={t.empty} hint={t.emptyHint} action={add} />}
      <div className="lk-tree">
        <Branches nodes={treeOf(all)} open={setOpen} remove={takeAway} />
      </div>
      <SidePanel open={open !== undefined} title={open && 'id' in open ? t.edit : t.add} close={close}>
        {open && 'below' in open && <DepartmentForm below={open.below} all={all} close={close} />}
        {chosen && <DepartmentForm key={chosen.id} department={chosen} all={all} close={close} />}
      </SidePanel>
    </SettingsPage>
  );
}

function Branches(props: {
  nodes: Node<Department>[];
  open: (what: Open) => void;
  remove: (department: Department) => void;
}) {
  const t = useWords(departmentWords);
  const settings = useWords(settingsWords);
  const confirm = useConfirm();
  if (props.nodes.length === 0) return null;
  const askToRemove = async (department: Department) => {
    const question = { title: t.removeTitle(department.name), content: t.removeHint, act: settings.remove };
    if (await confirm(question)) props.remove(department);
  };
  return (
    <ul>
      {props.nodes.map(({ department, below }) => (
        <li key={department.id}>
          <div className="lk-tree-row">
            <button type="button" className="lk-tree-name" onClick={() => props.open({ id: department.id })}>
              <DepartmentIcon className="lk-quiet" aria-hidden="true" />
              <span className="lk-ellipsis">{department.name}</span>
              <DraftMark draft={`department.${department.id}`} />
              <span className="lk-quiet">{settings.people(department.people)}</span>
            </button>
            <Menu
              groups={[
                [
                  { key: 'edit', label: t.edit, act: () => props.open({ id: department.id }) },
                  { key: 'below', label: t.addBelow, act: () => props.open({ below: department.id }) },
                ],
                [
                  {
                    key: 'remove',
                    label: settings.remove,
                    danger: true,
                    act: () => void askToRemove(department),
                  },
                ],
              ]}
            >
              <Button kind="text" icon={<MoreIcon />} aria-label={t.more(department.name)} />
            </Menu>
          </div>
          <Branches {...props} nodes={below} />
        </li>
      ))}
    </ul>
  );
}

const fieldsOf = ({ name, parentId }: Department) => ({ name, parentId });

function DepartmentForm(props: {
  department?: Department;
  below?: string | null;
  all: Department[];
  close: () => void;
}) {
  const { department, below = null, all, close } = props;
  rememberNames(all);
  const t = useWords(departmentWords);
  const create = useAct(departments.create);
  const change = useAct(departments.change);
  const remove = useAct(departments.remove);
  const kit = useWords(kitWords);
  const toast = useToast();
  const form = useForm({
    schema: departments.create.body,
    start: department ? fieldsOf(department) : { name: '', parentId: below },
    draft: `department.${department?.id ?? 'new'}`,
    ...(department && {
      version: department.version,
      latest: async () => {
        const now = await findIn(call(departments.list, {}), department.id);
        return { values: fieldsOf(now), version: now.version };
      },
    }),
    words: usePlainFields({ name: t.name, parentId: t.parent }),
    submit: async (body, version, { start }) => {
      if (department) {
        const params = { id: department.id };
        const after = await change.run({ params, version, body });
        toast(kit.saved, () => change.run({ params, version: after.version, body: replaced(start, body) }));
      } else {
        const { id, version: first } = await create.run({ body });
        toast(kit.added(body.name), () => remove.run({ params: { id }, version: first }));
      }
    },
    done: close,
  });
  const itself = department ? withThoseBelow(all, department.id) : new Set<string>();
  const above = all.map(({ id }) => id).filter((id) => !itself.has(id));
  return (
    <>
      <Form form={form} cancel={close} {...(department ? {} : { act: t.add })}>
        <FieldText bind={form.at('name')} label={t.name} autoFocus />
        <FieldSelect
          bind={form.at('parentId')}
          label={t.parent}
          hint={t.parentHint}
          options={above}
          words={Object.fromEntries(above.map((id) => [id, pathOf(all, id)]))}
          clearable
        />
      </Form>
      {department && (
        <SettingsHistory
          object="department"
          id={department.id}
          names={{ name: t.name, parentId: t.parent }}
        />
      )}
    </>
  );
}
