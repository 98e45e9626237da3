/** The security policy: its numbers, what they would do, saving with a way back. */
export { PolicyPage } from './page.tsx';
