import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CustomerChange, NewCustomer } from '#contract/business/customers';
import { access } from '#contract/access/sign-in';
import { changesOf, check, emptied, faultsOf, sentenceAt, valueAt, withValueAt } from './check.ts';

test('an empty field becomes what the schema takes for nothing', () => {
  const values = { name: '', industry: '', description: '', kind: '', address: { city: '' } };
  expect(emptied(NewCustomer, values)).toEqual({
    name: '',
    industry: null,
    description: '',
    address: { city: null },
  });
});

test('a missing name is asked for in words, at its field', () => {
  const faults = check(NewCustomer, emptied(NewCustomer, { name: '' }));
  expect(sentenceAt(faults, 'name', 'zh-Hans')).toBe('请填写');
  expect(sentenceAt(faults, 'industry', 'zh-Hans')).toBeUndefined();
});

test('limits are named, inner fields speak at the field that shows them', () => {
  const faults = check(NewCustomer, { name: 'x'.repeat(201), emails: ['ok@example.com', 'no'] });
  expect(sentenceAt(faults, 'name', 'en')).toBe('At most 200 characters');
  expect(sentenceAt(faults, 'emails', 'en')).toBe('A whole e-mail address, like name@example.com');
});

test('a password too short is said with its limit', () => {
  const schema = access.resetPassword.body;
  expect(sentenceAt(check(schema, { token: 't', password: 'short' }), 'password', 'zh-Hant')).toBe(
    '至少 8 個字元',
  );
});

test("the API's pointers find their fields", () => {
  const faults = faultsOf([
    { pointer: '/body/address/city', code: 'control_characters', detail: 'x' },
    { pointer: '/body/ownerId', code: 'something_new', detail: 'The sentence of the API' },
  ]);
  expect(sentenceAt(faults, 'address.city', 'zh-Hans')).toBe('含有不能使用的特殊字符');
  expect(sentenceAt(faults, 'ownerId', 'en')).toBe('The sentence of the API');
});

test('a change sends what differs and nothing else', () => {
  const start = { name: '甲', tags: ['a'], phones: [] };
  expect(changesOf(start, { ...start })).toEqual({});
  expect(changesOf(start, { ...start, tags: ['a', 'b'] })).toEqual({ tags: ['a', 'b'] });
  expect(check(CustomerChange, changesOf(start, start))).toEqual({});
});

test('what is put at a path is found there, and nothing else moves', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 3 }), fc.integer(), (keys, value) => {
      const before = { a: { b: 1, c: { a: 2 } }, z: 3 };
      const after = withValueAt(before, keys.join('.'), value);
      expect(valueAt(after, keys.join('.'))).toBe(value);
      expect(after['z']).toBe(3);
      expect(before).toEqual({ a: { b: 1, c: { a: 2 } }, z: 3 });
    }),
  );
});
