import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locales } from '#contract/fields';
import { partOf, placeOf } from '../src/web/app/help/guide.ts';
import { places } from '../src/web/app/help/places.ts';

const text = `# Work

[Guides](../README.md)

<a id="first"></a>

## First

One. See [two](other.md#two).

### Smaller

\`\`\`sh
# no heading
\`\`\`

<a id="second"></a>

## Second

Two.
`;

describe('a part of a guide', () => {
  test('goes from its heading to the next, smaller ones and code among it', () => {
    expect(partOf(text, 'first')).toBe(
      '## First\n\nOne. See [two](other.md#two).\n\n### Smaller\n\n```sh\n# no heading\n```',
    );
    expect(partOf(text, 'second')).toBe('## Second\n\nTwo.');
  });
  test('is the whole without a mark, less marks and the way to the index', () => {
    expect(partOf(text)).toMatch(/^# Work\n\n+## First/);
    expect(partOf(text)).not.toMatch(/<a|README/);
  });
  test('is not there where its mark is not', () => {
    expect(partOf(text, 'third')).toBeUndefined();
  });
});

test('a link of the guide leads to a guide, or elsewhere', () => {
  expect(placeOf('other.md#two')).toBe('other#two');
  expect(placeOf('other.md')).toBe('other');
  expect(placeOf('../asvs.md')).toBeNull();
  expect(placeOf('https://example.com/a.md')).toBeNull();
});

const guide = (locale: string, file: string) => readFileSync(`docs/guide/${locale}/${file}.md`, 'utf8');

describe('every page of the app', () => {
  const routes = readFileSync('src/web/app/routes.tsx', 'utf8');
  const pages = [...routes.matchAll(/\bpage\('([^']+)'/g)].map(([, path = '']) => path);

  test('says which part of the guide is about it, and no other does', () => {
    expect(Object.keys(places).toSorted()).toEqual(pages.toSorted());
  });
  test.each(locales.flatMap((locale) => [...new Set(Object.values(places))].map((place) => [locale, place])))(
    'in %s %s is there',
    (locale, place) => {
      const [file = '', mark] = place.split('#');
      expect(partOf(guide(locale, file), mark)?.length).toBeGreaterThan(40);
    },
  );
  test('and what the guide links to within itself is there, in every language', () => {
    for (const locale of locales)
      for (const name of readdirSync(`docs/guide/${locale}`))
        for (const [, href = ''] of readFileSync(`docs/guide/${locale}/${name}`, 'utf8').matchAll(
          /\]\(([^)]+)\)/g,
        )) {
          const place = placeOf(href);
          if (place === null) continue;
          const [file = '', mark] = place.split('#');
          expect(partOf(guide(locale, file), mark), `${locale}/${name}: ${href}`).toBeDefined();
        }
  });
});
