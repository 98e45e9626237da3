/** Importing and exporting without a server: the same rules and rights, all of it done before coming back. */
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { contacts } from '#contract/business/contacts';
import { customers } from '#contract/business/customers';
import { followUps } from '#contract/business/follow-ups';
import { opportunities, products } from '#contract/business/opportunities';
import type { Import, ImportRow, imports } from '#contract/business/transfer';
import { demand, type Ctx, type Principal } from '#access/gate';
import { transact } from '#platform/database';
import { receiveUpload } from '#platform/upload';
import { exportCsv, type ExportObject } from './exporting.ts';
import type { ImportObject } from './fields.ts';
import { changeImport, errorFile, getImport, getRows, runImport, uploadImport } from './service.ts';
import { type Workshop, workOn } from './work.ts';

const byConsole: Ctx['client'] = {
  address: 'console',
  network: 'unknown',
  userAgent: 'latchkey (command line)',
  deviceCookie: null,
};

export interface FileToImport {
  fileName: string;
  content: Readable;
  /** What it holds; else that is guessed from its columns. */
  object?: ImportObject | undefined;
  change: z.output<typeof imports.change.body>;
  /** Only look what would become of it. */
  dryRun: boolean;
}

export interface Imported {
  result: Import;
  /** The first rows that stay out. */
  wrong: z.output<typeof ImportRow>[];
  /** All rows that stay out, as a file. */
  errors: () => Promise<Readable>;
}

/** Takes a file in, checks it and, unless it is a dry run, writes the rows that are right. */
export async function importFile(workshop: Workshop, user: Principal, file: FileToImport): Promise<Imported> {
  const { db } = workshop.database;
  const ctx: Ctx = {
    db,
    user,
    now: workshop.clock(),
    client: byConsole,
    log: workshop.log,
    enqueue: () => Promise.resolve(),
  };
  const within = (act: (ctx: Ctx) => Promise<Import>) => transact(db, (trx) => act({ ...ctx, db: trx }));
  const { fileName, content, object } = file;
  await using upload = await receiveUpload(content);
  const { id } = await within((c) => uploadImport(c, { fileName, object, file: upload }));
  if (Object.keys(file.change).length > 0) await within((c) => changeImport(c, id, file.change));
  await workOn(workshop, id, user.personId);
  if (!file.dryRun && (await getImport(ctx, id)).state === 'checked') {
    await within((c) => runImport(c, id));
    await workOn(workshop, id, user.personId);
  }
  const { items } = await getRows(ctx, id, { outcome: ['error'], limit: 5 });
  return {
    result: await getImport(ctx, id),
    wrong: items,
    errors: async () => (await errorFile(ctx, id)).content,
  };
}

const queries = {
  customer: customers.list.query,
  contact: contacts.list.query,
  followUp: followUps.list.query,
  opportunity: opportunities.list.query,
  product: products.list.query,
};

/** A list as CSV, as this person may see and export it. @param headers stable keys, or names in the person's language */
export function exportFile(
  workshop: Workshop,
  user: Principal,
  object: ExportObject,
  headers: 'names' | 'keys',
): Readable {
  demand(user, 'records.export');
  const { db } = workshop.database;
  const ctx: Ctx = {
    db,
    user,
    now: workshop.clock(),
    client: byConsole,
    log: workshop.log,
    enqueue: () => Promise.resolve(),
  };
  return Readable.from(exportCsv(ctx, object, queries[object].parse({}), headers));
}
