/** Authenticator apps: six digits that change every thirty seconds (RFC 6238). A code counts once. */
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { seal, serverKeys, unseal } from '#access/keys';
import { hourMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { tidyCode } from './codes.ts';

/** The values that every app knows; some ignore any others. */
const kind = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const secretBytes = 20;
/** Steps that a clock may be off, either way. */
const window = 1;
/** So long an app may take to be set up. */
const pendingMs = hourMs;

/**
 * Makes a secret; it proves nothing before a first code was right. One begun before and not confirmed is gone.
 * @param label whose it is, and of what, as the app shows it
 * @returns the secret as base32, and as the address that a QR code holds
 * @throws ProblemError `wrong_state` where there is one already
 */
export async function addTotp(
  db: Db,
  personId: string,
  label: { account: string; issuer: string },
  now: Date,
): Promise<{ secret: string; uri: string }> {
  const secret = new Secret({ size: secretBytes });
  const [key] = await serverKeys(db, 'factor');
  if (!key) throw new Error('There is no server key.');
  const row = { secret: seal(key, secret.bytes, personId), created_at: now, last_step: 0 };
  const added = await db
    .insertInto('totp_secrets')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet(row).where('totp_secrets.confirmed_at', 'is', null),
    )
    .returning('person_id')
    .executeTakeFirst();
  if (!added)
    throw new ProblemError('wrong_state', 'There is an authenticator app already: remove it first.');
  const totp = new TOTP({ ...kind, secret, label: label.account, issuer: label.issuer });
  return { secret: secret.base32, uri: totp.toString() };
}

/** Puts a secret into use with its first code, which then counts no more. @returns whether it was right */
export async function confirmTotp(db: Db, personId: string, code: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('totp_secrets')
    .select('secret')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is', null)
    .where('created_at', '>', later(now, -pendingMs))
    .executeTakeFirst();
  const step = row && stepOf(await known(db, row.secret, personId), code, now);
  if (!row || step === null || step === undefined) return false;
  const confirmed = await db
    .updateTable('totp_secrets')
    .set({ confirmed_at: now, last_step: step })
    .where('person_id', '=', personId)
    // Another page may have begun anew meanwhile.
    .where('secret', '=', row.secret)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return confirmed.numUpdatedRows > 0n;
}

/** @returns whether there was one in use */
export async function removeTotp(db: Db, personId: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('totp_secrets')
    .where('person_id', '=', personId)
    .returning('confirmed_at')
    .executeTakeFirst();
  return removed !== undefined && removed.confirmed_at !== null;
}

// What is compared with where there is nothing: the work must be the same.
const decoy = new Secret({ size: secretBytes });

/** Checks a code and uses it up: of several who bring it at once, one is right. */
export async function checkTotp(db: Db, personId: string, code: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('totp_secrets')
    .select('secret')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const secret = row ? await known(db, row.secret, personId) : decoy;
  const step = stepOf(secret, code, now);
  const used = await db
    .updateTable('totp_secrets')
    .set({ last_step: step ?? 0 })
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    // Removed and added anew meanwhile: the code was the old one's.
    .where('secret', '=', row?.secret ?? Buffer.alloc(0))
    // A wrong code is of a step before all others.
    .where(sql<boolean>`last_step < ${step ?? -1}`)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

async function known(db: Db, sealed: Buffer, personId: string): Promise<Secret> {
  const bytes = new Uint8Array(unseal(await serverKeys(db, 'factor'), sealed, personId));
  return new Secret({ buffer: bytes.buffer });
}

/** The time step whose code this is, within the window. Null: of none. */
function stepOf(secret: Secret, typed: string, now: Date): number | null {
  const token = tidyCode(typed);
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const off = TOTP.validate({ ...kind, secret, token, timestamp, window });
  return off === null ? null : TOTP.counter({ period: kind.period, timestamp }) + off;
}

/** Since when there is one in use. Null: there is none. */
export async function findTotp(db: Db, personId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('totp_secrets')
    .select('confirmed_at')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.confirmed_at ?? null;
}
