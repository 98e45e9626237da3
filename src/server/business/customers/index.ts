/**
 * Customers: companies and people that the organisation does business with. Invariants: a customer is seen by whom its
 * owner's records reach and by its collaborators; contacts and follow-ups are seen with their customer; whatever is
 * searched for is kept in `search_text` and `search_grams` by whoever writes a customer.
 */
export { customerRoutes } from './routes.ts';
export { customersWithin, customerWithin, collaborates, may } from './policy.ts';
export { ref } from './present.ts';
export { whoSees } from './sight.ts';
export {
  changeCustomer,
  columnsOf,
  demandCustomer,
  exportCustomers,
  getCustomer,
  removeCustomer,
  restoreCustomer,
  searched,
} from './service.ts';
export { findCustomerIds, ownedInDepartment, refreshLastFollowUp } from './store.ts';
