/** Today: the page one lands on. */
export { TodayPage } from './page.tsx';
