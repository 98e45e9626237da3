/** Contacts: their list, and the page of one. Those of one customer have a door of their own (`of-customer`). */
export { NewContactPanel } from './form.tsx';
export { ContactPage } from './one.tsx';
export { ContactsPage } from './page.tsx';
