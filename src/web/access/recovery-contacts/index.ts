/** Recovery contacts in one's own account. */
export { MyRecoveryContacts } from './section.tsx';
