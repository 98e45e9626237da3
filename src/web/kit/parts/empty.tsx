import type { ReactNode } from 'react';
import './empty.css';

/**
 * Nothing to show: says so in a sentence, and leads on with one act.
 * @param whole it is all there is on the page, and its title the page's
 */
export function EmptyState(props: { title: string; hint?: ReactNode; action?: ReactNode; whole?: boolean }) {
  const Title = props.whole ? 'h1' : 'p';
  return (
    <div className="lk-empty">
      <Title className="lk-empty-title">{props.title}</Title>
      {props.hint && <p className="lk-quiet">{props.hint}</p>}
      {props.action && <div className="lk-empty-action">{props.action}</div>}
    </div>
  );
}

/** Grey lines where text is about to be. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className="lk-skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className="lk-bone" style={{ width: `${[92, 64, 78, 55][i % 4]}%` }} />
      ))}
    </div>
  );
}
