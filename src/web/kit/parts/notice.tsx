import type { ReactNode } from 'react';
import { history } from '#contract/business/records';
import { useApi } from '../client/hooks.ts';
import type { SeenProblem } from '../client/problem-error.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { problemWords } from '../words/problems.ts';
import { Button } from './button.tsx';
import type { Concerned } from './concerned.ts';
import './notice.css';

export type Tone = 'open' | 'challenge' | 'limited' | 'closed' | 'system' | 'neutral';

/** A few sentences that stand out, with a coloured edge. `closed` is read out at once. */
export function Notice(props: { tone?: Tone; title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  const tone = props.tone ?? 'system';
  return (
    <div className={`lk-notice lk-tone-${tone}`} role={tone === 'closed' ? 'alert' : 'status'}>
      <div>
        <strong>{props.title}</strong>
        {props.children && <div className="lk-notice-body">{props.children}</div>}
      </div>
      {props.action}
    </div>
  );
}

/** Who changed a record last, and when. */
export function WhoChanged({ object, id }: Concerned) {
  const t = useWords(kitWords);
  const { ago } = useFormat();
  const last = useApi(history.list, { query: { object, recordId: id, limit: 1 } }).data?.items[0];
  return last?.by ? <p>{t.changedBy(last.by.name, ago(last.at))}</p> : null;
}

/** A problem: what happened, what to do, and the reference to quote. */
export function ProblemNotice(props: {
  problem: SeenProblem;
  concerns?: Concerned | undefined;
  /** Offered as “try again”, or as “load the latest” where somebody was quicker. */
  retry?: (() => void) | undefined;
}) {
  const { problem, retry } = props;
  const t = useWords(kitWords);
  const words = useWords(problemWords)[problem.code];
  return (
    <Notice
      tone="closed"
      title={words.title}
      action={retry && <Button onClick={retry}>{problem.code === 'stale' ? t.reload : t.retry}</Button>}
    >
      {problem.code === 'stale' && props.concerns && <WhoChanged {...props.concerns} />}
      <p>{problem.retryAfterSeconds ? t.retryAfter(problem.retryAfterSeconds) : words.remedy}</p>
      {problem.code === 'internal' && problem.reference && (
        <p className="lk-quiet">
          {t.reference} <code>{problem.reference}</code>
        </p>
      )}
    </Notice>
  );
}
