/**
 * Latchkey's own door: the real gate and the real ways to sign in, on a real PostgreSQL. Only three things are put in
 * from outside: the time, the comparison of passwords (cheap, so that a week passes in minutes), and the work that an
 * attempt may cost (counted instead of done).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { accountKey, createGate, type Client as GateClient, type Gate } from '#access/gate';
import { keepPassword } from '#access/passwords';
import {
  mailCodes,
  makeDeviceLink,
  proveSignIn,
  signInWithPassword,
  type SignInHouse,
} from '#access/sign-in';
import { openDatabase, type Connection, type Database } from '#platform/database';
import { networkOf } from '#platform/network';
import { ProblemError } from '#platform/problem';
import {
  askDeviceMail,
  proveDeviceByCode,
  proveDeviceByLink,
  proveDeviceByMail,
} from '../../src/server/access/sign-in/device-proof.ts';
import {
  mailForSignIn,
  passkeyFor,
  signInWithPasskey,
} from '../../src/server/access/sign-in/second-proof.ts';
import { minuteMs } from '../time.ts';
import { answer } from './authenticator.ts';
import type { Answer, Attempt, Client, Door, Entrance, Proof, Way } from './door.ts';
import { cheapHash, openAccounts, type Carried } from './latchkey-staff.ts';

const publicUrl = 'https://latchkey.example';
/** The least that work costs, in SHA-256: a thousand steps at most, three quarters of them on average, of 500 rounds of two. */
const leastHashes = 0.75 * 1000 * 500 * 2;

export const latchkeyTitle = 'Latchkey';
export const latchkeySource = 'this very program: gate, lanes, locks and sign-in, with the policy “modern”';

/** @param connection to a migrated database that is this door's alone */
export async function openLatchkey(
  connection: Connection,
  close: () => Promise<void>,
): Promise<Omit<Door, 'accepts'>> {
  const inside = new Inside(openDatabase(connection, { max: 10 }));
  return {
    name: 'latchkey',
    title: latchkeyTitle,
    source: latchkeySource,
    // A lane refills one attempt at a time: whoever asks every few minutes misses none.
    pace: { gapMs: 1200, againMs: 4 * minuteMs, byAddress: false },
    ways: ['passkey', 'totp', 'mail', 'recovery'],
    settle: (people) => inside.settle(people),
    signIn: (attempt) => inside.signIn(attempt),
    prove: (proof) => inside.prove(proof),
    askMail: (account, client, challenge, nowMs) => inside.askMail(account, client, challenge, nowMs),
    lift: (account, client, nowMs) => inside.lift(account, client, nowMs),
    guessAt: (entrance, account, client, nowMs) => inside.guessAt(entrance, account, client, nowMs),
    toldAtMs: async (account, sinceMs) => inside.toldAtMs(account, sinceMs),
    changePassword: (account, password, nowMs) => inside.changePassword(account, password, nowMs),
    restart: async () => inside.restart(),
    async close() {
      await inside.database.close();
      await close();
    },
  };
}

interface Looked {
  evaluated: boolean;
  hashes: number;
}

class Inside {
  readonly database: Database;
  private carried = new Map<string, Carried>();
  private house: SignInHouse;
  private nowMs = 0;
  /** What an attempt had looked at: many run at once. */
  private readonly looked = new AsyncLocalStorage<Looked>();
  private readonly told = new Map<string, number[]>();
  /** What a mail said, by who asked for it from where: the code answers the token that asking gave. */
  private readonly mailed = new Map<string, { token: string | null; code: string }>();
  private lastCode: string | null = null;
  /** The link of the last mail that had one: whoever asked for it, its reader may open it. */
  private readonly links = new Map<string, string>();

  constructor(database: Database) {
    this.database = database;
    this.house = this.open();
  }

  restart(): void {
    this.house = this.open();
  }

  private open(): SignInHouse {
    const looked = () => this.looked.getStore();
    const gate: Gate = createGate(this.database, {
      keepsTime: false,
      isPaid: async () => {
        const attempt = looked();
        if (attempt) attempt.hashes += leastHashes;
        return true;
      },
      tell: async (told, now) => {
        if ('personId' in told)
          this.told.set(told.personId, [...(this.told.get(told.personId) ?? []), now.getTime()]);
      },
    });
    const mails = mailCodes({
      database: this.database,
      clock: () => new Date(this.nowMs),
      publicUrl,
      mailer: {
        on: true,
        send: async ({ to, text }) => {
          this.lastCode = /\d{4} \d{4}/.exec(text)?.[0] ?? null;
          const link = /trust-device#(\S+)/.exec(text)?.[1];
          if (link !== undefined) this.links.set(to, link);
        },
      },
    });
    return {
      gate,
      passwordFits: async (kept, typed) => {
        const attempt = looked();
        if (attempt) attempt.evaluated = true;
        return kept !== null && kept === cheapHash(typed);
      },
      networkKind: async () => 'ordinary',
      mailOn: true,
      publicUrl,
      // The one job that ways in send: a code by mail.
      send: async (_, data) => mails.work(data as Parameters<typeof mails.work>[0]),
    };
  }

  async settle(people: Parameters<Door['settle']>[0]): Promise<void> {
    const before = new Date(Date.UTC(2026, 1, 1));
    this.carried = await openAccounts(this.database, people, before);
  }

  /** What everybody else has to say of an attempt: where it comes from, and when. */
  private at(client: Client, nowMs: number): { client: GateClient; now: Date } {
    this.nowMs = nowMs;
    const { address, agent, device } = client;
    return {
      client: { address, network: networkOf(address), userAgent: agent, deviceCookie: device },
      now: new Date(nowMs),
    };
  }

  private async seen(act: () => Promise<Omit<Answer, 'evaluated'>>): Promise<Answer> {
    const looked: Looked = { evaluated: false, hashes: 0 };
    const answered = await this.looked.run(looked, () =>
      act().catch((error: unknown): Omit<Answer, 'evaluated'> => {
        if (error instanceof ProblemError) return { outcome: 'refused' };
        throw error;
      }),
    );
    return { ...answered, evaluated: looked.evaluated, hashes: looked.hashes };
  }

  signIn({ account, client: from, password, nowMs, pays }: Attempt): Promise<Answer> {
    const { client, now } = this.at(from, nowMs);
    return this.seen(async () => {
      const given = { email: account, password, client, ...(pays && { work: 'paid' }) };
      const signed = await signInWithPassword(this.house, given, now);
      switch (signed.outcome) {
        case 'in':
          return { outcome: 'in', device: signed.device.cookie };
        case 'challenge':
          return {
            outcome: 'challenge',
            challenge: signed.challenge.token,
            reasons: signed.challenge.reasons,
          };
        case 'wrong':
          return { outcome: 'wrong' };
      }
    });
  }

  prove({ account, client: from, way, challenge, nowMs }: Proof): Promise<Answer> {
    const { client, now } = this.at(from, nowMs);
    const own = this.own(account);
    return this.seen(async () => {
      if (way === 'passkey') return this.byPasskey(own, challenge, client, now);
      const mail = this.mailed.get(`${account} ${from.address}`);
      if (way === 'mail' && !mail) return this.byLink(account, client, now);
      const code = mail && way === 'mail' ? mail.code : codeOf(own, way, nowMs);
      if (challenge !== null) {
        const method = way === 'recovery' ? 'recovery-code' : way;
        const came = await proveSignIn(this.house, { challenge, proof: { method, code }, client }, now);
        return came ? { outcome: 'in', device: came.device.cookie } : { outcome: 'wrong' };
      }
      const trusted =
        way === 'mail'
          ? await proveDeviceByMail(this.house, { token: mail?.token ?? '', code, client }, now)
          : await proveDeviceByCode(
              this.house,
              {
                email: account,
                method: way === 'totp' ? 'totp' : 'recovery-code',
                code,
                client,
                work: 'paid',
              },
              now,
            );
      return trusted ? { outcome: 'trusted', device: trusted.cookie } : { outcome: 'wrong' };
    });
  }

  private async byPasskey(
    own: Carried,
    challenge: string | null,
    client: GateClient,
    now: Date,
  ): Promise<Omit<Answer, 'evaluated'>> {
    if (!own.passkey) return { outcome: 'wrong' };
    const question = await passkeyFor(this.house, { client, ...(challenge !== null && { challenge }) }, now);
    if (!question) return { outcome: 'refused' };
    const { token, options } = question;
    const asked = {
      challenge: String(options['challenge']),
      rpId: new URL(publicUrl).hostname,
      origin: publicUrl,
      userHandle: Buffer.from(own.id.replaceAll('-', ''), 'hex'),
    };
    const response = answer(own.passkey, asked);
    const came =
      challenge === null
        ? await signInWithPasskey(this.house, { token, response, client }, now)
        : await proveSignIn(
            this.house,
            { challenge, proof: { method: 'passkey', token, response }, client },
            now,
          );
    return came ? { outcome: 'in', device: came.device.cookie } : { outcome: 'wrong' };
  }

  async askMail(account: string, from: Client, challenge: string | null, nowMs: number): Promise<boolean> {
    const { client, now } = this.at(from, nowMs);
    const key = `${account} ${from.address}`;
    this.mailed.delete(key);
    this.lastCode = null;
    let token: string | null = null;
    await this.seen(async () => {
      if (challenge === null) {
        token = (await askDeviceMail(this.house, { email: account, client, work: 'paid' }, now)).token;
      } else {
        await mailForSignIn(this.house, { challenge, client }, now);
      }
      return { outcome: 'wrong' };
    });
    // Read anew: the mail came meanwhile.
    const code = this.lastCode as string | null;
    if (code !== null) this.mailed.set(key, { token, code });
    return code !== null;
  }

  /** An earlier mail in the mailbox, asked for by whomever, has a link that may still be good. */
  private async byLink(account: string, client: GateClient, now: Date): Promise<Omit<Answer, 'evaluated'>> {
    const trusted = await proveDeviceByLink(
      this.house,
      { token: this.links.get(account) ?? '', client },
      now,
    );
    return trusted ? { outcome: 'trusted', device: trusted.cookie } : { outcome: 'wrong' };
  }

  /** A link for this device, handed over by an administrator. */
  async lift(account: string, from: Client, nowMs: number): Promise<string | null> {
    const { client, now } = this.at(from, nowMs);
    const { url } = await makeDeviceLink(this.database.db, this.own(account).id, publicUrl, now);
    const token = url.split('#')[1] ?? '';
    return (await proveDeviceByLink(this.house, { token, client }, now))?.cookie ?? null;
  }

  async guessAt(entrance: Entrance, account: string, from: Client, nowMs: number): Promise<Answer | null> {
    const { client, now } = this.at(from, nowMs);
    const { house } = this;
    const code = String(nowMs).slice(-8);
    switch (entrance) {
      case 'totp':
        return this.guessCode(account, 'totp', () =>
          proveDeviceByCode(
            house,
            { email: account, method: 'totp', code: code.slice(2), client, work: 'paid' },
            now,
          ),
        );
      case 'recovery-code':
        return this.guessCode(account, 'recovery-code', () =>
          proveDeviceByCode(
            house,
            { email: account, method: 'recovery-code', code, client, work: 'paid' },
            now,
          ),
        );
      case 'mail-proof':
        return this.guessCode(account, 'mail-code', async () => {
          const { token } = await askDeviceMail(house, { email: account, client, work: 'paid' }, now);
          return proveDeviceByMail(house, { token, code, client }, now);
        });
    }
  }

  /** Whether a code was looked at stands in its lane. */
  private async guessCode(account: string, factor: string, act: () => Promise<unknown>): Promise<Answer> {
    const answered = await this.seen(async () => ({ outcome: (await act()) === null ? 'wrong' : 'trusted' }));
    const { id } = this.own(account);
    const lane = await this.database.db
      .selectFrom('lane_budgets')
      .select('allowed')
      .where('account', '=', accountKey(id))
      .where('factor', '=', factor)
      .executeTakeFirst();
    return { ...answered, evaluated: lane?.allowed ?? false };
  }

  toldAtMs(account: string, sinceMs: number): number | null {
    return this.told.get(this.own(account).id)?.find((atMs) => atMs >= sinceMs) ?? null;
  }

  async changePassword(account: string, password: string, nowMs: number): Promise<void> {
    const { db } = this.database;
    const { id } = this.own(account);
    const facts = { lengthClass: 12, guessesClass: 10, kinds: [] };
    await keepPassword(db, id, { hash: cheapHash(password), facts }, new Date(nowMs));
  }

  private own(account: string): Carried {
    const own = this.carried.get(account);
    if (!own) throw new Error(`Nobody is ${account}.`);
    return own;
  }
}

function codeOf(own: Carried, way: Way, nowMs: number): string {
  return (way === 'totp' ? own.totp?.generate({ timestamp: nowMs }) : own.recoveryCodes.pop()) ?? '';
}
