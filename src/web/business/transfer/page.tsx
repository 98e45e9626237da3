import { Link, useParams } from '@tanstack/react-router';
import type { z } from 'zod';
import { type Import, imports } from '#contract/business/transfer';
import {
  addressOf,
  BackIcon,
  Button,
  ButtonLink,
  DownloadIcon,
  ImportIcon,
  Notice,
  Page,
  ProblemNotice,
  RestoreIcon,
  Skeleton,
  useAct,
  useConfirm,
  useFormat,
  useWords,
} from '#kit';
import { useFreshProof } from '#web/access/shared';
import { ColumnsStep, missingOf } from './columns-step.tsx';
import { MatchingStep } from './matching-step.tsx';
import { MendsStep } from './mends-step.tsx';
import { RowsStep } from './rows-step.tsx';
import { StateTag } from './state-tag.tsx';
import { isWorking, useImport } from './use-import.ts';
import { importWords } from './words.ts';
import './transfer.css';

export type Change = z.input<typeof imports.change.body>;

/** One import: its steps while it can be changed, its result afterwards. */
export function ImportPage() {
  const t = useWords(importWords);
  const { id = '' } = useParams({ strict: false });
  const { data, problem, reload, isFirstCheck } = useImport(id);
  if (!data) {
    return (
      <Page title={t.title} above={<Back />}>
        {problem ? <ProblemNotice problem={problem} retry={reload} /> : <Skeleton lines={8} />}
      </Page>
    );
  }
  return <Whole key={id} data={data} isFirstCheck={isFirstCheck} />;
}

function Back() {
  const t = useWords(importWords);
  return (
    <Link to="/imports" className="lk-back">
      <BackIcon aria-hidden="true" /> {t.title}
    </Link>
  );
}

const delimiterNames: Record<string, 'comma' | 'semicolon' | 'tab' | 'pipe'> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

function Whole({ data, isFirstCheck }: { data: Import; isFirstCheck: boolean }) {
  const t = useWords(importWords);
  const { number, instant } = useFormat();
  const change = useAct(imports.change);
  const run = useAct(imports.run);
  const undo = useAct(imports.undo);
  const { id, state } = data;
  const act = (next: Change) => void change.run({ params: { id }, body: next }).catch(() => {});
  const isOpen = state === 'checking' || state === 'checked' || state === 'failed';
  const disabled = state === 'checking' || change.busy;
  const delimiter = delimiterNames[data.delimiter];
  const facts = [
    t.objects[data.object],
    t.rowCount(number(data.counts.rows)),
    data.encoding.toUpperCase(),
    delimiter && t.delimiters[delimiter],
    data.createdBy?.name,
    instant(data.createdAt),
  ];
  const fresh = useFreshProof();
  const problem = change.problem ?? fresh.problem ?? undo.problem;
  return (
    <Page
      title={data.fileName}
      above={<Back />}
      subtitle={
        <span className="lk-row">
          <StateTag state={state} />
          {facts.filter(Boolean).join(' · ')}
        </span>
      }
      primary={
        isOpen &&
        !isFirstCheck && (
          <Run
            data={data}
            run={() => fresh.send(() => run.run({ params: { id } }))}
            busy={fresh.busy}
            disabled={disabled}
          />
        )
      }
      actions={<After data={data} undo={undo} />}
    >
      <Standing data={data} />
      {fresh.dialog}
      {problem && <ProblemNotice problem={problem} />}
      {isFirstCheck && <Skeleton lines={8} />}
      {isOpen && !isFirstCheck && (
        <>
          <ColumnsStep data={data} change={act} disabled={disabled} />
          <MatchingStep data={data} change={act} disabled={disabled} />
          <MendsStep data={data} change={act} disabled={disabled} />
        </>
      )}
      {!isFirstCheck && state !== 'running' && state !== 'undoing' && <RowsStep data={data} />}
    </Page>
  );
}

/** In words: where it stands, how far it is, what came of it. */
function Standing({ data }: { data: Import }) {
  const t = useWords(importWords);
  const { number } = useFormat();
  const { state, counts, progress, kept, failure } = data;
  const tone = { done: 'open', failed: 'closed', undone: 'neutral' } as const;
  return (
    <Notice tone={state in tone ? tone[state as keyof typeof tone] : 'system'} title={t.stateHints[state]}>
      {failure && <p>{failure}</p>}
      {isWorking(data) && (
        <p className="lk-import-progress">
          <progress max={Math.max(counts.rows, 1)} value={progress} aria-label={t.states[state]} />
          {t.progress(number(progress), number(counts.rows))}
        </p>
      )}
      {(state === 'checked' || state === 'done') && (
        <p>
          {t.counts(number(counts.create), number(counts.update), number(counts.skip), number(counts.error))}
        </p>
      )}
      {state === 'checked' && counts.error + counts.skip > 0 && <p>{t.runHint}</p>}
      {state === 'undone' && kept > 0 && <p>{t.kept(number(kept))}</p>}
    </Notice>
  );
}

type Act = ReturnType<typeof useAct<typeof imports.run>>;

interface RunProps {
  data: Import;
  run: () => void;
  busy: boolean;
  disabled: boolean;
}

function Run({ data, run, busy, disabled }: RunProps) {
  const t = useWords(importWords);
  const { number } = useFormat();
  const count = data.counts.create + data.counts.update;
  const ready = data.state === 'checked' && count > 0 && missingOf(data).length === 0;
  return (
    <Button
      kind="primary"
      icon={<ImportIcon />}
      busy={busy}
      disabled={disabled || !ready}
      title={count === 0 ? t.nothingToRun : undefined}
      onClick={run}
    >
      {t.run(number(count))}
    </Button>
  );
}

/** What can be done besides: the wrong rows as a file; and, once it has run, all of it taken back. */
function After({ data, undo }: { data: Import; undo: Act }) {
  const t = useWords(importWords);
  const { number } = useFormat();
  const confirm = useConfirm();
  const { id, state, counts } = data;
  const takeBack = async () => {
    const content = t.undoContent(number(counts.create + counts.update));
    if (!(await confirm({ title: t.undoTitle, content, act: t.undo }))) return;
    await undo.run({ params: { id } }).catch(() => {});
  };
  return (
    <>
      {counts.error > 0 && (state === 'checked' || state === 'done') && (
        <ButtonLink href={addressOf(imports.errors, { params: { id } })} download icon={<DownloadIcon />}>
          {t.errorsDownload(number(counts.error))}
        </ButtonLink>
      )}
      {state === 'done' && counts.create + counts.update > 0 && (
        <Button icon={<RestoreIcon />} busy={undo.busy} onClick={() => void takeBack()}>
          {t.undo}
        </Button>
      )}
    </>
  );
}
