/** How one's bulk changes go, on whichever page one is: under way they can be stopped, for an hour undone. */
import { useEffect, useRef, useState } from 'react';
import { bulkRuns, type BulkRun } from '#contract/business/bulk';
import { Button, CloseIcon, queryClient, useAct, useApi, useFormat, useWords } from '#kit';
import { countWords } from '#web/business/vocabulary';
import { bulkWords } from './words.ts';
import './bulk.css';

const askEveryMs = 1000;
const isUnderWay = ({ state }: BulkRun) => state === 'running' || state === 'undoing';

/** The runs up to this one (ids grow with time) were seen and put away, in this browser. */
const name = 'latchkey.bulk.seen';
function readSeen(): string {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    // Storage is refused in some private windows.
    return '';
  }
}
function writeSeen(id: string): void {
  try {
    localStorage.setItem(name, id);
  } catch {
    // As above: then it lasts as long as the page.
  }
}

/** My latest run, asked for anew while one is under way; once all rest, what else was read is old. */
function useRuns(): BulkRun[] {
  const { data, reload } = useApi(bulkRuns.list, {});
  const ask = useRef(reload);
  useEffect(() => {
    ask.current = reload;
  });
  const items = data?.items ?? [];
  const isBusy = items.some(isUnderWay);
  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => ask.current(), askEveryMs);
    return () => {
      clearInterval(timer);
      void queryClient.invalidateQueries();
    };
  }, [isBusy]);
  return items;
}

export function BulkLine() {
  const runs = useRuns();
  const [seen, setSeen] = useState(readSeen);
  const dismiss = (id: string) => {
    writeSeen(id);
    setSeen(id);
  };
  // One at a time: the one under way, or else the last.
  const run = runs.find(isUnderWay) ?? runs.find(({ id }) => id > seen);
  if (!run) return null;
  return (
    <div className="lk-float lk-bulk-line">
      <Told run={run} />
      <Ways run={run} dismiss={() => dismiss(run.id)} />
    </div>
  );
}

function Told({ run }: { run: BulkRun }) {
  const t = useWords(bulkWords);
  const count = useWords(countWords)[run.object];
  const { number } = useFormat();
  const failed = run.failed.reduce((sum, part) => sum + part.count, 0);
  if (isUnderWay(run)) {
    const at = run.state === 'running' ? run.done + failed : run.undone + run.kept;
    const all = run.state === 'running' ? run.total : run.done + run.undone + run.kept;
    const words = run.state === 'running' ? t.running : t.undoing;
    return (
      <>
        <output>{words(number(at), count(all))}</output>
        <progress max={Math.max(all, 1)} value={at} aria-label={words(number(at), count(all))} />
      </>
    );
  }
  const because = (code: string) =>
    code === 'not_found' || code === 'forbidden' ? t.because[code] : t.because.other;
  return (
    <output>
      {outcome(run, t)(count(run.state === 'undone' ? run.undone : run.done))}
      {run.kept > 0 && <> · {t.kept(count(run.kept))}</>}
      {failed > 0 && run.state !== 'undone' && (
        <span className="lk-quiet">
          {' · '}
          {t.failed(count(failed))} (
          {run.failed.map((part) => `${because(part.code)} ${part.count}`).join(' · ')})
        </span>
      )}
    </output>
  );
}

function outcome({ state, fields }: BulkRun, t: (typeof bulkWords)['en']) {
  if (state === 'undone') return t.undone;
  if (state === 'cancelled') return t.stopped;
  if (state === 'failed') return t.broken;
  return fields.includes('delete') ? t.deleted : t.changed;
}

function Ways({ run, dismiss }: { run: BulkRun; dismiss: () => void }) {
  const t = useWords(bulkWords);
  const cancel = useAct(bulkRuns.cancel);
  const undo = useAct(bulkRuns.undo);
  const params = { id: run.id };
  return (
    <span className="lk-row">
      {run.can.cancel && (
        <Button kind="text" busy={cancel.busy} onClick={() => cancel.send({ params })}>
          {t.cancel}
        </Button>
      )}
      {run.can.undo && (
        <Button kind="text" busy={undo.busy} onClick={() => undo.send({ params })}>
          {t.undo}
        </Button>
      )}
      {!isUnderWay(run) && (
        <Button kind="text" icon={<CloseIcon />} aria-label={t.dismiss} onClick={dismiss} />
      )}
    </span>
  );
}
