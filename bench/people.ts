/** The people of the benchmark's company, made and signed in through the API like anybody. */
import { z } from 'zod';

export const salespeople = 50;
const password = 'bench of oak under a lamp';
const administrator = 'admin@bench.example';
const house = { organisation: 'Bench', name: 'Administrator', email: administrator, password };
const emailOf = { seller: 'seller@bench.example', reader: 'reader@bench.example' } as const;
/** The seller sees their own customers only; the reader sees all. */
export type Who = keyof typeof emailOf;

const Made = z.object({ id: z.string() });
const List = z.object({ items: z.array(z.object({ id: z.string(), scope: z.string(), name: z.string() })) });
const Link = z.object({ url: z.string() });

class Visitor {
  readonly url: string;
  #cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
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
    for (const cookie of response.headers.getSetCookie()) {
      const pair = cookie.split(';')[0] ?? '';
      this.#cookies.set(pair.split('=')[0] ?? '', pair);
    }
    return schema.parse(text === '' ? undefined : JSON.parse(text));
  }
}

/** Sets Latchkey up and adds fifty salespeople, the first of them the seller, and the reader. @returns the fifty's ids */
export async function settle(url: string): Promise<string[]> {
  const admin = new Visitor(url);
  await admin.send('POST', '/api/setup', z.unknown(), { ...house, locale: 'en' });
  const roles = (await admin.send('GET', '/api/roles', List)).items;
  const roleIds = (name: string) => roles.filter((role) => role.name === name).map((role) => role.id);
  const sellers: string[] = [];
  for (let n = 1; n <= salespeople; n++) {
    const email = n === 1 ? emailOf.seller : `seller${n}@bench.example`;
    const person = { name: `Salesperson ${n}`, email, roleIds: roleIds('Salesperson') };
    sellers.push((await admin.send('POST', '/api/people', Made, person)).id);
  }
  const reader = { name: 'Reader', email: emailOf.reader, roleIds: roleIds('Read only') };
  const readerId = (await admin.send('POST', '/api/people', Made, reader)).id;
  for (const id of [sellers[0], readerId]) {
    const link = await admin.send('POST', `/api/people/${id}/password-link`, Link);
    const token = link.url.split('#')[1];
    await admin.send('POST', '/api/password/reset', z.unknown(), { token, password });
  }
  return sellers;
}

/** What somebody of the company signs in with. */
export const accountOf = (who: Who) => ({ email: emailOf[who], password });

/** Sets Latchkey up with the made-up company. @returns its administrator */
export async function settleDemo(url: string): Promise<{ email: string; password: string }> {
  const admin = new Visitor(url);
  await admin.send('POST', '/api/setup', z.unknown(), { ...house, locale: 'zh-Hans' });
  await admin.send('POST', '/api/demo', z.unknown(), {});
  return { email: administrator, password };
}

/** @returns the session's cookie, as a browser sends it */
export async function signIn(url: string, who: Who): Promise<string> {
  const visitor = new Visitor(url);
  await visitor.send('POST', '/api/sign-in', z.unknown(), { email: emailOf[who], password });
  return visitor.cookie;
}
