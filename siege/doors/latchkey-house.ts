/**
 * The house behind Latchkey's door: the real gate and the real ways to sign in. What it compared, mailed and told is
 * kept, so that the siege sees it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createGate, type Gate } from '#access/gate';
import { mailCodes, type SignInHouse } from '#access/sign-in';
import type { Database } from '#platform/database';
import { mailCodeJob } from '../../src/server/access/sign-in/mails.ts';
import { ProblemError } from '#platform/problem';
import type { Answer } from './door.ts';
import { cheapHash } from './latchkey-staff.ts';

export const publicUrl = 'https://latchkey.example';
/** The least that work costs, in SHA-256: a thousand steps at most, three quarters of them on average, of 500 rounds of two. */
const leastHashes = 0.75 * 1000 * 500 * 2;

interface Looked {
  evaluated: boolean;
  hashes: number;
}

export class WatchedHouse {
  readonly database: Database;
  house: SignInHouse;
  nowMs = 0;
  /** The code of the last mail. */
  lastCode: string | null = null;
  /** The link of the last mail that had one: whoever asked for it, its reader may open it. */
  readonly links = new Map<string, string>();
  /** When people were told something, by their id. */
  readonly told = new Map<string, number[]>();
  /** What an attempt had looked at: many run at once. */
  private readonly looked = new AsyncLocalStorage<Looked>();

  constructor(database: Database) {
    this.database = database;
    this.house = this.open();
  }

  restart(): void {
    this.house = this.open();
  }

  /** Acts, and says whether a secret was compared and what it cost. A problem is a refusal. */
  async seen(act: () => Promise<Omit<Answer, 'evaluated'>>): Promise<Answer> {
    const looked: Looked = { evaluated: false, hashes: 0 };
    const answered = await this.looked.run(looked, () =>
      act().catch((error: unknown): Omit<Answer, 'evaluated'> => {
        if (error instanceof ProblemError) return { outcome: 'refused' };
        throw error;
      }),
    );
    return { ...answered, evaluated: looked.evaluated, hashes: looked.hashes };
  }

  private open(): SignInHouse {
    const mails = this.openMails();
    return {
      gate: this.openGate(),
      passwordFits: async (kept, typed) => {
        const attempt = this.looked.getStore();
        if (attempt) attempt.evaluated = true;
        return kept !== null && kept === cheapHash(typed);
      },
      networkKind: async () => 'ordinary',
      mailOn: () => true,
      publicUrl,
      // A code by mail. Who is called for a request is read from the request itself.
      send: async (job, data) => {
        if (job === mailCodeJob) await mails.work(data as Parameters<typeof mails.work>[0]);
      },
    };
  }

  private openGate(): Gate {
    return createGate(this.database, {
      keepsTime: false,
      isPaid: async () => {
        const attempt = this.looked.getStore();
        if (attempt) attempt.hashes += leastHashes;
        return true;
      },
      tell: async (told, now) => {
        if ('personId' in told)
          this.told.set(told.personId, [...(this.told.get(told.personId) ?? []), now.getTime()]);
      },
    });
  }

  private openMails() {
    return mailCodes({
      database: this.database,
      clock: () => new Date(this.nowMs),
      publicUrl,
      mailer: {
        reaches: () => true,
        on: true,
        send: async ({ to, text }) => {
          this.lastCode = /\d{4} \d{4}/.exec(text)?.[0] ?? null;
          const link = /trust-device#(\S+)/.exec(text)?.[1];
          if (link !== undefined) this.links.set(to, link);
        },
      },
    });
  }
}
