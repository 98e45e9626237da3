/** What a file can hold, and how its columns are written. */
import type { Permission } from '#contract/access/permissions';
import type { Import } from '#contract/business/transfer';
import { importFieldWords } from './field-words.ts';
import type { importWords } from './words.ts';

export type ImportObject = Import['object'];

/** The right to make records of a kind; importing takes `records.import` besides. */
export const createRight: Record<ImportObject, Permission> = {
  customer: 'customers.create',
  contact: 'contacts.create',
  followUp: 'followUps.create',
  opportunity: 'opportunities.create',
  product: 'products.manage',
  person: 'people.manage',
};

type Rule = keyof (typeof importWords)['en']['rules'];

const needed: Record<ImportObject, readonly string[]> = {
  customer: ['name'],
  contact: ['name', 'customer'],
  followUp: ['customer', 'content'],
  opportunity: ['name'],
  product: ['name', 'price'],
  person: ['name'],
};
const rules: Record<string, Rule> = {
  tags: 'several',
  phones: 'several',
  emails: 'several',
  competitors: 'several',
  collaborators: 'several',
  birthday: 'day',
  nextStepDue: 'day',
  expectedClose: 'day',
  openedOn: 'day',
  closedOn: 'day',
  at: 'instant',
  annualRevenue: 'money',
  amount: 'money',
  price: 'money',
  currency: 'currency',
  probability: 'percent',
  primary: 'flag',
  active: 'flag',
  customer: 'customerName',
  parent: 'customerName',
  owner: 'personName',
  manager: 'personName',
  contact: 'recordName',
  opportunity: 'recordName',
  product: 'recordName',
  pipeline: 'recordName',
  stage: 'stageName',
  employees: 'number',
  foundedYear: 'number',
  quantity: 'number',
};

/** The columns of a kind of record, with how each is written. */
export const columnsOf = (object: ImportObject): { field: string; needed: boolean; rule: Rule }[] =>
  Object.keys(importFieldWords.en[object]).map((field) => ({
    field,
    needed: needed[object].includes(field),
    rule: rules[field] ?? 'free',
  }));
