import type { ReactNode } from 'react';
import { ForwardIcon } from '../icons.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import './changes.css';

export interface ToldChange {
  key: string;
  name: string;
  /** In words; empty for nothing. */
  from: string;
  to: string;
  end?: ReactNode;
}

/** The fields of a change, each from what to what. */
export function Changes({ changes }: { changes: readonly ToldChange[] }) {
  const t = useWords(kitWords);
  return (
    <dl className="lk-changes">
      {changes.map(({ key, name, from, to, end }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            <del>{from || t.nothing}</del>
            <span className="lk-hidden">{t.changedTo}</span>
            <ForwardIcon className="lk-quiet" aria-hidden="true" />
            <ins>{to || t.nothing}</ins>
            {end}
          </dd>
        </div>
      ))}
    </dl>
  );
}
