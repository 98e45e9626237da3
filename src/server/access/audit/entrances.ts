/**
 * Lines for what happens at the doors: who came in, who was turned away. Of strangers so many lines a minute are written
 * and the others counted: a flood of wrong passwords must not become a flood of lines.
 */
import { AuditAction } from '#contract/access/audit';
import type { Endpoint } from '#contract/endpoint';
import type { ProblemCode } from '#contract/problem';
import { minuteMs } from '#platform/clock';
import { idOf } from './operations.ts';
import { audit, type AuditCtx } from './write.ts';

interface Door {
  done?: AuditAction;
  refused?: AuditAction;
}

/** Every entrance. One without lines only asks a question; the answer to it gets one. */
const doors: Readonly<Record<string, Door>> = {
  'access.setUp': { done: 'set-up.done' },
  'access.signIn': { done: 'sign-in.done', refused: 'sign-in.refused' },
  'access.proveSignIn': { done: 'sign-in.proved', refused: 'proof.refused' },
  'access.passkeySignIn': { done: 'sign-in.done', refused: 'sign-in.refused' },
  'access.prove': { done: 'factor.used', refused: 'proof.refused' },
  'access.signOut': { done: 'sign-out.done' },
  'access.changePassword': { done: 'password.changed', refused: 'proof.refused' },
  'access.forgotPassword': { done: 'password.link-asked' },
  'access.resetPassword': { done: 'password.link-used', refused: 'proof.refused' },
  // A device that becomes trusted gets its line where it is known whose it is.
  'devices.prove': { refused: 'proof.refused' },
  'access.mailSignIn': {},
  'access.passkeyOptions': {},
  'access.provePasskeyOptions': {},
  'access.mailProve': {},
  'devices.askMail': {},
  'unlockRequests.ask': { done: 'unlock.asked' },
  'unlockRequests.askSignedIn': { done: 'unlock.asked' },
  // They write their own lines, with the request.
  'unlockRequests.progress': { refused: 'proof.refused' },
  'unlockRequests.say': {},
  'unlockRequests.withdraw': {},
  'unlockRequests.take': { refused: 'proof.refused' },
  'unlockRequests.bringFile': {},
  'unlockRequests.ownFile': {},
  'passwords.judge': {},
  'checkUp.server': {},
  'checkUp.download': {},
  'checkUp.upload': {},
  'access.waitingSignIn': { refused: 'sign-in.refused' },
  'breakGlass.open': { done: 'glass.opened', refused: 'proof.refused' },
  // A share that holds gets its line where it is known whose it is.
  'breakGlass.typeShare': { refused: 'proof.refused' },
  'recoveryContacts.ask': { done: 'contact.asked' },
  'recoveryContacts.prove': { refused: 'proof.refused' },
  'sso.providers': {},
  'sso.start': {},
  'sso.return': { done: 'sign-in.done', refused: 'sign-in.refused' },
  'sso.link': {},
  'sso.prove': {},
  // Programs look every hour.
  'calendar.feed': {},
};

export const isDoor = (operation: string): boolean => Object.hasOwn(doors, operation);

/** Faults that say: this proof doesn't hold, or not from here. A wrong field or a price to be paid first is none. */
const refusals: ReadonlySet<ProblemCode> = new Set([
  'wrong_credentials',
  'wrong_proof',
  'not_from_here',
  'sso_required',
  'expired_link',
  'locked',
]);

export interface Attempt {
  endpoint: Endpoint;
  /** As it came in; only an address in it is looked at. */
  body: unknown;
}

/** Writes down what came of an attempt. @param outcome what the handler gave, or why it refused */
export async function auditEntrance(
  ctx: AuditCtx,
  attempt: Attempt,
  outcome: { result: unknown } | { refusal: ProblemCode },
): Promise<void> {
  const operation = idOf(attempt.endpoint);
  const door = doors[operation];
  const refused = 'refusal' in outcome;
  if (!door || (refused && !refusals.has(outcome.refusal))) return;
  const action = refused
    ? door.refused
    : challenged(outcome.result)
      ? 'sign-in.challenged'
      : (saidBy(outcome.result) ?? door.done);
  if (!action) return;
  const personId = refused ? undefined : userOf(outcome.result);
  const stranger = ctx.user === null && personId === undefined;
  const more = stranger ? admit(`${operation} ${ctx.client?.address ?? ''}`, ctx.now) : 0;
  if (more === null) return;
  await audit(ctx, {
    action,
    ...(personId !== undefined && { personId }),
    // Nobody is the author of an attempt that failed; it is about the account that was named.
    ...(stranger && { object: 'people', recordId: await namedBy(ctx, attempt.body) }),
    detail: more > 0 ? { more } : {},
  });
}

const challenged = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'challenge' in result;

/** A door that leads to several places says itself which it was. */
function saidBy(result: unknown): AuditAction | undefined {
  const said =
    typeof result === 'object' && result !== null && 'audited' in result ? result.audited : undefined;
  return AuditAction.safeParse(said).data;
}

function userOf(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('user' in result)) return undefined;
  const { user } = result;
  const id: unknown = typeof user === 'object' && user !== null && 'id' in user ? user.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The person with the address that was typed. An address nobody has isn't kept: people type passwords there. */
async function namedBy({ db }: AuditCtx, body: unknown): Promise<string | null> {
  const email: unknown =
    typeof body === 'object' && body !== null && 'email' in body ? body.email : undefined;
  if (typeof email !== 'string') return null;
  const tidy = email.normalize('NFC').trim().toLowerCase();
  // Nobody's address: cut or mended it could become somebody's.
  if (tidy.length > 254 || tidy.includes('\0') || !tidy.isWellFormed()) return null;
  const found = await db.selectFrom('people').select('id').where('email', '=', tidy).executeTakeFirst();
  return found?.id ?? null;
}

const strangersAtMost = 300;
let minute = { ends: 0, lines: 0 };
/** By door and address: until when it rests, and how many attempts were only counted since. */
const resting = new Map<string, { until: number; more: number }>();

/** @returns how many attempts went unwritten before this one; null: this one is only counted */
function admit(key: string, now: Date): number | null {
  const at = now.getTime();
  // A clock that was set back begins anew as well.
  if (at >= minute.ends || at < minute.ends - minuteMs) {
    minute = { ends: at + minuteMs, lines: 0 };
    if (resting.size > 5000) resting.clear();
  }
  const rests = resting.get(key);
  const asleep = rests !== undefined && at < rests.until && at >= rests.until - minuteMs;
  if (asleep || minute.lines >= strangersAtMost) {
    resting.set(key, { until: rests?.until ?? at, more: (rests?.more ?? 0) + 1 });
    return null;
  }
  minute.lines++;
  resting.set(key, { until: at + minuteMs, more: 0 });
  return rests?.more ?? 0;
}
