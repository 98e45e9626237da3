import { afterEach, expect, test, vi } from 'vitest';
import { customers } from '#contract/business/customers';
import { imports } from '#contract/business/transfer';
import { addressOf, call, newKey, requestOf } from './call.ts';
import { touches } from './hooks.ts';
import { ProblemError } from './problem-error.ts';

const id = '0190a000-0000-7000-8000-000000000001';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('an address carries its parameters and query; lists repeat the name, nothing is left out empty', () => {
  expect(addressOf(customers.get, { params: { id } })).toBe(`/api/customers/${id}`);
  const query = { level: ['A', 'B'], unowned: true, q: '华为 & co', city: undefined, limit: 20 };
  expect(addressOf(customers.list, { query })).toBe(
    '/api/customers?level=A&level=B&unowned=true&q=%E5%8D%8E%E4%B8%BA+%26+co&limit=20',
  );
  expect(addressOf(customers.get, { params: { id: 'a/../b' } })).toBe('/api/customers/a%2F..%2Fb');
});

test('a versioned change says which version it changes', () => {
  const [, { method, headers, body }] = requestOf(customers.change, {
    params: { id },
    version: 7,
    body: { name: '甲' },
  });
  expect(method).toBe('PATCH');
  expect(headers).toMatchObject({ 'If-Match': '"7"', 'Content-Type': 'application/json' });
  expect(body).toBe('{"name":"甲"}');
});

test('a creating call carries a key: the one given, or a fresh one each time', () => {
  const keyOf = (asking: Parameters<typeof requestOf<typeof customers.create>>[1]) =>
    (requestOf(customers.create, asking)[1].headers as Record<string, string>)['Idempotency-Key'];
  const body = { name: '甲' };
  expect(keyOf({ body, idempotencyKey: 'mine' })).toBe('mine');
  expect(keyOf({ body })).not.toBe(keyOf({ body }));
});

test('a key can be made where the page came over plain http', () => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(171) });
  expect(newKey()).toBe('ab'.repeat(16));
});

test('an upload sends the file itself', () => {
  const [address, { body, headers }] = requestOf(imports.create, {
    query: { object: 'customer', fileName: '客户.csv' },
    file: 'a,b',
  });
  expect(address).toContain('object=customer');
  expect(body).toBe('a,b');
  expect(headers).toMatchObject({ 'Content-Type': 'application/octet-stream' });
});

const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status, headers })));
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => (error as ProblemError).problem,
  );

test('a problem of the API is thrown as it is', async () => {
  const problem = {
    type: 'about:blank',
    title: 'x',
    status: 422,
    code: 'invalid_input',
    instance: 'r-1',
    errors: [{ pointer: '/body/name', code: 'too_big', detail: '' }],
  };
  answer(422, JSON.stringify(problem), { 'Retry-After': '9' });
  const seen = await problemOf(call(customers.get, { params: { id } }));
  expect(seen).toMatchObject({
    code: 'invalid_input',
    reference: 'r-1',
    errors: problem.errors,
    retryAfterSeconds: 9,
  });
});

test("no network, and a proxy's own error page, are both “unreachable”", async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await problemOf(call(customers.get, { params: { id } }))).toMatchObject({ code: 'unreachable' });
  answer(502, '<html>Bad gateway</html>');
  expect(await problemOf(call(customers.get, { params: { id } }))).toMatchObject({ code: 'unreachable' });
  answer(500, '<html>?</html>');
  expect(await problemOf(call(customers.get, { params: { id } }))).toMatchObject({ code: 'internal' });
});

test('an operation without a reply gives undefined', async () => {
  answer(200, '');
  expect(await call(customers.remove, { params: { id }, version: 1 })).toBeUndefined();
});

test('an act makes what shows it be read again, and nothing else', () => {
  expect(touches('follow-ups', 'customers')).toBe(true);
  expect(touches('customers', 'today')).toBe(true);
  expect(touches('first-days', 'customers')).toBe(false);
  expect(touches('people', 'customers')).toBe(true);
  expect(touches('sessions', 'customers')).toBe(false);
  expect(touches('customers', 'sessions')).toBe(false);
});
