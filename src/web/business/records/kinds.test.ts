import { expect, test } from 'vitest';
import type { Customer } from '#contract/business/customers';
import type { Opportunity } from '#contract/business/opportunities';
import { fieldsOf, kinds } from './kinds.ts';

const id = (n: number) => `0190a000-0000-7000-8000-00000000000${n}`;
const facts = {
  id: id(1),
  version: 3,
  createdAt: '',
  updatedAt: '',
  can: { change: true, delete: true, assign: true },
};
const nothing = { country: null, region: null, city: null, street: null, postcode: null };

test('a customer is changed by its facts, and names others by their ids', () => {
  const customer = {
    ...facts,
    name: '海纳',
    tags: ['重点'],
    address: { ...nothing, city: '深圳' },
    parent: null,
    owner: { id: id(2), name: '王芳' },
    collaborators: [{ id: id(3), name: '李娜' }],
  } as unknown as Customer;
  const fields = fieldsOf('customer', customer);
  expect(fields).toMatchObject({
    name: '海纳',
    address: { city: '深圳' },
    parentId: null,
    ownerId: id(2),
    collaboratorIds: [id(3)],
  });
  expect(Object.keys(fields)).toEqual(Object.keys(kinds.customer.change.body.shape));
});

test('the lines of a deal name their products by id, and are taken as they are', () => {
  const price = { amount: '10.00', currency: 'CNY' };
  const deal = {
    ...facts,
    name: '样机',
    amount: price,
    customer: null,
    openedOn: '2026-01-02',
    probability: 30,
    expectedClose: null,
    competitors: [],
    products: [{ product: { id: id(4), name: '样机一号' }, quantity: 2, price }],
    note: '',
    owner: null,
  } as unknown as Opportunity;
  const fields = fieldsOf('opportunity', deal);
  expect(fields.products).toEqual([{ productId: id(4), quantity: 2, price }]);
  expect(kinds.opportunity.change.body.parse(fields)).toEqual(fields);
});
