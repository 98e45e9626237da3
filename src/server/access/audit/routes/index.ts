/** The audit's operations: the list, its export, the check of the seals. All take the right `audit.read`. */
import { Readable } from 'node:stream';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import {
  audit as contract,
  type AuditAction,
  type AuditLine,
  type AuditQuery,
  type AuditReport,
} from '#contract/access/audit';
import { auditAct, auditObject } from '#contract/access/audit-words';
import { auditKey, verifyAudit } from '#access/audit';
import { route, type Ctx, type File, type Route } from '#access/gate';
import { readAgent } from '#platform/agent';
import { dayIn } from '#platform/clock';
import { writeCsv, type ExportColumn } from '#platform/csv';
import type { Database } from '#platform/database';
import { midnight } from '#platform/days';
import { countOf, cutPage, page, sortBy, sortValue, type SortColumn } from '#platform/paging';

/** A call checks so many batches, the newest: about a million lines. The command checks all. */
const sealsPerCall = 1000;

const sorts: Record<'at', SortColumn> = { at: { column: 'at', type: 'timestamptz' } };

/** @param setting the secret from the settings that is mixed into the key of the seals */
export function auditRoutes(database: Database, setting: string | undefined): Route[] {
  // It takes a while and gives everybody the same answer: who asks meanwhile waits for the one that runs.
  let running: Promise<AuditReport> | undefined;
  const verify = async () =>
    verifyAudit(database.db, await auditKey(database, setting), { seals: sealsPerCall });
  return [
    route(contract.list, 'audit.read', (ctx, { query }) => listAudit(ctx, query)),
    route(contract.export, 'audit.read', (ctx, { query }) => exportAudit(ctx, query)),
    route(contract.verify, 'audit.read', () => (running ??= verify().finally(() => (running = undefined)))),
  ];
}

function selectLines(ctx: Ctx, query: Partial<AuditQuery>) {
  let found = ctx.db
    .selectFrom('audit')
    .leftJoin('people', 'people.id', 'audit.person_id')
    .leftJoin('people as subject', 'subject.id', 'audit.record_id')
    .leftJoin('api_keys', 'api_keys.id', 'audit.api_key_id')
    .selectAll('audit')
    .select(['people.name as person_name', 'subject.name as subject_name', 'api_keys.name as key_name']);
  for (const condition of conditions(query, ctx.user.organisation.timeZone)) found = found.where(condition);
  return found;
}

function conditions(query: Partial<AuditQuery>, timeZone: string): RawBuilder<boolean>[] {
  const { q, personId, action, from, to } = query;
  const like =
    q &&
    `%${q
      .replaceAll('\0', '')
      .toWellFormed()
      .replace(/[\\%_]/g, '\\$&')}%`;
  const all: (RawBuilder<boolean> | null)[] = [
    // Done by this person, or to them.
    personId ? sql`(audit.person_id = ${personId} or audit.record_id = ${personId})` : null,
    action ? sql`audit.action = any(${action}::text[])` : null,
    from ? sql`audit.at >= ${midnight(from, timeZone)}` : null,
    to ? sql`audit.at < ${midnight(to, timeZone, 1)}` : null,
    like
      ? sql`(audit.address ilike ${like} or audit.detail ->> 'name' ilike ${like} or audit.request_id ilike ${like}
          or people.name ilike ${like} or subject.name ilike ${like} or audit.device ilike ${like})`
      : null,
  ];
  return all.filter((condition) => condition !== null);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number];

function present(row: Row): AuditLine {
  const { name, ...detail } = row.detail as Record<string, unknown>;
  const { browser, system } = readAgent(row.device ?? '');
  return {
    id: row.id,
    at: row.at.toISOString(),
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    apiKey: row.key_name,
    address: row.address,
    device: [browser, system].filter(Boolean).join(' · ') || null,
    action: row.action as AuditAction,
    object: row.object,
    recordId: row.record_id,
    name: typeof name === 'string' ? name : row.subject_name,
    detail,
    requestId: row.request_id,
    seal: row.seal,
  };
}

async function listAudit(ctx: Ctx, query: AuditQuery): Promise<z.output<typeof contract.list.reply>> {
  const sort = sortBy(sorts, 'audit', query.sort ?? '-at');
  const found = selectLines(ctx, query).select(sortValue(sort).as('sort_value'));
  const { rows, nextCursor } = cutPage(
    await page(found, sort, query.limit, query.cursor).execute(),
    sort,
    query.limit,
  );
  const total = query.count ? { total: await countOf(found) } : {};
  return { items: rows.map(present), nextCursor, ...total };
}

const columns: ExportColumn<AuditLine>[] = [
  { key: 'at', names: { 'zh-Hans': '时间', 'zh-Hant': '時間', en: 'Time' }, value: (line) => line.at },
  {
    key: 'person',
    names: { 'zh-Hans': '人员', 'zh-Hant': '人員', en: 'Person' },
    value: (line) => line.person?.name ?? null,
  },
  {
    key: 'apiKey',
    names: { 'zh-Hans': 'API 密钥', 'zh-Hant': 'API 金鑰', en: 'API key' },
    value: (line) => line.apiKey,
  },
  {
    key: 'act',
    names: { 'zh-Hans': '操作', 'zh-Hant': '操作', en: 'What' },
    value: auditAct,
  },
  {
    key: 'object',
    names: { 'zh-Hans': '对象', 'zh-Hant': '對象', en: 'To what' },
    value: auditObject,
  },
  {
    key: 'address',
    names: { 'zh-Hans': '网络地址', 'zh-Hant': '網路位址', en: 'Address' },
    value: (line) => line.address,
  },
  {
    key: 'device',
    names: { 'zh-Hans': '设备', 'zh-Hant': '裝置', en: 'Device' },
    value: (line) => line.device,
  },
  // For programs: the same in all languages.
  {
    key: 'action',
    names: { 'zh-Hans': 'action', 'zh-Hant': 'action', en: 'action' },
    value: (line) => line.action,
  },
  {
    key: 'detail',
    names: { 'zh-Hans': 'detail', 'zh-Hant': 'detail', en: 'detail' },
    value: (line) => JSON.stringify(line.detail),
  },
  { key: 'id', names: { 'zh-Hans': 'id', 'zh-Hant': 'id', en: 'id' }, value: (line) => line.id },
  {
    key: 'recordId',
    names: { 'zh-Hans': 'recordId', 'zh-Hant': 'recordId', en: 'recordId' },
    value: (line) => line.recordId,
  },
  {
    key: 'requestId',
    names: { 'zh-Hans': 'requestId', 'zh-Hant': 'requestId', en: 'requestId' },
    value: (line) => line.requestId,
  },
];

async function exportAudit(ctx: Ctx, query: Omit<AuditQuery, 'limit' | 'cursor' | 'count'>): Promise<File> {
  const chunks = writeCsv(pages(ctx, query), columns, ctx.user.locale);
  // The heading and the first page are made before answering: what is wrong with the query is a problem, not half a file.
  const first = [await chunks.next(), await chunks.next()];
  async function* all() {
    for (const { done, value } of first) if (!done) yield value;
    yield* chunks;
  }
  const day = dayIn(ctx.user.organisation.timeZone, ctx.now);
  return { name: `audit-${day}.csv`, content: Readable.from(all()) };
}

async function* pages(
  ctx: Ctx,
  query: Omit<AuditQuery, 'limit' | 'cursor' | 'count'>,
): AsyncGenerator<AuditLine[]> {
  let cursor: string | undefined;
  do {
    const one = await listAudit(ctx, { ...query, limit: 200, cursor });
    yield one.items;
    cursor = one.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
