/** The cookies: one for the session, one by which a device is known again, one for a way through a provider. */
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface CookieSettings {
  /** Over https the cookie is bound to this very host and never sent in the clear. */
  secure: boolean;
}

/** `departure`: somebody went to a provider of single sign-on, and is to come back in this browser. */
export type CookieKind = 'session' | 'device' | 'departure';

// A `__Host-` name is refused by browsers without Secure, so plain http (a first look on one's own network) has another.
const cookieName = ({ secure }: CookieSettings, kind: CookieKind): string =>
  (secure ? '__Host-latchkey' : 'latchkey') + (kind === 'session' ? '' : `-${kind}`);

const shapes: Record<CookieKind, RegExp> = {
  session: /^[\w-]{20,100}$/,
  device: /^[\w.-]{20,600}$/,
  departure: /^[\w-]{43}$/,
};

/** The cookie's value; null where there is none, or something else of its name. */
export function readCookie(
  request: FastifyRequest,
  settings: CookieSettings,
  kind: CookieKind,
): string | null {
  const value = request.cookies[cookieName(settings, kind)];
  return value !== undefined && shapes[kind].test(value) ? value : null;
}

/** @param expiresAt a time gone by removes it */
export function writeCookie(
  reply: FastifyReply,
  settings: CookieSettings,
  kind: CookieKind,
  value: string,
  expiresAt: Date,
): void {
  reply.setCookie(cookieName(settings, kind), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.secure,
    expires: expiresAt,
  });
}
