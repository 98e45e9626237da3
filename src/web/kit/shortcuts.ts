/**
 * All keyboard shortcuts: one listener, one register, so that none fires twice and `?` can list them. A shortcut lives as
 * long as the component that says it; of two with the same keys the newer one acts (a page's own before the frame's).
 *
 * Keys: `f`, `?`, `/`, `f1` alone; `g c` one after the other; `mod+k` with Ctrl (⌘ on a Mac), which also works while typing;
 * `esc`, `down`, `up`.
 */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { getSettings } from './settings.ts';

export interface Shortcut {
  keys: string;
  /** What it does, as the list shows it. */
  words: string;
  act: () => void;
}

/** The second key of `g c` is awaited for so long. */
const awaitMs = 1_500;

let register: readonly Shortcut[] = [];
const readers = new Set<() => void>();
const subscribe = (reader: () => void) => {
  readers.add(reader);
  return () => void readers.delete(reader);
};
const replace = (next: readonly Shortcut[]) => {
  register = next;
  for (const reader of readers) reader();
};

let begun = { key: '', at: 0 };

const named: Readonly<Record<string, string>> = { Escape: 'esc', ArrowDown: 'down', ArrowUp: 'up' };

/** What moves about in itself by these keys, or is open and closed by them. */
const takesNamed = (target: EventTarget | null): boolean =>
  isTyping(target) ||
  (target instanceof Element &&
    target.closest('[role=menu], [role=listbox], [role=tablist], [role=radiogroup], fieldset') !== null) ||
  document.querySelector(
    ':is(.ant-dropdown, .ant-select-dropdown, .ant-picker-dropdown):not([class*="-hidden"])',
  ) !== null;

/** What was pressed, as `keys` says it; null for what is no shortcut: text, an input method at work, a key held down. */
export function keysOf(event: KeyboardEvent): string | null {
  // 229: an input method has the key; Safari says so for the Enter that ends a composition.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.repeat) return null;
  if (event.altKey) return null;
  // A Chinese input method may give ？ for ?; Caps Lock gives F for f.
  const key = event.key.normalize('NFKC').toLowerCase();
  // What is typed in a field has an undo of its own.
  const isField = key === 'z' && isTyping(event.target);
  if (event.ctrlKey || event.metaKey) return event.shiftKey || isField ? null : `mod+${key}`;
  const name = named[event.key];
  if (name !== undefined) return event.shiftKey || takesNamed(event.target) ? null : name;
  // Types nothing, so it also works while typing. Browsers have a help of their own on it.
  if (key === 'f1') return event.shiftKey ? null : key;
  // Shift makes `?` and is part of it; with a letter it is another wish.
  if (key.length !== 1 || (event.shiftKey && /\p{L}/u.test(key))) return null;
  return isTyping(event.target) || !getSettings().singleKeys ? null : key;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable], [role=combobox]',
  ) !== null;

/** A panel or dialog stands over the page: its shortcuts wait. Over a lock screen nothing opens at all. */
const covered = (keys: string): boolean =>
  document.querySelector(keys.startsWith('mod+') ? 'dialog:modal' : 'dialog:modal, [aria-modal=true]') !==
  null;

function listen(event: KeyboardEvent): void {
  const keys = keysOf(event);
  if (keys === null || covered(keys)) return;
  const after = Date.now() - begun.at < awaitMs ? `${begun.key} ${keys}` : keys;
  begun = { key: '', at: 0 };
  const meant =
    register.findLast((one) => one.keys === after) ?? register.findLast((one) => one.keys === keys);
  if (meant) {
    event.preventDefault();
    meant.act();
  } else if (register.some((one) => one.keys.startsWith(`${keys} `))) {
    begun = { key: keys, at: Date.now() };
  }
}

/**
 * Says a shortcut for as long as the component is there.
 * @param words what it does, for the list
 * @param on false: not just now (the person may not, say)
 */
export function useShortcut(keys: string, words: string, act: () => void, on = true): void {
  const onPress = useEffectEvent(act);
  useEffect(() => {
    if (!on) return;
    const one: Shortcut = { keys, words, act: () => onPress() };
    if (register.length === 0) addEventListener('keydown', listen);
    replace([...register, one]);
    return () => {
      replace(register.filter((other) => other !== one));
      if (register.length === 0) removeEventListener('keydown', listen);
    };
  }, [keys, words, on]);
}

/** The shortcuts that work here and now, each once, in the order they were said. */
export function useShortcuts(): Shortcut[] {
  const all = useSyncExternalStore(subscribe, () => register);
  return all.filter((one, i) => all.findLastIndex((other) => other.keys === one.keys) === i);
}

const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

const signs: Readonly<Record<string, string>> = { esc: 'Esc', f1: 'F1', down: '↓', up: '↑' };

/** The keys one by one as the keyboard names them: `mod+k` is `Ctrl`, `K`. */
export const keyNames = (keys: string): string[] =>
  keys
    .split(/[ +]/)
    .map((key) => (key === 'mod' ? (isMac() ? '⌘' : 'Ctrl') : (signs[key] ?? key)))
    .map((key) => (key.length === 1 ? key.toUpperCase() : key));
