/** Mending the browser's side: what is kept for speed is thrown away, what somebody wrote is not. */

/** Begin with these: what is only remembered, and comes again by itself. */
const forgettable = ['latchkey.recent.', 'latchkey.bulk.seen'];

/** Behind the `#` of the page that comes back: it checks at once. */
export const mended = 'mended';

/**
 * Clears caches and leftover programs of this address, fetches the app anew past the browser's cache, and loads the page
 * again, which reads everything again. Drafts, settings and the way back to an unlock request stay.
 */
export async function mend(): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>;
  const { caches: stores } = window as Partial<typeof globalThis>;
  // One that can't be mended keeps no other from it.
  await Promise.allSettled([
    serviceWorker?.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister()))),
    stores?.keys().then((names) => Promise.all(names.map((one) => stores.delete(one)))),
    ...[...document.scripts, ...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
      .map((one) => ('src' in one ? one.src : one.href))
      .filter((address) => address.startsWith(location.origin))
      .map((address) => fetch(address, { cache: 'reload' })),
  ]);
  try {
    for (const key of Object.keys(localStorage))
      if (forgettable.some((begin) => key.startsWith(begin))) localStorage.removeItem(key);
  } catch {
    // Nothing is kept, so nothing is to be cleared.
  }
  location.hash = mended;
  location.reload();
}
