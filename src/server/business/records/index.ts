/**
 * What all records share: a version, a history, a bin. Each module registers its kind of record here and decides who
 * may see one; this module never does. Invariants: a record in the bin is in no list and can't be changed; a change
 * against an old version is refused; both are written into the history.
 */
export { recordRoutes } from './routes.ts';
export { demandVisible, kindOf, onRestored, registerRecord } from './register.ts';
export { registerHistory } from './histories.ts';
export { checkVersion, putIntoBin, takeOutOfBin } from './bin.ts';
