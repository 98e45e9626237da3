/** Writing down what was done with a customer, or what is to be done. */
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { followUpKinds } from '#contract/business/choices';
import { contacts } from '#contract/business/contacts';
import { customers } from '#contract/business/customers';
import { followUps, NewFollowUp, NewTask } from '#contract/business/follow-ups';
import type { Ref } from '#contract/fields';
import {
  ButtonLink,
  Field,
  FieldChoice,
  FieldPerson,
  FieldText,
  Form,
  type FormState,
  MailIcon,
  PickRecord,
  SidePanel,
  useAct,
  useApi,
  useCustomers,
  useForm,
  useMe,
  useNarrow,
  useRight,
  useToast,
  useWords,
} from '#kit';
import { useFilesField } from '#web/business/attachments';
import { fieldWords, type InSight } from '#web/business/records';
import { followUpKindWords } from '#web/business/vocabulary';
import { About, Details, Due } from './details.tsx';
import { CannotSee, ContentField } from './mentions.tsx';
import { followUpWords } from './words.ts';
import './follow-ups.css';

/** A follow-up and a task in one, so that whoever takes another kind keeps what is typed. */
const Composed = z
  .strictObject({
    ...NewTask.shape,
    ...NewFollowUp.shape,
    kind: z.enum(followUpKinds),
    content: NewTask.shape.content,
  })
  .superRefine(({ kind, content, nextStep }, context) => {
    const missing = kind === 'task' ? !nextStep && 'nextStep' : !content && 'content';
    if (missing) context.addIssue({ code: 'custom', path: [missing], message: 'required' });
  });
type ComposedForm = FormState<typeof Composed>;

interface ComposerProps {
  customer: Ref;
  contact?: Ref | undefined;
  opportunity?: Ref | undefined;
  /** All fields at once, not only when somebody begins to write; the cursor stands in the text. */
  whole?: boolean;
  done?: (() => void) | undefined;
}

/**
 * Records a follow-up with a customer, or sets a task. What is typed and uploaded is kept over a reload; Ctrl or ⌘ with
 * Enter saves.
 */
export function FollowUpComposer(props: ComposerProps) {
  const [round, setRound] = useState(0);
  return (
    <Composer
      key={`${props.customer.id} ${round}`}
      {...props}
      done={() => {
        setRound(round + 1);
        props.done?.();
      }}
    />
  );
}

function Composer({ customer, contact, opportunity, whole = false, done }: ComposerProps) {
  const t = useWords(followUpWords);
  const words = useWords(fieldWords.followUp);
  const kinds = useWords(followUpKindWords);
  const narrow = useNarrow();
  const send = useSend();
  const finish = useRef(() => Promise.resolve<string[]>([]));
  const form = useForm({
    schema: Composed,
    start: {
      customerId: customer.id,
      kind: 'call',
      content: '',
      ...(contact && { contactId: contact.id }),
      ...(opportunity && { opportunityId: opportunity.id }),
    },
    // A file that did not arrive must not be left out unseen.
    submit: async (body) => {
      const attachmentIds = await finish.current();
      return send({ ...body, ...(attachmentIds.length > 0 && { attachmentIds }) });
    },
    done,
    // In a panel over the page that has a composer too, each keeps its own.
    draft: `followUp.${whole ? 'quick' : 'new'}.${customer.id}.${opportunity?.id ?? contact?.id ?? ''}`,
  });
  const files = useFilesField(form.at('attachmentIds'));
  useEffect(() => {
    finish.current = files.finish;
  });
  const writing = whole || form.touched || files.any;
  const isTask = form.values.kind === 'task';
  const parts = { form, customer, contact, opportunity, whole };
  return (
    <div
      className={writing ? 'lk-follow-ups-composer' : 'lk-follow-ups-composer lk-follow-ups-resting'}
      {...files.surroundings}
    >
      <Form
        form={form}
        act={isTask ? t.actTask : t.act}
        columns={2}
        waits={files.busy}
        extra={
          <span className="lk-row">
            {form.values.kind === 'mail' && (
              <WriteMail customer={customer} contactId={form.values.contactId ?? undefined} />
            )}
            {files.button}
          </span>
        }
      >
        <div className="lk-form-wide">
          <FieldChoice bind={form.at('kind')} label={words.kind} options={followUpKinds} words={kinds} />
        </div>
        {isTask && <Task {...parts} />}
        <ContentField
          content={{ ...form.at('content'), required: !isTask }}
          mentionIds={form.at('mentionIds')}
          customerId={customer.id}
          label={isTask ? t.details : words.content}
          placeholder={isTask ? '' : t.placeholder}
          hint={writing && !narrow && t.sendHint}
          rows={2}
          autoFocus={whole && !isTask}
        />
        {files.list}
        {writing && !isTask && <Details {...parts} form={form as never} />}
        {isTask && <About {...parts} form={form as never} />}
      </Form>
    </div>
  );
}

/** Sends what the kind has of it. */
function useSend() {
  const t = useWords(followUpWords);
  const toast = useToast();
  const record = useAct(followUps.create);
  const set = useAct(followUps.addTask);
  return async (body: z.input<typeof Composed>) => {
    const { kind, at, outcome, ownerId, nextStep, content = '', ...common } = body;
    if (kind === 'task') {
      await set.run({ body: { ...common, ownerId, content, nextStep: nextStep ?? '' } });
      toast(t.savedTask);
    } else {
      await record.run({ body: { ...common, kind, at, outcome, nextStep, content } });
      toast(t.saved);
    }
  };
}

/** What is to be done, by when and by whom. */
function Task({ form, customer, whole }: { form: ComposedForm; customer: Ref; whole: boolean }) {
  const t = useWords(followUpWords);
  const me = useMe();
  const owner = form.at('ownerId');
  const nobodyIsMe = {
    ...owner,
    value: owner.value ?? me?.id,
    set: (id?: string | null) => owner.set(id ?? undefined),
  };
  return (
    <>
      <div className="lk-form-wide">
        <FieldText
          bind={{ ...form.at('nextStep'), required: true }}
          label={t.what}
          placeholder={t.placeholderNext}
          autoFocus={whole}
        />
      </div>
      <Due bind={form.at('nextStepDue')} />
      <FieldPerson
        bind={nobodyIsMe}
        label={t.who}
        current={me}
        clearable={false}
        hint={<CannotSee customerId={customer.id} personIds={owner.value ? [owner.value] : []} />}
      />
    </>
  );
}

/** Opens a new mail to the contact, or else to the customer, in one's own mail program. */
function WriteMail({ customer, contactId }: { customer: Ref; contactId: string | undefined }) {
  const t = useWords(followUpWords);
  const contact = useApi(contacts.get, contactId === undefined ? null : { params: { id: contactId } });
  const mayContacts = useRight('contacts.read');
  const whole = useApi(customers.get, { params: { id: customer.id } });
  const email = (mayContacts && contactId !== undefined ? contact.data : whole.data)?.emails[0];
  if (email === undefined) return null;
  return (
    <ButtonLink kind="text" icon={<MailIcon />} href={`mailto:${encodeURI(email)}`}>
      {t.writeMail}
    </ButtonLink>
  );
}

/**
 * Records a follow-up from anywhere: first the customer, then the rest.
 * @param props.about what is in sight, as a guess; another customer can be chosen
 */
export function NewFollowUpPanel(props: { open: boolean; close: () => void; about?: InSight | undefined }) {
  const t = useWords(followUpWords);
  return (
    <SidePanel open={props.open} title={t.record} close={props.close} width="wide">
      <CustomerFirst about={props.about} close={props.close} />
    </SidePanel>
  );
}

function CustomerFirst({ about, close }: { about: InSight | undefined; close: () => void }) {
  const t = useWords(followUpWords);
  const [customer, setCustomer] = useState<Ref | null>(about?.customer ?? null);
  const guess = customer?.id === about?.customer.id ? about : undefined;
  return (
    <div className="lk-stack">
      <Field bind={{ fault: undefined, required: true }} label={t.forWhom}>
        {(names) => (
          <PickRecord
            names={{ ...names, autoFocus: !customer }}
            search={useCustomers}
            value={customer?.id ?? null}
            current={customer}
            pick={(_, record) => setCustomer(record ?? null)}
          />
        )}
      </Field>
      {customer && (
        <FollowUpComposer
          key={customer.id}
          customer={customer}
          contact={guess?.contact}
          opportunity={guess?.opportunity}
          whole
          done={close}
        />
      )}
    </div>
  );
}
