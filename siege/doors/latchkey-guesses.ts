/** Guessing at Latchkey's other entrances: codes before the password. */
import { accountKey, type Client } from '#access/gate';
import {
  askDeviceMail,
  proveDeviceByCode,
  proveDeviceByMail,
} from '../../src/server/access/sign-in/device-proof.ts';
import type { Answer, Entrance } from './door.ts';
import type { WatchedHouse } from './latchkey-house.ts';

interface Guess {
  email: string;
  personId: string;
  client: Client;
}

const factorAt: Record<Entrance, string> = {
  totp: 'totp',
  'recovery-code': 'recovery-code',
  'mail-proof': 'mail-code',
};

/** A wrong code at an entrance. Whether it was looked at stands in the lane of its factor. */
export async function guessAt(
  watched: WatchedHouse,
  entrance: Entrance,
  guess: Guess,
  now: Date,
): Promise<Answer> {
  const answered = await watched.seen(async () => ({
    outcome: (await prove(watched, entrance, guess, now)) === null ? 'wrong' : 'trusted',
  }));
  const lane = await watched.database.db
    .selectFrom('lane_budgets')
    .select('allowed')
    .where('account', '=', accountKey(guess.personId))
    .where('factor', '=', factorAt[entrance])
    .executeTakeFirst();
  return { ...answered, evaluated: lane?.allowed ?? false };
}

async function prove(
  { house }: WatchedHouse,
  entrance: Entrance,
  { email, client }: Guess,
  now: Date,
): Promise<unknown> {
  const guessed = String(now.getTime()).slice(-8);
  if (entrance === 'mail-proof') {
    const { token } = await askDeviceMail(house, { email, client, work: 'paid' }, now);
    return proveDeviceByMail(house, { token, code: guessed, client }, now);
  }
  const code = entrance === 'totp' ? guessed.slice(2) : guessed;
  return proveDeviceByCode(house, { email, method: entrance, code, client, work: 'paid' }, now);
}
