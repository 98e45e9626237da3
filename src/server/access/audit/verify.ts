/** Checking the seals: batch after batch from the first, naming what isn't as it was sealed. */
import { sql } from 'kysely';
import type { AuditReport } from '#contract/access/audit';
import { hourMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { headMac, rowColumns, rowHash, sealOf, type Batch, type SealedRow } from './seal.ts';

const namedAtMost = 200;
const sealsAtOnce = 10;
/** A line may be dated before the batch that came before its own: an act that took long. Not by more than this. */
const lateMs = hourMs;

type Found = Pick<AuditReport, 'counts' | 'changed' | 'removed' | 'inserted' | 'late' | 'brokenSeals'>;
type Row = SealedRow & { seal: number | null };

/**
 * Checks the seals. Bounded in memory however many there are.
 * @param options.seals only so many, the newest; all of them where it is left out
 */
export async function verifyAudit(
  db: Db,
  key: Buffer,
  options: { seals?: number } = {},
): Promise<AuditReport> {
  const end = await findEnd(db);
  const from = options.seals === undefined ? 1 : Math.max(1, end.last - options.seals + 1);
  const found: Found = {
    counts: { changed: 0, removed: 0, inserted: 0, late: 0, seals: 0 },
    changed: [],
    removed: [],
    inserted: [],
    late: [],
    brokenSeals: [],
  };
  let before = from === 1 ? null : ((await readSeals(db, from - 1, from - 1))[0] ?? null);
  let [rows, seals] = [0, 0];
  for (let first = from; first <= end.last; first += sealsAtOnce) {
    const last = Math.min(first + sealsAtOnce - 1, end.last);
    const batches = new Map((await readSeals(db, first, last)).map((batch) => [batch.number, batch]));
    for (let number = first; number <= last; number++) {
      const batch = batches.get(number);
      if (!batch) {
        fault(found, number, 'missing');
        continue;
      }
      seals++;
      rows += batch.ids.length;
      checkSeal(found, key, batch, before, from);
      await checkRows(db, found, key, batch, before);
      before = batch;
    }
  }
  checkHead(found, key, end, before);
  const waiting = await checkUnsealed(db, found, before?.madeAt ?? null);
  return {
    sound: Object.values(found.counts).every((count) => count === 0),
    rows,
    seals,
    from,
    last: before && {
      number: before.number,
      seal: before.seal.toString('hex'),
      madeAt: before.madeAt.toISOString(),
    },
    waiting,
    ...found,
  };
}

interface End {
  /** The highest number that anything knows of: a seal, the head, a row. */
  last: number;
  head: { number: number; seal: Buffer; mac: Buffer } | null;
}

async function findEnd(db: Db): Promise<End> {
  // One statement: a batch that is being sealed is in all three or in none.
  const { rows } = await sql<{
    number: number | null;
    seal: Buffer;
    mac: Buffer;
    last: number | null;
    of_rows: number | null;
  }>`
    select h.number, h.seal, h.mac,
      (select max(number) from audit_seals) as last,
      (select max(seal) from audit where seal is not null) as of_rows
    from (select 1) one left join audit_head h on true`.execute(db);
  const found = rows[0];
  const head = found?.number == null ? null : { number: found.number, seal: found.seal, mac: found.mac };
  // A row with a wild number is a row slipped in, not a thousand seals missing.
  const ofRows = found?.of_rows ?? 0;
  const known = Math.max(found?.last ?? 0, head?.number ?? 0);
  return { last: ofRows === known + 1 ? ofRows : known, head };
}

type Sealed = Batch & { seal: Buffer };

async function readSeals(db: Db, from: number, to: number): Promise<Sealed[]> {
  const rows = await db
    .selectFrom('audit_seals')
    .selectAll()
    .where('number', '>=', from)
    .where('number', '<=', to)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    madeAt: row.made_at,
    firstAt: row.first_at,
    lastAt: row.last_at,
    ids: row.row_ids,
    hashes: row.row_hashes,
    previous: row.previous,
    seal: row.seal,
  }));
}

function fault(found: Found, number: number, what: Found['brokenSeals'][number]['fault']): void {
  found.counts.seals++;
  if (found.brokenSeals.length < namedAtMost) found.brokenSeals.push({ number, fault: what });
}

function name(
  found: Found,
  kind: 'changed' | 'removed' | 'inserted' | 'late',
  row: { id: string; at?: Date },
  seal: number | null,
) {
  found.counts[kind]++;
  if (found[kind].length < namedAtMost)
    found[kind].push({ id: row.id, at: row.at?.toISOString() ?? null, seal });
}

function checkSeal(found: Found, key: Buffer, batch: Sealed, before: Sealed | null, from: number): void {
  if (!sealOf(key, batch).equals(batch.seal)) return fault(found, batch.number, 'broken');
  const expected = before?.seal ?? Buffer.alloc(32);
  // Of a check that doesn't begin at the beginning, the first has nothing to be held against.
  const chained =
    before === null && batch.number === from && from > 1 ? true : batch.previous.equals(expected);
  if (!chained) fault(found, batch.number, 'unchained');
}

async function checkRows(
  db: Db,
  found: Found,
  key: Buffer,
  batch: Sealed,
  before: Sealed | null,
): Promise<void> {
  const { rows } = await sql<Row>`
    select ${rowColumns} from audit where id = any(${batch.ids}::uuid[])
    union all
    select ${rowColumns} from audit where seal = ${batch.number} and not id = any(${batch.ids}::uuid[])`.execute(
    db,
  );
  const there = new Map(rows.map((row) => [row.id, row]));
  for (const [i, id] of batch.ids.entries()) {
    const row = there.get(id);
    there.delete(id);
    if (!row) name(found, 'removed', { id }, batch.number);
    else if (row.seal !== batch.number || !rowHash(key, row.text).equals(batch.hashes[i] ?? Buffer.alloc(0)))
      name(found, 'changed', row, batch.number);
    else if (before && row.at.getTime() < before.madeAt.getTime() - lateMs)
      name(found, 'late', row, batch.number);
  }
  for (const row of there.values()) name(found, 'inserted', row, batch.number);
}

/** The head is what shows that the end was cut off. */
function checkHead(found: Found, key: Buffer, { head, last }: End, end: Sealed | null): void {
  if (last === 0) return;
  if (!head || !headMac(key, head.number, head.seal).equals(head.mac)) return fault(found, last, 'missing');
  // A number that was missing has been named already.
  if (end?.number === head.number && !end.seal.equals(head.seal)) fault(found, head.number, 'unchained');
  if (end && end.number > head.number) fault(found, end.number, 'unchained');
}

/** Rows of batches that there aren't, and those that still wait: a minute's worth. @returns how many wait */
async function checkUnsealed(db: Db, found: Found, sealedAt: Date | null): Promise<number> {
  const late = sealedAt && new Date(sealedAt.getTime() - lateMs);
  const { rows } = await sql<{ id: string; at: Date; seal: number | null }>`
    select id, at, seal from audit a
    where seal is not null and not exists (select from audit_seals s where s.number = a.seal)
    union all
    select id, at, seal from audit where seal is null and at < ${late}
    limit 10000`.execute(db);
  for (const row of rows) name(found, row.seal === null ? 'late' : 'inserted', row, row.seal);
  const waiting = await db
    .selectFrom('audit')
    .where('seal', 'is', null)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return waiting.n;
}
