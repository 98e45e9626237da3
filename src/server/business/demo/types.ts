/**
 * The shape of the made-up company. Fields are those of the contract; where the contract wants the id of another
 * record, there is a `…Ref` here: whoever fills it in gives each `ref` an id.
 */
import type { NewContact } from '#contract/business/contacts';
import type { NewCustomer } from '#contract/business/customers';
import type { NewFollowUp } from '#contract/business/follow-ups';
import type { NewOpportunity, NewProduct } from '#contract/business/opportunities';
import type { lossReasons } from '#contract/business/choices';
import type { Locale, Money } from '#contract/fields';

export type Language = 'zh' | 'en';

/** Everything the company is made from; the same input gives the same company. */
export interface DemoInput {
  seed: number;
  now: Date;
  /** The organisation's language: names of departments, titles, products, and which customers are the majority. */
  locale: Locale;
  /** The organisation's currency; overseas customers are quoted in US dollars. */
  currency: string;
  utcOffsetMinutes: number;
}

export type DemoRole = 'salesLead' | 'salesperson' | 'service';
export interface DemoDepartment {
  ref: string;
  name: string;
  parentRef: string | null;
}
export interface DemoPerson {
  ref: string;
  name: string;
  title: string;
  email: string;
  phone: string;
  departmentRef: string;
  managerRef: string | null;
  role: DemoRole;
}

/** What the contract lets out of a record or leaves optional is always there; `undefined` never is. */
type Whole<T, RefKeys extends string> = { [K in Exclude<keyof T, RefKeys>]-?: Exclude<T[K], undefined> };
interface Kept {
  ref: string;
  /** The instants at which somebody entered it and touched it last. */
  createdAt: string;
  updatedAt: string;
}

export type DemoProduct = Whole<NewProduct, never> & { ref: string };

/** A later change of one field, for the record's history. */
export interface DemoChange {
  at: string;
  byRef: string;
  field: 'level' | 'ownerRef';
  from: string | null;
  to: string | null;
}
export type DemoCustomer = Whole<NewCustomer, 'parentId' | 'ownerId' | 'collaboratorIds'> &
  Kept & {
    language: Language;
    parentRef: string | null;
    ownerRef: string | null;
    collaboratorRefs: string[];
    createdByRef: string;
    changes: DemoChange[];
  };
export type DemoContact = Whole<NewContact, 'customerId'> & Kept & { customerRef: string };

/** Open stages by their order, whatever the pipeline calls them. */
export const demoStages = ['contact', 'needs', 'proposal', 'negotiation', 'won', 'lost'] as const;
export type DemoStage = (typeof demoStages)[number];
export type LossReason = (typeof lossReasons)[number];
export interface DemoMove {
  stage: DemoStage;
  at: string;
}
export type DemoOpportunity = Whole<
  NewOpportunity,
  'customerId' | 'ownerId' | 'pipelineId' | 'stageId' | 'products'
> &
  Kept & {
    customerRef: string;
    ownerRef: string;
    products: { productRef: string; quantity: number; price: Money }[];
    stage: DemoStage;
    /** The stages it went through, the first being where it began and the last where it is. */
    moves: DemoMove[];
    closedOn: string | null;
    lossReason: LossReason | null;
    lossNote: string;
  };

export type DemoFollowUp = Whole<
  NewFollowUp,
  'customerId' | 'contactId' | 'opportunityId' | 'mentionIds' | 'attachmentIds'
> &
  Kept & {
    customerRef: string;
    contactRef: string | null;
    opportunityRef: string | null;
    ownerRef: string;
    nextStepDoneAt: string | null;
  };

export interface DemoCompany {
  departments: DemoDepartment[];
  people: DemoPerson[];
  products: DemoProduct[];
  customers: DemoCustomer[];
  contacts: DemoContact[];
  opportunities: DemoOpportunity[];
  followUps: DemoFollowUp[];
}
