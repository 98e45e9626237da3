/** Passwords are kept as Argon2id, and compared in equal time whether or not there is anything to compare with. */
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { createAdmission, type HashPriority } from './admission.ts';

/** OWASP's Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const admission = createAdmission(availableParallelism(), { known: 200, unknown: 50 });

/** How long the latest hashes took, without their waiting. */
const durations: number[] = [];
const remembered = 32;

async function timed<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  durations.push(performance.now() - start);
  if (durations.length > remembered) durations.shift();
  return result;
}

/** The usual time of one comparison on this machine just now; what answers without one waits as long. 0: none was made yet. */
export function typicalHashMs(): number {
  const sorted = durations.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** What is hashed and judged: the same sign, however it was typed. */
export const normal = (password: string): string => password.normalize('NFC');

/** @throws ProblemError `too_many_requests`, `unavailable` where too many wait already */
export const hashPassword = (password: string, priority: HashPriority = 'known'): Promise<string> =>
  admission.admitted(priority, () => timed(() => hash(normal(password), cost)));

// What is compared with where there is nobody: the work must be the same.
let decoy: Promise<string> | undefined;

/**
 * True where the password is the one hashed.
 * @param kept null: nobody, or nobody who can sign in; costs the same
 * @param options.priority `known` only where the client has proved to be no stranger
 * @throws ProblemError `too_many_requests`, `unavailable` where too many wait already
 */
export async function passwordFits(
  kept: string | null,
  password: string,
  { priority }: { priority: HashPriority } = { priority: 'unknown' },
): Promise<boolean> {
  decoy ??= hash('nobody has this password', cost);
  const against = kept ?? (await decoy);
  const fits = await admission.admitted(priority, () =>
    timed(() => verify(against, normal(password)).catch(() => false)),
  );
  return fits && kept !== null;
}
