import { useWords } from '#kit';
import { lockToldWords } from './gate-words.ts';
import { useNow } from './now.ts';
import './left.css';

/** How long until an instant, in its two largest units: 1 小时 5 分钟. Counts down by itself. */
export function Left({ until }: { until: string }) {
  const t = useWords(lockToldWords);
  const seconds = Math.max(0, Math.round((new Date(until).getTime() - useNow(1000)) / 1000));
  const [d, h, m, s] = [seconds / 86_400, (seconds / 3_600) % 24, (seconds / 60) % 60, seconds % 60].map(
    Math.floor,
  ) as [number, number, number, number];
  const parts =
    d > 0 ? [t.days(d), t.hours(h)] : h > 0 ? [t.hours(h), t.minutes(m)] : [t.minutes(m), t.seconds(s)];
  return <span className="lk-left">{t.left(parts.join(' '))}</span>;
}
