/** A person's own passkeys: adding, naming, removing. */
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { NewPasskeyAnswer, Passkey, PasskeyOptions } from '#contract/access/factors';
import type { Db } from '#platform/database';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import { challengeMs, keepChallenge, takeChallenge } from './challenges.ts';
import { credentialsOf, userHandle, type RelyingParty } from './passkeys.ts';

const passkeysAtMost = 20;
/** EdDSA, ES256, RS256 (COSE): among them is one for every authenticator. The library's own choice asks for experiments. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** Asks a browser to make a passkey. @throws ProblemError `wrong_state` where there are twenty already */
export async function newPasskeyOptions(
  db: Db,
  person: { id: string; account: string; name: string },
  rp: RelyingParty,
  now: Date,
): Promise<{ options: PasskeyOptions; token: string }> {
  const had = await credentialsOf(db, person.id);
  if (had.length >= passkeysAtMost)
    throw new ProblemError('wrong_state', 'There are twenty passkeys already.');
  const options = await generateRegistrationOptions({
    rpName: rp.name,
    rpID: rp.id,
    userName: person.account,
    userDisplayName: person.name,
    userID: userHandle(person.id),
    timeout: challengeMs,
    attestationType: 'none',
    supportedAlgorithmIDs,
    excludeCredentials: had,
    // A key without room for names, or without a PIN, still is a second proof.
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
  const token = await keepChallenge(db, 'enrol', person.id, options.challenge, now);
  return { options: { ...options }, token };
}

/**
 * Takes the passkey in that a browser made.
 * @throws ProblemError `expired_link` where it wasn't asked for (any more), `invalid_input` where it isn't right,
 *   `duplicate` where it is somebody's already
 */
export async function addPasskey(
  db: Db,
  given: { personId: string; token: string; response: NewPasskeyAnswer; name: string; rp: RelyingParty },
  now: Date,
): Promise<Passkey> {
  const { personId, response, rp } = given;
  const challenge = await takeChallenge(db, 'enrol', personId, given.token, now);
  if (challenge === null) throw new ProblemError('expired_link', 'This took too long: begin anew.');
  const { transports = [], ...said } = response.response;
  const verified = await verifyRegistrationResponse({
    response: { ...response, response: said, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: false,
    supportedAlgorithmIDs,
  }).catch(() => null);
  if (!verified?.verified)
    throw invalid('/body/response', 'wrong_passkey', 'This is not the passkey that was asked for.');
  const { credential, credentialBackedUp, aaguid } = verified.registrationInfo;
  const id = newId();
  const row = await db
    .insertInto('passkeys')
    .values({
      id,
      person_id: personId,
      credential_id: Buffer.from(credential.id, 'base64url'),
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: transports,
      name: given.name,
      backed_up: credentialBackedUp,
      aaguid,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new ProblemError('duplicate');
  return presentPasskey(row);
}

/** @throws ProblemError `not_found` */
export async function renamePasskey(db: Db, personId: string, id: string, name: string): Promise<Passkey> {
  const row = await db
    .updateTable('passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw notFound();
  return presentPasskey(row);
}

/** @returns its name @throws ProblemError `not_found` */
export async function removePasskey(db: Db, personId: string, id: string): Promise<string> {
  const removed = await db
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('name')
    .executeTakeFirst();
  if (!removed) throw notFound();
  return removed.name;
}

/** A person's passkeys, oldest first. */
export async function listPasskeys(db: Db, personId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkeys')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(presentPasskey);
}

const presentPasskey = (row: {
  id: string;
  name: string;
  backed_up: boolean;
  created_at: Date;
  last_used_at: Date | null;
  suspect_at: Date | null;
}): Passkey => ({
  id: row.id,
  name: row.name,
  backedUp: row.backed_up,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  suspectAt: row.suspect_at?.toISOString() ?? null,
});
