import { useState } from 'react';
import type { z } from 'zod';
import { type Department as DepartmentSchema, departments } from '#contract/access/people';
import {
  AddIcon,
  Button,
  call,
  DepartmentIcon,
  EmptyState,
  FieldSelect,
  FieldText,
  findIn,
  Form,
  Menu,
  MoreIcon,
  ProblemNotice,
  rememberNames,
  SidePanel,
  Skeleton,
  useAct,
  useApi,
  useConfirm,
  useForm,
  usePlainFields,
  useWords,
} from '#kit';
import { type Node, pathOf, treeOf, withThoseBelow } from './department-tree.ts';
import { departmentWords } from './department-words.ts';
import { SettingsPage } from './frame.tsx';
import { settingsWords } from './words.ts';

type Department = z.infer<typeof DepartmentSchema>;
/** What the panel is about: a department, or a new one below another. */
type Open = { department: Department } | { below: string | null };

/** Departments as a tree: add, rename, move, remove. */
export function DepartmentsPage() {
  const t = useWords(departmentWords);
  const read = useApi(departments.list, {});
  const all = read.data?.items ?? [];
  const [open, setOpen] = useState<Open>();
  const remove = useAct(departments.remove);
  const add = (
    <Button kind="primary" icon={<AddIcon />} onClick={() => setOpen({ below: null })}>
      {t.add}
    </Button>
  );
  return (
    <SettingsPage page="departments" primary={add} width="reading">
      <p className="lk-quiet">{t.hint}</p>
      {read.problem && <ProblemNotice problem={read.problem} retry={read.reload} />}
      {remove.problem && <ProblemNotice problem={remove.problem} />}
      {read.loading && <Skeleton lines={5} />}
      {read.data && all.length === 0 && <EmptyState title={t.empty} hint={t.emptyHint} action={add} />}
      <div className="lk-tree">
        <Branches
          nodes={treeOf(all)}
          open={setOpen}
          remove={({ id, version }) => remove.send({ params: { id }, version })}
        />
      </div>
      <SidePanel
        open={open !== undefined}
        title={open && 'department' in open ? t.edit : t.add}
        close={() => setOpen(undefined)}
      >
        {open && <DepartmentForm open={open} all={all} close={() => setOpen(undefined)} />}
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
            <button type="button" className="lk-tree-name" onClick={() => props.open({ department })}>
              <DepartmentIcon className="lk-quiet" aria-hidden="true" />
              <span className="lk-ellipsis">{department.name}</span>
              <span className="lk-quiet">{settings.people(department.people)}</span>
            </button>
            <Menu
              groups={[
                [
                  { key: 'edit', label: t.edit, act: () => props.open({ department }) },
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

function DepartmentForm({ open, all, close }: { open: Open; all: Department[]; close: () => void }) {
  rememberNames(all);
  const t = useWords(departmentWords);
  const create = useAct(departments.create);
  const change = useAct(departments.change);
  const department = 'department' in open ? open.department : undefined;
  const form = useForm({
    schema: departments.create.body,
    start: department ? fieldsOf(department) : { name: '', parentId: 'below' in open ? open.below : null },
    ...(department && {
      version: department.version,
      latest: async () => {
        const now = await findIn(call(departments.list, {}), department.id);
        return { values: fieldsOf(now), version: now.version };
      },
    }),
    words: usePlainFields({ name: t.name, parentId: t.parent }),
    submit: (body, version) =>
      department ? change.run({ params: { id: department.id }, version, body }) : create.run({ body }),
    done: close,
  });
  const itself = department ? withThoseBelow(all, department.id) : new Set<string>();
  const above = all.map(({ id }) => id).filter((id) => !itself.has(id));
  return (
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
  );
}
