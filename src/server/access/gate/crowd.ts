/**
 * Who is let to the door first when it is crowded. A flood of strangers must not make anybody wait whom we know: so few
 * strangers are served at once, a few wait, and the rest are told to come back, before the database is asked anything.
 *
 * Known is who brings a device cookie that we signed, for whomever, or comes from a network where people are at home.
 * It is only about turns: what somebody may is decided at the gate.
 */
import { familiarDays } from '#access/lanes';
import { serverKeys } from '#access/keys';
import { isOurs } from '#access/devices';
import { dayMs, later, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';

/** Strangers served at once: each takes a connection and, for a while, a core. */
const atOnce = 3;
/** And so many wait their turn: about a second's worth. */
const waitAtMost = 40;
const comeBackSeconds = 10;
const readAnewMs = minuteMs;
const networksAtMost = 200_000;

export interface Crowd {
  /**
   * Waits for a turn. @returns gives it back
   * @throws ProblemError `too_many_requests` with `retry-after`
   */
  enter(client: { network: string; deviceCookie: string | null }, now: Date): Promise<() => void>;
}

export function createCrowd(db: Db): Crowd {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  const knows = createAcquaintance(db);
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    async enter(client, now) {
      if (await knows(client, now)) return () => {};
      if (free > 0) free--;
      else if (waiting.length < waitAtMost) await new Promise<void>((turn) => waiting.push(turn));
      else
        throw new ProblemError('too_many_requests', undefined, {
          headers: { 'retry-after': String(comeBackSeconds) },
        });
      return leave;
    },
  };
}

/** Who is known, from memory: the keys and the familiar networks, read anew every minute beside the requests. */
function createAcquaintance(db: Db) {
  let networks = new Set<string>();
  let until = 0;
  let reading: Promise<void> | undefined;
  async function read(now: Date): Promise<void> {
    const rows = await db
      .selectFrom('familiar_networks')
      .select('network')
      .distinct()
      .where('last_at', '>', later(now, -familiarDays * dayMs))
      .limit(networksAtMost)
      .execute();
    networks = new Set(rows.map((row) => row.network));
    until = now.getTime() + readAnewMs;
  }
  return async (client: { network: string; deviceCookie: string | null }, now: Date): Promise<boolean> => {
    if (until <= now.getTime() || until > now.getTime() + readAnewMs)
      reading ??= read(now).finally(() => (reading = undefined));
    // Nothing is known at the very first; later what is known serves while it is read anew.
    if (until === 0) await reading?.catch(() => {});
    else reading?.catch(() => {});
    if (networks.has(client.network)) return true;
    return client.deviceCookie !== null && isOurs(client.deviceCookie, await serverKeys(db, 'device'), now);
  };
}
