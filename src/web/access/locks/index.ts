/** Locks for those who look after them: see why, lift, lock by hand, say something of networks. */
export { LocksPage } from './page.tsx';
