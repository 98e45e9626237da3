/** Deals on their way: the board, the table, one deal. Other modules may open the panel that adds one. */
export { OpportunitiesPage } from './page.tsx';
export { OpportunityPage } from './one.tsx';
export { OpportunitiesOfCustomer } from './of-customer.tsx';
export { NewOpportunityPanel } from './form.tsx';
