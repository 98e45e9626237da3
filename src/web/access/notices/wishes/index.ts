/** Which notices somebody wants by mail: a part of their account's page. */
export { NoticeWishes } from './wishes.tsx';
