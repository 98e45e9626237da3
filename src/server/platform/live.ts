/**
 * Live: what changed, told to everybody's open pages at commit, by all servers. Only the kind of thing is told (`customer`),
 * never which one or what: a page then asks again, and its rights decide what it sees. Notices are told to their owner alone.
 *
 * Invariants: nothing is told of a transaction that was rolled back; a stream that may have missed something says so; the
 * streams of a session that is over end with it.
 */
import { PassThrough, type Readable } from 'node:stream';
import { sql, type RawBuilder } from 'kysely';
import { everything } from '#contract/live';
import { minuteMs, secondMs } from './clock.ts';
import { listen, type Database } from './database.ts';
import type { Logger } from './log.ts';

const channel = 'latchkey_live';
/** Many changes in a moment are one word: a page asks again at most so often. */
const gatherMs = 300;
/** Proxies close what is silent. */
const beatMs = 25 * secondMs;
/** Then the browser connects anew, and is asked again who it is. */
const lastsMs = 5 * minuteMs;
/** Pages of one person; the oldest is closed for the next. */
const streamsAtMost = 12;
/** Whoever doesn't read what they are sent has gone. */
const unreadAtMost = 64 * 1024;

/**
 * To be selected or returned by a statement of the transaction that changes it.
 * @param of whose it is, e.g. a column; nobody's: everybody is told
 */
export const saidLive = (topic: string, of?: RawBuilder<unknown>) =>
  of
    ? sql<string>`pg_notify(${channel}, ${topic} || ' ' || ${of})`
    : sql<string>`pg_notify(${channel}, ${topic})`;

export interface Live {
  /** What changes from now on, as server-sent events, while the session is open. */
  follow(personId: string, sessionId: string): Readable;
  /** Ends the streams of sessions that are over: to be called when somebody's access changed. */
  check(): void;
  close(): Promise<void>;
}

interface Follower {
  personId: string;
  sessionId: string;
  out: PassThrough;
  /** Not said yet. */
  topics: Set<string>;
  gathering: NodeJS.Timeout | undefined;
}

/** @param stillIn which of these sessions are still open */
export function createLive(
  database: Database,
  log: Logger,
  stillIn: (sessionIds: readonly string[]) => Promise<ReadonlySet<string>>,
): Live {
  const followers = new Set<Follower>();
  const say = (follower: Follower, topic: string) => {
    follower.topics.add(topic);
    follower.gathering ??= setTimeout(() => {
      follower.gathering = undefined;
      const said = follower.topics.has(everything) ? [everything] : [...follower.topics];
      follower.topics.clear();
      if (follower.out.writableLength > unreadAtMost) follower.out.end();
      else follower.out.write(said.map((each) => `data: ${each}\n\n`).join(''));
    }, gatherMs);
  };
  const listening = listen(database.pool.options, channel, {
    heard(payload) {
      const [topic = '', personId] = payload.split(' ');
      for (const follower of followers)
        if (personId === undefined || personId === follower.personId) say(follower, topic);
    },
    deaf() {
      for (const follower of followers) say(follower, everything);
    },
    log,
  });
  const endThoseOver = async () => {
    const asked = [...followers];
    if (asked.length === 0) return;
    const open = await stillIn([...new Set(asked.map(({ sessionId }) => sessionId))]);
    for (const { sessionId, out } of asked) if (!open.has(sessionId)) out.end();
  };
  // One look at a time: what changes during one is seen by the next.
  let looking = false;
  let lookAgain = false;
  const check = async () => {
    lookAgain = looking;
    if (looking) return;
    looking = true;
    try {
      await endThoseOver();
    } catch (error) {
      // With the database away nobody hears of changes either; once it is back, this is called again.
      log.debug({ err: error }, 'streams were not checked');
    }
    looking = false;
    if (lookAgain) void check();
  };
  const beat = setInterval(() => {
    for (const { out } of followers) out.write(':\n\n');
  }, beatMs);
  beat.unref();

  return {
    check: () => void check(),
    follow(personId, sessionId) {
      const own = [...followers].filter((each) => each.personId === personId);
      if (own.length >= streamsAtMost) own[0]?.out.end();
      const out = new PassThrough();
      const follower: Follower = { personId, sessionId, out, topics: new Set(), gathering: undefined };
      followers.add(follower);
      const ends = setTimeout(() => out.end(), lastsMs);
      ends.unref();
      out.once('close', () => {
        followers.delete(follower);
        clearTimeout(ends);
        clearTimeout(follower.gathering);
      });
      out.write('retry: 2000\n\n');
      return out;
    },
    async close() {
      clearInterval(beat);
      for (const { out } of followers) out.end();
      await listening.close();
    },
  };
}
