import { imports } from '#contract/business/transfer';
import { route, type Route } from '#access/gate';
import type { Database } from '#platform/database';
import {
  changeImport,
  errorFile,
  findImports,
  getImport,
  getRows,
  runImport,
  undoImport,
  uploadImport,
} from './service.ts';

export const importRoutes = (database: Database): Route[] => [
  route(imports.list, 'records.import', (ctx, { query }) => findImports(ctx, query)),
  route(imports.create, 'records.import', (ctx, { query, file }) => uploadImport(ctx, { ...query, file })),
  route(imports.get, 'records.import', (ctx, { params }) => getImport(ctx, params.id)),
  route(imports.change, 'records.import', (ctx, { params, body }) => changeImport(ctx, params.id, body)),
  route(imports.rows, 'records.import', (ctx, { params, query }) => getRows(ctx, params.id, query)),
  route(imports.errors, 'records.import', (ctx, { params }) => errorFile(ctx, database, params.id)),
  route(imports.run, 'records.import', (ctx, { params }) => runImport(ctx, params.id)),
  route(imports.undo, 'records.import', (ctx, { params }) => undoImport(ctx, params.id)),
];
