/** Contacts: people at customers. Invariants: seen and changed with their customer; one of a customer's is primary at most. */
export { contactRoutes } from './routes.ts';
export { exportContacts } from './service.ts';
export { findContactOf } from './store.ts';
