/**
 * The key of a creating call that was sent: the same thing sent again (its answer was lost, the page was loaded anew) carries
 * it once more, so that nothing is made twice.
 */
import { newKey } from './call.ts';

const prefix = 'latchkey.attempt.';

interface Attempt {
  asked: string;
  key: string;
}

/** Long texts and secrets stay out of the browser's storage: only whether it is the same is asked of them. */
export function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    a = Math.imul(a ^ sign, 2654435761);
    b = Math.imul(b ^ sign, 1597334677);
  }
  return `${text.length}.${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
}

function read(name: string): Attempt | undefined {
  try {
    const [asked, key] = (sessionStorage.getItem(prefix + name) ?? '').split(' ');
    return asked && key ? { asked, key } : undefined;
  } catch {
    return undefined;
  }
}

/** @param name of the operation @returns the key for sending this, the same until `settled` */
export function keyFor(name: string, sent: string): string {
  const asked = digest(sent);
  const before = read(name);
  if (before?.asked === asked) return before.key;
  const key = newKey();
  try {
    sessionStorage.setItem(prefix + name, `${asked} ${key}`);
  } catch {
    // Storage refused: a page that is loaded anew then sends it as new.
  }
  return key;
}

/** It was answered: the same once more is another one. */
export function settled(name: string): void {
  try {
    sessionStorage.removeItem(prefix + name);
  } catch {
    // as above
  }
}
