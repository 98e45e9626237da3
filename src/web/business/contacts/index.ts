/** Contacts: their page, and those of one customer. */
export { NewContactPanel } from './form.tsx';
export { ContactsOfCustomer } from './of-customer.tsx';
export { ContactPage } from './one.tsx';
export { ContactsPage } from './page.tsx';
