/** One change to many records: the bar over a list that begins it, and the line that tells how it goes. */
export { CloseAct, DeleteAct, LevelAct, OwnerAct, StageAct, TagsAct } from './acts.tsx';
export { BulkBar } from './bar.tsx';
export { BulkLine } from './line.tsx';
export { useBulk } from './use-bulk.ts';
