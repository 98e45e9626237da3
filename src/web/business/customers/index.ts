/** Customers: their list, and the page of one. */
export { CustomersPage } from './list-page.tsx';
export { CustomerPage } from './page.tsx';
