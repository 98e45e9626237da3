/** How a calendar's field writes a day, the same as the text around it; typed, a day is understood the other ways too. */
import { useLocale } from '../settings.ts';

const typed = ['YYYY-MM-DD', 'YYYY/M/D', 'YYYY-M-D', 'YYYYMMDD'];

export function useDayFormat(): string[] {
  return useLocale() === 'en' ? ['D MMM YYYY', 'D/M/YYYY', ...typed] : ['YYYY/MM/DD', ...typed];
}
