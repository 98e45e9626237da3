/** The request of this browser, so that whoever comes back finds it again, also without its address. */
import { z } from 'zod';

const name = 'latchkey.unlock';
const Kept = z.object({ secret: z.string(), expiresAt: z.string() });

export function keepUnlock({ secret, expiresAt }: z.infer<typeof Kept>): void {
  try {
    localStorage.setItem(name, JSON.stringify({ secret, expiresAt }));
  } catch {
    // A browser that keeps nothing still has the address.
  }
}

export function keptUnlock(): string | undefined {
  try {
    const kept = Kept.parse(JSON.parse(localStorage.getItem(name) ?? ''));
    return new Date(kept.expiresAt) > new Date() ? kept.secret : undefined;
  } catch {
    return undefined;
  }
}

export function forgetUnlock(): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // As above.
  }
}
