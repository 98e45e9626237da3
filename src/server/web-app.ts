/** The built web app: made by Vite where it is missing or older than its sources. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, constants, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskFull, isFull } from '#platform/database/embedded/folder-fault';
import { StartFault } from '#platform/start-fault';

const program = fileURLToPath(new URL('../../', import.meta.url));
/** All that decides what comes out of a build. */
const sources = ['src/web', 'src/contract', 'package-lock.json', 'vite.config.ts'];

interface Options {
  dataDirectory: string;
  say: (sentence: string) => void;
  signal: AbortSignal;
}

/**
 * Makes sure that the web app is built from the sources as they are.
 * @returns the folder to serve: `dist/web` of the program, or one beside the data where that can't be written
 * @throws StartFault `web_build_failed` and others
 */
export async function ensureWebApp(options: Options): Promise<string> {
  const hash = await hashSources();
  const places = [join(program, 'dist'), options.dataDirectory];
  for (const place of places) {
    if (await isFresh(place, hash)) return join(place, 'web');
  }
  options.say('Building the web app; this takes a moment, and only after a change.');
  const started = Date.now();
  const place = await firstWritable(places);
  await build(place, hash, options.signal);
  options.say(`The web app is built (${((Date.now() - started) / 1000).toFixed(1)} s).`);
  return join(place, 'web');
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(sources.map(filesUnder))).flat()) {
    const content = await readFile(join(program, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** A file's own path, or those of all files in a folder, in an order that is always the same; tests are no sources. */
async function filesUnder(path: string): Promise<string[]> {
  if (!(await stat(join(program, path))).isDirectory()) return [path];
  const entries = await readdir(join(program, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(program.length))
    .toSorted();
}

function stampIn(place: string): string {
  return join(place, 'web.sources');
}

async function isFresh(place: string, hash: string): Promise<boolean> {
  try {
    await access(join(place, 'web', 'index.html'));
    return (await readFile(stampIn(place), 'utf8')) === hash;
  } catch {
    return false;
  }
}

async function firstWritable(places: readonly string[]): Promise<string> {
  for (const place of places) {
    try {
      await mkdir(place, { recursive: true });
      await access(place, constants.W_OK);
      return place;
    } catch {
      // the next one
    }
  }
  throw new StartFault(
    'folder_unwritable',
    `The web app must be built, and none of these folders can be written: ${places.join(', ')}. Run "npm run build" as a user that may write there.`,
  );
}

/** Builds into a folder of its own and swaps it in, so that half a build is never served. */
async function build(place: string, hash: string, signal: AbortSignal): Promise<void> {
  const half = join(place, `web.new-${process.pid}`);
  try {
    await runVite(['build', '--outDir', half, '--emptyOutDir'], signal);
    await rm(stampIn(place), { force: true });
    await rm(join(place, 'web'), { recursive: true, force: true });
    await rename(half, join(place, 'web'));
    await writeFile(stampIn(place), hash);
  } catch (error) {
    signal.throwIfAborted();
    throw isFull(place) ? diskFull(place, error) : error;
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

/** Vite runs as a process of its own: what it takes of memory is given back when it ends. */
async function runVite(parameters: readonly string[], signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [...viteCommand(), ...parameters, '--logLevel', 'warn'], {
    cwd: program,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    windowsHide: true,
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  throw new StartFault(
    'web_build_failed',
    `The web app can't be built. Vite said:\n${said.trim().slice(-2_000)}`,
  );
}

/** `native`: Node reads vite.config.ts itself, and nothing is written into node_modules. */
function viteCommand(): string[] {
  try {
    const vite = dirname(createRequire(import.meta.url).resolve('vite/package.json'));
    return [join(vite, 'bin', 'vite.js'), '--configLoader', 'native'];
  } catch (error) {
    throw new StartFault(
      'web_build_missing',
      'The web app must be built, but Vite isn\'t installed. Run "npm ci" (without --omit=dev) and start again.',
      { cause: error },
    );
  }
}

/**
 * For development: Vite serves the web app from its sources and hands `/api` on to the server.
 * @returns its end, which comes with the signal or where Vite fails
 */
export async function serveWebSources(server: string, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [...viteCommand(), '--clearScreen', 'false'], {
    cwd: program,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, LATCHKEY_SERVER: server },
    signal,
    windowsHide: true,
  });
  await new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
}
