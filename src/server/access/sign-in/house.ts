/** What signing in needs beyond a request: put together once by the app, and by the siege with a cheap password check. */
import type { WayToProve } from '#contract/access/sign-in';
import type { Gate } from '#access/gate';
import type { NetworkKind } from '#platform/network';

export interface SignInHouse {
  gate: Gate;
  /** Compares a password with its hash; costs the same for null, nobody's. */
  passwordFits(
    kept: string | null,
    typed: string,
    options: { priority: 'known' | 'unknown' },
  ): Promise<boolean>;
  /** Of what kind the network of an address is: hosts and anonymisers are nobody's home. */
  networkKind(address: string): Promise<NetworkKind>;
  /** Whether a mail that is asked for now can be sent. */
  mailOn(): boolean;
  publicUrl: string;
  /** Sends a job outside a transaction. */
  send(job: string, data: object): Promise<void>;
}

/** The factor of the lanes that a way to prove draws from. */
export const factorOf = {
  // Strangers who don't know the password spend another budget of codes than whoever got so far.
  totp: 'totp-after-password',
  'recovery-code': 'recovery-code',
  mail: 'mail-code',
  passkey: 'passkey',
  password: 'password',
} as const satisfies Record<WayToProve | 'password', string>;

export const tidyEmail = (typed: string): string => typed.normalize('NFC').trim().toLowerCase();

/** Text that PostgreSQL can take: nobody's address has anything else, so such a one simply isn't found. */
export const storable = (text: string): string =>
  text.replaceAll('\0', '\u{fffd}').toWellFormed().slice(0, 500);
