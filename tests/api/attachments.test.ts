/** Files at records: kept once, seen and taken away by whom the record allows, whatever their name or content. */
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sweepAttachments } from '../../src/server/business/attachments/sweep.ts';
import { asProblem } from '../../src/server/platform/http.ts';
import { asUploadFault } from '../../src/server/platform/upload.ts';
import { createFileStore } from '../../src/server/platform/files.ts';
import { openHouse, statuses, type Answer, type House, type PersonName } from '../harness/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const path = '/api/attachments';
type Query = Record<string, string>;
const upload = (
  who: PersonName,
  query: Query,
  content: string | Buffer = 'x',
  key?: string,
): Promise<Answer> =>
  house.as[who].send('POST', path, Buffer.from(content), {
    query,
    headers: { 'content-type': 'application/octet-stream' },
    ...(key !== undefined && { key }),
  });
const made = async (who: PersonName, at: string, body: object): Promise<{ id: string; version: number }> => {
  const answer = await house.as[who].post(at, body);
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
};
const customerOf = (who: PersonName) => made(who, '/api/customers', { name: '海纳精密' });
const atCustomer = async (who: PersonName) => ({ object: 'customer', recordId: (await customerOf(who)).id });
const list = async (who: PersonName, at: Query): Promise<{ id: string; name: string }[]> =>
  (await house.as[who].get(path, at)).body.items;
const file = (who: PersonName, id: string, headers: Record<string, string> = {}) =>
  house.as[who].send('GET', `${path}/${id}/file`, undefined, { headers });
/** The names of all kept files, by what is in them. */
const kept = async (): Promise<string[]> =>
  (await readdir(join(house.data, 'files'), { recursive: true })).filter((name) => /^..\/.{62}$/.test(name));

describe('a file', () => {
  it('is added to a record, listed, and comes back to the byte', async () => {
    const at = await atCustomer('sales');
    const content = Buffer.from([0, 255, 10, 13, 0, 128]);
    const answer = await upload('sales', { ...at, name: '合同(终稿).pdf' }, content);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({
      name: '合同(终稿).pdf',
      bytes: 6,
      mediaType: 'application/octet-stream',
      picture: false,
      by: { name: '王芳' },
      can: { delete: true },
      version: 1,
    });
    expect((await list('sales', at)).map(({ name }) => name)).toEqual(['合同(终稿).pdf']);
    const got = await house.app.http.inject({
      url: `${path}/${answer.body.id}/file`,
      headers: { cookie: [...house.as.sales.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    expect(got.rawPayload.equals(content)).toBe(true);
    expect(got.headers).toMatchObject({
      'content-disposition': `attachment; filename*=UTF-8''%E5%90%88%E5%90%8C%28%E7%BB%88%E7%A8%BF%29.pdf`,
      'content-length': '6',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
  });

  it('that is a picture may be shown, by what it is and not by its name', async () => {
    const at = await atCustomer('sales');
    const picture = (await upload('sales', { ...at, name: '现场.txt' }, png)).body;
    expect(picture).toMatchObject({ mediaType: 'image/png', picture: true });
    expect((await file('sales', picture.id)).headers['content-disposition']).toMatch(/^inline;/);
    for (const content of ['<html><script>alert(1)</script>', '<svg xmlns="http://www.w3.org/2000/svg"/>']) {
      const page = (await upload('sales', { ...at, name: '图.png' }, content)).body;
      expect(page.picture).toBe(false);
      const { headers } = await file('sales', page.id);
      expect(headers['content-disposition']).toMatch(/^attachment;/);
      expect(headers['content-type']).not.toMatch(/html|svg/);
    }
  });

  it('is sent once to a browser that still has it', async () => {
    const { id } = (await upload('sales', { ...(await atCustomer('sales')), name: 'a' }, png)).body;
    const { etag } = (await file('sales', id)).headers;
    const again = await file('sales', id, { 'if-none-match': String(etag) });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await file('other', id, { 'if-none-match': String(etag) })).status).toBe(404);
  });

  it('is kept once for equal content, for the server’s account alone, whoever deletes one of them', async () => {
    const before = await kept();
    const content = 'zweimal';
    const at = await atCustomer('sales');
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => upload('sales', { ...at, name }, content)),
    );
    expect(statuses(answers)).toEqual([201, 201, 201]);
    const [fresh, ...more] = (await kept()).filter((name) => !before.includes(name));
    expect(more).toEqual([]);
    const place = join(house.data, 'files', fresh ?? '');
    expect(await readFile(place, 'utf8')).toBe(content);
    expect((await stat(place)).mode & 0o777).toBe(0o600);
    expect((await house.as.sales.remove(`${path}/${answers[0]?.body.id}`, 1)).status).toBe(204);
    expect((await file('sales', answers[1]?.body.id)).text).toBe(content);
    expect((await list('sales', at)).map(({ name }) => name).toSorted()).toEqual(['b', 'c']);
  });

  it('is added once by a call that is sent again; another file under that key is refused', async () => {
    const query = { ...(await atCustomer('sales')), name: '一次' };
    const answers = [];
    for (let i = 0; i < 2; i++) answers.push(await upload('sales', query, 'x', 'attachments-once-1'));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body.id).toBe(answers[0]?.body.id);
    const other = await upload('sales', query, 'y', 'attachments-once-1');
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(await list('sales', { object: 'customer', recordId: query.recordId })).toHaveLength(1);
  });

  it('goes into the bin and comes back; the record’s history and the customer’s timeline tell', async () => {
    const at = await atCustomer('sales');
    const { id } = (await upload('sales', { ...at, name: '合同.pdf' })).body;
    expect((await house.as.sales.remove(`${path}/${id}`, 7)).status).toBe(412);
    expect((await house.as.sales.send('DELETE', `${path}/${id}`)).status).toBe(428);
    expect((await house.as.sales.remove(`${path}/${id}`, 1)).status).toBe(204);
    expect((await file('sales', id)).status).toBe(404);
    const bin = (await house.as.sales.get('/api/bin', { object: 'attachment' })).body.items;
    expect(bin.find((item: { id: string }) => item.id === id)).toMatchObject({ name: '合同.pdf' });
    expect((await house.as.other.post(`${path}/${id}/restore`)).status).toBe(404);
    expect((await house.as.sales.post(`${path}/${id}/restore`)).body).toMatchObject({ id, version: 3 });
    expect((await file('sales', id)).status).toBe(200);
    const history = (await house.as.sales.get('/api/history', at)).body.items;
    expect(history.slice(0, 3).map((change: { fields: object[] }) => change.fields)).toEqual([
      [{ field: 'attachments', from: null, to: '合同.pdf' }],
      [{ field: 'attachments', from: '合同.pdf', to: null }],
      [{ field: 'attachments', from: null, to: '合同.pdf' }],
    ]);
    const timeline = (await house.as.sales.get(`/api/customers/${at.recordId}/timeline`)).body.items;
    expect(timeline.slice(0, 2)).toMatchObject([
      { title: '合同.pdf', text: 'attachments' },
      { title: '合同.pdf', text: 'attachments.removed' },
    ]);
  });
});

describe('who may', () => {
  it('see files: whom the record is visible to; for others they are absent', async () => {
    const at = await atCustomer('sales');
    const { id } = (await upload('sales', { ...at, name: 'a' })).body;
    for (const [who, status] of [
      ['lead', 200],
      ['admin', 200],
      ['other', 404],
    ] as const) {
      expect((await house.as[who].get(path, at)).status, who).toBe(status);
      expect((await file(who, id)).status, who).toBe(status);
    }
    expect((await upload('other', { ...at, name: 'b' })).status).toBe(404);
    expect((await house.as.other.remove(`${path}/${id}`, 1)).status).toBe(404);
  });

  it('add and delete: who may change the record; a reader only reads', async () => {
    const at = await atCustomer('sales');
    const { id } = (await upload('sales', { ...at, name: 'a' })).body;
    expect((await file('reader', id)).status).toBe(200);
    expect((await list('reader', at))[0]).toMatchObject({ can: { delete: false } });
    for (const query of [{ ...at, name: 'b' }, { name: 'loose' }] as Query[])
      expect((await upload('reader', query)).status).toBe(403);
    expect((await house.as.reader.remove(`${path}/${id}`, 1)).status).toBe(403);
    expect((await house.as.lead.remove(`${path}/${id}`, 1)).status).toBe(204);
  });

  it.each(['contact', 'followUp', 'opportunity'])('add to a %s: as to a customer', async (object) => {
    const customerId = (await customerOf('sales')).id;
    const { id } = await made(
      'sales',
      { contact: '/api/contacts', followUp: '/api/follow-ups', opportunity: '/api/opportunities' }[object] ??
        '',
      object === 'followUp' ? { customerId, kind: 'call', content: 'x' } : { customerId, name: 'x' },
    );
    const at = { object, recordId: id };
    expect((await upload('sales', { ...at, name: 'a' })).status).toBe(201);
    expect((await upload('other', { ...at, name: 'a' })).status).toBe(404);
    expect((await upload('reader', { ...at, name: 'a' })).status).toBe(403);
    expect((await list('lead', at)).length).toBe(1);
  });

  it('nobody, while the record or its customer is in the bin', async () => {
    const customer = await customerOf('sales');
    const contact = await made('sales', '/api/contacts', { customerId: customer.id, name: '刘伟' });
    const at = { object: 'contact', recordId: contact.id };
    const { id } = (await upload('sales', { ...at, name: 'a' })).body;
    expect((await house.as.lead.remove(`/api/customers/${customer.id}`, customer.version)).status).toBe(204);
    expect([(await file('lead', id)).status, (await house.as.lead.get(path, at)).status]).toEqual([404, 404]);
    await house.as.lead.post(`/api/customers/${customer.id}/restore`);
    expect((await file('lead', id)).status).toBe(200);
  });

  it('read only, save for follow-ups, while their account is limited', async () => {
    const at = { object: 'customer', recordId: (await customerOf('lead')).id };
    const { id } = (await upload('lead', { ...at, name: 'a' })).body;
    const endsAt = new Date(Date.now() + 600_000).toISOString();
    const lock = { scope: 'account', subject: house.as.lead.id, strength: 'limited', reason: '审计', endsAt };
    const opened = await house.as.admin.post('/api/locks', lock);
    expect(opened.status, opened.text).toBe(201);
    expect((await file('lead', id)).status).toBe(200);
    expect((await upload('lead', { ...at, name: 'b' })).status).toBe(403);
    expect((await house.as.lead.remove(`${path}/${id}`, 1)).status).toBe(403);
    const loose = (await upload('lead', { name: 'c' })).body;
    const body = { customerId: at.recordId, kind: 'call', content: 'x', attachmentIds: [loose.id] };
    expect((await house.as.lead.post('/api/follow-ups', body)).status).toBe(201);
    await house.as.admin.post(`/api/locks/${opened.body.id}/lift`, {});
  });

  it('with an API key: within its scopes, also with what its person uploaded', async () => {
    const at = await atCustomer('admin');
    const { id } = (await upload('admin', { ...at, name: 'a' })).body;
    const key = await house.as.admin.post('/api/api-keys', { name: 'reading', scopes: ['customers.read'] });
    const headers = { authorization: `Bearer ${key.body.secret}` };
    const send = (method: string, url: string, version?: number) =>
      house.stranger().send(method, url, undefined, { headers, ...(version !== undefined && { version }) });
    expect((await send('GET', `${path}/${id}/file`)).status).toBe(200);
    expect((await send('DELETE', `${path}/${id}`, 1)).status).toBe(403);
  });
});

describe('a file at no record yet', () => {
  const loose = async (who: PersonName, name = '附.txt') => (await upload(who, { name })).body;

  it('is its uploader’s alone, and comes with the follow-up that it was uploaded for', async () => {
    const file1 = await loose('sales');
    expect((await file('admin', file1.id)).status).toBe(404);
    expect((await file('sales', file1.id)).status).toBe(200);
    expect((await list('sales', {})).map(({ id }) => id)).toContain(file1.id);
    expect((await list('lead', {})).map(({ id }) => id)).not.toContain(file1.id);
    const customerId = (await customerOf('sales')).id;
    const body = { customerId, kind: 'visit', content: '看样品', attachmentIds: [file1.id] };
    expect((await made('sales', '/api/follow-ups', body)) as object).toMatchObject({
      attachments: [{ id: file1.id, name: '附.txt' }],
    });
    expect((await file('lead', file1.id)).status).toBe(200);
    const twice = await house.as.sales.post('/api/follow-ups', body);
    expect([twice.status, twice.body.errors[0].pointer]).toEqual([422, '/body/attachmentIds']);
    expect(await list('sales', {})).toEqual([]);
  });

  it('is not anybody else’s to attach', async () => {
    const { id } = await loose('lead');
    const customerId = (await customerOf('sales')).id;
    const body = { customerId, kind: 'note', content: 'x', attachmentIds: [id] };
    expect((await house.as.sales.post('/api/follow-ups', body)).status).toBe(422);
  });

  it('is gone when it is taken out again', async () => {
    const { id } = await loose('sales');
    expect((await house.as.sales.remove(`${path}/${id}`, 1)).status).toBe(204);
    expect((await house.as.sales.post(`${path}/${id}/restore`)).status).toBe(404);
  });

  it('are a hundred of one person at most', async () => {
    for (let i = 0; i < 100; i++) expect((await upload('service', { name: `${i}` }, 'x')).status).toBe(201);
    const one = await upload('service', { name: 'zu viel' }, 'x');
    expect([one.status, one.body.code]).toEqual([409, 'wrong_state']);
  });
});

describe('names and uploads that are not right', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\wang\\合同.pdf', '合同.pdf'],
    ['rechnung\u202egpj.exe', 'rechnunggpj.exe'],
    ['a\u0000b\r\nX-Evil: 1\u200b.txt', 'abX-Evil: 1.txt'],
    ['  合\u2067同.pdf ', '合同.pdf'],
    ["it's (100%) *.txt", "it's (100%) *.txt"],
  ])('%j becomes %j', async (name, becomes) => {
    const { body, text } = await upload('sales', { ...(await atCustomer('sales')), name });
    expect(body.name, text).toBe(becomes);
    expect((await file('sales', body.id)).status).toBe(200);
  });

  it.each([
    ['no name', {}],
    ['an empty name', { name: ' ' }],
    ['a name of dots', { name: '../..' }],
    ['a name too long', { name: `${'名'.repeat(256)}.pdf` }],
    [
      'a kind that takes none',
      { name: 'a', object: 'product', recordId: '0198c0de-0000-7000-8000-000000000000' },
    ],
    ['a kind without its record', { name: 'a', object: 'customer' }],
    ['a record without its kind', { name: 'a', recordId: '0198c0de-0000-7000-8000-000000000000' }],
    ['a word too many', { name: 'a', by: 'x' }],
  ] as [string, Query][])('%s is refused', async (_, query) => {
    expect((await upload('sales', query)).status).toBe(422);
  });

  it('too large, and nothing is left of it', async () => {
    const before = await kept();
    const answer = await upload('sales', { name: 'gross' }, Buffer.alloc(25 * 1024 * 1024 + 1));
    expect([answer.status, answer.body.code]).toEqual([413, 'too_large']);
    expect((await upload('sales', { name: 'leer' }, '')).status).toBe(201);
    expect((await kept()).length).toBe(before.length + 1);
  });

  it('JSON, which would not be a file as it is', async () => {
    const answer = await house.as.sales.send('POST', path, { a: 1 }, { query: { name: 'a.json' } });
    expect(answer.status).toBe(415);
  });
});

describe('the folder', () => {
  const sweep = (now: Date) =>
    sweepAttachments({
      database: house.database,
      clock: () => now,
      files: createFileStore(join(house.data, 'files')),
    });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

  it('full: the answer says when to try again, and nothing half done is left', async () => {
    const full = asUploadFault(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    expect(asProblem(full)).toMatchObject({ code: 'unavailable', headers: { 'retry-after': '60' } });
    const folder = join(house.data, 'broken');
    const uploaded = { path: join(house.data, 'nothing'), hash: 'ab'.repeat(32) };
    await expect(createFileStore(folder).keep(uploaded)).rejects.toThrow('ENOENT');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await readdir(join(folder, 'ab'))).toEqual([]);
  });

  it('loses by night what came to no record in a week, and content that nothing refers to', async () => {
    const at = await atCustomer('sales');
    const staying = (await upload('sales', { ...at, name: 'bleibt' }, 'bleibt')).body;
    const binned = (await upload('sales', { ...at, name: 'weg' }, 'weg')).body;
    await house.as.sales.remove(`${path}/${binned.id}`, 1);
    const loose = (await upload('sales', { name: 'lose' }, 'lose')).body;
    const before = await kept();
    await sweep(inDays(6));
    expect((await file('sales', loose.id)).status).toBe(200);
    await sweep(inDays(8));
    expect((await list('sales', {})).length).toBe(0);
    expect((await file('sales', staying.id)).text).toBe('bleibt');
    expect((await kept()).length).toBeLessThan(before.length);
    // What is in the bin can still come back.
    await house.as.sales.post(`${path}/${binned.id}/restore`);
    expect((await file('sales', binned.id)).text).toBe('weg');
  });

  it('keeps what is being uploaded just now, and loses what a dead server left', async () => {
    const unfinished = join(house.data, 'files', 'incoming', 'half');
    await writeFile(unfinished, 'ha');
    await sweep(new Date());
    expect(await readFile(unfinished, 'utf8')).toBe('ha');
    const yesterday = inDays(-2);
    await utimes(unfinished, yesterday, yesterday);
    await sweep(new Date());
    await expect(stat(unfinished)).rejects.toThrow('ENOENT');
  });
});
