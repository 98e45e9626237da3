/** Departments as a tree, and what may be moved where. */
export interface Branch {
  id: string;
  name: string;
  parentId: string | null;
}
export interface Node<D extends Branch> {
  department: D;
  below: Node<D>[];
}

/** The tree of a flat list. One whose parent is missing stands at the top, so that nothing is lost from sight. */
export function treeOf<D extends Branch>(all: readonly D[], parentId: string | null = null): Node<D>[] {
  const known = new Set(all.map(({ id }) => id));
  return all
    .filter((one) => (one.parentId && known.has(one.parentId) ? one.parentId : null) === parentId)
    .map((department) => ({ department, below: treeOf(all, department.id) }));
}

/** A department and all below it: it cannot be moved under any of them. */
export function withThoseBelow(all: readonly Branch[], id: string): Set<string> {
  const found = new Set([id]);
  for (const before = { size: 0 }; found.size > before.size;) {
    before.size = found.size;
    for (const one of all) if (one.parentId && found.has(one.parentId)) found.add(one.id);
  }
  return found;
}

/** The way down to a department, by name: 总部 / 销售部 / 华东组. */
export function pathOf(all: readonly Branch[], id: string): string {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at = all.find((one) => one.id === id); at && !seen.has(at.id);) {
    seen.add(at.id);
    names.unshift(at.name);
    const { parentId } = at;
    at = all.find((one) => one.id === parentId);
  }
  return names.join(' / ');
}
