/**
 * Latchkey's own door: the real gate and the real ways to sign in, on a real PostgreSQL. Only three things are put in
 * from outside: the time, the comparison of passwords (cheap, so that a week passes in minutes), and the work that an
 * attempt may cost (counted instead of done).
 */
import type { Client as GateClient } from '#access/gate';
import { keepPassword } from '#access/passwords';
import { makeDeviceLink, proveSignIn, signInWithPassword, type SignInHouse } from '#access/sign-in';
import { openDatabase, type Connection, type Database } from '#platform/database';
import { networkOf } from '#platform/network';
import {
  askDeviceMail,
  proveDeviceByCode,
  proveDeviceByLink,
  proveDeviceByMail,
} from '../../src/server/access/sign-in/device-proof.ts';
import { askSignedOut } from '../../src/server/access/unlocking/ask.ts';
import {
  mailForSignIn,
  passkeyFor,
  signInWithPasskey,
} from '../../src/server/access/sign-in/second-proof.ts';
import { minuteMs } from '../time.ts';
import { answer } from './authenticator.ts';
import type { Answer, Attempt, Client, Door, Entrance, Proof, Way } from './door.ts';
import { guessAt } from './latchkey-guesses.ts';
import { publicUrl, WatchedHouse } from './latchkey-house.ts';
import { cheapHash, openAccounts, type Carried } from './latchkey-staff.ts';

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
    askHelp: (account, client, nowMs) => inside.askHelp(account, client, nowMs),
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

class Inside {
  readonly database: Database;
  private readonly watched: WatchedHouse;
  private carried = new Map<string, Carried>();
  /** What a mail said, by who asked for it from where: the code answers the token that asking gave. */
  private readonly mailed = new Map<string, { token: string | null; code: string }>();

  constructor(database: Database) {
    this.database = database;
    this.watched = new WatchedHouse(database);
  }

  restart(): void {
    this.watched.restart();
  }

  private get house(): SignInHouse {
    return this.watched.house;
  }

  async settle(people: Parameters<Door['settle']>[0]): Promise<void> {
    const before = new Date(Date.UTC(2026, 1, 1));
    this.carried = await openAccounts(this.database, people, before);
  }

  /** What everybody else has to say of an attempt: where it comes from, and when. */
  private at(client: Client, nowMs: number): { client: GateClient; now: Date } {
    this.watched.nowMs = nowMs;
    const { address, agent, device } = client;
    return {
      client: { address, network: networkOf(address), userAgent: agent, deviceCookie: device },
      now: new Date(nowMs),
    };
  }

  signIn({ account, client: from, password, nowMs, pays }: Attempt): Promise<Answer> {
    const { client, now } = this.at(from, nowMs);
    return this.watched.seen(async () => {
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
    return this.watched.seen(async () => {
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
    this.watched.lastCode = null;
    let token: string | null = null;
    await this.watched.seen(async () => {
      if (challenge === null) {
        token = (await askDeviceMail(this.house, { email: account, client, work: 'paid' }, now)).token;
      } else {
        await mailForSignIn(this.house, { challenge, client }, now);
      }
      return { outcome: 'wrong' };
    });
    // Read anew: the mail came meanwhile.
    const code = this.watched.lastCode as string | null;
    if (code !== null) this.mailed.set(key, { token, code });
    return code !== null;
  }

  /** An earlier mail in the mailbox, asked for by whomever, has a link that may still be good. */
  private async byLink(account: string, client: GateClient, now: Date): Promise<Omit<Answer, 'evaluated'>> {
    const trusted = await proveDeviceByLink(
      this.house,
      { token: this.watched.links.get(account) ?? '', client },
      now,
    );
    return trusted ? { outcome: 'trusted', device: trusted.cookie } : { outcome: 'wrong' };
  }

  /** An unlock request, asked signed out: taken or not, and by whom administrators are called. */
  async askHelp(account: string, from: Client, nowMs: number): Promise<boolean> {
    const { client, now } = this.at(from, nowMs);
    let isCalled = false;
    await this.watched.seen(async () => {
      const given = { email: account, message: 'Let me in, please.', work: 'paid' };
      const { number } = await askSignedOut(this.house, { client, now }, given);
      const { db } = this.database;
      const request = db.selectFrom('unlock_requests').select('rings').where('number', '=', number);
      isCalled = (await request.executeTakeFirstOrThrow()).rings;
      return { outcome: 'wrong' };
    });
    return isCalled;
  }

  /** A link for this device, handed over by an administrator. */
  async lift(account: string, from: Client, nowMs: number): Promise<string | null> {
    const { client, now } = this.at(from, nowMs);
    const { url } = await makeDeviceLink(this.database.db, this.own(account).id, publicUrl, now);
    const token = url.split('#')[1] ?? '';
    return (await proveDeviceByLink(this.house, { token, client }, now))?.cookie ?? null;
  }

  guessAt(entrance: Entrance, account: string, from: Client, nowMs: number): Promise<Answer> {
    const { client, now } = this.at(from, nowMs);
    const guess = { email: account, personId: this.own(account).id, client };
    return guessAt(this.watched, entrance, guess, now);
  }

  toldAtMs(account: string, sinceMs: number): number | null {
    return this.watched.told.get(this.own(account).id)?.find((atMs) => atMs >= sinceMs) ?? null;
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
