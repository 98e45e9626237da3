/** Where PostgreSQL listens: a socket in a closed folder; on Windows a port of this machine only, with a password. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { openSocketFolder } from './home.ts';
import type { Runner } from './runner.ts';
import type { Settings } from './settings.ts';

export interface Endpoint {
  host: string;
  port: number;
  password?: string;
  settings: Settings;
}

/** @param renew on Windows: takes another port, for when nothing lives on the one before */
export async function openEndpoint(home: string, runner: Runner, renew = false): Promise<Endpoint> {
  if (process.platform !== 'win32') return socketEndpoint(openSocketFolder(home, runner));
  const path = join(home, 'endpoint.json');
  const known = existsSync(path) ? endpointFile.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
  const password = known?.password ?? randomBytes(24).toString('base64url');
  const port = known === undefined || renew ? await freePort() : known.port;
  writeFileSync(path, JSON.stringify({ port, password }), { mode: 0o600, flush: true });
  const host = '127.0.0.1';
  return {
    host,
    port,
    password,
    settings: { listen_addresses: host, port, password_encryption: 'scram-sha-256' },
  };
}

const endpointFile = z.object({ port: z.int(), password: z.string() });

function socketEndpoint(folder: string): Endpoint {
  const port = 5432; // only a part of the socket's name
  return {
    host: folder,
    port,
    settings: {
      listen_addresses: '',
      port,
      unix_socket_directories: `"${folder.replaceAll('"', '""')}"`,
      unix_socket_permissions: '0700',
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
