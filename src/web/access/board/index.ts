/** The board: how locks stand, at one glance, each figure a way to what it counts. */
export { LockBoard } from './board.tsx';
