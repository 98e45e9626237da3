/** The fields of a follow-up beside its kind and content. */
import { followUpOutcomes } from '#contract/business/choices';
import type { NewFollowUp } from '#contract/business/follow-ups';
import type { Ref } from '#contract/fields';
import {
  type Binding,
  FieldContact,
  FieldDate,
  FieldInstant,
  FieldOpportunity,
  FieldSelect,
  FieldText,
  type FormState,
  useRight,
  useWords,
} from '#kit';
import { fieldWords } from '#web/business/records';
import { outcomeWords } from '#web/business/vocabulary';
import { QuickDays } from './quick-days.tsx';
import { followUpWords } from './words.ts';

interface DetailsProps {
  form: FormState<typeof NewFollowUp>;
  customer: Ref;
  contact?: Ref | null | undefined;
  opportunity?: Ref | null | undefined;
}

/** What came out, who and what it was about, and what is next. */
export function Details(props: DetailsProps) {
  const { form } = props;
  const t = useWords(followUpWords);
  const words = useWords(fieldWords.followUp);
  return (
    <>
      <FieldText bind={form.at('nextStep')} label={words.nextStep} placeholder={t.placeholderNext} />
      <Due bind={form.at('nextStepDue')} />
      <FieldSelect
        bind={form.at('outcome')}
        label={words.outcome}
        options={followUpOutcomes}
        words={useWords(outcomeWords)}
      />
      <FieldInstant bind={form.at('at')} label={words.at} hint={t.atHint} />
      <About {...props} />
    </>
  );
}

/** The day by which something is to be done. */
export function Due({ bind }: { bind: Binding<string | null> }) {
  const words = useWords(fieldWords.followUp);
  return (
    <div>
      <FieldDate bind={bind} label={words.nextStepDue} />
      <QuickDays bind={bind} />
    </div>
  );
}

/** Who of the customer's, and which of its deals. */
export function About({ form, customer, contact, opportunity }: DetailsProps) {
  const words = useWords(fieldWords.followUp);
  const mayContacts = useRight('contacts.read');
  const mayOpportunities = useRight('opportunities.read');
  return (
    <>
      {mayContacts && (
        <FieldContact
          bind={form.at('contactId')}
          label={words.contact}
          customerId={customer.id}
          current={contact}
        />
      )}
      {mayOpportunities && (
        <FieldOpportunity
          bind={form.at('opportunityId')}
          label={words.opportunity}
          customerId={customer.id}
          current={opportunity}
        />
      )}
    </>
  );
}
