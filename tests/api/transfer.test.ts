/** Files in and out. */
import { existsSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { importJobs } from '../../src/server/business/transfer/index.ts';
import { createLog } from '../../src/server/platform/log.ts';
import { openHouse, type Answer, type Browser, type House } from '../harness/house.ts';

const folder = new URL('../../../shared/data/maven-crm/', import.meta.url);
const present = existsSync(folder);
if (!present)
  process.stdout.write(`the Maven files are not there (${folder.pathname}): their tests are skipped\n`);

const working = ['checking', 'running', 'undoing'];
async function settled(browser: Browser, id: string): Promise<Answer['body']> {
  for (;;) {
    const { body } = await browser.get(`/api/imports/${id}`);
    if (!working.includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function upload(browser: Browser, object: string | null, file: string | Buffer, fileName = 'file.csv') {
  const query = { fileName, ...(object !== null && { object }) };
  const made = await browser.post('/api/imports', Buffer.from(file), { query });
  expect(made.status, made.text).toBe(201);
  return settled(browser, made.body.id);
}

async function run(browser: Browser, id: string) {
  const started = await browser.post(`/api/imports/${id}/run`);
  expect(started.status, started.text).toBe(202);
  return settled(browser, id);
}

async function undo(browser: Browser, id: string) {
  const started = await browser.post(`/api/imports/${id}/undo`);
  expect(started.status, started.text).toBe(202);
  return settled(browser, id);
}

const total = async (browser: Browser, path: string) =>
  (await browser.get(path, { count: true, limit: 1 })).body.total as number;

describe.skipIf(!present)('the Maven files', () => {
  let house: House;
  let admin: Browser;
  beforeAll(async () => {
    house = await openHouse();
    await house.app.startJobs();
    ({ admin } = house.as);
  });
  const maven = (name: string) => upload(house.as.admin, null, readFileSync(new URL(name, folder)), name);

  it('come in whole: accounts, products, sales people under their managers, deals', async () => {
    const accounts = await maven('accounts.csv');
    expect(accounts).toMatchObject({
      object: 'customer',
      state: 'checked',
      encoding: 'utf-8',
      delimiter: ',',
      counts: { rows: 85, create: 85, update: 0, skip: 0, error: 0 },
    });
    expect(accounts.mends).toMatchObject([
      { field: 'industry', value: 'technolgy', rows: 12, suggestion: 'technology', use: 'technology' },
      { field: 'address.country', value: 'Philipines', suggestion: 'Philippines', use: 'Philippines' },
    ]);
    expect(await run(admin, accounts.id)).toMatchObject({ state: 'done', counts: { create: 85 } });

    const products = await maven('products.csv');
    expect(products).toMatchObject({ object: 'product', counts: { create: 7, error: 0 } });
    expect(await run(admin, products.id)).toMatchObject({ state: 'done' });

    const teams = await maven('sales_teams.csv');
    expect(teams).toMatchObject({ object: 'person', counts: { create: 35, error: 0 } });
    expect(teams.mends.filter((mend: { makes: boolean }) => mend.makes)).toHaveLength(9);
    expect(await run(admin, teams.id)).toMatchObject({ state: 'done' });

    const pipeline = await maven('sales_pipeline.csv');
    expect(pipeline).toMatchObject({
      object: 'opportunity',
      state: 'checked',
      matchBy: 'externalId',
      counts: { rows: 8800, create: 8800, error: 0 },
    });
    const dated = pipeline.columns.filter((column: { dates: unknown }) => column.dates !== null);
    expect(dated).toMatchObject([
      { name: 'engage_date', dates: { order: 'dmy', because: '20-10-16', certain: true } },
      { name: 'close_date', dates: { order: 'dmy', certain: true } },
    ]);
    expect(pipeline.mends).toMatchObject([
      { field: 'stage', value: 'Won', rows: 4238, use: '赢单' },
      { field: 'stage', value: 'Lost', rows: 2473, use: '输单' },
      { field: 'stage', value: 'Engaging', rows: 1589, use: '需求确认' },
      { field: 'product', value: 'GTXPro', rows: 1480, suggestion: 'GTX Pro', use: 'GTX Pro' },
      { field: 'stage', value: 'Prospecting', rows: 500, use: '初步接触' },
    ]);
    expect(await run(admin, pipeline.id)).toMatchObject({
      state: 'done',
      counts: { create: 8800 },
      progress: 8800,
    });
  });

  it('are right in every detail', async () => {
    const acme = (await admin.get('/api/customers', { q: 'Bluth Company' })).body.items[0];
    expect((await admin.get(`/api/customers/${acme.id}`)).body).toMatchObject({
      industry: 'technology',
      foundedYear: 1993,
      annualRevenue: { amount: '1242.32', currency: 'CNY' },
      employees: 3027,
      address: { country: 'United States' },
      parent: { name: 'Acme Corporation' },
    });
    const snelling = (await admin.get('/api/people', { q: 'Anna Snelling' })).body.items[0];
    expect(snelling).toMatchObject({
      manager: { name: 'Dustin Brinkmann' },
      department: { name: 'Central' },
    });

    const found = (await admin.get('/api/opportunities', { q: 'Z063OYW0' })).body.items;
    expect(found).toMatchObject([
      {
        name: 'Isdom · GTX Pro',
        customer: { name: 'Isdom' },
        owner: { name: 'Darcel Schlecht' },
        stage: { name: '赢单', kind: 'won' },
        amount: { amount: '4514.00', currency: 'CNY' },
        openedOn: '2016-10-25',
        closedOn: '2017-03-11',
        products: [{ product: { name: 'GTX Pro' }, quantity: 1, price: { amount: '4821.00' } }],
      },
    ]);
    const { rows } = await house.database.pool.query(`
      select s.kind, count(*)::int as n, sum(o.amount)::text as sum, min(o.opened_on) as first, max(o.closed_on) as last,
        count(*) filter (where o.customer_id is null)::int as without
      from opportunities o join stages s on s.id = o.stage_id group by 1 order by 1`);
    expect(rows).toEqual([
      { kind: 'lost', n: 2473, sum: '0.00', first: '2016-11-04', last: '2017-12-31', without: 0 },
      expect.objectContaining({ kind: 'open', n: 2089, without: 1425 }),
      { kind: 'won', n: 4238, sum: '10005534.00', first: '2016-10-20', last: '2017-12-31', without: 0 },
    ]);
  });

  it('brought in again are recognised, not doubled', async () => {
    const again = await maven('sales_pipeline.csv');
    expect(again.counts).toMatchObject({ create: 0, skip: 8800, error: 0 });
    expect((await maven('accounts.csv')).counts).toMatchObject({ create: 0, skip: 85 });
    expect((await maven('sales_teams.csv')).counts).toMatchObject({ create: 0, skip: 35 });
  });

  it('go again whole, save what somebody changed since', async () => {
    const { items } = (await admin.get('/api/imports')).body;
    const done = items.filter((one: { state: string }) => one.state === 'done');
    const deal = (await admin.get('/api/opportunities', { q: 'Z063OYW0' })).body.items[0];
    expect((await admin.patch(`/api/opportunities/${deal.id}`, deal.version, { note: 'mine' })).status).toBe(
      200,
    );
    // Newest first: deals, people, products, accounts.
    const kept: number[] = [];
    for (const one of done) {
      const undone = await undo(admin, one.id);
      expect(undone).toMatchObject({ state: 'undone', failure: null });
      kept.push(undone.kept);
    }
    // The deal changed; its owner, the owner's manager and department; its product; its customer.
    expect(kept).toEqual([1, 3, 1, 1]);
    expect(await total(admin, '/api/opportunities')).toBe(1);
    expect(await total(admin, '/api/customers')).toBe(1);
    expect(await total(admin, '/api/products')).toBe(1);
  });
});

interface Problem {
  field: string | null;
  code: string;
}

describe('imports', () => {
  let house: House;
  let admin: Browser;
  beforeAll(async () => {
    house = await openHouse();
    await house.app.startJobs();
    ({ admin } = house.as);
  });
  const customersNamed = async (q: string) => (await admin.get('/api/customers', { q })).body.items;

  it.each([
    ['nothing', '', 'empty_file'],
    ['a workbook', Buffer.from('PK\u0003\u0004 [Content_Types].xml xl/', 'latin1'), 'workbook'],
    ['a picture', Buffer.from('\u0089PNG\r\n\u001a\n\0\0\0', 'latin1'), 'picture'],
    ['zeros', Buffer.alloc(5000), 'binary'],
    ['100,000 columns', 'a,'.repeat(100_000), 'too_many_columns'],
    ['an open quote', '"name,phone\nAcme,1\n', 'broken_quotes'],
  ])('refuse %s with a reason', async (_, file, code) => {
    const answer = await admin.post('/api/imports', Buffer.from(file), { query: { object: 'customer' } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'unreadable_file', errors: [{ pointer: '/body', code }] });
  });

  it('refuse what is larger than 200 MB, having kept none of it', async () => {
    const answer = await admin.post('/api/imports', Buffer.alloc(201 * 1024 * 1024, 'name,phone\n'));
    expect(answer.body).toMatchObject({ status: 413, code: 'too_large' });
  });

  it.each([
    [
      'GBK with semicolons',
      iconv.encode('客户名称;行业;电话\n甲骨文(中国);软件;010-1\n云栖;制造业;13800138000\n', 'gbk'),
      'gb18030',
      ';',
    ],
    [
      'UTF-16 with tabs',
      iconv.encode('客户名称\t行业\n甲骨文\t软件\n云栖\t制造业\n', 'utf16le', { addBOM: true }),
      'utf-16le',
      '\t',
    ],
    ['Big5', iconv.encode('客戶名稱,產業\n台灣積體電路製造,半導體\n', 'big5'), 'big5', ','],
  ])('read %s', async (_, file, encoding, delimiter) => {
    const read = await upload(admin, null, file);
    expect(read).toMatchObject({ state: 'checked', object: 'customer', encoding, delimiter });
    expect(read.columns.slice(0, 2)).toMatchObject([{ field: 'name' }, { field: 'industry' }]);
    const rows = (await admin.get(`/api/imports/${read.id}/rows`)).body.items;
    expect(Object.values(rows[0].values)[0]).toMatch(/^(甲骨文|台灣)/);
  });

  it('keep wrong rows out, tell why, and give them back as a file that comes in when mended', async () => {
    const file = [
      'Company,Phone,Email,Founded',
      'Good One,+86 138-0013-8000,info@good.example,1999',
      ',021-5555,x@y.example,2000',
      'Bad Mail,,not-an-address,',
      '"Broken" quote,1,2,3',
      'Too,many,,cells,here',
      '=HYPERLINK("http://x"),,,',
    ].join('\n');
    const read = await upload(admin, 'customer', file, 'list.csv');
    expect(read.counts).toEqual({ rows: 6, create: 2, update: 0, skip: 0, error: 4 });
    const wrong = (await admin.get(`/api/imports/${read.id}/rows`, { outcome: 'error' })).body.items;
    expect(
      wrong.map((row: { row: number; problems: [Problem] }) => [
        row.row,
        row.problems[0].field,
        row.problems[0].code,
      ]),
    ).toEqual([
      [3, 'name', 'required'],
      [4, 'emails', 'invalid_email'],
      [5, null, 'broken_quotes'],
      [6, null, 'too_many_cells'],
    ]);
    const errors = await admin.get(`/api/imports/${read.id}/errors`);
    expect(errors.headers['content-disposition']).toContain('list-errors.csv');
    expect(errors.text).toContain('Bad Mail,,not-an-address,,Email: “not-an-address” is no e-mail address.');
    await run(admin, read.id);
    expect(await customersNamed('HYPERLINK')).toMatchObject([{ name: '=HYPERLINK("http://x")' }]);

    const mended = errors.text.replace('not-an-address', 'mail@bad.example');
    const second = await upload(admin, 'customer', mended);
    expect(second.columns.at(-1)).toMatchObject({ name: '未导入原因', field: null });
    expect(second.counts).toMatchObject({ create: 1, error: 3 });
  });

  it('are mended, mapped and matched as somebody says, and judged anew', async () => {
    const read = await upload(
      admin,
      'customer',
      'Firm,Branch,Owner\nAlpha,technolgy,王芳\nBeta,fintech,王方\n',
    );
    expect(read.columns.map((column: { field: string | null }) => column.field)).toEqual([
      null,
      null,
      'owner',
    ]);
    expect(read.counts).toMatchObject({ create: 0, error: 2 });
    expect((await admin.post(`/api/imports/${read.id}/run`)).body).toMatchObject({
      status: 422,
      code: 'invalid_input',
    });
    const mapped = await admin.send('PATCH', `/api/imports/${read.id}`, {
      mapping: { Firm: 'name', Branch: 'industry' },
    });
    expect(mapped.status, mapped.text).toBe(200);
    const checked = await settled(admin, read.id);
    expect(checked).toMatchObject({ state: 'checked', matchBy: null, counts: { create: 2, error: 0 } });
    expect(checked.mends).toMatchObject([
      { field: 'industry', value: 'technolgy', reason: 'unusual-value', use: 'technology' },
      { field: 'owner', value: '王方', reason: 'unknown-reference', suggestion: null, use: null },
    ]);
    const change = {
      mends: [
        { field: 'industry', value: 'technolgy', use: 'software' },
        { field: 'owner', value: '王方', use: '王芳' },
      ],
      matchBy: 'name',
    };
    expect((await admin.send('PATCH', `/api/imports/${read.id}`, change)).status).toBe(200);
    expect(await settled(admin, read.id)).toMatchObject({
      matchBy: 'name',
      mends: [{ use: 'software' }, { use: '王芳' }],
    });
    await run(admin, read.id);
    expect((await admin.get('/api/customers', { q: 'Alpha' })).body.items).toMatchObject([
      { name: 'Alpha', industry: 'software', owner: { name: '王芳' } },
    ]);
    expect((await admin.get('/api/customers', { q: 'Beta' })).body.items[0].owner.name).toBe('王芳');
    for (const body of [
      { mapping: { Firm: 'nonsense' } },
      { mapping: { Nope: 'name' } },
      { matchBy: 'phones' },
    ])
      expect((await admin.send('PATCH', `/api/imports/${read.id}`, body)).status).toBe(422);
    expect((await admin.send('PATCH', `/api/imports/${read.id}`, { onMatch: 'skip' })).body.code).toBe(
      'wrong_state',
    );
  });

  it('update what there is, with a history, and put it back', async () => {
    const made = await admin.post('/api/customers', {
      name: 'Gamma',
      level: 'A',
      annualRevenue: { amount: '10.50', currency: 'CNY' },
    });
    const read = await upload(
      admin,
      'customer',
      'Name,Level,Revenue,City\nGAMMA,B,"$1,234.5",Berlin\nDelta,C,,Paris\n',
    );
    expect(read.counts).toMatchObject({ create: 1, skip: 1 });
    await admin.send('PATCH', `/api/imports/${read.id}`, { onMatch: 'update' });
    expect((await settled(admin, read.id)).counts).toMatchObject({ create: 1, update: 1 });
    await run(admin, read.id);
    const now = (await admin.get(`/api/customers/${made.body.id}`)).body;
    expect(now).toMatchObject({
      name: 'GAMMA',
      level: 'B',
      annualRevenue: { amount: '1234.50', currency: 'USD' },
      address: { city: 'Berlin' },
      version: 2,
    });
    const history = (await admin.get('/api/history', { object: 'customer', recordId: made.body.id })).body
      .items;
    expect(history[0].fields).toContainEqual({ field: 'level', from: 'A', to: 'B' });

    expect(await undo(admin, read.id)).toMatchObject({ state: 'undone', kept: 0 });
    expect((await admin.get(`/api/customers/${made.body.id}`)).body).toMatchObject({
      name: 'Gamma',
      level: 'A',
      annualRevenue: { amount: '10.50', currency: 'CNY' },
      address: { city: null },
      version: 3,
    });
    expect(await customersNamed('Delta')).toEqual([]);
  });

  it('bring in contacts and follow-ups with the customers they name', async () => {
    const contacts = await upload(
      admin,
      null,
      '姓名,公司,手机,邮箱,是否主要联系人\n李雷,新客户公司,13800138000,li@lei.example,是\n韩梅梅,新客户公司,,,否\n',
    );
    expect(contacts).toMatchObject({ object: 'contact', counts: { create: 2 } });
    expect(contacts.mends).toMatchObject([
      { field: 'customer', value: '新客户公司', rows: 2, makes: true, use: '新客户公司' },
    ]);
    await run(admin, contacts.id);
    const [firm] = await customersNamed('新客户公司');
    expect(
      (await admin.get('/api/contacts', { customerId: firm.id })).body.items.map(
        (c: { name: string; primary: boolean }) => [c.name, c.primary],
      ),
    ).toEqual(
      expect.arrayContaining([
        ['李雷', true],
        ['韩梅梅', false],
      ]),
    );
    const text =
      '客户名称,联系人,跟进方式,跟进时间,跟进内容,下次跟进时间\n新客户公司,李雷,电话,2024-03-05 14:30,谈了报价,2024-03-12\n新客户公司,王五,微信,2024/3/6,催款,\n';
    const followUps = await upload(admin, null, text);
    expect(followUps).toMatchObject({ object: 'followUp', counts: { create: 2, error: 0 } });
    await run(admin, followUps.id);
    expect((await admin.get('/api/follow-ups', { customerId: firm.id })).body.items).toMatchObject([
      { kind: 'chat', content: '催款', contact: null },
      { kind: 'call', at: '2024-03-05T06:30:00.000Z', contact: { name: '李雷' }, nextStepDue: '2024-03-12' },
    ]);
    expect((await customersNamed('新客户公司'))[0].lastFollowUpAt).toBe('2024-03-06T04:00:00.000Z');
    expect((await upload(admin, 'followUp', text)).counts).toMatchObject({ create: 0, skip: 2 });
    // The customer was made along with the contacts, but has follow-ups by now.
    expect(await undo(admin, contacts.id)).toMatchObject({ kept: 2 });
    expect(await undo(admin, followUps.id)).toMatchObject({ kept: 0 });
  });

  it('run once, however often they are told to at once', async () => {
    const read = await upload(admin, 'product', 'Product,Price\nOnce,"1.234,50 €"\nOnce,5\n');
    expect(read.counts).toMatchObject({ create: 1, skip: 1 });
    const answers = await Promise.all([1, 2, 3].map(() => admin.post(`/api/imports/${read.id}/run`)));
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([202, 409, 409]);
    await settled(admin, read.id);
    expect((await admin.get('/api/products', { q: 'Once' })).body.items).toMatchObject([
      { name: 'Once', price: { amount: '1234.50', currency: 'EUR' } },
    ]);
  });

  it('leave nothing half done where the database refuses a row', async () => {
    const read = await upload(
      admin,
      'customer',
      `Name\n${Array.from({ length: 2500 }, (_, i) => `Half ${i}`).join('\n')}\n`,
    );
    await house.database.pool.query("alter table customers add constraint trap check (name <> 'Half 2400')");
    expect(await run(admin, read.id)).toMatchObject({ state: 'failed' });
    expect(await customersNamed('Half')).toEqual([]);
    await house.database.pool.query('alter table customers drop constraint trap');
    await admin.send('PATCH', `/api/imports/${read.id}`, {});
    await settled(admin, read.id);
    expect(await run(admin, read.id)).toMatchObject({
      state: 'done',
      failure: null,
      counts: { create: 2500 },
    });
  });

  it('are taken up again after a server was killed at it', async () => {
    const read = await upload(admin, 'customer', 'Name\nLeft lying\n');
    // What a kill leaves: the state is written, the job is nobody's, the transaction never was.
    await house.database.pool.query("update imports set state = 'running' where id = $1", [read.id]);
    const { database } = house;
    const jobs = importJobs({ database, clock: () => new Date(), log: createLog('silent') });
    const resume = jobs.find((job) => job.cron !== undefined);
    await Promise.all([1, 2, 3].map(async () => resume?.work(undefined as never)));
    expect((await admin.get(`/api/imports/${read.id}`)).body).toMatchObject({
      state: 'done',
      counts: { create: 1 },
    });
    expect(await customersNamed('Left lying')).toHaveLength(1);
  });

  it('tie people and companies to each other within a file, but never in a circle', async () => {
    const read = await upload(
      admin,
      'customer',
      'Name,Parent Company\nRing 1,Ring 2\nRing 2,Ring 3\nRing 3,Ring 1\nLeaf,New Top\n',
    );
    expect(read.mends).toMatchObject([{ field: 'parent', value: 'New Top', makes: true }]);
    await run(admin, read.id);
    const parents = await Promise.all(
      ['Ring 1', 'Ring 2', 'Ring 3', 'Leaf'].map(async (name) => {
        const [found] = await customersNamed(name);
        return (await admin.get(`/api/customers/${found.id}`)).body.parent?.name ?? null;
      }),
    );
    expect(parents).toEqual(['Ring 2', 'Ring 3', null, 'New Top']);
    expect(await undo(admin, read.id)).toMatchObject({ state: 'undone', kept: 0 });
    expect(await customersNamed('New Top')).toEqual([]);
  });

  it('are for those who may, and show nobody the files of others', async () => {
    const { lead, sales } = house.as;
    expect((await sales.post('/api/imports', 'Name\nX\n', { query: { object: 'customer' } })).status).toBe(
      403,
    );
    expect(
      (await lead.post('/api/imports', 'Name,Price\nX,1\n', { query: { object: 'product' } })).status,
    ).toBe(403);
    const own = await upload(lead, 'customer', 'Name,Owner\nOwn,王芳\nForeign,赵敏\n');
    expect(own.counts).toMatchObject({ create: 1, error: 1 });
    const theirs = await upload(admin, 'customer', 'Name\nSecret\n');
    for (const path of ['', '/rows', '/errors'])
      expect((await lead.get(`/api/imports/${theirs.id}${path}`)).status).toBe(404);
    for (const verb of ['run', 'undo'])
      expect((await lead.post(`/api/imports/${theirs.id}/${verb}`)).status).toBe(404);
    expect((await lead.get('/api/imports')).body.items.map((one: { id: string }) => one.id)).toEqual([
      own.id,
    ]);
  });

  it('page through imports and rows', async () => {
    const first = (await admin.get('/api/imports', { limit: 2 })).body;
    const second = (await admin.get('/api/imports', { limit: 2, cursor: first.nextCursor })).body;
    expect(new Set([...first.items, ...second.items].map((one) => one.id)).size).toBe(4);
    expect((await admin.get('/api/imports', { cursor: 'junk' })).body.code).toBe('invalid_cursor');
    const read = await upload(admin, 'customer', 'Name\nP1\nP2\nP3\n');
    const page = (await admin.get(`/api/imports/${read.id}/rows`, { limit: 2 })).body;
    const rest = (await admin.get(`/api/imports/${read.id}/rows`, { limit: 2, cursor: page.nextCursor }))
      .body;
    expect([...page.items, ...rest.items].map((row) => row.row)).toEqual([2, 3, 4]);
    expect(rest.nextCursor).toBeNull();
  });
});

describe('exports', () => {
  it('come back by importing as they went', async () => {
    const house = await openHouse();
    await house.app.startJobs();
    const { admin } = house.as;
    const made = await admin.post('/api/customers', {
      name: '=华为, "技术"',
      industry: 'technology',
      tags: ['a;b', 'VIP'],
      phones: ['+86 138-0013-8000', '021-5555'],
      emails: ['a@b.example'],
      annualRevenue: { amount: '1234567.89', currency: 'USD' },
      address: { country: 'China', city: '深圳', street: '-1 号' },
      billing: { taxId: '0091440300' },
      description: 'two\nlines',
    });
    expect(made.status, made.text).toBe(201);
    const exported = await admin.get('/api/customers/export');
    expect(exported.headers['content-type']).toContain('text/csv');
    expect(exported.text.startsWith('\ufeff客户名称,客户类型,行业')).toBe(true);
    expect(exported.text).toContain("'=华为");
    expect((await admin.remove(`/api/customers/${made.body.id}`, 1)).status).toBe(204);

    const read = await upload(admin, null, exported.text);
    expect(read).toMatchObject({ object: 'customer', counts: { create: 1, error: 0 }, mends: [] });
    await run(admin, read.id);
    const { id } = (await admin.get('/api/customers')).body.items[0];
    const facts = ({
      id: _,
      version: __,
      createdAt: ___,
      updatedAt: ____,
      ...rest
    }: Record<string, unknown>) => rest;
    expect(facts((await admin.get(`/api/customers/${id}`)).body)).toEqual(facts(made.body));
    for (const list of ['contacts', 'follow-ups', 'opportunities', 'products'])
      expect((await admin.get(`/api/${list}/export`)).text).toMatch(/^\ufeff[^\n]+\r\n$/);
    expect((await house.as.sales.get('/api/customers/export')).status).toBe(403);
  });
});
