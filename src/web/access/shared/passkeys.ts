/** Passkeys at this browser: whether it can, and its own dialogs. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { PasskeyOptions } from '#contract/access/factors';

/**
 * Whether this browser, on this page, can make and ask for passkeys: not over plain http, nor at a bare address, nor on
 * another page than the one they are bound to.
 * @param origin where passkeys work; unknown: any page
 */
export function canUsePasskeys(origin?: string): boolean {
  const bare = /^[\d.]+$|^\[/.test(location.hostname);
  const here = origin === undefined || origin === location.origin;
  return here && !bare && window.isSecureContext && typeof window.PublicKeyCredential === 'function';
}

/** `refused`: taken back by the person, too late, or not possible. `known`: this authenticator has one already. */
export type Outcome<T> = { answer: T } | { answer: null; why: 'refused' | 'known' };

/** Has the browser make a passkey. */
export const makePasskey = async (options: PasskeyOptions): Promise<Outcome<RegistrationResponseJSON>> => {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return attempt(() =>
    startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }),
  );
};

/** Has the browser ask for a passkey. */
export const askPasskey = async (options: PasskeyOptions): Promise<Outcome<AuthenticationResponseJSON>> => {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return attempt(() =>
    startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }),
  );
};

async function attempt<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { answer: await work() };
  } catch (error) {
    const known = error instanceof Error && error.name === 'InvalidStateError';
    return { answer: null, why: known ? 'known' : 'refused' };
  }
}
