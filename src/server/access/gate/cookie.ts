/** The session's cookie. */
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface CookieSettings {
  /** Over https the cookie is bound to this very host and never sent in the clear. */
  secure: boolean;
}

// A `__Host-` name is refused by browsers without Secure, so plain http (a first look on one's own network) has another.
const cookieName = ({ secure }: CookieSettings): string => (secure ? '__Host-latchkey' : 'latchkey');

export function readCookie(request: FastifyRequest, settings: CookieSettings): string | null {
  const secret = request.cookies[cookieName(settings)];
  return secret !== undefined && /^[\w-]{20,100}$/.test(secret) ? secret : null;
}

/** @param expiresAt a time gone by removes it */
export function writeCookie(
  reply: FastifyReply,
  settings: CookieSettings,
  secret: string,
  expiresAt: Date,
): void {
  reply.setCookie(cookieName(settings), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.secure,
    expires: expiresAt,
  });
}
