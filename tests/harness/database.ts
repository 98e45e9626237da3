/** A migrated database alone, with people in it, for tests of what is below the routes. */
import { afterAll, inject as provided } from 'vitest';
import { openDatabase, type Database } from '../../src/server/platform/database.ts';
import { newId } from '../../src/server/platform/secrets.ts';
import { template, type TestServer } from './postgres.ts';

export async function openTestDatabase(): Promise<Database> {
  const server: TestServer = provided('postgres');
  const name = `t_${newId().replaceAll('-', '')}`;
  const admin = openDatabase({ ...server, database: 'latchkey' }, { max: 1 });
  await admin.pool.query(`create database ${name} template ${template} strategy file_copy`);
  const database = openDatabase({ ...server, database: name }, { max: 8 });
  afterAll(async () => {
    await database.close();
    await admin.pool.query(`drop database ${name} with (force)`);
    await admin.close();
  });
  return database;
}

/** Somebody, with nothing but a name. */
export async function addSomebody({ db }: Database, now: Date): Promise<string> {
  const id = newId();
  const row = { id, name: '王芳', locale: 'zh-Hans', sort_name: 'wang fang', search_text: '' };
  await db
    .insertInto('people')
    .values({ ...row, created_at: now, updated_at: now })
    .execute();
  return id;
}
