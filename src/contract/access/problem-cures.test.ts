import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { locales } from '#contract/fields';
import { curePages, curePagesOf, curePageWords, cureWords } from './problem-cures.ts';
import { rootCauses } from './unlocking.ts';

it('every cause has a cure in every language, and leads only to pages that there are', () => {
  const routes = readFileSync('src/web/app/routes.tsx', 'utf8');
  const tabs = readFileSync('src/web/access/locks/page.tsx', 'utf8');
  for (const { to, search } of Object.values(curePages)) {
    expect(routes).toContain(`page('${to}',`);
    if ('tab' in search) expect(tabs).toContain(`key: '${search.tab}'`);
  }
  for (const cause of rootCauses) {
    expect(curePagesOf[cause].length, cause).toBeGreaterThan(0);
    for (const locale of locales) {
      expect(cureWords[locale][cause].length, cause).toBeGreaterThan(10);
      for (const page of curePagesOf[cause]) expect(curePageWords[locale][page]).toBeTruthy();
    }
  }
});
