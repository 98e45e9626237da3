/** All my notices. The bell and the choice of mails have doors of their own (`bell`, `wishes`). */
export { NoticesPage } from './page.tsx';
