/** Breaking the glass: the settings page that keeps the last ways in ready and accounted for. */
export { BreakGlassPage } from './page.tsx';
