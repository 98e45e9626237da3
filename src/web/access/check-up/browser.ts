/** What this browser can do, and what stands in its way, as far as a page can tell. */
import type { Say } from './run.ts';

/** What the app uses, and since when all the large browsers have it. */
const needed: Readonly<Record<string, () => boolean>> = {
  dialog: () => 'HTMLDialogElement' in window,
  ':has()': () => CSS.supports('selector(:has(a))'),
  'color-mix()': () => CSS.supports('color', 'color-mix(in srgb, red, blue)'),
  toSorted: () => 'toSorted' in Array.prototype,
  toWellFormed: () => 'toWellFormed' in String.prototype,
  'AbortSignal.timeout': () => 'timeout' in AbortSignal,
  EventSource: () => 'EventSource' in window,
  ResizeObserver: () => 'ResizeObserver' in window,
};

function checkVersion(say: Say): void {
  const missing = Object.entries(needed).flatMap(([name, has]) => (has() ? [] : [name]));
  say('version', missing.length === 0, missing.length === 0 ? browserName() : missing.join(', '));
}

/** As the browser calls itself, of which the first part is history. */
function browserName(): string {
  const [name = ''] = /(?:Edg|OPR|Firefox|Chrome|Version)\/[\d.]+/.exec(navigator.userAgent) ?? [];
  return name.replace('Version/', 'Safari ').replace('Edg/', 'Edge ').replace('/', ' ');
}

/** Whether this page is the one that the server has now: by its script, whose name is made from what is in it. */
async function checkApp(say: Say): Promise<void> {
  const own = [...document.scripts].map((script) => script.getAttribute('src')).find((src) => src !== null);
  try {
    const page = await (await fetch('/', { cache: 'no-store' })).text();
    say('app', own === undefined ? null : page.includes(own));
  } catch {
    say('app', null);
  }
}

function checkCookies(say: Say): void {
  const name = 'latchkey-check';
  try {
    document.cookie = `${name}=1; SameSite=Lax; Path=/`;
    say('cookies', document.cookie.includes(`${name}=1`));
    document.cookie = `${name}=; Max-Age=0; Path=/`;
  } catch {
    say('cookies', false);
  }
}

function checkStorage(say: Say): void {
  const name = 'latchkey.check';
  try {
    localStorage.setItem(name, '1');
    say('storage', localStorage.getItem(name) === '1');
    localStorage.removeItem(name);
  } catch {
    say('storage', false);
  }
}

/** The app has none yet: whatever is registered at this address is of something else. */
async function checkWorker(say: Say): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>;
  if (!serviceWorker) return say('worker', null);
  const there = await serviceWorker.getRegistrations().catch(() => null);
  say('worker', there && there.length === 0, there?.map(({ scope }) => scope).join(', '));
}

const ours = new Set(['lang', 'dir', 'class', 'style', 'data-theme', 'data-density']);

/** Functions that extensions like to put their own in the place of. */
const functions: readonly [object, string][] = [
  [window, 'fetch'],
  [XMLHttpRequest.prototype, 'open'],
  [EventTarget.prototype, 'addEventListener'],
];
const isNative = (made: unknown) => /\[native code\]/.test(Function.prototype.toString.call(made));

/** What others put into the page, and functions of the browser that were replaced. */
function foreign(): string[] {
  const placed = [...document.querySelectorAll('[src], [href]')].flatMap((one) => {
    const address = one.getAttribute('src') ?? one.getAttribute('href') ?? '';
    const [extension] = /^[a-z]+-extension:\/\/[^/]+/.exec(address) ?? [];
    return extension === undefined ? [] : [extension];
  });
  const marks = [document.documentElement, document.body].flatMap((one) =>
    one.getAttributeNames().filter((name) => !ours.has(name)),
  );
  const elements = [...document.querySelectorAll('*')]
    .map(({ localName }) => localName)
    .filter((name) => name.includes('-'));
  const replaced = functions.flatMap(([of, name]) => (isNative(Reflect.get(of, name)) ? [] : [name]));
  return [...new Set([...placed, ...marks, ...elements, ...replaced])];
}

function checkExtensions(say: Say): void {
  const found = foreign();
  say('extensions', found.length, found.slice(0, 5).join(', '));
}

async function checkPasskeys(say: Say): Promise<void> {
  const { PublicKeyCredential: keys } = window as Partial<typeof globalThis>;
  say('passkeys', (await keys?.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false)) ?? false);
}

export async function checkBrowser(say: Say): Promise<void> {
  checkVersion(say);
  await checkApp(say);
  checkCookies(say);
  checkStorage(say);
  await checkWorker(say);
  checkExtensions(say);
  await checkPasskeys(say);
}
