/** The bell in the frame of the app, light enough to come with it. */
export { Bell } from './bell.tsx';
