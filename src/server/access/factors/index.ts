/**
 * Second factors: authenticator apps, passkeys (which also prove alone), recovery codes. What each proves and that it
 * proves once is decided here; how often somebody may try, and what a proof opens, is the gate's. Knows nothing of the
 * gate, so that the gate can ask; the operations are in `#access/factors/routes`.
 *
 * Invariants: a code, a step of time, a challenge and a count each count once, in one statement, whoever comes at the
 * same time; what isn't confirmed proves nothing; secrets are shown once and kept sealed or hashed.
 */
export { addPasskey, listPasskeys, newPasskeyOptions, removePasskey, renamePasskey } from './enrolment.ts';
export {
  checkCode,
  hasSecondFactor,
  methodsOf,
  peopleWithRecoveryCodes,
  peopleWithSecondFactor,
  removeFactors,
} from './methods.ts';
export { checkPasskey, passkeyOptions, relyingParty } from './passkeys.ts';
export { fewRecoveryCodes, makeRecoveryCodes, recoveryCodesLeft } from './recovery-codes.ts';
export { addTotp, confirmTotp, findTotp, removeTotp } from './totp.ts';
