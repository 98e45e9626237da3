/** Listening to what PostgreSQL tells all servers at commit, on a connection of its own that is opened again by itself. */
import pg from 'pg';
import { secondMs } from '#platform/clock';
import type { Logger } from '#platform/log';

export interface Listening {
  /** Nothing that is told now is missed. */
  hears(): boolean;
  close(): Promise<void>;
}

/**
 * @param options of the connection, as the pool has them
 * @param heard is called with each payload
 * @param deaf is called each time something may have been missed: at the start, and when the connection breaks
 */
export function listen(
  options: pg.ClientConfig,
  channel: string,
  { heard, deaf, log }: { heard: (payload: string) => void; deaf: () => void; log: Logger },
): Listening {
  let client: pg.Client | undefined;
  let hears = false;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const deafen = (broken: pg.Client) => {
    if (client !== broken) return;
    client = undefined;
    hears = false;
    deaf();
    if (!closed) retry = setTimeout(() => void connect(), secondMs);
  };
  async function connect(): Promise<void> {
    const fresh = new pg.Client(options);
    client = fresh;
    fresh.on('notification', ({ payload }) => heard(payload ?? ''));
    fresh.on('error', () => deafen(fresh));
    fresh.on('end', () => deafen(fresh));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      deaf();
      hears = client === fresh;
    } catch (error) {
      log.debug({ err: error, channel }, 'not listening: nothing that hangs on it is remembered meanwhile');
      deafen(fresh);
    }
  }
  void connect();
  return {
    hears: () => hears,
    async close() {
      closed = true;
      clearTimeout(retry);
      hears = false;
      await client?.end().catch(() => {});
    },
  };
}
