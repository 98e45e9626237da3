/** The house holds: floors, faces, sizes, and words that don't belong here. Lint holds the rest (.oxlintrc.json). */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => /\.tsx?$/.test(path));
const text = new Map(sources.map((path) => [path, readFileSync(path, 'utf8')]));
const importsOf = (path: string): string[] =>
  [...(text.get(path) ?? '').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');

/** Lower floors first; a file imports from its own floor and those before it. */
const floors = [
  'contract',
  'server/platform',
  'server/access',
  'server/business',
  'server/people',
  'server/care',
  'server',
];
const floorOf = (path: string) => floors.findIndex((floor) => relative('src', path).startsWith(`${floor}/`));
const prefixes: Record<string, number> = { '#contract': 0, '#platform': 1, '#access': 2, '#business': 3 };

describe('architecture', () => {
  it('a lower floor never imports a higher one', () => {
    const upward = sources
      .filter((path) => floorOf(path) >= 0)
      .flatMap((path) =>
        importsOf(path)
          .filter((name) => (prefixes[name.split('/')[0] ?? ''] ?? -1) > floorOf(path))
          .map((name) => `${path} → ${name}`),
      );
    expect(upward).toEqual([]);
  });

  it('modules are entered by their index.ts alone', () => {
    const broken = sources
      .filter((path) => /src\/server\/(access|business)\/[^/]+\//.test(path))
      .flatMap((path) =>
        importsOf(path)
          .filter((name) => /^\.\.\/\.\.|^\.\.\/[^.]/.test(name) && !isInside(path, name))
          .map((name) => `${path} → ${name}`),
      );
    expect(broken).toEqual([]);
  });

  it('the web meets the server in the contract only', () => {
    const broken = sources
      .filter((path) => path.startsWith('src/web/'))
      .flatMap((path) =>
        importsOf(path)
          .filter((name) => /^#(platform|access|business)|\/server\/|^node:/.test(name))
          .map((name) => `${path} → ${name}`),
      );
    expect(broken).toEqual([]);
  });

  it('every module tells its story at its door', () => {
    const doors = sources.filter((path) => /src\/server\/(access|business)\/[^/]+\/index\.ts$/.test(path));
    expect(doors.length).toBeGreaterThan(8);
    expect(doors.filter((path) => !text.get(path)?.startsWith('/**'))).toEqual([]);
  });

  it('no file is a room too full', () => {
    const full = sources.filter((path) => (text.get(path)?.split('\n').length ?? 0) > 480);
    expect(
      full.filter((path) => !path.endsWith('database-types.ts') && !/words|vocabulary|fields\.ts/.test(path)),
    ).toEqual([]);
  });

  it('nothing is left for later', () => {
    const marks = [...text].filter(([, content]) =>
      /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)/.test(content),
    );
    expect(marks.map(([path]) => path)).toEqual([]);
  });
});

/** A path within the same module, from a folder of it. */
function isInside(path: string, name: string): boolean {
  const module = /^src\/server\/(?:access|business)\/[^/]+/.exec(path)?.[0] ?? '';
  return join(path, '..', name).startsWith(`${module}/`);
}
