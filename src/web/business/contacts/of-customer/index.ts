/** The contacts of one customer: a door of its own, because their pages show deals, whose pages show contacts. */
export { ContactsOfCustomer } from './of-customer.tsx';
