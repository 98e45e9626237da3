/** Giving a customer to somebody, and saying who works along. */
import { type Customer, CustomerChange, customers } from '#contract/business/customers';
import { call, FieldPerson, Form, SidePanel, useAct, useForm, useToast, useWords } from '#kit';
import { fieldWords, useEdited } from '#web/business/records';
import { FieldPeople } from './people-field.tsx';
import { customerWords } from './words.ts';

export function AssignPanel(props: { customer: Customer; open: boolean; close: () => void }) {
  const { customer, open, close } = props;
  const t = useWords(customerWords);
  return (
    <SidePanel open={open} title={t.assignTitle} close={close}>
      <Assign customer={customer} close={close} />
    </SidePanel>
  );
}

function Assign({ customer, close }: { customer: Customer; close: () => void }) {
  const [edited, reload] = useEdited(customer, () => call(customers.get, { params: { id: customer.id } }));
  return <AssignForm key={edited.version} customer={edited} reload={reload} close={close} />;
}

function AssignForm(props: { customer: Customer; reload: () => void; close: () => void }) {
  const { id, version, owner, collaborators, can } = props.customer;
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  const toast = useToast();
  const change = useAct(customers.change);
  const form = useForm({
    schema: CustomerChange,
    start: { ownerId: owner?.id ?? null, collaboratorIds: collaborators.map((person) => person.id) },
    onlyChanges: true,
    submit: async (body) => {
      const after = await change.run({ params: { id }, version, body });
      if (after.owner && after.owner.id !== owner?.id) toast(t.assigned(after.owner.name));
    },
    concerns: { object: 'customer', id },
    reload: props.reload,
    done: props.close,
  });
  return (
    <Form form={form} act={t.assign} cancel={props.close}>
      <p className="lk-quiet">{t.assignHint}</p>
      {can.assign && <FieldPerson bind={form.at('ownerId')} label={words.owner} current={owner} />}
      <FieldPeople bind={form.at('collaboratorIds')} label={words.collaborators} current={collaborators} />
    </Form>
  );
}
