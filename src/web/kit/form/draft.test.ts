import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CustomerChange, NewCustomer } from '#contract/business/customers';
import { forgetAllDrafts, forgetDraft, ownDrafts, readDraft, writeDraft } from './draft.ts';
import { chosen, meet, opened } from './editing.ts';
import { nameOf, rememberNames } from './names.ts';

const me = '0190a000-0000-7000-8000-000000000001';
const somebody = '0190a000-0000-7000-8000-000000000002';
const draft = (values: Record<string, unknown>) => ({ values, title: '新建客户', path: '/customers' });

/** A browser's storage, as far as drafts need it: its keys are its own properties. */
class Storage {
  getItem(key: string) {
    return (this as Record<string, unknown>)[key] ?? null;
  }
  setItem(key: string, value: string) {
    (this as Record<string, unknown>)[key] = value;
  }
  removeItem(key: string) {
    delete (this as Record<string, unknown>)[key];
  }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', new Storage());
  ownDrafts(me);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('what is typed is there again, with the names of those it is about', () => {
  rememberNames({ owner: { id: somebody, name: '王芳' } });
  writeDraft('customer.new', draft({ name: '海纳', ownerId: somebody }));
  rememberNames({ id: somebody, name: '别的名字' });
  expect(readDraft('customer.new')).toMatchObject({ values: { name: '海纳' }, title: '新建客户' });
  expect(nameOf(somebody)).toBe('王芳');
  forgetDraft('customer.new');
  expect(readDraft('customer.new')).toBeUndefined();
});

test('it is nobody else’s: not read, not forgotten by another person, and there when its own comes back', () => {
  writeDraft('customer.new', draft({ name: '我的' }));
  ownDrafts(somebody);
  expect(readDraft('customer.new')).toBeUndefined();
  writeDraft('customer.new', draft({ name: '别人的' }));
  forgetAllDrafts();
  expect(readDraft('customer.new')).toBeUndefined();
  ownDrafts(me);
  expect(readDraft('customer.new')?.values).toEqual({ name: '我的' });
});

test('after thirty days it goes, and so does what nobody can read', () => {
  vi.useFakeTimers({ now: new Date('2026-01-01T08:00:00Z') });
  writeDraft('old', draft({}));
  vi.setSystemTime(new Date('2026-01-05T08:00:00Z'));
  writeDraft('young', draft({}));
  localStorage.setItem(`latchkey.draft.${me}.broken`, '{"name":');
  localStorage.setItem('latchkey.draft.customer.new', '{"name":"before drafts had an owner"}');
  ownDrafts(me, new Date('2026-02-01T08:00:00Z'));
  expect(Object.keys(localStorage)).toEqual([`latchkey.draft.${me}.young`]);
});

test('where the browser keeps nothing, nothing breaks', () => {
  const refuse = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  ownDrafts(me);
  writeDraft('customer.new', draft({ name: '海纳' }));
  expect(readDraft('customer.new')).toBeUndefined();
  forgetAllDrafts();
});

test('a new record begins with its draft, without fields that the form has lost since', () => {
  writeDraft('customer.new', draft({ name: '海纳', fax: '1' }));
  const start = { kind: 'company' };
  const { editing, at } = opened(NewCustomer, { start, values: start, version: 0 }, 'customer.new');
  expect(editing.values).toEqual({ kind: 'company', name: '海纳' });
  expect(editing.start).toEqual(start);
  expect(at).toBeDefined();
});

const change = (level: string, base: Record<string, unknown>) =>
  writeDraft('customer.1', { ...draft({ ...base, level }), base, version: 3 });
const now = (values: Record<string, unknown>) => ({ start: values, values, version: 4 });

test('the draft of a change is met with what others changed meanwhile', () => {
  change('A', { name: '甲', level: 'B' });
  const { editing, taken, clash } = opened(CustomerChange, now({ name: '乙', level: 'B' }), 'customer.1');
  expect(editing).toMatchObject({ values: { name: '乙', level: 'A' }, start: { name: '乙' }, version: 4 });
  expect(taken.map(({ path }) => path)).toEqual(['name']);
  expect(clash).toBeUndefined();
});

test('where both changed the same, somebody chooses, and what is chosen is what is sent', () => {
  change('A', { name: '甲', level: 'B' });
  const { editing, clash } = opened(CustomerChange, now({ name: '甲', level: 'C' }), 'customer.1');
  // Until then the draft stays over the record that it began with.
  expect(editing).toMatchObject({ version: 3, start: { level: 'B' }, values: { level: 'A' } });
  if (!clash) throw new Error('They clash.');
  expect(chosen(clash, new Set())).toMatchObject({
    version: 4,
    values: { level: 'A' },
    start: { level: 'C' },
  });
  expect(chosen(clash, new Set(['level']))).toMatchObject({ values: { level: 'C' } });
  const later = meet(chosen(clash, new Set()), { values: { name: '丙', level: 'C' }, version: 5 });
  expect(later.editing).toMatchObject({ version: 5, values: { name: '丙', level: 'A' } });
});
