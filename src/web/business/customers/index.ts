/** Customers: their list, and the page of one. */
export { NewCustomerPanel } from './form.tsx';
export { CustomersPage } from './list-page.tsx';
export { CustomerPage } from './page.tsx';
