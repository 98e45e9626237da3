/** What somebody can prove with, besides a password. */
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { checkRecoveryCode, removeRecoveryCodes } from './recovery-codes.ts';
import { checkTotp, removeTotp } from './totp.ts';

export type ProofMethod = 'passkey' | 'totp' | 'recovery-code';

/** What is enrolled and usable, the easiest first; recovery codes only while there are unused ones. */
export async function methodsOf(db: Db, personId: string): Promise<ProofMethod[]> {
  const { rows } = await sql<{ method: ProofMethod }>`
    select 'passkey' as method where exists (select from passkeys where person_id = ${personId}::uuid)
    union all
    select 'totp' where exists (
      select from totp_secrets where person_id = ${personId}::uuid and confirmed_at is not null)
    union all
    select 'recovery-code' where exists (
      select from recovery_codes where person_id = ${personId}::uuid and used_at is null)
  `.execute(db);
  const found = new Set(rows.map((row) => row.method));
  return (['passkey', 'totp', 'recovery-code'] as const).filter((method) => found.has(method));
}

/** Whether somebody has a second factor: recovery codes alone are the way back to one. */
export async function hasSecondFactor(db: Db, personId: string): Promise<boolean> {
  return (await methodsOf(db, personId)).some((method) => method !== 'recovery-code');
}

/** The ids of everybody who has one. */
export async function peopleWithSecondFactor(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from passkeys
    union
    select person_id from totp_secrets where confirmed_at is not null
  `.execute(db);
  return new Set(rows.map((row) => row.person_id));
}

/** The ids of everybody who has a recovery code left. */
export async function peopleWithRecoveryCodes(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select('person_id')
    .where('used_at', 'is', null)
    .distinct()
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/**
 * Checks a code and uses it up, in one atomic statement: it counts once, whoever brings it. Spaces, dashes, small
 * letters and full-width signs don't matter. Somebody who doesn't exist, or has no such factor, costs the same.
 * @param db the pool where the code is to stay used whatever else comes of the attempt
 */
export function checkCode(
  db: Db,
  personId: string,
  method: 'totp' | 'recovery-code',
  code: string,
  now: Date,
): Promise<boolean> {
  return method === 'totp' ? checkTotp(db, personId, code, now) : checkRecoveryCode(db, personId, code, now);
}

/** Removes all that somebody can prove with, besides their password. @returns the kinds that there were */
export async function removeFactors(
  db: Db,
  personId: string,
): Promise<('passkey' | 'totp' | 'recovery-codes')[]> {
  const passkeys = await db.deleteFrom('passkeys').where('person_id', '=', personId).executeTakeFirst();
  const totp = await removeTotp(db, personId);
  const codes = await removeRecoveryCodes(db, personId);
  return [
    ...(passkeys.numDeletedRows > 0n ? (['passkey'] as const) : []),
    ...(totp ? (['totp'] as const) : []),
    ...(codes > 0 ? (['recovery-codes'] as const) : []),
  ];
}
