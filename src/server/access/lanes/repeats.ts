/**
 * A wrong password typed again is no guess: the phone with last month's password must not spend its owner's lane. The
 * last five per account are kept in memory only, as hashes with a key that changes daily, cut short: whoever reads this
 * memory can't find the passwords by them.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { dayMs } from '#platform/clock';

const perAccount = 5;
/** Enough for every account under attack; then all is forgotten, which only costs attempts. */
const accountsAtMost = 100_000;

export interface Repeats {
  /** Whether this password was found wrong for this account before. @param state changes with the account's password */
  isRepeat(account: Buffer, state: string, password: string, now: Date): boolean;
  remember(account: Buffer, state: string, password: string, now: Date): void;
}

export function createRepeats(): Repeats {
  let key = randomBytes(32);
  let day = 0;
  const wrong = new Map<string, string[]>();

  const renew = (now: Date) => {
    const today = Math.floor(now.getTime() / dayMs);
    if (today === day && wrong.size < accountsAtMost) return;
    [key, day] = [randomBytes(32), today];
    wrong.clear();
  };
  const tagOf = (account: Buffer, state: string, password: string) =>
    createHmac('sha256', key)
      .update(account)
      .update(`\0${state}\0${password.normalize('NFC')}`)
      .digest('base64')
      .slice(0, 6);

  return {
    isRepeat(account, state, password, now) {
      renew(now);
      return wrong.get(account.toString('base64'))?.includes(tagOf(account, state, password)) ?? false;
    },
    remember(account, state, password, now) {
      renew(now);
      const id = account.toString('base64');
      const tags = wrong.get(id) ?? [];
      wrong.set(id, [tagOf(account, state, password), ...tags].slice(0, perAccount));
    },
  };
}
