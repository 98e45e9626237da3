/** Bringing files in: upload, map, look at every row, mend, run, undo. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Id, line, Ref } from '../fields.ts';
import { many, pageOf } from '../paging.ts';

/** What a file can hold. `people` needs people.manage, `products` products.manage besides records.import. */
export const importObjects = ['customer', 'contact', 'followUp', 'opportunity', 'product', 'person'] as const;
export const importStates = [
  'checking',
  'checked',
  'running',
  'done',
  'undoing',
  'undone',
  'failed',
] as const;
export const onMatches = ['skip', 'update', 'create'] as const;
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;

export const decimalMarks = ['.', ','] as const;

/**
 * A value that several rows share and that looks wrong: an unknown product, a misspelt industry. The rows come in
 * anyway; `use` says with which value. `use: null` leaves the field empty. An unknown customer, department or manager
 * that is used as typed is made along with the import (`makes`); what else is unknown is left empty unless mended.
 */
export const Mend = z
  .object({
    field: z.string(),
    value: z.string(),
    rows: z.int(),
    /** `unknown-reference`: names no record there is; `unusual-value`: not in the vocabulary, close to a word that is. */
    reason: z.enum(['unknown-reference', 'unusual-value']),
    suggestion: z.string().nullable(),
    /** What will be used: the suggestion where the two differ only in spaces, case or a letter or two, else as typed. */
    use: z.string().nullable(),
    /** `use` names nothing there is, and will be made. */
    makes: z.boolean(),
  })
  .meta({ id: 'Mend' });
export type Mend = z.infer<typeof Mend>;

export const ImportColumn = z
  .object({
    name: z.string(),
    samples: z.array(z.string()),
    /** Field of the object it goes to; null: left out. */
    field: z.string().nullable(),
    /** How dates in it are read, with the value that decided it. Null where it holds no dates. */
    dates: z
      .object({ order: z.enum(dateOrders), because: z.string().nullable(), certain: z.boolean() })
      .nullable(),
    /** The decimal mark of its numbers. Null where it goes to no field of numbers. */
    decimalMark: z.enum(decimalMarks).nullable(),
  })
  .meta({ id: 'ImportColumn' });
export type ImportColumn = z.infer<typeof ImportColumn>;

export const Import = z
  .object({
    id: Id,
    object: z.enum(importObjects),
    fileName: z.string(),
    encoding: z.string(),
    delimiter: z.string(),
    state: z.enum(importStates),
    columns: z.array(ImportColumn),
    /** Fields that a column can go to: required ones, and ones that may stay empty. */
    fields: z.array(z.object({ field: z.string(), required: z.boolean() })),
    /** The field by which a row is the same as a record that there is. Null: every row is new. */
    matchBy: z.string().nullable(),
    /** What `matchBy` can be with this mapping. */
    matchChoices: z.array(z.string()),
    onMatch: z.enum(onMatches),
    mends: z.array(Mend),
    counts: z.object({ rows: z.int(), create: z.int(), update: z.int(), skip: z.int(), error: z.int() }),
    /** After an undo: records that somebody changed or used since, and that therefore stayed. */
    kept: z.int(),
    /** Rows worked off, while checking or running. */
    progress: z.int(),
    failure: z.string().nullable(),
    createdAt: z.string(),
    createdBy: Ref.nullable(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Import' });
export type Import = z.infer<typeof Import>;

export const ImportRow = z
  .object({
    /** Its place in the file as a spreadsheet counts: the header is row 1. */
    row: z.int(),
    outcome: z.enum(['create', 'update', 'skip', 'error']),
    values: z.record(z.string(), z.string()),
    /** Why it is an error; or, in a row that comes in, what was done with a value (rounded, left empty). */
    problems: z.array(
      z.object({
        column: z.string().nullable(),
        field: z.string().nullable(),
        code: z.string(),
        detail: z.string(),
      }),
    ),
    recordId: Id.nullable(),
  })
  .meta({ id: 'ImportRow' });

const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
};

export const imports = {
  list: endpoint({
    method: 'GET',
    path: '/api/imports',
    summary: 'Imports so far, newest first',
    query: z.strictObject(page),
    reply: pageOf(Import),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/imports',
    summary:
      'Upload a CSV file (UTF-8, UTF-16, GBK, Big5; comma, semicolon, tab); it is checked, nothing is written yet',
    /** Without `object` it is taken for what its columns look like most. */
    query: z.strictObject({
      object: z.enum(importObjects).optional(),
      fileName: line(255).default('import.csv'),
    }),
    reply: Import,
    upload: true,
    creates: true,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/imports/{id}',
    summary: 'One import and how far it is',
    params: ById,
    reply: Import,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/imports/{id}',
    summary: 'Change mapping, date order, matching or mends; the dry run is made anew',
    params: ById,
    body: z
      .strictObject({
        /** Column name → field, or null to leave it out. Columns not named keep their mapping. */
        mapping: z.record(z.string().max(200), z.string().max(100).nullable()),
        dates: z.record(z.string().max(200), z.enum(dateOrders)),
        decimalMarks: z.record(z.string().max(200), z.enum(decimalMarks)),
        matchBy: z.string().max(100).nullable(),
        onMatch: z.enum(onMatches),
        mends: z
          .array(
            z.strictObject({
              field: z.string().max(100),
              value: z.string().max(2000),
              use: z.string().max(2000).nullable(),
            }),
          )
          .max(1000),
      })
      .partial(),
    reply: Import,
  }),
  rows: endpoint({
    method: 'GET',
    path: '/api/imports/{id}/rows',
    summary: 'Every row with what would become of it',
    params: ById,
    query: z.strictObject({
      outcome: many(z.enum(['create', 'update', 'skip', 'error'])).optional(),
      ...page,
    }),
    reply: pageOf(ImportRow),
  }),
  errors: endpoint({
    method: 'GET',
    path: '/api/imports/{id}/errors',
    summary: 'The rows that would not come in, as a file to correct and upload again',
    params: ById,
    download: 'text/csv',
  }),
  run: endpoint({
    method: 'POST',
    path: '/api/imports/{id}/run',
    summary: 'Write the rows that are right, all or none of them',
    params: ById,
    reply: Import,
    accepted: true,
  }),
  undo: endpoint({
    method: 'POST',
    path: '/api/imports/{id}/undo',
    summary: 'Take a whole import back; records changed since then are kept and counted',
    params: ById,
    reply: Import,
    accepted: true,
  }),
};
