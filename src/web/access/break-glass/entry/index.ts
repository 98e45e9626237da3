/** The page behind the glass, before anybody is signed in. Light: nothing of the settings comes with it. */
export { BreakGlassEntry } from './page.tsx';
