import type { ReactNode } from 'react';
import { history } from '#contract/business/records';
import { useApi } from '../client/hooks.ts';
import { useMe } from '../client/session.ts';
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

/** The last change of a record that one may still read the history of. */
const useLastChange = ({ object, id }: Concerned) =>
  useApi(history.list, { query: { object, recordId: id, limit: 1 } }).data?.items[0];

/** Who changed a record last, and when. */
export function WhoChanged(concerned: Concerned) {
  const t = useWords(kitWords);
  const { ago } = useFormat();
  const last = useLastChange(concerned);
  return last?.by ? <p>{t.changedBy(last.by.name, ago(last.at))}</p> : null;
}

/**
 * Somebody put a record into the bin that is shown or being changed here: who, when, and the way back. Where it isn't in the
 * bin, the problem is told as any other.
 */
export function GoneNotice(props: {
  concerns: Concerned;
  hint: ReactNode;
  act: string;
  busy?: boolean;
  /** Nothing for who may not: they are told whom to ask. */
  bringBack: (() => void) | undefined;
  /** Says nothing where I did it myself: that was said. */
  onlyOthers?: boolean;
}) {
  const t = useWords(kitWords);
  const { ago } = useFormat();
  const me = useMe();
  const last = useLastChange(props.concerns);
  if (props.onlyOthers && (!last || last.by?.id === me?.id)) return null;
  if (last?.action !== 'deleted') return <ProblemNotice problem={{ code: 'not_found', status: 404 }} />;
  return (
    <Notice
      tone="challenge"
      title={t.deletedBy(last.by?.name ?? t.nobody, ago(last.at))}
      action={
        props.bringBack && (
          <Button busy={props.busy ?? false} onClick={props.bringBack}>
            {props.act}
          </Button>
        )
      }
    >
      <p>{props.hint}</p>
      {!props.bringBack && <p>{t.askToRestore}</p>}
    </Notice>
  );
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
      {problem.status >= 500 && problem.reference && (
        <p className="lk-quiet">
          {t.reference} <code>{problem.reference}</code>
        </p>
      )}
    </Notice>
  );
}
