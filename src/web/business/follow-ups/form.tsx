/** Recording and editing follow-ups. */
import { useState } from 'react';
import { followUpKinds, followUpOutcomes } from '#contract/business/choices';
import { type FollowUp, followUps, NewFollowUp } from '#contract/business/follow-ups';
import type { Ref } from '#contract/fields';
import {
  Field,
  FieldChoice,
  FieldContact,
  FieldDate,
  FieldInstant,
  FieldNote,
  FieldOpportunity,
  FieldSelect,
  FieldText,
  Form,
  type FormState,
  PickRecord,
  SidePanel,
  useAct,
  useCustomers,
  useForm,
  useNarrow,
  useRight,
  useToast,
  useWords,
} from '#kit';
import { fieldWords, type InSight, useEditing } from '#web/business/records';
import { followUpKindWords, outcomeWords } from '#web/business/vocabulary';
import { QuickDays } from './quick-days.tsx';
import { followUpWords } from './words.ts';
import './follow-ups.css';

interface ComposerProps {
  customer: Ref;
  opportunity?: Ref | undefined;
  /** All fields at once, not only when somebody begins to write; the cursor stands in the content. */
  whole?: boolean;
  done?: (() => void) | undefined;
}

/** Records a follow-up with a customer. What is typed is kept over a reload; Ctrl or ⌘ with Enter saves. */
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

function Composer({ customer, opportunity, whole = false, done }: ComposerProps) {
  const t = useWords(followUpWords);
  const words = useWords(fieldWords.followUp);
  const kinds = useWords(followUpKindWords);
  const toast = useToast();
  const record = useAct(followUps.create);
  const form = useForm({
    schema: NewFollowUp,
    start: {
      customerId: customer.id,
      kind: 'call',
      content: '',
      ...(opportunity ? { opportunityId: opportunity.id } : {}),
    },
    submit: (body) => record.run({ body }),
    done: () => {
      toast(t.saved);
      done?.();
    },
    // In a panel over the page that has a composer too, each keeps its own.
    draft: `followUp.${whole ? 'quick' : 'new'}.${customer.id}.${opportunity?.id ?? ''}`,
  });
  const narrow = useNarrow();
  const writing = whole || form.touched;
  return (
    <div className={writing ? 'lk-follow-ups-composer' : 'lk-follow-ups-composer lk-follow-ups-resting'}>
      <Form form={form} act={t.act} columns={2}>
        <div className="lk-form-wide">
          <FieldChoice bind={form.at('kind')} label={words.kind} options={followUpKinds} words={kinds} />
        </div>
        <FieldNote
          bind={form.at('content')}
          label={words.content}
          placeholder={t.placeholder}
          hint={writing && !narrow && t.sendHint}
          rows={2}
          autoFocus={whole}
        />
        {writing && <Details form={form} customer={customer} opportunity={opportunity} />}
      </Form>
    </div>
  );
}

/** What came out, who and what it was about, and what is next. */
function Details(props: {
  form: FormState<typeof NewFollowUp>;
  customer: Ref;
  contact?: Ref | null | undefined;
  opportunity?: Ref | null | undefined;
}) {
  const { form, customer } = props;
  const t = useWords(followUpWords);
  const words = useWords(fieldWords.followUp);
  const mayContacts = useRight('contacts.read');
  const mayOpportunities = useRight('opportunities.read');
  return (
    <>
      <FieldText bind={form.at('nextStep')} label={words.nextStep} placeholder={t.placeholderNext} />
      <div>
        <FieldDate bind={form.at('nextStepDue')} label={words.nextStepDue} />
        <QuickDays bind={form.at('nextStepDue')} />
      </div>
      <FieldSelect
        bind={form.at('outcome')}
        label={words.outcome}
        options={followUpOutcomes}
        words={useWords(outcomeWords)}
      />
      <FieldInstant bind={form.at('at')} label={words.at} hint={t.atHint} />
      {mayContacts && (
        <FieldContact
          bind={form.at('contactId')}
          label={words.contact}
          customerId={customer.id}
          current={props.contact}
        />
      )}
      {mayOpportunities && (
        <FieldOpportunity
          bind={form.at('opportunityId')}
          label={words.opportunity}
          customerId={customer.id}
          current={props.opportunity}
        />
      )}
    </>
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
  const opportunity = customer?.id === about?.customer.id ? about?.opportunity : undefined;
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
          opportunity={opportunity}
          whole
          done={close}
        />
      )}
    </div>
  );
}

export function EditFollowUpPanel({
  followUp,
  close,
}: {
  followUp: FollowUp | undefined;
  close: () => void;
}) {
  const t = useWords(followUpWords);
  return (
    <SidePanel
      open={followUp !== undefined}
      title={followUp ? `${t.editing} · ${followUp.customer.name}` : ''}
      close={close}
      width="wide"
    >
      {followUp && <EditForm key={followUp.id} followUp={followUp} close={close} />}
    </SidePanel>
  );
}

function EditForm({ followUp, close }: { followUp: FollowUp; close: () => void }) {
  const words = useWords(fieldWords.followUp);
  const kinds = useWords(followUpKindWords);
  const form = useEditing('followUp', followUp, { done: close });
  return (
    <Form form={form} columns={2} cancel={close}>
      <div className="lk-form-wide">
        <FieldChoice bind={form.at('kind')} label={words.kind} options={followUpKinds} words={kinds} />
      </div>
      <FieldNote bind={form.at('content')} label={words.content} rows={4} autoFocus />
      <Details
        form={form as unknown as FormState<typeof NewFollowUp>}
        customer={followUp.customer}
        contact={followUp.contact}
        opportunity={followUp.opportunity}
      />
    </Form>
  );
}
