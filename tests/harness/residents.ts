/** A company moves into a house once, as people do: by its API. Tests begin with copies of that house. */
import { createApp } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { openDatabase, type Database } from '../../src/server/platform/database.ts';
import { createLog } from '../../src/server/platform/log.ts';
import { template, type TestServer } from './postgres.ts';
import { Browser, password, type Answer, type PersonName } from './visitor.ts';

/** The database that is lived in. */
export const livedIn = 'template_lived_in';

export interface Resident {
  id: string;
  /** What their browser keeps. */
  cookies: [string, string][];
}

export interface Residents {
  people: Record<PersonName, Resident>;
  departments: { sales: string; team: string; other: string };
}

export interface LivedIn {
  residents: Residents;
  /** When the last of them was in; milliseconds since 1970. */
  movedInAt: number;
}

export async function makeLivedIn(server: TestServer): Promise<LivedIn> {
  const admin = openDatabase({ ...server, database: 'latchkey' }, { max: 1 });
  await admin.pool.query(`create database ${livedIn} template ${template}`);
  await admin.close();
  const database = openDatabase({ ...server, database: livedIn }, { max: 8 });
  const app = await createApp({
    config: readConfig({}),
    database,
    log: createLog('silent'),
    webDirectory: 'none',
    checkReplies: true,
  });
  const residents = await moveIn(() => new Browser(app));
  const movedInAt = Date.now();
  // The queues are made; the houses cloned from this one needn't.
  await app.startJobs();
  await app.close();
  await database.close();
  return { residents, movedInAt };
}

/** Makes what happened when people moved in happen now: proofs are fresh, and nothing has grown old. */
export async function setForward({ pool }: Database, movedInAt: number): Promise<void> {
  const past = `interval $past$${Date.now() - movedInAt} ms$past$`;
  await pool.query(`do $$
    declare
      step text;
    begin
      for step in
        select format('update %I set %s', table_name, string_agg(format('%1$I = %1$I + ${past}', column_name), ', '))
        from information_schema.columns
        join information_schema.tables using (table_schema, table_name)
        where table_schema = 'public' and table_type = 'BASE TABLE' and data_type = 'timestamp with time zone'
        group by table_name
      loop
        execute step;
      end loop;
    end $$`);
}

async function moveIn(stranger: () => Browser): Promise<Residents> {
  const admin = stranger();
  const setUp = {
    organisation: '华信科技',
    locale: 'zh-Hans',
    name: '陈静',
    email: emailOf('admin'),
    password,
  };
  const adminId = made(await admin.post('/api/setup', setUp)).user.id as string;
  const roles: { id: string }[] = (await admin.get('/api/roles')).body.items;
  const department = async (name: string, parentId: string | null) =>
    made(await admin.post('/api/departments', { name, parentId })).id as string;
  const sales = await department('销售部', null);
  const team = await department('华东组', sales);
  const other = await department('市场部', null);

  const add = async (
    key: PersonName,
    name: string,
    role: number,
    departmentId: string,
  ): Promise<Resident> => {
    const person = { name, email: emailOf(key), departmentId, roleIds: [roles[role]?.id] };
    const { id } = made(await admin.post('/api/people', person));
    const { url } = made(await admin.post(`/api/people/${id}/password-link`));
    const browser = stranger();
    made(await browser.post('/api/password/reset', { token: url.split('#')[1], password }));
    made(await browser.post('/api/sign-in', { email: emailOf(key), password }));
    return { id, cookies: [...browser.cookies] };
  };
  const people = {
    lead: await add('lead', '李强', 1, sales),
    sales: await add('sales', '王芳', 2, team),
    other: await add('other', '赵敏', 2, other),
    service: await add('service', '孙丽', 3, other),
    reader: await add('reader', 'Anna Reed', 4, other),
  };
  return {
    people: { admin: { id: adminId, cookies: [...admin.cookies] }, ...people },
    departments: { sales, team, other },
  };
}

const emailOf = (key: PersonName) => `${key}@huaxin.example`;

/** @throws where it was refused */
function made({ status, body, text }: Answer): Answer['body'] {
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
}
