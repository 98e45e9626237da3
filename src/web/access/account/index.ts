/** One's own account. */
export { AccountPage } from './page.tsx';
export { ChangePasswordFirst } from './password-first.tsx';
