/** Whoever adds a part to the kit shows it in the gallery too. */
import { expect, test } from 'vitest';
import * as kit from '#kit';
import * as icons from '../icons.tsx';
import { themes } from './themes.ts';

/** Exported with a name like a part's, but with nothing to see. */
const unseen = ['AppProvider', 'KitProvider', 'OpenRow', 'ProblemError'];
/** Hooks with something to see. */
const seenHooks = ['useConfirm', 'useToast'];

const exported = Object.keys(kit).filter((name) => /^[A-Z]/.test(name) && !(name in icons));
const shown = Object.values(themes).flatMap((parts) => Object.keys(parts));

test('every part that can be seen stands on the page, once', () => {
  const visible = [...exported.filter((name) => !unseen.includes(name)), ...seenHooks];
  expect(shown.toSorted()).toEqual(visible.toSorted());
});

test('what is said to have nothing to see is in the kit at all', () => {
  expect(unseen.filter((name) => !exported.includes(name))).toEqual([]);
});

const sources = Object.values(
  import.meta.glob<string>('./*.tsx', { query: '?raw', import: 'default', eager: true }),
).join('\n');

test.each(shown)('under its name %s is what is shown', (name) => {
  const use = name.startsWith('use') ? `= ${name}\\(` : `<${name}[\\s/>]`;
  expect(sources).toMatch(new RegExp(use));
});
