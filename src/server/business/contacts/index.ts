/** Contacts: people at customers. Invariants: seen and changed with their customer; one of a customer's is primary at most. */
export { contactRoutes } from './routes.ts';
export { exportContacts, getContact, removeContact, restoreContact } from './service.ts';
export { findContactIds, findContactOf } from './store.ts';
