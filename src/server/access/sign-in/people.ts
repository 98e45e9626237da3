/** The people of sign-ins: found by what was typed, with what the gate and the proofs need of them. */
import type { Db } from '#platform/database';
import { storable, tidyEmail } from './house.ts';

const columns = [
  'id',
  'name',
  'email',
  'state',
  'password_hash',
  'password_changed_at',
  'device_epoch',
  'last_sign_in_at',
  'created_at',
] as const;

export type Candidate = Awaited<ReturnType<typeof findPerson>>;
export type Known = NonNullable<Candidate>;

/** @param email as typed; aliases of an address that differ in case, width or blanks are one */
export async function findCandidate(db: Db, email: string) {
  return db
    .selectFrom('people')
    .select(columns)
    .where('email', '=', storable(tidyEmail(email)))
    .executeTakeFirst();
}

export async function findPerson(db: Db, id: string) {
  return db.selectFrom('people').select(columns).where('id', '=', id).executeTakeFirst();
}
