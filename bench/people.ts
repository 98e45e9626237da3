/** The people of the benchmark's company, made and signed in through the API like anybody. */
import { z } from 'zod';

export const salespeople = 50;
const password = 'bench of oak under a lamp';
const administrator = 'admin@bench.example';
const emailOf = { seller: 'seller@bench.example', reader: 'reader@bench.example' } as const;
/** The seller sees their own customers only; the reader sees all. */
export type Who = keyof typeof emailOf;

const Made = z.object({ id: z.string() });
const List = z.object({ items: z.array(z.object({ id: z.string(), scope: z.string(), name: z.string() })) });
const Link = z.object({ url: z.string() });

class Visitor {
  readonly url: string;
  cookie = '';

  constructor(url: string) {
    this.url = url;
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
    this.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.cookie;
    return schema.parse(text === '' ? undefined : JSON.parse(text));
  }
}

/** Sets Latchkey up and adds fifty salespeople, the first of them the seller, and the reader. @returns the fifty's ids */
export async function settle(url: string): Promise<string[]> {
  const admin = new Visitor(url);
  await admin.send('POST', '/api/setup', z.unknown(), {
    organisation: 'Bench',
    locale: 'en',
    name: 'Administrator',
    email: administrator,
    password,
  });
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

/** @returns the session's cookie, as a browser sends it */
export async function signIn(url: string, who: Who): Promise<string> {
  const visitor = new Visitor(url);
  await visitor.send('POST', '/api/sign-in', z.unknown(), { email: emailOf[who], password });
  return visitor.cookie;
}
