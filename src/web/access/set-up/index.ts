/** Setting Latchkey up, once. */
export { SetUpPage } from './page.tsx';
