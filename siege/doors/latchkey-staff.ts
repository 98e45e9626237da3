/** Opens the accounts of a siege in Latchkey's database, with what each can prove themselves by. */
import { Secret, TOTP } from 'otpauth';
import { addTotp, confirmTotp, makeRecoveryCodes } from '#access/factors';
import type { Database } from '#platform/database';
import { newId } from '#platform/secrets';
import { searchColumns } from '#platform/search-text';
import { makePasskey, type SoftPasskey } from './authenticator.ts';
import type { Person } from './door.ts';

/** What a person carries: phone, key and paper. */
export interface Carried {
  id: string;
  passkey: SoftPasskey | null;
  totp: TOTP | null;
  recoveryCodes: string[];
}

/** Nobody waits for Argon2id ten thousand times; everything else is as it is. */
export const cheapHash = (password: string): string => `siege ${password.normalize('NFC')}`;

const batch = 500;

/** @returns by account */
export async function openAccounts(
  { db }: Database,
  people: readonly Person[],
  now: Date,
): Promise<Map<string, Carried>> {
  await db
    .insertInto('organisation')
    .values({ name: 'Acme', locale: 'en', currency: 'EUR', time_zone: 'UTC', created_at: now })
    .execute();
  const carried = new Map(
    people.map(({ account }): [string, Carried] => [
      account,
      { id: newId(), passkey: null, totp: null, recoveryCodes: [] },
    ]),
  );
  for (let from = 0; from < people.length; from += batch) {
    const rows = people.slice(from, from + batch).map((person) => ({
      id: carried.get(person.account)?.id ?? '',
      name: person.name,
      email: person.account,
      locale: 'en',
      password_hash: cheapHash(person.password),
      password_changed_at: now,
      created_at: now,
      updated_at: now,
      ...searchedBy(person),
    }));
    await db.insertInto('people').values(rows).execute();
  }
  for (const person of people) {
    const own = carried.get(person.account);
    if (own) await enrol(db, person, own, now);
  }
  return carried;
}

function searchedBy({ name, account }: Person) {
  const { sort_name, search_text } = searchColumns(name, [account]);
  return { sort_name, search_text };
}

async function enrol(db: Database['db'], { account, ways }: Person, own: Carried, now: Date): Promise<void> {
  if (ways.includes('passkey')) own.passkey = await enrolPasskey(db, own.id, now);
  if (ways.includes('totp')) {
    const { secret } = await addTotp(db, own.id, { account, issuer: 'Acme' }, now);
    own.totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await confirmTotp(db, own.id, own.totp.generate({ timestamp: now.getTime() }), now);
  }
  if (ways.includes('recovery')) own.recoveryCodes = await makeRecoveryCodes(db, own.id, now);
}

async function enrolPasskey(db: Database['db'], personId: string, now: Date): Promise<SoftPasskey> {
  const passkey = makePasskey();
  await db
    .insertInto('passkeys')
    .values({
      id: newId(),
      person_id: personId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: 0,
      transports: ['internal'],
      name: 'Phone',
      backed_up: true,
      aaguid: '00000000-0000-0000-0000-000000000000',
      created_at: now,
    })
    .execute();
  return passkey;
}
