import { beforeAll, beforeEach, expect, test, vi } from 'vitest';

/** A list of choices that stands open over the page. */
let open: object | null = null;
// There is no browser here; the register needs only these.
class FakeElement {
  readonly field: boolean;
  constructor(field: boolean) {
    this.field = field;
  }
  closest = () => (this.field ? this : null);
}
vi.stubGlobal('Element', FakeElement);
vi.stubGlobal('document', { querySelector: () => open });
vi.stubGlobal('navigator', { languages: ['en'], userAgent: 'X11' });

let keysOf: (typeof import('./shortcuts.ts'))['keysOf'];
let changeSettings: (typeof import('./settings.ts'))['changeSettings'];
let keyNames: (typeof import('./shortcuts.ts'))['keyNames'];
beforeAll(async () => {
  ({ keysOf, keyNames } = await import('./shortcuts.ts'));
  ({ changeSettings } = await import('./settings.ts'));
});
beforeEach(() => changeSettings({ singleKeys: true }));

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  keysOf({ key, target: new FakeElement(false), ...more } as unknown as KeyboardEvent);
const field = { target: new FakeElement(true) } as unknown as Partial<KeyboardEvent>;

test('a key alone is a shortcut, whatever Caps Lock or a Chinese input method makes of it', () => {
  expect(press('f')).toBe('f');
  expect(press('F')).toBe('f');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('？', { shiftKey: true })).toBe('?');
});

test('what somebody types is no shortcut; with Ctrl or ⌘ it is one all the same', () => {
  expect(press('f', field)).toBeNull();
  expect(press('k', { ...field, ctrlKey: true })).toBe('mod+k');
  expect(press('k', { ...field, metaKey: true })).toBe('mod+k');
});

test('Esc and the arrows are shortcuts, save in a field, which has its own use for them', () => {
  expect(press('Escape')).toBe('esc');
  expect(press('ArrowDown')).toBe('down');
  expect(press('ArrowUp', field)).toBeNull();
});

test('F1 types nothing, and works in a field too', () => {
  expect(press('F1', field)).toBe('f1');
  expect(press('F1', { shiftKey: true })).toBeNull();
  expect(press('F2')).toBeNull();
});

test('an input method, a key held down, another modifier, what a field has handled: nothing', () => {
  expect(press('f', { isComposing: true })).toBeNull();
  expect(press('Enter', { keyCode: 229 })).toBeNull();
  expect(press('f', { repeat: true })).toBeNull();
  expect(press('f', { altKey: true })).toBeNull();
  expect(press('F', { shiftKey: true })).toBeNull();
  expect(press('f', { defaultPrevented: true })).toBeNull();
  expect(press('Tab')).toBeNull();
});

test('Esc and the arrows are shortcuts where nothing of its own takes them', () => {
  expect(press('Escape')).toBe('esc');
  expect(press('ArrowDown')).toBe('down');
  expect(press('ArrowUp', { shiftKey: true })).toBeNull();
  expect(press('Escape', field)).toBeNull();
  open = {};
  expect(press('Escape')).toBeNull();
  open = null;
});

test('keys alone can be turned off; those with Ctrl stay', () => {
  changeSettings({ singleKeys: false });
  expect(press('f')).toBeNull();
  expect(press('k', { ctrlKey: true })).toBe('mod+k');
});

test('keys are named as on the keyboard', () => {
  expect(keyNames('mod+k')).toEqual(['Ctrl', 'K']);
  expect(keyNames('g c')).toEqual(['G', 'C']);
  expect(keyNames('?')).toEqual(['?']);
  expect(['esc', 'down'].flatMap(keyNames)).toEqual(['Esc', '↓']);
});
