/** The check-up of network, browser and device. Light: it must work when little else does. */
export { CheckUpPage } from './page.tsx';
export { latestCheckUp } from './run.ts';
