/** The people of the benchmark's company, made and signed in through the API like anybody. */
import { z } from 'zod';

export const salespeople = 50;
const password = 'bench of oak under a lamp';
/** What the people read; the names of the first roles are those of the set-up. */
const locale = 'zh-Hans';
const administrator = 'admin@bench.example';
const house = { organisation: 'Bench', name: 'Administrator', email: administrator, password };
const emailOf = { seller: 'seller@bench.example', reader: 'reader@bench.example' } as const;
/** The seller sees their own customers only; the reader sees all. */
export type Who = keyof typeof emailOf;

const Made = z.object({ id: z.string() });
const List = z.object({ items: z.array(z.object({ id: z.string(), scope: z.string(), name: z.string() })) });
const Link = z.object({ url: z.string() });
const SignedIn = z.object({ user: z.unknown() });

class Visitor {
  readonly url: string;
  #cookies = new Map<string, string>();

  /** @param cookie what an earlier visit left in the browser */
  constructor(url: string, cookie = '') {
    this.url = url;
    for (const pair of cookie.split('; ')) this.#keep(pair);
  }

  #keep(pair: string): void {
    if (pair !== '') this.#cookies.set(pair.split('=')[0] ?? '', pair);
  }

  get cookie(): string {
    return [...this.#cookies.values()].join('; ');
  }

  async send<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.cookie !== '' && { cookie: this.cookie }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie.split(';')[0] ?? '');
    return schema.parse(text === '' ? undefined : JSON.parse(text));
  }
}

/**
 * The fifty salespeople's ids; and by whom, the cookie of the device on which they chose their password: whoever comes
 * from another one is asked for a second proof.
 */
export interface Settled {
  sellers: string[];
  devices: Record<Who, string>;
}

/** Sets Latchkey up and adds fifty salespeople, the first of them the seller, and the reader. */
export async function settle(url: string): Promise<Settled> {
  const admin = new Visitor(url);
  await admin.send('POST', '/api/setup', z.unknown(), { ...house, locale: 'en' });
  const roles = (await admin.send('GET', '/api/roles', List)).items;
  const roleIds = (name: string) => roles.filter((role) => role.name === name).map((role) => role.id);
  const sellers: string[] = [];
  for (let n = 1; n <= salespeople; n++) {
    const email = n === 1 ? emailOf.seller : `seller${n}@bench.example`;
    const person = { name: `Salesperson ${n}`, email, locale, roleIds: roleIds('Salesperson') };
    sellers.push((await admin.send('POST', '/api/people', Made, person)).id);
  }
  const reader = { name: 'Reader', email: emailOf.reader, locale, roleIds: roleIds('Read only') };
  const readerId = (await admin.send('POST', '/api/people', Made, reader)).id;
  const choosePassword = async (id: string | undefined) => {
    const link = await admin.send('POST', `/api/people/${id}/password-link`, Link);
    const own = new Visitor(url);
    await own.send('POST', '/api/password/reset', z.unknown(), { token: link.url.split('#')[1], password });
    return own.cookie;
  };
  return {
    sellers,
    devices: { seller: await choosePassword(sellers[0]), reader: await choosePassword(readerId) },
  };
}

/** Somebody of the company: what they sign in with, and what their browser holds. */
export interface Account {
  email: string;
  password: string;
  /** The cookie of a device that knows them, as a browser sends it. */
  device?: string;
}

export const accountOf = (who: Who, { devices }: Settled): Account => ({
  email: emailOf[who],
  password,
  device: devices[who],
});

/** Sets Latchkey up with the made-up company. @returns its administrator */
export async function settleDemo(url: string): Promise<Account> {
  const admin = new Visitor(url);
  await admin.send('POST', '/api/setup', z.unknown(), { ...house, locale: 'zh-Hans' });
  await admin.send('POST', '/api/demo', z.unknown(), {});
  return { email: administrator, password, device: admin.cookie };
}

/** @returns the session's cookie, as a browser sends it */
export async function signIn(url: string, { email, password: typed, device }: Account): Promise<string> {
  const visitor = new Visitor(url, device);
  await visitor.send('POST', '/api/sign-in', SignedIn, { email, password: typed });
  return visitor.cookie;
}
