/** One's own account. */
export { AccountPage } from './page.tsx';
