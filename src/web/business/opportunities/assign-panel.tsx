import { opportunities, type Opportunity, OpportunityChange } from '#contract/business/opportunities';
import { call, FieldPerson, Form, SidePanel, useAct, useForm, useToast, useWords } from '#kit';
import { fieldWords, useEdited } from '#web/business/records';
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
      <Editing {...props} />
    </SidePanel>
  );
}

function Editing({ deal, close }: Props) {
  const [edited, reload] = useEdited(deal, () => call(opportunities.get, { params: { id: deal.id } }));
  return <AssignForm key={edited.version} deal={edited} close={close} reload={reload} />;
}

const Assignment = OpportunityChange.pick({ ownerId: true });

function AssignForm({ deal, close, reload }: Props & { reload: () => void }) {
  const t = useWords(opportunityWords);
  const words = useWords(fieldWords.opportunity);
  const toast = useToast();
  const change = useAct(opportunities.change);
  const ownerId = deal.owner?.id ?? null;
  const form = useForm({
    schema: Assignment,
    start: { ownerId },
    onlyChanges: true,
    submit: async (body) => {
      const { id, version, owner } = await change.run({
        params: { id: deal.id },
        version: deal.version,
        body,
      });
      const undo = () => change.run({ params: { id }, version, body: { ownerId } });
      toast(owner ? t.assigned(owner.name) : t.saved, undo);
    },
    done: close,
    concerns: { object: 'opportunity', id: deal.id },
    reload,
  });
  return (
    <Form form={form} act={t.assign} cancel={close}>
      <FieldPerson bind={form.at('ownerId')} label={words.owner} current={deal.owner} />
    </Form>
  );
}
