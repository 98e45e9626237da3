import type { Lock } from '#contract/access/locks';
import { useWords } from '#kit';
import { laneWords, lockScopeWords } from '#web/access/shared';
import { lockPageWords } from './words.ts';

/** What is locked, as one says it: 账号 · 王芳. A note of a spent lane says that it is only that. */
export function useSubject(): (lock: Lock) => string {
  const t = useWords(lockPageWords);
  const scopes = useWords(lockScopeWords);
  const lanes = useWords(laneWords);
  return ({ scope, subjectName, lane }) =>
    [scopes[scope], subjectName, lane && t.onlyLane(lanes[lane])].filter(Boolean).join(' · ');
}
