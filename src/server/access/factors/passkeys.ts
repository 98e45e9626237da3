/**
 * Passkeys (WebAuthn). The library reads and verifies what an authenticator says; here it is decided whose passkey it
 * is, that each challenge is answered once, and that the count of a passkey never falls.
 */
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { isoUint8Array } from '@simplewebauthn/server/helpers';
import { sql } from 'kysely';
import { PasskeyAnswer, type PasskeyOptions } from '#contract/access/factors';
import type { Db } from '#platform/database';
import { challengeMs, keepChallenge, takeChallenge } from './challenges.ts';

/** Where passkeys work: they are bound to a host, and answer only on its pages. */
export interface RelyingParty {
  id: string;
  origin: string;
  /** What authenticators show: the organisation. */
  name: string;
}

export function relyingParty(publicUrl: string, name: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin, name };
}

/** The person as authenticators know them: the id's sixteen bytes. */
export const userHandle = (personId: string): Uint8Array<ArrayBuffer> =>
  isoUint8Array.fromHex(personId.replaceAll('-', ''));

/**
 * Asks for a passkey.
 * @param asked.personId whose; null: anybody's, who then proves to the authenticator as well that it is them
 * @returns what goes to the browser, and the token that has to come back with the answer
 */
export async function passkeyOptions(
  db: Db,
  asked: { personId: string | null; rp: RelyingParty },
  now: Date,
): Promise<{ options: PasskeyOptions; token: string }> {
  const { personId, rp } = asked;
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    timeout: challengeMs,
    userVerification: personId === null ? 'required' : 'preferred',
    ...(personId !== null && { allowCredentials: await credentialsOf(db, personId) }),
  });
  const token = await keepChallenge(db, 'passkey', personId, options.challenge, now);
  return { options: { ...options }, token };
}

/** A person's passkeys, as browsers want them named. */
export async function credentialsOf(
  db: Db,
  personId: string,
): Promise<{ id: string; transports: string[] }[]> {
  const rows = await db
    .selectFrom('passkeys')
    .select(['credential_id', 'transports'])
    .where('person_id', '=', personId)
    .execute();
  return rows.map((row) => ({ id: row.credential_id.toString('base64url'), transports: row.transports }));
}

export interface GivenPasskey {
  token: string;
  /** As it came: a stranger may send anything. */
  response: unknown;
  /** Whose it must be, as in the options; null: it says itself who comes. */
  personId: string | null;
  rp: RelyingParty;
  /** Whether the authenticator must have made sure of the person (a finger, a PIN). Always where it proves alone. */
  requireUserVerification: boolean;
}

/**
 * Checks a passkey's answer.
 * @param db the pool, never a transaction: a challenge that was taken stays taken
 * @returns null: it doesn't prove anything
 */
export async function checkPasskey(
  db: Db,
  given: GivenPasskey,
  now: Date,
): Promise<{ personId: string; passkeyId: string; userVerified: boolean } | null> {
  const { token, personId, rp } = given;
  const challenge = await takeChallenge(db, 'passkey', personId, token, now);
  const read = PasskeyAnswer.safeParse(given.response);
  if (challenge === null || !read.success) return null;
  const response = read.data;
  const passkey = await findPasskey(db, response.id);
  if (!passkey || !isFor(passkey.person_id, personId, response)) return null;
  const credential = {
    id: response.id,
    publicKey: new Uint8Array(passkey.public_key),
    // The count is looked at below, in the statement that keeps it: two answers at once can't both pass.
    counter: 0,
  };
  const { clientDataJSON, authenticatorData, signature } = response.response;
  const verified = await verifyAuthenticationResponse({
    response: {
      ...response,
      response: { clientDataJSON, authenticatorData, signature },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    credential,
    requireUserVerification: given.requireUserVerification || personId === null,
    // It throws for whatever isn't right: anything may stand in what a stranger sends.
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { newCounter, userVerified, credentialBackedUp } = verified.authenticationInfo;
  // Its count fell: there may be a copy of it.
  if (!(await countUse(db, passkey.id, newCounter, credentialBackedUp, now))) return null;
  return { personId: passkey.person_id, passkeyId: passkey.id, userVerified };
}

const findPasskey = (db: Db, credentialId: string) =>
  db
    .selectFrom('passkeys')
    .innerJoin('people', 'people.id', 'passkeys.person_id')
    .select(['passkeys.id', 'passkeys.person_id', 'passkeys.public_key'])
    .where('credential_id', '=', Buffer.from(credentialId, 'base64url'))
    .where('people.state', '=', 'active')
    .executeTakeFirst();

/** Whether a passkey of this person answers what was asked. One that comes alone must name its owner (WebAuthn §7.2). */
function isFor(ownerId: string, personId: string | null, response: PasskeyAnswer): boolean {
  if (personId !== null && personId !== ownerId) return false;
  const named = response.response.userHandle ?? null;
  if (named === null) return personId !== null;
  return Buffer.from(userHandle(ownerId)).equals(Buffer.from(named, 'base64url'));
}

/**
 * Keeps the count of a passkey. One that doesn't count says 0 always.
 * @returns false where the count fell or stood still: then it is marked
 */
async function countUse(
  db: Db,
  passkeyId: string,
  counter: number,
  backedUp: boolean,
  now: Date,
): Promise<boolean> {
  const used = await db
    .updateTable('passkeys')
    .set({ counter, backed_up: backedUp, last_used_at: now })
    .where('id', '=', passkeyId)
    .where(sql<boolean>`(counter < ${counter} or (counter = 0 and ${counter}::bigint = 0))`)
    .executeTakeFirst();
  if (used.numUpdatedRows > 0n) return true;
  await db.updateTable('passkeys').set({ suspect_at: now }).where('id', '=', passkeyId).execute();
  return false;
}
