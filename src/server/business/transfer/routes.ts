import { contacts } from '#contract/business/contacts';
import { customers } from '#contract/business/customers';
import { followUps } from '#contract/business/follow-ups';
import { opportunities, products } from '#contract/business/opportunities';
import { imports } from '#contract/business/transfer';
import { route, type Route } from '#access/gate';
import { exportList } from './exporting.ts';
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

export const transferRoutes: Route[] = [
  route(imports.list, 'records.import', (ctx, { query }) => findImports(ctx, query)),
  route(imports.create, 'records.import', (ctx, { query, file }) => uploadImport(ctx, { ...query, file })),
  route(imports.get, 'records.import', (ctx, { params }) => getImport(ctx, params.id)),
  route(imports.change, 'records.import', (ctx, { params, body }) => changeImport(ctx, params.id, body)),
  route(imports.rows, 'records.import', (ctx, { params, query }) => getRows(ctx, params.id, query)),
  route(imports.errors, 'records.import', (ctx, { params }) => errorFile(ctx, params.id)),
  route(imports.run, 'records.import', (ctx, { params }) => runImport(ctx, params.id)),
  route(imports.undo, 'records.import', (ctx, { params }) => undoImport(ctx, params.id)),

  route(customers.export, 'records.export', (ctx, { query }) => exportList(ctx, 'customer', query)),
  route(contacts.export, 'records.export', (ctx, { query }) => exportList(ctx, 'contact', query)),
  route(followUps.export, 'records.export', (ctx, { query }) => exportList(ctx, 'followUp', query)),
  route(opportunities.export, 'records.export', (ctx, { query }) => exportList(ctx, 'opportunity', query)),
  route(products.export, 'records.export', (ctx, { query }) => exportList(ctx, 'product', query)),
];
