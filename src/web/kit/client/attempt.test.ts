import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { digest, keyFor, settled } from './attempt.ts';

const create = 'POST /api/customers';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    all: () => [...kept.values()].join(),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('the same thing sent again carries the same key until it was answered', () => {
  const key = keyFor(create, '{"name":"海纳"}');
  expect(keyFor(create, '{"name":"海纳"}')).toBe(key);
  settled(create);
  expect(keyFor(create, '{"name":"海纳"}')).not.toBe(key);
});

test('another thing, or another operation, has a key of its own', () => {
  const key = keyFor(create, '{"name":"海纳"}');
  expect(keyFor('POST /api/contacts', '{"name":"海纳"}')).not.toBe(key);
  expect(keyFor(create, '{"name":"海内"}')).not.toBe(key);
});

test('what was typed does not stand in the storage', () => {
  keyFor(create, '{"clientSecret":"hush-hush"}');
  expect((sessionStorage as unknown as { all: () => string }).all()).not.toContain('hush');
  expect(digest('ab')).not.toBe(digest('ba'));
});

test('a browser that refuses its storage still gives keys', () => {
  const refuse = () => {
    throw new Error('refused');
  };
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(keyFor(create, 'a')).not.toBe(keyFor(create, 'a'));
  expect(() => settled(create)).not.toThrow();
});
