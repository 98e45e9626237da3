/**
 * A whole Latchkey on a database of its own, with people of every role, for API tests. Requests go through the real
 * HTTP server without a socket; every answer is held against the contract.
 */
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, inject as provided } from 'vitest';
import { policyPresets, type Policy } from '../../src/contract/access/policy.ts';
import { createApp, type App } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { openDatabase, type Database } from '../../src/server/platform/database.ts';
import { createLog } from '../../src/server/platform/log.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { template, type TestServer } from './postgres.ts';
import { livedIn, setForward, type Resident } from './residents.ts';
import { Browser, type Answer, type PersonName } from './visitor.ts';

export { Browser, doWork, password, people, type Answer, type PersonName } from './visitor.ts';

/** The statuses of answers, lowest first: for calls whose order nobody knows. */
export const statuses = (answers: readonly Answer[]): number[] =>
  answers.map((answer) => answer.status).toSorted((a, b) => a - b);

export interface House {
  app: App;
  database: Database;
  /** The folder of its files. */
  data: string;
  /** Nobody yet. */
  stranger(): Browser;
  as: Record<PersonName, Browser & { id: string }>;
  departments: { sales: string; team: string; other: string };
  /** The time, as the house sees it; null: as it is. */
  setNow(now: Date | null): void;
}

type EmptyHouse = Omit<House, 'as' | 'departments'>;

/** An empty house: not set up. */
export const openEmptyHouse = (settings: Record<string, string> = {}): Promise<EmptyHouse> =>
  openHouseFrom(template, settings);

/** @param from the database to begin with */
async function openHouseFrom(from: string, settings: Record<string, string>): Promise<EmptyHouse> {
  const server: TestServer = provided('postgres');
  const name = `t_${newId().replaceAll('-', '')}`;
  const admin = openDatabase({ ...server, database: 'latchkey' }, { max: 1 });
  await admin.pool.query(`create database ${name} template ${from} strategy file_copy`);
  const database = openDatabase({ ...server, database: name }, { max: 8 });
  const data = join(tmpdir(), `latchkey-${name}`);
  let fixed: Date | null = null;
  const app = await createApp({
    config: readConfig({ LATCHKEY_DATA: data, ...settings }),
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
    await rm(data, { recursive: true, force: true });
  });
  return { app, database, data, stranger: () => new Browser(app), setNow: (now) => void (fixed = now) };
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

/** A house that is set up and lived in; everybody has just signed in. */
export async function openHouse(settings: Record<string, string> = {}): Promise<House> {
  const house = await openHouseFrom(livedIn, settings);
  await setForward(house.database, provided('movedInAt'));
  const { people: residents, departments } = provided('residents');
  const prefix = settings['PUBLIC_URL']?.startsWith('https:') ? '__Host-' : '';
  const seat = ({ id, cookies }: Resident) => {
    const browser = house.stranger();
    for (const [name, value] of cookies) browser.cookies.set(prefix + name, value);
    return Object.assign(browser, { id });
  };
  const as = {
    admin: seat(residents.admin),
    lead: seat(residents.lead),
    sales: seat(residents.sales),
    other: seat(residents.other),
    service: seat(residents.service),
    reader: seat(residents.reader),
  };
  return { ...house, as, departments };
}
