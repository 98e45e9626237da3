import { expect, it } from 'vitest';
import { told } from './changes.ts';

const known = { name: '', owner: '', amount: '', tags: '', 'address.city': '', 'address.street': '' };

it('tells only the parts of an address that differ', () => {
  const from = { city: '上海', street: '南京路 1 号', country: null };
  expect(told([{ field: 'address', from, to: { ...from, city: '苏州' } }], known)).toEqual([
    { field: 'address.city', from: '上海', to: '苏州' },
  ]);
  expect(told([{ field: 'address', from: null, to: { city: '苏州', street: null } }], known)).toEqual([
    { field: 'address.city', from: undefined, to: '苏州' },
  ]);
});

it('keeps people and money whole', () => {
  const owner = { field: 'owner', from: { id: '1', name: '陈明' }, to: null };
  const amount = {
    field: 'amount',
    from: { amount: '1.00', currency: 'CNY' },
    to: { amount: '2.00', currency: 'CNY' },
  };
  expect(told([owner, amount], known)).toEqual([owner, amount]);
});

it('leaves out what has no name, and what is nothing before and after', () => {
  expect(
    told(
      [
        { field: 'pipelineId', from: 'a', to: 'b' },
        { field: 'tags', from: null, to: [] },
        { field: 'name', from: '', to: null },
      ],
      known,
    ),
  ).toEqual([]);
});
