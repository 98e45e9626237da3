import type { Import } from '#contract/business/transfer';
import {
  AttentionIcon,
  ClockIcon,
  ClosedIcon,
  DoneIcon,
  RestoreIcon,
  StatusTag,
  type Tone,
  useWords,
} from '#kit';
import { importWords } from './words.ts';

const looks: Record<Import['state'], { tone: Tone; icon: React.ReactNode }> = {
  checking: { tone: 'system', icon: <ClockIcon /> },
  checked: { tone: 'challenge', icon: <AttentionIcon /> },
  running: { tone: 'system', icon: <ClockIcon /> },
  done: { tone: 'open', icon: <DoneIcon /> },
  undoing: { tone: 'system', icon: <ClockIcon /> },
  undone: { tone: 'neutral', icon: <RestoreIcon /> },
  failed: { tone: 'closed', icon: <ClosedIcon /> },
};

export function StateTag({ state }: { state: Import['state'] }) {
  const t = useWords(importWords);
  return <StatusTag {...looks[state]}>{t.states[state]}</StatusTag>;
}
