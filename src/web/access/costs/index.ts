export { CostsPage } from './page.tsx';
