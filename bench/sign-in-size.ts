/**
 * How much compressed JavaScript the sign-in page loads: its entry, the page itself and everything both import,
 * as `gzip -9` would send it. Reads the manifest of a finished build (`npm run build`).
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budgetKb = 250;
const built = new URL('../dist/web/', import.meta.url);

interface Chunk {
  file: string;
  name?: string;
  imports?: string[];
}
type Manifest = Record<string, Chunk>;

/** The files that a page loads: those named, with all they import at once. */
export function filesOf(manifest: Manifest, names: string[]): Set<string> {
  const files = new Set<string>();
  const follow = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(follow);
  };
  names.forEach(follow);
  return files;
}

const manifest = JSON.parse(readFileSync(new URL('manifest.json', built), 'utf8')) as Manifest;
const page = Object.keys(manifest).find((name) => manifest[name]?.name === 'entry');
if (!page) throw new Error('the manifest has no chunk of the entry pages');
const sizes = [...filesOf(manifest, ['index.html', page])]
  .filter((file) => file.endsWith('.js'))
  .map((file) => [file, gzipSync(readFileSync(new URL(file, built)), { level: 9 }).length / 1000] as const);
const total = sizes.reduce((sum, [, kb]) => sum + kb, 0);
if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify({ figure: 'sign-in page, compressed JavaScript', kb: Number(total.toFixed(1)), budgetKb }),
  );
} else {
  for (const [file, kb] of sizes) console.log(`${kb.toFixed(1).padStart(8)} kB  ${file}`);
  console.log(`${total.toFixed(1).padStart(8)} kB  in all; at most ${budgetKb} kB are allowed`);
}
if (total > budgetKb) process.exitCode = 1;
