import { useFormat, useWords } from '#kit';
import { boardWords } from './words.ts';

/** How long something took, in the largest unit of which there are two; below ten with a tenth. */
export function useLength(): (seconds: number) => string {
  const { length } = useWords(boardWords);
  const { number } = useFormat();
  return (seconds) => {
    const [unit, size] = (
      [
        ['days', 86_400],
        ['hours', 3_600],
        ['minutes', 60],
        ['seconds', 1],
      ] as const
    ).find(([, size]) => seconds >= 2 * size) ?? ['seconds', 1];
    const n = seconds / size;
    return length[unit](number(n < 10 && unit !== 'seconds' ? Math.round(n * 10) / 10 : Math.round(n)));
  };
}
