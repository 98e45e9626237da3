/** Somebody at a browser, and who there is in the tests' company. Knows nothing of the test runner. */
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { App } from '../../src/server/app.ts';

export const password = 'correct horse battery';

export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look at answers as their readers would
  body: any;
  text: string;
  /** A file as it came. */
  raw: Buffer;
  headers: Record<string, string | string[] | number | undefined>;
}

interface Sent {
  query?: Record<string, string | number | boolean>;
  headers?: Record<string, string>;
  version?: number;
  key?: string;
}

/** Somebody at a browser. */
export class Browser {
  /** By name, as a browser keeps them. */
  readonly cookies = new Map<string, string>();
  /** Where it is and what it says it is. */
  address = '127.0.0.1';
  userAgent =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  readonly app: App;

  constructor(app: App) {
    this.app = app;
  }

  /** The session's cookie; setting it to nothing forgets it. */
  get cookie(): string {
    const secret = this.cookies.get('latchkey');
    return secret === undefined ? '' : `latchkey=${secret}`;
  }
  set cookie(text: string) {
    if (text === '') this.cookies.delete('latchkey');
    else this.cookies.set('latchkey', text.replace('latchkey=', ''));
  }

  async send(method: string, path: string, body?: unknown, sent: Sent = {}): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof Buffer;
    const response = await this.app.http.inject({
      method: method as 'GET',
      url: path,
      remoteAddress: this.address,
      query: Object.fromEntries(
        Object.entries(sent.query ?? {}).map(([name, value]) => [name, String(value)]),
      ),
      ...(body !== undefined && { payload: raw ? body : JSON.stringify(body) }),
      headers: {
        ...(body !== undefined && { 'content-type': raw ? 'text/csv' : 'application/json' }),
        'user-agent': this.userAgent,
        ...(this.cookies.size > 0 && {
          cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        }),
        ...(sent.version !== undefined && { 'if-match': `"${sent.version}"` }),
        ...(sent.key !== undefined && { 'idempotency-key': sent.key }),
        ...sent.headers,
      },
    });
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const json = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      body: json ? response.json() : undefined,
      text: response.payload,
      raw: response.rawPayload,
      headers: response.headers,
    };
  }

  /** Signs in as the page does: where work is asked for, it does it. */
  async signIn(email: string, typed: string = password): Promise<Answer> {
    const body = { email, password: typed };
    const answer = await this.post('/api/sign-in', body);
    if (answer.body?.code !== 'work_required') return answer;
    return this.post('/api/sign-in', { ...body, work: await doWork(answer.body.work) });
  }

  get = (path: string, query?: Sent['query']) => this.send('GET', path, undefined, query ? { query } : {});
  post = (path: string, body?: unknown, sent?: Sent) => this.send('POST', path, body, sent);
  patch = (path: string, version: number, body: unknown) => this.send('PATCH', path, body, { version });
  remove = (path: string, version: number) => this.send('DELETE', path, undefined, { version });
}

/** Does the work that an answer names, as a browser would. */
export async function doWork(work: { challenge: Challenge }): Promise<string> {
  const solution = await solveChallenge({ challenge: work.challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge: work.challenge, solution })).toString('base64');
}

/** People of a small company: sales lead Li with Wang below him, Zhao in another department. */
export const people = ['admin', 'lead', 'sales', 'other', 'service', 'reader'] as const;
export type PersonName = (typeof people)[number];
