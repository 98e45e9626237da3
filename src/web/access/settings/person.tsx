import { Link } from '@tanstack/react-router';
import { factors } from '#contract/access/factors';
import { NewPerson, people, type Person } from '#contract/access/people';
import type { Ref } from '#contract/fields';
import {
  Button,
  call,
  CopyText,
  FieldDepartment,
  FieldPerson,
  FieldSelectMany,
  FieldText,
  Form,
  type FormState,
  kitWords,
  ProblemNotice,
  rememberNames,
  replaced,
  Section,
  Skeleton,
  useAct,
  useApi,
  useConfirm,
  useForm,
  useFormat,
  usePlainFields,
  useRight,
  useToast,
  useWords,
} from '#kit';
import { DeviceLink, languageNames, SettingsHistory, useFreshProof } from '#web/access/shared';
import { organisationWords } from './organisation-words.ts';
import { peopleWords } from './people-words.ts';

interface PanelProps {
  id: string | undefined;
  roles: readonly Ref[];
  /** A new person was added: the panel goes on with them, for their sign-in link. */
  added: (person: Person) => void;
  close: () => void;
}

/** One person: their facts, roles and place; their sign-in link; closing and opening their account. */
export function PersonPanel({ id, ...rest }: PanelProps) {
  const read = useApi(people.get, id ? { params: { id } } : null);
  if (!id) return <NewPersonForm {...rest} />;
  if (read.problem) return <ProblemNotice problem={read.problem} retry={read.reload} />;
  if (!read.data) return <Skeleton lines={6} />;
  return (
    <div className="lk-stack">
      <PersonForm person={read.data} {...rest} />
      <GateLinks person={read.data} />
      {read.data.state === 'active' && read.data.email && (
        <>
          <PasswordLink person={read.data} />
          <DeviceLink personId={read.data.id} />
          <LostFactors person={read.data} />
        </>
      )}
      <Account person={read.data} />
      <PersonHistory id={read.data.id} />
    </div>
  );
}

const change = people.change.body;
type Fields = Pick<FormState<typeof change>, 'at'>;

function PersonFields(props: { form: Fields; person?: Person; roles: readonly Ref[] }) {
  const { form, person } = props;
  const t = useWords(peopleWords);
  return (
    <>
      <FieldText bind={form.at('name')} label={t.name} autoFocus={!person} />
      <FieldText bind={form.at('title')} label={t.title} />
      <FieldText bind={form.at('email')} label={t.email} hint={t.emailHint} type="email" wide />
      <FieldText bind={form.at('phone')} label={t.phone} type="tel" />
      <FieldDepartment bind={form.at('departmentId')} label={t.department} current={person?.department} />
      <FieldPerson bind={form.at('managerId')} label={t.manager} current={person?.manager} />
      <FieldSelectMany
        bind={form.at('roleIds')}
        label={t.roles}
        options={props.roles.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}

function NewPersonForm({ roles, added, close }: Omit<PanelProps, 'id'>) {
  const t = useWords(peopleWords);
  const toast = useToast();
  const create = useAct(people.create);
  const form = useForm({
    schema: NewPerson,
    draft: 'person.new',
    start: { name: '', roleIds: [] },
    submit: async (body) => added(await create.run({ body })),
    done: () => toast(t.added),
  });
  return (
    <Form form={form} columns={2} act={t.add} cancel={close}>
      <PersonFields form={form as unknown as Fields} roles={roles} />
    </Form>
  );
}

const fieldsOf = (person: Person) => ({
  name: person.name,
  email: person.email,
  phone: person.phone,
  title: person.title,
  departmentId: person.department?.id ?? null,
  managerId: person.manager?.id ?? null,
  roleIds: person.roles.map((role) => role.id),
});

function PersonForm(props: Omit<PanelProps, 'id' | 'added'> & { person: Person }) {
  const { person, roles, close } = props;
  const { id } = person;
  const t = useWords(peopleWords);
  const kit = useWords(kitWords);
  rememberNames([person, roles]);
  const toast = useToast();
  const save = useAct(people.change);
  const fresh = useFreshProof();
  const form = useForm({
    schema: change,
    start: fieldsOf(person),
    version: person.version,
    onlyChanges: true,
    latest: async () => {
      const now = await call(people.get, { params: { id } });
      rememberNames(now);
      return { values: fieldsOf(now), version: now.version };
    },
    words: usePlainFields({ ...t, departmentId: t.department, managerId: t.manager, roleIds: t.roles }),
    submit: async (body, version, { start }) => {
      const after = await fresh.run(() => save.run({ params: { id }, version, body }));
      toast(kit.saved, () =>
        save.run({ params: { id }, version: after.version, body: replaced(start, body) }),
      );
    },
    draft: `person.${id}`,
    done: close,
  });
  return (
    <>
      <Form form={form} columns={2} cancel={close}>
        <PersonFields form={form} person={person} roles={roles} />
      </Form>
      {fresh.dialog}
    </>
  );
}

/** To what the gate knows of this person, for those who look after locks. */
function GateLinks({ person }: { person: Person }) {
  const t = useWords(peopleWords);
  if (!useRight('locks.manage')) return null;
  return (
    <div className="lk-row">
      <Link to="/settings/locks" search={{ personId: person.id } as never}>
        {t.locks}
      </Link>
      <Link to="/settings/locks" search={{ tab: 'sign-ins', personId: person.id } as never}>
        {t.signIns}
      </Link>
    </div>
  );
}

function PasswordLink({ person }: { person: Person }) {
  const t = useWords(peopleWords);
  const { instant } = useFormat();
  const make = useAct(people.passwordLink);
  const fresh = useFreshProof();
  return (
    <Section title={t.link} hint={t.linkHint}>
      {make.reply ? (
        <>
          <CopyText text={make.reply.url} label={t.link} />
          <p className="lk-quiet">{t.linkUntil(instant(make.reply.expiresAt))}</p>
        </>
      ) : (
        <div>
          <Button busy={fresh.busy} onClick={() => fresh.send(() => make.run({ params: { id: person.id } }))}>
            {t.makeLink}
          </Button>
        </div>
      )}
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      {fresh.dialog}
    </Section>
  );
}

/** Whoever lost telephone, key and codes begins anew; they hear of it. */
function LostFactors({ person }: { person: Person }) {
  const t = useWords(peopleWords);
  const confirm = useConfirm();
  const toast = useToast();
  const remove = useAct(factors.removeOf);
  const fresh = useFreshProof();
  const ask = async () => {
    if (!(await confirm({ title: t.lostTitle(person.name), content: t.lostContent, act: t.removeFactors })))
      return;
    fresh.send(
      () => remove.run({ params: { id: person.id } }),
      () => toast(t.factorsRemoved),
    );
  };
  return (
    <Section title={t.lost} hint={t.lostHint}>
      <div>
        <Button busy={fresh.busy} onClick={() => void ask()}>
          {t.removeFactors}
        </Button>
      </div>
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      {fresh.dialog}
    </Section>
  );
}

function PersonHistory({ id }: { id: string }) {
  const t = useWords(peopleWords);
  const { language } = useWords(organisationWords);
  const { name, title, email, phone, department, manager, roles, account } = t;
  return (
    <SettingsHistory
      object="person"
      id={id}
      names={{
        name,
        title,
        email,
        phone,
        departmentId: department,
        managerId: manager,
        roleIds: roles,
        state: account,
        locale: language,
      }}
      codes={{ state: t.states, locale: languageNames }}
    />
  );
}

function Account({ person }: { person: Person }) {
  const t = useWords(peopleWords);
  const confirm = useConfirm();
  const save = useAct(people.change);
  const toast = useToast();
  const to = (state: Person['state'], said?: (after: Person) => void) =>
    save.send({ params: { id: person.id }, version: person.version, body: { state } }, said);
  const open = () =>
    to('active', ({ id, version }) =>
      toast(t.isOpen(person.name), () => save.run({ params: { id }, version, body: { state: 'closed' } })),
    );
  const askToClose = async () => {
    if (await confirm({ title: t.closeTitle(person.name), content: t.closeHint, act: t.close }))
      // Their sessions and keys are gone for good: there is a way to open it, and none back.
      to('closed', () => toast(t.isClosed(person.name)));
  };
  return (
    <Section title={t.account}>
      <div>
        {person.state === 'active' ? (
          <Button danger busy={save.busy} onClick={() => void askToClose()}>
            {t.close}
          </Button>
        ) : (
          <Button busy={save.busy} onClick={open}>
            {t.open}
          </Button>
        )}
      </div>
      {save.problem && <ProblemNotice problem={save.problem} />}
    </Section>
  );
}
