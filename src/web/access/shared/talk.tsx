import type { ReactNode } from 'react';
import { useFormat } from '#kit';
import './talk.css';

interface Said {
  id: string;
  at: string;
  by: string;
  text: string;
  /** Of whoever reads it: it stands on their side. */
  own: boolean;
  /** Said before the text, where it asks for something. */
  lead?: string | undefined;
}
interface Brought {
  id: string;
  name: string;
  bytes: number;
  by: string;
  href: string;
}

/** A conversation of two sides, oldest first, and the files that were brought. */
export function Talk({
  label,
  said,
  files,
  children,
}: {
  label: string;
  said: readonly Said[];
  files: readonly Brought[];
  children?: ReactNode;
}) {
  const { instant, bytes } = useFormat();
  return (
    <section className="lk-stack" aria-label={label}>
      <h2 className="lk-talk-title">{label}</h2>
      {said.length > 0 && (
        <ol className="lk-talk">
          {said.map((one) => (
            <li key={one.id} className={one.own ? 'lk-talk-own' : undefined}>
              <span className="lk-quiet">
                {one.by} · {instant(one.at)}
              </span>
              <span className="lk-talk-text">
                {one.lead && <strong>{one.lead} </strong>}
                {one.text}
              </span>
            </li>
          ))}
        </ol>
      )}
      {files.length > 0 && (
        <ul className="lk-talk-files">
          {files.map((file) => (
            <li key={file.id}>
              <a href={file.href} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <span className="lk-quiet">
                {file.by} · {bytes(file.bytes)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
