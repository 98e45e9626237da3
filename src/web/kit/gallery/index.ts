/** The kit shown to whoever builds with it; no part of the built app. */
export { GalleryPage } from './page.tsx';
