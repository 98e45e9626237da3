/** What we sell: the list, with a panel to look at, add and change one. */
export { ProductsPage } from './page.tsx';
