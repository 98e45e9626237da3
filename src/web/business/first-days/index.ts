/** First days: the list that ticks itself, and what other pages tell it. */
export { FirstDays, FirstDaysAgain } from './section.tsx';
export { useSeenStep } from './seen.ts';
