/** Adding and editing a customer, in a side panel. The name first, then what belongs together. */
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { industries, levels, sources, customerKinds } from '#contract/business/choices';
import { type Customer, customers, NewCustomer } from '#contract/business/customers';
import {
  FieldChoice,
  FieldCustomer,
  FieldEmails,
  FieldMoney,
  FieldNote,
  FieldNumber,
  FieldOpenSelect,
  FieldPerson,
  FieldPhones,
  FieldTags,
  FieldText,
  Form,
  type FormState,
  SidePanel,
  useAct,
  useApi,
  useForm,
  useMe,
  useRight,
  useWords,
} from '#kit';
import { fieldWords, useEditing } from '#web/business/records';
import { customerKindWords, industryWords, sourceWords } from '#web/business/vocabulary';
import { FieldPeople } from './people-field.tsx';
import { customerWords } from './words.ts';
import './form.css';

type CustomerForm = FormState<typeof NewCustomer>;

export function NewCustomerPanel({ open, close }: { open: boolean; close: () => void }) {
  const t = useWords(customerWords);
  return (
    <SidePanel open={open} title={t.add} close={close} width="wide">
      <NewCustomerForm close={close} />
    </SidePanel>
  );
}

function NewCustomerForm({ close }: { close: () => void }) {
  const create = useAct(customers.create);
  const navigate = useNavigate();
  const made = useRef('');
  const mayAssign = useRight('customers.assign');
  const form = useForm({
    schema: NewCustomer,
    start: { kind: 'company' },
    submit: async (body) => {
      made.current = (await create.run({ body })).id;
    },
    done: () => {
      close();
      void navigate({ to: '/customers/$id', params: { id: made.current } });
    },
    draft: 'customer.new',
  });
  return (
    <Form form={form} columns={2} cancel={close}>
      <Fields form={form} mayAssign={mayAssign} />
    </Form>
  );
}

export function EditCustomerPanel(props: { customer: Customer; open: boolean; close: () => void }) {
  const { customer, open, close } = props;
  const t = useWords(customerWords);
  return (
    <SidePanel open={open} title={`${t.edit} · ${customer.name}`} close={close} width="wide">
      <EditCustomer customer={customer} close={close} />
    </SidePanel>
  );
}

function EditCustomer({ customer, close }: { customer: Customer; close: () => void }) {
  const form = useEditing('customer', customer, { done: close });
  return (
    <Form form={form} columns={2} cancel={close}>
      <Fields form={form as unknown as CustomerForm} customer={customer} mayAssign={customer.can.assign} />
    </Form>
  );
}

function Fields(props: { form: CustomerForm; customer?: Customer; mayAssign: boolean }) {
  const { form, customer } = props;
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  return (
    <>
      <FieldText bind={form.at('name')} label={words.name} hint={t.nameHint} wide autoFocus />
      <Facts form={form} customer={customer} />
      <h2 className="lk-form-wide lk-customers-group">{t.groupReach}</h2>
      <FieldPhones bind={form.at('phones')} label={words.phones} />
      <FieldEmails bind={form.at('emails')} label={words.emails} />
      <FieldText bind={form.at('website')} label={words.website} type="url" placeholder="https://" wide />
      <h2 className="lk-form-wide lk-customers-group">{t.groupAddress}</h2>
      <FieldText bind={form.at('address.street')} label={words['address.street']} wide />
      <FieldText bind={form.at('address.city')} label={words['address.city']} />
      <FieldText bind={form.at('address.region')} label={words['address.region']} />
      <FieldText bind={form.at('address.postcode')} label={words['address.postcode']} />
      <FieldText bind={form.at('address.country')} label={words['address.country']} />
      <h2 className="lk-form-wide lk-customers-group">{t.groupBilling}</h2>
      <FieldText bind={form.at('billing.title')} label={words['billing.title']} />
      <FieldText bind={form.at('billing.taxId')} label={words['billing.taxId']} />
      <FieldText bind={form.at('billing.bank')} label={words['billing.bank']} />
      <FieldText bind={form.at('billing.account')} label={words['billing.account']} />
      <h2 className="lk-form-wide lk-customers-group">{t.groupWho}</h2>
      {props.mayAssign && (
        <FieldPerson
          bind={form.at('ownerId')}
          label={words.owner}
          current={customer?.owner}
          hint={!customer && t.mineUnlessSaid}
        />
      )}
      <FieldCustomer bind={form.at('parentId')} label={words.parent} current={customer?.parent} />
      <FieldPeople
        bind={form.at('collaboratorIds')}
        label={words.collaborators}
        current={customer?.collaborators ?? []}
      />
    </>
  );
}

function Facts({ form, customer }: { form: CustomerForm; customer: Customer | undefined }) {
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  const facets = useApi(customers.facets, {}).data;
  const me = useMe();
  const offered = (ours: readonly string[], used: readonly string[] = []) => [...new Set([...ours, ...used])];
  return (
    <>
      <h2 className="lk-form-wide lk-customers-group">{t.groupFacts}</h2>
      <FieldChoice
        bind={form.at('kind')}
        label={words.kind}
        options={customerKinds}
        words={useWords(customerKindWords)}
      />
      <FieldOpenSelect
        bind={form.at('level')}
        label={words.level}
        options={offered(levels, facets?.levels)}
      />
      <FieldOpenSelect
        bind={form.at('industry')}
        label={words.industry}
        options={offered(industries, facets?.industries)}
        words={useWords(industryWords)}
      />
      <FieldOpenSelect
        bind={form.at('source')}
        label={words.source}
        options={offered(sources, facets?.sources)}
        words={useWords(sourceWords)}
      />
      <FieldTags bind={form.at('tags')} label={words.tags} suggestions={facets?.tags ?? []} wide />
      <FieldNumber bind={form.at('employees')} label={words.employees} min={0} />
      <FieldMoney
        bind={form.at('annualRevenue')}
        label={words.annualRevenue}
        currency={customer?.annualRevenue?.currency ?? me?.organisation.currency ?? 'CNY'}
      />
      <FieldNumber bind={form.at('foundedYear')} label={words.foundedYear} />
      <FieldNote bind={form.at('description')} label={words.description} />
    </>
  );
}
