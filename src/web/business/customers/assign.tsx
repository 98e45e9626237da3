/** Giving a customer to somebody, and saying who works along. */
import type { Customer } from '#contract/business/customers';
import { FieldPerson, Form, kitWords, SidePanel, useWords } from '#kit';
import { fieldWords, useEditing } from '#web/business/records';
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
  const { owner, collaborators, can } = customer;
  const t = useWords(customerWords);
  const kit = useWords(kitWords);
  const words = useWords(fieldWords.customer);
  const form = useEditing('customer', customer, {
    only: ['ownerId', 'collaboratorIds'],
    said: (after) => (after.owner && after.owner.id !== owner?.id ? t.assigned(after.owner.name) : kit.saved),
    done: close,
  });
  return (
    <Form form={form} act={t.assign} cancel={close}>
      <p className="lk-quiet">{t.assignHint}</p>
      {can.assign && <FieldPerson bind={form.at('ownerId')} label={words.owner} current={owner} />}
      <FieldPeople bind={form.at('collaboratorIds')} label={words.collaborators} current={collaborators} />
    </Form>
  );
}
