/** The settings of pipelines: their stages, in their order. */
export { PipelinesPage } from './page.tsx';
