import type { ReactNode } from 'react';
import './facts.css';

/** Facts as label and value, in as many columns as fit. */
export const FactList = ({ children }: { children: ReactNode }) => <dl className="lk-facts">{children}</dl>;

/** One fact. An empty one keeps its place with a dash, so that pages of different records line up. */
export function Fact({
  label,
  children,
  wide = false,
}: {
  label: string;
  children?: ReactNode;
  wide?: boolean;
}) {
  const empty = children === undefined || children === null || children === '' || children === false;
  return (
    <div className={`lk-fact${wide ? ' lk-fact-wide' : ''}${empty ? ' lk-fact-empty' : ''}`}>
      <dt>{label}</dt>
      <dd>{empty ? <span className="lk-quiet">—</span> : children}</dd>
    </div>
  );
}

export interface TimelineEntry {
  id: string;
  icon: ReactNode;
  title: ReactNode;
  /** When and who, in a few words. */
  meta: ReactNode;
  text?: ReactNode;
}

/** What happened, newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="lk-timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="lk-timeline-icon" aria-hidden="true">
            {entry.icon}
          </span>
          <div className="lk-timeline-body">
            <div className="lk-timeline-head">
              <span>{entry.title}</span>
              <span className="lk-quiet">{entry.meta}</span>
            </div>
            {entry.text && <div className="lk-timeline-text">{entry.text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
