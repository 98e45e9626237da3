/** Contacts: their page, and those of one customer. */
export { ContactsOfCustomer } from './of-customer.tsx';
export { ContactsPage } from './page.tsx';
