/** Passwords: kept as Argon2id, compared in equal time whether or not there is anything to compare with. */
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { NewPassword } from '#contract/access/sign-in';
import { ProblemError } from '#platform/problem';
import { fold } from '#platform/search-text';

/** OWASP's Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes a core for some 20 ms and 19 MiB: more at once than cores only makes all of them late. */
let free = availableParallelism();
const waiting: (() => void)[] = [];
const waitAtMost = 200;

async function admitted<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free--;
  else if (waiting.length >= waitAtMost)
    throw new ProblemError('unavailable', undefined, { headers: { 'retry-after': '5' } });
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}

const normal = (password: string) => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> =>
  admitted(() => hash(normal(password), cost));

// What is compared with where there is nobody: the work must be the same.
let decoy: Promise<string> | undefined;

/** True where the password is the one hashed. @param kept null: nobody, or nobody who can sign in; costs the same */
export async function passwordFits(kept: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const against = kept ?? (await decoy);
  const fits = await admitted(() => verify(against, normal(password)).catch(() => false));
  return fits && kept !== null;
}

// The beginnings of every published list; the whole judgement of passwords comes with the lock engine.
const common = new Set(
  `password passw0rd password1 password123 p@ssw0rd p@ssw0rd1 12345678 123456789 1234567890 11111111 88888888 66666666
   00000000 87654321 1q2w3e4r 1qaz2wsx qwertyui qwerty123 qwertyuiop asdfghjkl iloveyou sunshine princess football
   baseball superman trustno1 letmein1 welcome1 welcome123 admin123 administrator changeme abc12345 a1234567 a12345678
   aa123456 woaini1314 woaini520 5201314520 147258369 123123123 latchkey latchkey1 admin1234 test1234`.split(
    /\s+/,
  ),
);

/**
 * Refuses passwords that everybody tries first.
 * @param about names and addresses of the person and organisation: a password mustn't be one of them
 * @throws ProblemError `weak_password`
 */
export function demandStrong(password: string, about: readonly string[]): void {
  NewPassword.parse(password);
  const folded = fold(password);
  const own = about
    .flatMap((text) => [fold(text), fold(text.split('@')[0] ?? '')])
    .filter((text) => text !== '');
  if (common.has(folded) || new Set(folded).size < 4 || own.includes(folded))
    throw new ProblemError('weak_password');
}
