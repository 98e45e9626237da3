/** Where somebody goes on after signing in: a path of this site, never another one. */
const longest = 1000;

/** @returns path, query and fragment; `/` for everything else, however it is disguised */
export function pathOfThisSite(next: string | undefined): string {
  if (next === undefined || next.length > longest || !next.startsWith('/')) return '/';
  // Browsers take backslashes for slashes and leave control characters out: `/\host` and `/<tab>/host` lead elsewhere.
  // oxlint-disable-next-line no-control-regex -- naming the control characters is the point
  if (/[\\\u0000-\u0020\u007f]/.test(next) || !next.isWellFormed()) return '/';
  const here = 'https://here.invalid';
  if (!URL.canParse(next, here)) return '/';
  const { origin, pathname, search, hash } = new URL(next, here);
  // A path of dots can come out with two slashes at its beginning.
  if (origin !== here || pathname.startsWith('//')) return '/';
  return pathname.startsWith('/api/') ? '/' : pathname + search + hash;
}
