import { useState } from 'react';
import type { z } from 'zod';
import { type Role as RoleSchema, roles } from '#contract/access/people';
import { type Permission, scopes } from '#contract/access/permissions';
import {
  AddIcon,
  asList,
  Button,
  call,
  type Column,
  DataTable,
  DraftMark,
  FieldNote,
  FieldSelect,
  FieldText,
  findIn,
  Form,
  kitWords,
  ProblemNotice,
  replaced,
  SidePanel,
  useAct,
  useApi,
  useConfirm,
  useForm,
  useFormat,
  useLocale,
  usePlainFields,
  useToast,
  useWantedDraft,
  useWords,
} from '#kit';
import {
  PermissionMatrix,
  permissionLabel,
  permissionWords,
  scopeWords,
  SettingsHistory,
} from '#web/access/shared';
import { SettingsPage } from './frame.tsx';
import { roleWords } from './role-words.ts';
import { settingsWords } from './words.ts';

type Role = z.infer<typeof RoleSchema>;

/** Roles: what each allows, and over whose records. */
export function RolesPage() {
  const t = useWords(roleWords);
  const scope = useWords(scopeWords);
  const locale = useLocale();
  const { number } = useFormat();
  const list = asList(useApi(roles.list, {}));
  const [open, setOpen] = useState<string>();
  useWantedDraft('role.', setOpen);
  const close = () => setOpen(undefined);
  const add = (
    <>
      <DraftMark draft="role.new" open={() => setOpen('new')} />
      <Button kind="primary" icon={<AddIcon />} onClick={() => setOpen('new')}>
        {t.add}
      </Button>
    </>
  );
  const columns: Column<Role>[] = [
    { key: 'name', title: t.name, cell: (role) => <Name role={role} /> },
    { key: 'description', title: t.description, cell: (role) => role.description, wraps: true },
    { key: 'scope', title: t.scope, cell: (role) => scope[role.scope].name },
    {
      key: 'permissions',
      title: t.permissions,
      cell: (role) => (
        <span title={role.permissions.map((one) => permissionLabel(one, locale)).join('\n')}>
          {t.count(role.permissions.length)}
        </span>
      ),
    },
    { key: 'people', title: t.people, cell: (role) => number(role.people), align: 'end' },
  ];
  // As it is now, also after it was saved.
  const chosen = list.items.find(({ id }) => id === open);
  return (
    <SettingsPage page="roles" primary={add}>
      <p className="lk-quiet">{t.hint}</p>
      <DataTable
        label={t.name}
        list={list}
        columns={columns}
        rowKey={(role) => role.id}
        open={({ id }) => setOpen(id)}
        phone={(role) => ({
          title: <Name role={role} />,
          meta: `${scope[role.scope].name} · ${t.count(role.permissions.length)}`,
          end: number(role.people),
        })}
        empty={{ title: t.empty, action: add }}
      />
      <SidePanel open={open !== undefined} title={open === 'new' ? t.add : t.edit} close={close} width="wide">
        {open === 'new' && <RoleForm role={undefined} close={close} />}
        {chosen && <RoleForm key={chosen.id} role={chosen} close={close} />}
      </SidePanel>
    </SettingsPage>
  );
}

const Name = ({ role }: { role: Role }) => (
  <>
    <strong>{role.name}</strong> <DraftMark draft={`role.${role.id}`} />
  </>
);

const fieldsOf = ({ name, description, scope, permissions }: Role) => ({
  name,
  description,
  scope,
  permissions,
});

function RoleForm({ role, close }: { role: Role | undefined; close: () => void }) {
  const t = useWords(roleWords);
  const scope = useWords(scopeWords);
  const permissions = useWords(permissionWords);
  const locale = useLocale();
  const scopeNames = Object.fromEntries(scopes.map((one) => [one, scope[one].name])) as Record<
    Role['scope'],
    string
  >;
  const create = useAct(roles.create);
  const change = useAct(roles.change);
  const remove = useAct(roles.remove);
  const kit = useWords(kitWords);
  const { between } = kit;
  const toast = useToast();
  const form = useForm({
    schema: roles.create.body,
    start: role ? fieldsOf(role) : { name: '', description: '', scope: 'own', permissions: [] },
    ...(role && {
      version: role.version,
      latest: async () => {
        const now = await findIn(call(roles.list, {}), role.id);
        return { values: fieldsOf(now), version: now.version };
      },
    }),
    words: usePlainFields(t, { scope: scopeNames, permissions }),
    submit: async (body, version, { start }) => {
      if (role) {
        const params = { id: role.id };
        const after = await change.run({ params, version, body });
        toast(kit.saved, () => change.run({ params, version: after.version, body: replaced(start, body) }));
      } else {
        const { id, version: first } = await create.run({ body });
        toast(kit.added(body.name), () => remove.run({ params: { id }, version: first }));
      }
    },
    done: close,
    draft: `role.${role?.id ?? 'new'}`,
  });
  const chosen = form.values.scope ?? 'own';
  const removing = role && role.people === 0 ? <RemoveRole role={role} close={close} /> : undefined;
  return (
    <>
      <Form form={form} columns={2} cancel={close} extra={removing} {...(role ? {} : { act: t.add })}>
        <FieldText bind={form.at('name')} label={t.name} autoFocus={!role} />
        <FieldSelect
          bind={form.at('scope')}
          label={t.scope}
          hint={scope[chosen].sentence}
          options={scopes}
          words={scopeNames}
        />
        <FieldNote bind={form.at('description')} label={t.description} rows={2} />
        <PermissionMatrix bind={form.at('permissions')} label={t.permissions} />
      </Form>
      {role && (
        <SettingsHistory
          object="role"
          id={role.id}
          names={{ name: t.name, description: t.description, scope: t.scope, permissions: t.permissions }}
          codes={{ scope: scopeNames }}
          say={{
            permissions: (value) =>
              Array.isArray(value)
                ? value.map((one: Permission) => permissionLabel(one, locale)).join(between)
                : '',
          }}
        />
      )}
    </>
  );
}

/** Offered only for a role that nobody has: another cannot be removed. */
function RemoveRole({ role, close }: { role: Role; close: () => void }) {
  const t = useWords(roleWords);
  const settings = useWords(settingsWords);
  const kit = useWords(kitWords);
  const confirm = useConfirm();
  const toast = useToast();
  const remove = useAct(roles.remove);
  const create = useAct(roles.create);
  const ask = async () => {
    if (await confirm({ title: t.removeTitle(role.name), content: t.removeHint, act: settings.remove })) {
      await remove.run({ params: { id: role.id }, version: role.version }).then(
        () => {
          // Nobody had it: one that allows the same is what it was.
          toast(kit.removed(role.name), () => create.run({ body: fieldsOf(role) }));
          close();
        },
        () => {},
      );
    }
  };
  return (
    <>
      {remove.problem && <ProblemNotice problem={remove.problem} />}
      <Button danger busy={remove.busy} onClick={() => void ask()}>
        {settings.remove}
      </Button>
    </>
  );
}
