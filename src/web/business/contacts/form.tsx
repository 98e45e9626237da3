/** Adding and editing a contact, in a side panel. */
import { type Contact, contacts, NewContact } from '#contract/business/contacts';
import type { Ref } from '#contract/fields';
import {
  FieldCheck,
  FieldCustomer,
  FieldDate,
  FieldEmails,
  FieldNote,
  FieldPhones,
  FieldText,
  Form,
  type FormState,
  SidePanel,
  useAct,
  useForm,
  useWords,
} from '#kit';
import { fieldWords, useEditing } from '#web/business/records';
import { contactWords } from './words.ts';

/** @param props.customer the customer it belongs to; without it the form asks */
export function NewContactPanel(props: { open: boolean; customer?: Ref | undefined; close: () => void }) {
  const t = useWords(contactWords);
  return (
    <SidePanel open={props.open} title={t.add} close={props.close}>
      <NewContactForm {...props} />
    </SidePanel>
  );
}

function NewContactForm({ customer, close }: { customer?: Ref | undefined; close: () => void }) {
  const words = useWords(fieldWords.contact);
  const create = useAct(contacts.create);
  const form = useForm({
    schema: NewContact,
    start: customer ? { customerId: customer.id } : {},
    submit: (body) => create.run({ body }),
    done: close,
    draft: `contact.new.${customer?.id ?? ''}`,
  });
  return (
    <Form form={form} cancel={close}>
      <FieldText bind={form.at('name')} label={words.name} autoFocus />
      {!customer && <FieldCustomer bind={form.at('customerId')} label={words.customer} />}
      <Fields form={form} />
    </Form>
  );
}

export function EditContactPanel({ contact, close }: { contact: Contact | undefined; close: () => void }) {
  return (
    <SidePanel open={contact !== undefined} title={contact?.name ?? ''} close={close}>
      {contact && <EditContact key={contact.id} contact={contact} close={close} />}
    </SidePanel>
  );
}

function EditContact({ contact, close }: { contact: Contact; close: () => void }) {
  const words = useWords(fieldWords.contact);
  const form = useEditing('contact', contact, { done: close });
  return (
    <Form form={form} cancel={close}>
      <FieldText bind={form.at('name')} label={words.name} autoFocus />
      <FieldCustomer
        bind={form.at('customerId')}
        label={words.customer}
        current={contact.customer}
        clearable={false}
      />
      <Fields form={form as unknown as FormState<typeof NewContact>} />
    </Form>
  );
}

function Fields({ form }: { form: FormState<typeof NewContact> }) {
  const t = useWords(contactWords);
  const words = useWords(fieldWords.contact);
  return (
    <>
      <FieldText bind={form.at('title')} label={words.title} />
      <FieldText bind={form.at('department')} label={words.department} />
      <FieldPhones bind={form.at('phones')} label={words.phones} />
      <FieldEmails bind={form.at('emails')} label={words.emails} />
      <FieldCheck bind={form.at('primary')} label={words.primary} hint={t.primaryHint} />
      <FieldDate bind={form.at('birthday')} label={words.birthday} />
      <FieldNote bind={form.at('note')} label={words.note} />
    </>
  );
}
