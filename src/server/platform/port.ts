/** The port to listen on, tried before anything slow is begun. */
import { createServer } from 'node:net';
import { StartFault } from './start-fault.ts';

/** @throws StartFault where nothing can listen there */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, exclusive: true }, resolve);
    });
    await new Promise<void>((resolve) => server.close(() => resolve()));
  } catch (error) {
    throw portFault(error, host, port);
  }
}

/** Turns an error of listening into a sentence that says what to do. */
export function portFault(error: unknown, host: string, port: number): StartFault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const fault = (name: string, sentence: string) => new StartFault(name, sentence, { cause: error });
  switch (code) {
    case 'EADDRINUSE':
      return fault(
        'port_in_use',
        `Port ${port} is in use already, perhaps by a Latchkey that runs (see http://localhost:${port}). Stop that program, or take another port: PORT=${port + 1}.`,
      );
    case 'EACCES':
      return fault(
        'port_forbidden',
        `This user may not listen on port ${port}; ports below 1024 are for root. Take a higher one, e.g. PORT=3000, and put a proxy in front of it.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return fault(
        'host_unknown',
        `This machine has no address ${host}. Correct HOST: 127.0.0.1 for this machine alone, 0.0.0.0 for all its addresses.`,
      );
    default:
      return fault(
        'port_failed',
        `Latchkey can't listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}.`,
      );
  }
}
