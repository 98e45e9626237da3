/** Signing in with a password. */
import { knownDevice } from '#access/devices';
import { accountOf, enter, type Client } from '#access/gate';
import { currentPolicy } from '#access/policies';
import { goOn, type GoneOn } from './first-proof.ts';
import { writeSignIn } from './history.ts';
import type { SignInHouse } from './house.ts';
import { findCandidate, type Candidate } from './people.ts';

export type SignedIn = GoneOn | { outcome: 'wrong' };

/**
 * Signs somebody in with e-mail and password, as far as that goes.
 * @param input.work what was asked for with `work_required`
 * @returns `wrong` for everything that must look the same: no such name, wrong password, spent lane, closed network
 * @throws ProblemError `work_required`; `locked`, `not_from_here`, `sso_required` to somebody who knew the password
 */
export async function signInWithPassword(
  house: SignInHouse,
  input: { email: string; password: string; client: Client; work?: string | undefined },
  now: Date,
): Promise<SignedIn> {
  const { gate } = house;
  const { db } = gate.database;
  const { client } = input;
  const policy = await currentPolicy(db, now);
  const person = await findCandidate(db, input.email);
  const account = await accountOf(gate, person?.id ?? null, input.email);
  const device = await knownDevice(db, client.deviceCookie, deviceOwner(person), now);
  const passage = await enter(
    gate,
    {
      entrance: 'password',
      account,
      factor: 'password',
      client: { ...client, deviceId: device?.id ?? null },
      policy,
      now,
      // The right password of a closed account is refused; once it is open again, it was never wrong.
      password: {
        typed: input.password,
        state: `${person?.state ?? ''} ${person?.password_changed_at?.toISOString() ?? ''}`,
      },
      work: input.work,
    },
    async (lane) => {
      const priority = lane === 'unknown' ? 'unknown' : 'known';
      const fits = await house.passwordFits(person?.password_hash ?? null, input.password, { priority });
      return fits && person?.state === 'active' ? person : null;
    },
  );
  if (passage.proof === null) {
    const seen = { entrance: 'password', outcome: 'refused', lane: passage.lane, client } as const;
    const deviceId = device?.id ?? null;
    // What wasn't looked at is no attempt of anybody's; the same statement runs for nobody, so that it takes as long.
    const personId = passage.why === 'wrong' ? account.personId : null;
    await writeSignIn(db, { ...seen, personId, deviceId, reason: 'wrong-proof' }, now);
    return { outcome: 'wrong' };
  }
  const { lane } = passage;
  return goOn(house, passage.proof, { entrance: 'password', client, device, lane, policy }, now);
}

/** For a name that nobody has, a person that no cookie holds for: looked up and refused at the same cost. */
const deviceOwner = (person: Candidate) =>
  person
    ? { id: person.id, epoch: person.device_epoch }
    : { id: '00000000-0000-7000-8000-000000000000', epoch: 0 };
