import { contacts } from '#contract/business/contacts';
import { route, type Route } from '#access/gate';
import {
  addContact,
  changeContact,
  getContact,
  listContacts,
  removeContact,
  restoreContact,
} from './service.ts';

export const contactRoutes: Route[] = [
  route(contacts.list, 'contacts.read', (ctx, { query }) => listContacts(ctx, query)),
  route(contacts.get, 'contacts.read', (ctx, { params }) => getContact(ctx, params.id)),
  route(contacts.create, 'contacts.create', (ctx, { body }) => addContact(ctx, body)),
  route(contacts.change, 'contacts.change', (ctx, { params, body, version }) =>
    changeContact(ctx, params.id, version, body),
  ),
  route(contacts.remove, 'contacts.delete', (ctx, { params, version }) =>
    removeContact(ctx, params.id, version),
  ),
  route(contacts.restore, 'contacts.delete', (ctx, { params }) => restoreContact(ctx, params.id)),
];
