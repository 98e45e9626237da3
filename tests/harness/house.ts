/**
 * A whole Latchkey on a database of its own, with people of every role, for API tests. Requests go through the real
 * HTTP server without a socket; every answer is held against the contract.
 */
import { resolve } from 'node:path';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterAll, expect, inject as provided } from 'vitest';
import { policyPresets, type Policy } from '../../src/contract/access/policy.ts';
import { createApp, type App } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { openDatabase, type Database } from '../../src/server/platform/database.ts';
import { createLog } from '../../src/server/platform/log.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { template, type TestServer } from './postgres.ts';

export const password = 'correct horse battery';

export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look at answers as their readers would
  body: any;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
}

/** The statuses of answers, lowest first: for calls whose order nobody knows. */
export const statuses = (answers: readonly Answer[]): number[] =>
  answers.map((answer) => answer.status).toSorted((a, b) => a - b);

export interface Sent {
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

export interface House {
  app: App;
  database: Database;
  /** Nobody yet. */
  stranger(): Browser;
  as: Record<PersonName, Browser & { id: string }>;
  departments: { sales: string; team: string; other: string };
  /** The time, as the house sees it; null: as it is. */
  setNow(now: Date | null): void;
}

/** An empty house: not set up. */
export async function openEmptyHouse(
  settings: Record<string, string> = {},
): Promise<Omit<House, 'as' | 'departments'>> {
  const server: TestServer = provided('postgres');
  const name = `t_${newId().replaceAll('-', '')}`;
  const admin = openDatabase({ ...server, database: 'latchkey' }, { max: 1 });
  await admin.pool.query(`create database ${name} template ${template}`);
  const database = openDatabase({ ...server, database: name }, { max: 8 });
  let fixed: Date | null = null;
  const app = await createApp({
    config: readConfig(settings),
    database,
    log: createLog(process.env['TEST_LOG'] ?? 'silent'),
    webDirectory: resolve('dist/web'),
    clock: () => fixed ?? new Date(),
    checkReplies: true,
    doorTickMs: 1,
  });
  afterAll(async () => {
    await app.close();
    await database.close();
    await admin.pool.query(`drop database ${name} with (force)`);
    await admin.close();
  });
  return { app, database, stranger: () => new Browser(app), setNow: (now) => void (fixed = now) };
}

/** Puts a policy in force, as if it had been saved and confirmed. */
export async function setPolicy(
  { database }: Pick<House, 'database'>,
  change: Partial<Policy>,
): Promise<void> {
  await database.db
    .insertInto('policies')
    .values({
      id: newId(),
      value: JSON.stringify({ ...policyPresets.modern, ...change }),
      saved_at: new Date(),
      confirmed_at: new Date(),
    })
    .execute();
}

/** For walks that are refused in a minute more often than anybody in an hour. */
export const calmHabits: Policy['habits'] = {
  ...policyPresets.modern.habits,
  times: 100,
  recordsPerHour: 1_000_000,
  exportedPerHour: 10_000_000,
  refusalsPerHour: 10_000,
};

/** A house that is set up and lived in. */
export async function openHouse(settings: Record<string, string> = {}): Promise<House> {
  const empty = await openEmptyHouse(settings);
  const admin = empty.stranger();
  const made = await admin.post('/api/setup', {
    organisation: '华信科技',
    locale: 'zh-Hans',
    name: '陈静',
    email: 'admin@huaxin.example',
    password,
  });
  expect(made.status, made.text).toBe(201);
  const roles: { id: string }[] = (await admin.get('/api/roles')).body.items;
  const department = async (name: string, parentId: string | null) =>
    (await admin.post('/api/departments', { name, parentId })).body.id as string;
  const sales = await department('销售部', null);
  const team = await department('华东组', sales);
  const other = await department('市场部', null);
  const add = async (key: PersonName, name: string, role: number, departmentId: string) => {
    const email = `${key}@huaxin.example`;
    const person = await admin.post('/api/people', { name, email, departmentId, roleIds: [roles[role]?.id] });
    expect(person.status, person.text).toBe(201);
    const link = await admin.post(`/api/people/${person.body.id}/password-link`);
    const browser = Object.assign(empty.stranger(), { id: person.body.id as string });
    const token = link.body.url.split('#')[1];
    expect((await browser.post('/api/password/reset', { token, password })).status).toBe(204);
    expect((await browser.post('/api/sign-in', { email, password })).status).toBe(200);
    return browser;
  };
  const as = {
    admin: Object.assign(admin, { id: made.body.user.id as string }),
    lead: await add('lead', '李强', 1, sales),
    sales: await add('sales', '王芳', 2, team),
    other: await add('other', '赵敏', 2, other),
    service: await add('service', '孙丽', 3, other),
    reader: await add('reader', 'Anna Reed', 4, other),
  };
  return { ...empty, as, departments: { sales, team, other } };
}
