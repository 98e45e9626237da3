/** What comes after a lock: remedies, the watched days, and the locks it belongs to. */
export { AfterLock } from './after-lock.tsx';
export { Chain } from './chain.tsx';
export { FieldRemedies } from './choose.tsx';
export { AftercareList } from './list.tsx';
export { AftercareLine, MyAftercare } from './mine.tsx';
