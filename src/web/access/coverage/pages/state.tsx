import type { Cover } from '#contract/access/coverage';
import { CheckIcon, ClockIcon, CloseIcon, StatusTag, useWords } from '#kit';
import { coverWords } from './words.ts';

const looks = {
  asked: { tone: 'challenge', icon: <ClockIcon /> },
  accepted: { tone: 'open', icon: <CheckIcon /> },
  refused: { tone: 'neutral', icon: <CloseIcon /> },
} as const;

/** What the colleague said to covering. */
export function CoverState({ state }: Pick<Cover, 'state'>) {
  const t = useWords(coverWords);
  return <StatusTag {...looks[state]}>{t.states[state]}</StatusTag>;
}
