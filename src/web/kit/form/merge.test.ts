import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt } from './check.ts';
import { merge, same, type Values } from './merge.ts';

const address = (city: string, street = '一号') => ({ address: { city, street } });

test('what only one of us changed is kept, what both changed alike is no clash', () => {
  const original = { name: '甲', level: 'A', tags: ['x'], note: '' };
  const mine = { name: '乙', level: 'A', tags: ['y'], note: '' };
  const theirs = { name: '甲', level: 'B', tags: ['y'], note: '新' };
  const { values, taken, clashes } = merge(original, mine, theirs);
  expect(values).toEqual({ name: '乙', level: 'B', tags: ['y'], note: '新' });
  expect(taken.map(({ path }) => path)).toEqual(['level', 'note']);
  expect(clashes).toEqual([]);
});

test('what both changed differently is asked for, and mine until then', () => {
  const { values, clashes } = merge({ level: 'A' }, { level: 'B' }, { level: 'C' });
  expect(values).toEqual({ level: 'B' });
  expect(clashes).toEqual([{ path: 'level', original: 'A', mine: 'B', theirs: 'C' }]);
});

test('an address is merged part by part, money is one value', () => {
  const both = merge(address('北京'), address('上海'), address('北京', '二号'));
  expect(both.values).toEqual(address('上海', '二号'));
  expect(both.taken.map(({ path }) => path)).toEqual(['address.street']);
  const money = (amount: string, currency: string) => ({ amount: { amount, currency } });
  const { clashes } = merge(money('1', 'CNY'), money('2', 'CNY'), money('1', 'USD'));
  expect(clashes.map(({ path }) => path)).toEqual(['amount']);
  expect(merge({ amount: null }, money('2', 'CNY'), { amount: null }).values).toEqual(money('2', 'CNY'));
});

test('nothing is nothing, however it is written; the order of keys says nothing', () => {
  for (const nothing of [null, undefined, '', []]) expect(same(nothing, null)).toBe(true);
  expect(same(0, null) || same(false, null) || same([''], [])).toBe(false);
  expect(same({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(same(['a', 'b'], ['b', 'a'])).toBe(false);
});

// Few values, so that fields meet.
const leaf = fc.oneof(
  fc.constantFrom(null, '', 'a', 'b', 0, 1, true, false),
  fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  fc.record({ amount: fc.constantFrom('1', '2'), currency: fc.constantFrom('CNY', 'USD') }),
);
const part = fc.option(fc.record({ city: leaf, street: leaf }, { requiredKeys: [] }), { nil: null });
const state: fc.Arbitrary<Values> = fc.record(
  { name: leaf, level: leaf, tags: leaf, address: part },
  { requiredKeys: [] },
);
const paths = ['name', 'level', 'tags', 'address.city', 'address.street'];

test('no value is invented: each is mine or theirs, and what one left alone is what the other made of it', () => {
  fc.assert(
    fc.property(state, state, state, (o, m, t) => {
      const { values } = merge(o, m, t);
      for (const path of paths) {
        const [was, my, their, now] = [o, m, t, values].map((all) => valueAt(all, path));
        expect(same(now, my) || same(now, their)).toBe(true);
        if (same(was, my)) expect(same(now, their)).toBe(true);
        if (same(was, their)) expect(same(now, my)).toBe(true);
      }
    }),
  );
});

test('it is the same from both sides: the same clashes, and the same values beside them', () => {
  fc.assert(
    fc.property(state, state, state, (o, m, t) => {
      const here = merge(o, m, t);
      const there = merge(o, t, m);
      const turned = there.clashes.map(({ mine, theirs, ...rest }) => ({
        ...rest,
        mine: theirs,
        theirs: mine,
      }));
      const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
      expect(here.clashes.toSorted(byPath)).toEqual(turned.toSorted(byPath));
      for (const path of paths.filter((one) => !here.clashes.some((clash) => clash.path === one)))
        expect(same(valueAt(here.values, path), valueAt(there.values, path))).toBe(true);
    }),
  );
});

test('done once it is done: merged again, nothing is taken and nothing clashes', () => {
  fc.assert(
    fc.property(state, state, state, (o, m, t) => {
      const { values } = merge(o, m, t);
      const again = merge(t, values, t);
      expect(again.taken).toEqual([]);
      expect(again.clashes).toEqual([]);
      expect(same(again.values, values)).toBe(true);
      expect(merge(o, m, m)).toMatchObject({ taken: [], clashes: [] });
    }),
  );
});
