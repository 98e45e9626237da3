import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Branch, type Node, pathOf, treeOf, withThoseBelow } from './department-tree.ts';

const all: Branch[] = [
  { id: '1', name: '总部', parentId: null },
  { id: '2', name: '销售', parentId: '1' },
  { id: '3', name: '华东', parentId: '2' },
  { id: '4', name: '服务', parentId: null },
  { id: '5', name: '孤儿', parentId: 'gone' },
];

test('the tree has each under its parent; one without stands at the top', () => {
  expect(treeOf(all).map(({ department }) => department.name)).toEqual(['总部', '服务', '孤儿']);
  expect(treeOf(all)[0]?.below[0]?.below[0]?.department.name).toBe('华东');
});

test('a department cannot go below itself', () => {
  expect([...withThoseBelow(all, '1')].sort()).toEqual(['1', '2', '3']);
  expect([...withThoseBelow(all, '4')]).toEqual(['4']);
});

test('the way down is said by names', () => {
  expect(pathOf(all, '3')).toBe('总部 / 销售 / 华东');
});

test('no department of any forest is lost or doubled', () => {
  const forest = fc
    .array(fc.nat(), { maxLength: 30 })
    .map((picks) =>
      picks.map((pick, i): Branch => ({
        id: `${i}`,
        name: `${i}`,
        parentId: i > 0 && pick % 3 ? `${pick % i}` : null,
      })),
    );
  const idsOf = (nodes: Node<Branch>[]): string[] =>
    nodes.flatMap(({ department, below }) => [department.id, ...idsOf(below)]);
  fc.assert(
    fc.property(forest, (branches) => {
      expect(idsOf(treeOf(branches)).sort()).toEqual(branches.map(({ id }) => id).sort());
    }),
  );
});
