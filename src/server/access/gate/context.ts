/** What a handler works with: one request, one handle on the database, one person. */
import type { Mailer } from '#platform/mail';
import type { Db } from '#platform/database';
import type { Logger } from '#platform/log';
import type { Gate } from './gate.ts';
import type { Principal } from './principal.ts';

export interface Client {
  /** The address it comes from, as far as it can be trusted. */
  address: string;
  /** The address's network, as `networkOf` says it. */
  network: string;
  userAgent: string;
  /** The device cookie as it came. It proves nothing before it was held against a person. */
  deviceCookie: string | null;
}

export interface Ctx {
  /** For writes this *is* the transaction; no other handle is in reach. */
  db: Db;
  user: Principal;
  now: Date;
  client: Client;
  log: Logger;
  /** Sends a job in the same transaction. */
  enqueue(job: string, data: object): Promise<void>;
}

/** What entrances need beyond that: nobody is signed in yet, and the cookie is theirs to set. */
export interface EntranceCtx extends Omit<Ctx, 'user'> {
  gate: Gate;
  mailer: Mailer;
  /** Where people reach this server, without a slash at the end. */
  publicUrl: string;
  /** The session cookie that came along: at an entrance it lets nobody in, and ends where another session begins. */
  formerSession: string | null;
  setSession(secret: string, expiresAt: Date): void;
  clearSession(): void;
  setDevice(cookie: string, expiresAt: Date): void;
  /** The secret of a way through a provider, as it came. */
  departure: string | null;
  setDeparture(secret: string, expiresAt: Date): void;
  clearDeparture(): void;
}
