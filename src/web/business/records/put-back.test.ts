import { expect, test } from 'vitest';
import { bodyOf, canPutBack, shownOf } from './put-back.ts';

const ref = (id: string) => ({ id, name: id });

test('old values become a change: people by their ids, an address part by part, nothing as nothing', () => {
  const fields = [
    { field: 'name', from: '旧名', to: '新名' },
    { field: 'owner', from: ref('a'), to: null },
    { field: 'collaborators', from: [ref('b'), ref('c')], to: [] },
    { field: 'address.city', from: '北京', to: '上海' },
    { field: 'address.street', from: null, to: '一号' },
  ];
  expect(bodyOf('customer', fields)).toEqual({
    name: '旧名',
    ownerId: 'a',
    collaboratorIds: ['b', 'c'],
    address: { city: '北京', street: null },
  });
  expect(bodyOf('customer', [{ field: 'parent', from: undefined, to: ref('d') }])).toEqual({
    parentId: null,
  });
});

test('what follows from something else is not put back on its own', () => {
  expect(canPutBack('customer', 'address.city')).toBe(true);
  expect(canPutBack('followUp', 'nextStepDoneAt')).toBe(true);
  expect(canPutBack('opportunity', 'owner')).toBe(true);
  for (const field of ['stage', 'closedOn', 'lossReason', 'lastFollowUpAt'])
    expect(canPutBack('opportunity', field)).toBe(false);
});

test('what a record shows of a field', () => {
  expect(shownOf({ address: { city: '北京' } }, 'address.city')).toBe('北京');
  expect(shownOf({ level: 'A' }, 'level')).toBe('A');
  expect(shownOf({}, 'address.city')).toBeUndefined();
});
