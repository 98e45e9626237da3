import type { Opportunity } from '#contract/business/opportunities';
import { FieldPerson, Form, SidePanel, useWords } from '#kit';
import { fieldWords, useEditing } from '#web/business/records';
import { opportunityWords } from './words.ts';

interface Props {
  deal: Opportunity;
  close: () => void;
}

/** Gives a deal to somebody else. */
export function AssignPanel({ open, ...props }: Props & { open: boolean }) {
  const t = useWords(opportunityWords);
  return (
    <SidePanel open={open} title={t.assignTitle} close={props.close}>
      <AssignForm {...props} />
    </SidePanel>
  );
}

function AssignForm({ deal, close }: Props) {
  const t = useWords(opportunityWords);
  const words = useWords(fieldWords.opportunity);
  const form = useEditing('opportunity', deal, {
    only: ['ownerId'],
    said: ({ owner }) => (owner ? t.assigned(owner.name) : t.saved),
    done: close,
  });
  return (
    <Form form={form} act={t.assign} cancel={close}>
      <FieldPerson bind={form.at('ownerId')} label={words.owner} current={deal.owner} />
    </Form>
  );
}
