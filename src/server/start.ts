/** `latchkey start`: from settings to a server that answers, each step said; and back down again in order. */
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Config } from '#platform/config';
import { folderFault } from '#platform/database/embedded/folder-fault';
import { createLog } from '#platform/log';
import { checkPort, portFault } from '#platform/port';
import type { App } from './app.ts';
import { openSite } from './open-site.ts';
import { ensureWebApp, serveWebSources } from './web-app.ts';

export interface StartOptions {
  config: Config;
  /** Fill a company in, where nothing is set up. */
  demo: boolean;
  /** Vite serves the web app from its sources. */
  dev: boolean;
  say: (sentence: string) => void;
  /** Aborted when the server is to stop. */
  signal: AbortSignal;
}

/** How long running requests may go on once the server is told to stop. */
const graceMs = 10_000;

/**
 * Runs the server until it is told to stop, and stops what it started.
 * @throws StartFault where something keeps it from starting, with a sentence that says what to do
 */
export async function start(options: StartOptions): Promise<void> {
  const { config, say, signal } = options;
  await using opened = new AsyncDisposableStack();
  try {
    await checkPort(config.host, config.port);
    await openData(config.dataDirectory);
    // The program is read while PostgreSQL starts.
    const program = import('./app.ts');
    program.catch(() => {}); // told below, where it is awaited
    const site = await openSite(config, { say });
    opened.defer(() => site.close());
    signal.throwIfAborted();
    const { dataDirectory } = config;
    const webDirectory = await ensureWebApp({ dataDirectory, say, signal });
    const { demo } = options;
    const log = createLog(config.logLevel);
    const parts = { config, database: site.database, log, webDirectory, demo };
    const app = await (await program).createApp(parts);
    opened.defer(() => closeApp(app));
    signal.throwIfAborted();
    const address = await listen(app, config);
    await app.startJobs();
    await sayReady(app, address, options);
    const web = options.dev ? serveWebSources(address, signal) : Promise.resolve();
    await aborted(signal);
    await web;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  say('Stopping.');
}

async function openData(directory: string): Promise<void> {
  try {
    // Others may pass through (PostgreSQL runs as another user where this is root) but see nothing.
    await mkdir(directory, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw folderFault(error, directory);
  }
}

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    await app.http.listen({ host, port });
  } catch (error) {
    throw portFault(error, host, port);
  }
  const bound = app.http.server.address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${bound.port}`;
}

async function sayReady(app: App, address: string, { config, dev, say }: StartOptions): Promise<void> {
  const setUp = await app.isSetUp();
  say(`Latchkey is ready: ${config.publicUrl ?? address}`);
  if (!setUp) say('Nobody has set it up yet: open that address in a browser to do so.');
  if (dev) say('The web app from its sources is at the address that Vite prints.');
  say('Ctrl-C stops it.');
}

/** Takes no more requests and lets the running ones end; after a while their connections are cut. */
async function closeApp(app: App): Promise<void> {
  const impatience = setTimeout(() => app.http.server.closeAllConnections(), graceMs);
  await app.close();
  clearTimeout(impatience);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
