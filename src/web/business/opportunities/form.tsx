/** Adding and changing a deal. */
import { useNavigate } from '@tanstack/react-router';
import {
  NewOpportunity,
  opportunities,
  type Opportunity,
  type Pipeline,
  pipelines,
} from '#contract/business/opportunities';
import type { Money, Ref } from '#contract/fields';
import {
  type Binding,
  FieldCustomer,
  FieldDate,
  FieldMoney,
  FieldNote,
  FieldNumber,
  FieldPerson,
  FieldSelect,
  FieldTags,
  FieldText,
  Form,
  SidePanel,
  Skeleton,
  useAct,
  useApi,
  useForm,
  useMe,
  useRight,
  useToast,
  useWords,
} from '#kit';
import { fieldWords, useEditing } from '#web/business/records';
import { type LineInput, LinesField } from './lines-field.tsx';
import { opportunityWords } from './words.ts';
import './opportunities.css';

interface NewProps {
  open: boolean;
  close: () => void;
  /** The customer it is with, where that is settled. */
  customer?: Ref;
  /** The pipeline it starts in; the default one unless said. */
  pipelineId?: string;
}

/** A panel that adds a deal. On its own page it opens the deal; beside a customer one stays where one is. */
export function NewOpportunityPanel({ open, close, customer, pipelineId }: NewProps) {
  const t = useWords(opportunityWords);
  const { data } = useApi(pipelines.list, open ? {} : null);
  return (
    <SidePanel open={open} title={t.add} close={close} width="wide">
      {data ? (
        <NewForm pipelines={data.items} pipelineId={pipelineId} customer={customer} close={close} />
      ) : (
        <Skeleton lines={6} />
      )}
    </SidePanel>
  );
}

function NewForm(props: {
  pipelines: Pipeline[];
  pipelineId: string | undefined;
  customer: Ref | undefined;
  close: () => void;
}) {
  const { customer, close } = props;
  const t = useWords(opportunityWords);
  const words = useWords(fieldWords.opportunity);
  const me = useMe();
  const toast = useToast();
  const navigate = useNavigate();
  const mayAssign = useRight('opportunities.assign');
  const create = useAct(opportunities.create);
  // Lost takes a reason, which is asked when a deal is moved there.
  const stages = props.pipelines.flatMap((pipeline) =>
    pipeline.stages
      .filter(({ kind }) => kind !== 'lost')
      .map((stage) => ({
        id: stage.id,
        pipelineId: pipeline.id,
        name: props.pipelines.length > 1 ? `${pipeline.name} · ${stage.name}` : stage.name,
      })),
  );
  const first = stages.find((stage) => stage.pipelineId === (props.pipelineId ?? stages[0]?.pipelineId));
  const form = useForm({
    schema: NewOpportunity,
    start: {
      name: '',
      customerId: customer?.id ?? null,
      ownerId: me?.id ?? null,
      ...(first ? { stageId: first.id } : {}),
      products: [],
      competitors: [],
    },
    submit: async (body) => {
      const made = await create.run({ body });
      if (customer) toast(t.saved);
      else await navigate({ to: '/opportunities/$id', params: { id: made.id } });
    },
    done: close,
    draft: customer ? `opportunity.new.${customer.id}` : 'opportunity.new',
  });
  return (
    <Form form={form} columns={2} cancel={close}>
      <FieldText bind={form.at('name')} label={words.name} wide autoFocus />
      <FieldCustomer bind={form.at('customerId')} label={words.customer} current={customer ?? null} />
      <FieldSelect
        bind={form.at('stageId')}
        label={words.stage}
        options={stages.map(({ id }) => id)}
        words={Object.fromEntries(stages.map(({ id, name }) => [id, name]))}
      />
      <CommonFields
        fields={{
          amount: form.at('amount'),
          expectedClose: form.at('expectedClose'),
          probability: form.at('probability'),
          ownerId: mayAssign ? form.at('ownerId') : undefined,
          products: form.at('products'),
          competitors: form.at('competitors'),
          note: form.at('note'),
        }}
        owner={me ?? null}
        products={[]}
      />
    </Form>
  );
}

interface CommonProps {
  fields: {
    amount: Binding<Money>;
    expectedClose: Binding<string | null>;
    probability: Binding<number | null>;
    /** Left out for whoever may not give deals away. */
    ownerId: Binding<string | null> | undefined;
    products: Binding<LineInput[]>;
    competitors: Binding<string[]>;
    note: Binding<string>;
  };
  owner: Ref | null;
  /** The products that are on it already, for their names. */
  products: readonly Ref[];
}

function CommonFields({ fields, owner, products }: CommonProps) {
  const t = useWords(opportunityWords);
  const words = useWords(fieldWords.opportunity);
  const currency = useMe()?.organisation.currency ?? 'CNY';
  return (
    <>
      <FieldMoney bind={fields.amount} label={words.amount} currency={currency} />
      <FieldDate bind={fields.expectedClose} label={words.expectedClose} />
      <FieldNumber
        bind={fields.probability}
        label={words.probability}
        hint={t.probabilityHint}
        min={0}
        max={100}
        unit="%"
      />
      {fields.ownerId && <FieldPerson bind={fields.ownerId} label={words.owner} current={owner} />}
      <LinesField
        bind={fields.products}
        known={products}
        currency={currency}
        takeSum={(sum) => fields.amount.set(sum)}
      />
      <FieldTags bind={fields.competitors} label={words.competitors} hint={t.competitorsHint} wide />
      <FieldNote bind={fields.note} label={words.note} />
    </>
  );
}

interface ChangeProps {
  deal: Opportunity;
  close: () => void;
}

/** A panel that changes a deal. */
export function ChangeOpportunityPanel({ open, deal, close }: ChangeProps & { open: boolean }) {
  const t = useWords(opportunityWords);
  return (
    <SidePanel open={open} title={`${t.edit} · ${deal.name}`} close={close} width="wide">
      <ChangeForm deal={deal} close={close} />
    </SidePanel>
  );
}

function ChangeForm({ deal, close }: ChangeProps) {
  const words = useWords(fieldWords.opportunity);
  const form = useEditing('opportunity', deal, { done: close });
  return (
    <Form form={form} columns={2} cancel={close}>
      <FieldText bind={form.at('name')} label={words.name} wide autoFocus />
      <FieldCustomer bind={form.at('customerId')} label={words.customer} current={deal.customer} />
      <FieldDate bind={form.at('openedOn')} label={words.openedOn} />
      <CommonFields
        fields={{
          amount: form.at('amount'),
          expectedClose: form.at('expectedClose'),
          probability: form.at('probability'),
          ownerId: deal.can.assign ? form.at('ownerId') : undefined,
          products: form.at('products'),
          competitors: form.at('competitors'),
          note: form.at('note'),
        }}
        owner={deal.owner}
        products={deal.products.map(({ product }) => product)}
      />
    </Form>
  );
}
