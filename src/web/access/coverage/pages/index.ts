export { CoverPage } from './cover.tsx';
export { CoverageReportPage } from './report.tsx';
