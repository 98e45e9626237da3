/** A door made of a rule set: small, in memory, exact. What the rules don't speak of, they don't have. */
import { minuteMs, secondMs } from '../time.ts';
import type { Answer, Door, Pace } from './door.ts';

/** An attempt as a rule set sees it. */
export interface Try {
  account: string;
  address: string;
  /** The device cookie, if it is a true one of this account. */
  device: string | null;
  password: string;
  nowMs: number;
}

export interface RuleSet {
  name: string;
  title: string;
  source: string;
  pace?: Partial<Pace>;
  accepts: (password: string) => boolean;
  /** Whether the password is looked at at all. */
  looks(attempt: Try): boolean;
  failed(attempt: Try): void;
  succeeded(attempt: Try): void;
  /** An administrator's unlocking. */
  lift(account: string): void;
  /** What a link by mail does, where there is one that helps somebody who is locked. */
  mailed?(account: string, nowMs: number): void;
  /** Whether devices are remembered by a cookie. */
  remembersDevices?: boolean;
}

const defaultPace: Pace = { gapMs: 1.1 * secondMs, againMs: 5 * minuteMs, byAddress: false };

export function createPeer(rules: RuleSet): Door {
  const passwords = new Map<string, string>();
  const devices = new Map<string, string>();
  const remember = (account: string): string | null => {
    if (rules.remembersDevices !== true) return null;
    const device = `device-${devices.size}`;
    devices.set(device, account);
    return device;
  };
  const withDevice = (answer: Answer, device: string | null): Answer =>
    device === null ? answer : { ...answer, device };

  return {
    name: rules.name,
    title: rules.title,
    source: rules.source,
    pace: { ...defaultPace, ...rules.pace },
    ways: rules.mailed ? ['mail'] : [],
    accepts: rules.accepts,
    async settle(people) {
      for (const { account, password } of people) passwords.set(account, password);
    },
    async signIn({ account, client, password, nowMs }) {
      const { address } = client;
      const own = client.device !== null && devices.get(client.device) === account;
      const attempt: Try = { account, address, device: own ? client.device : null, password, nowMs };
      if (!rules.looks(attempt)) return { outcome: 'refused', evaluated: false };
      if (passwords.get(account) !== password) {
        rules.failed(attempt);
        return { outcome: 'wrong', evaluated: true };
      }
      rules.succeeded(attempt);
      return withDevice({ outcome: 'in', evaluated: true }, attempt.device ?? remember(account));
    },
    async prove({ account, way, nowMs }) {
      if (way !== 'mail' || !rules.mailed) return { outcome: 'refused', evaluated: false };
      rules.mailed(account, nowMs);
      return withDevice({ outcome: 'trusted', evaluated: true }, remember(account));
    },
    askMail: async () => rules.mailed !== undefined,
    askHelp: async () => null,
    async lift(account) {
      rules.lift(account);
      return null;
    },
    guessAt: async () => null,
    toldAtMs: async () => null,
    async changePassword(account, password) {
      passwords.set(account, password);
    },
    // Kindly taken: no peer forgets its counters in a restart.
    restart: async () => {},
    close: async () => {},
  };
}

/** A value per key, made at first use. */
export function keep<V>(make: () => V): { of(key: string): V; forget(key: string): void } {
  const kept = new Map<string, V>();
  return {
    of(key) {
      const value = kept.get(key) ?? make();
      kept.set(key, value);
      return value;
    },
    forget: (key) => void kept.delete(key),
  };
}
