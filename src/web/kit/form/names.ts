/**
 * What the records are called that forms name by their ids. Filled by whoever shows or picks one; a form that is opened
 * again with what was typed before can say then whom it names.
 */
const names = new Map<string, string>();

export const nameOf = (id: string): string | undefined => names.get(id);

/** Remembers every `{ id, name }` inside a value, however deep. */
export function rememberNames(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { id, name } = value as Record<string, unknown>;
  if (typeof id === 'string' && typeof name === 'string') names.set(id, name);
  for (const part of Object.values(value)) rememberNames(part);
}

/** The names of all ids inside a value, to be kept with it. */
export function namesWithin(value: unknown): { id: string; name: string }[] {
  if (typeof value === 'string') {
    const name = names.get(value);
    return name === undefined ? [] : [{ id: value, name }];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesWithin) : [];
}
