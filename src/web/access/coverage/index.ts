/** What the work's own pages say of covering; the pages about it are in `pages`. */
export { CoveringNotice, useCoverageOf } from './covering-notice.tsx';
export { coverageWords, useWhy } from './words.ts';
