/** docs/asvs.md names a test for each requirement: this one holds the names against the files, so that it can't rot. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/asvs.md', 'utf8');
const named = [...page.matchAll(/`((?:tests|src)\/[^`\s]+?\.(?:test|journey)\.ts) › ([^`]+)`/g)].map(
  ([, file = '', title = '']) => ({ file, title }),
);

/** The requirements of levels 1 and 2 of chapters V6 and V7, as ASVS 5.0 numbers them. */
const sections: Readonly<Record<string, number>> = {
  '6.1': 3,
  '6.2': 12,
  '6.3': 4,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
};

describe('docs/asvs.md', () => {
  it('has every requirement of levels 1 and 2, once', () => {
    const rows = [...page.matchAll(/^\| (\d\.\d\.\d+) \|/gm)].map(([, number]) => number);
    const all = Object.entries(sections).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, i) => `${section}.${i + 1}`),
    );
    expect(rows).toEqual(all);
  });

  it('names tests that exist', () => {
    expect(named.length).toBeGreaterThan(50);
    const missing = named.filter(({ file, title }) => {
      const text = readFileSync(file, 'utf8');
      // As a title stands in the source: whole, in quotes of any kind.
      return !["'", '`', '"'].some((quote) => text.includes(`${quote}${title}${quote}`));
    });
    expect(missing).toEqual([]);
  });

  it('has no row that names neither a test nor a reason', () => {
    const rows = page.split('\n').filter((line) => /^\| \d\.\d\.\d+ \|/.test(line));
    const silent = rows.filter((row) => !/`(tests|src)\//.test(row) && !row.includes("**Doesn't apply**"));
    expect(silent).toEqual([]);
  });
});
