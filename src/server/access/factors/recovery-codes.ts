/** Recovery codes: on paper for the day when everything else is lost. Each works once; only hashes are kept. */
import { randomBytes } from 'node:crypto';
import type { Db } from '#platform/database';
import { hashSecret } from '#platform/secrets';
import { tidyCode } from './codes.ts';

/** Crockford's base32: no I, L, O, U, so that what is read off paper can't be mistaken. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codesAtOnce = 10;
/** 120 bits: from 112 on, a plain hash keeps them (ASVS 6.5.2). */
const signs = 24;

/** With so few left, their owner is reminded to make new ones. */
export const fewRecoveryCodes = 2;

/** Makes ten new codes; all older ones are gone. @returns them in groups of four, to be shown this once */
export async function makeRecoveryCodes(db: Db, personId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: codesAtOnce }, newCode);
  await removeRecoveryCodes(db, personId);
  await db
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ person_id: personId, hash: hashSecret(code), made_at: now })))
    .execute();
  return codes.map((code) => code.replace(/.{4}(?=.)/g, '$&-'));
}

const newCode = (): string =>
  [...randomBytes(signs)].map((byte) => alphabet[byte % alphabet.length]).join('');

/** @returns how many there were, used or not */
export async function removeRecoveryCodes(db: Db, personId: string): Promise<number> {
  const removed = await db.deleteFrom('recovery_codes').where('person_id', '=', personId).executeTakeFirst();
  return Number(removed.numDeletedRows);
}

/** Checks a code and uses it up: of several who bring it at once, one is right. */
export async function checkRecoveryCode(
  db: Db,
  personId: string,
  typed: string,
  now: Date,
): Promise<boolean> {
  const used = await db
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('hash', '=', hashSecret(readCode(typed)))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

const readCode = (typed: string): string => tidyCode(typed).replaceAll('O', '0').replace(/[IL]/g, '1');

/** How many are left, and when they were made. Null: none were ever made. */
export async function recoveryCodesLeft(
  db: Db,
  personId: string,
): Promise<{ left: number; madeAt: Date } | null> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select(['made_at', 'used_at'])
    .where('person_id', '=', personId)
    .execute();
  const [first] = rows;
  return first ? { left: rows.filter((row) => row.used_at === null).length, madeAt: first.made_at } : null;
}
