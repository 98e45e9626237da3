/**
 * Passwords: judged before they are set, kept as Argon2id, compared in equal time, asked to be changed but never a lock.
 * Invariants: as many hashes at once as cores, half of the places kept for people we know; the judge never tells whether
 * an account exists; of a password nothing finer is kept than the presets need; nothing here needs mail. Knows nothing
 * of the gate, so that the gate may ask it.
 */
export { peopleAsked, takeCensus } from './census.ts';
export type { PasswordFacts } from './facts.ts';
export { hashPassword, passwordFits } from './hashing.ts';
export {
  aboutOrganisation,
  aboutPerson,
  countSignIn,
  demandAcceptable,
  judgePassword,
  keepPassword,
  learnFacts,
  passwordStateOf,
} from './keeping.ts';
