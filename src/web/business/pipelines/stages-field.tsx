/** The stages of a pipeline as a form edits them, in their order. */
import type { z } from 'zod';
import { stageKinds } from '#contract/business/choices';
import type { pipelines } from '#contract/business/opportunities';
import {
  AddIcon,
  type Binding,
  Button,
  CloseIcon,
  DownIcon,
  FilterOne,
  TextInput,
  UpIcon,
  useWords,
} from '#kit';
import { stageKindWords } from '#web/business/vocabulary';
import { pipelineWords } from './words.ts';

export type StageInput = z.input<typeof pipelines.create.body>['stages'][number];

const digits = (text: string): number | null => {
  const only = text.replace(/\D/g, '').slice(0, 4);
  return only === '' ? null : Number(only);
};

export function StagesField({ bind }: { bind: Binding<StageInput[]> }) {
  const t = useWords(pipelineWords);
  const kinds = useWords(stageKindWords);
  const stages = bind.value ?? [];
  const put = (at: number, part: Partial<StageInput>) =>
    bind.set(stages.map((stage, i) => (i === at ? { ...stage, ...part } : stage)));
  const swap = (at: number, other: number) =>
    bind.set(stages.map((stage, i) => stages[i === at ? other : i === other ? at : i] ?? stage));
  // A new open stage comes after the last open one: won and lost stand at the end.
  const add = () => {
    const at = stages.findLastIndex(({ kind }) => kind === 'open') + 1;
    bind.set(stages.toSpliced(at, 0, { name: '', kind: 'open', probability: 50, standingStillDays: 14 }));
  };
  return (
    <fieldset className="lk-field lk-form-wide lk-stages">
      <legend>{t.stages}</legend>
      <div className="lk-stage lk-quiet" aria-hidden="true">
        <span />
        <span>{t.stage}</span>
        <span>{t.kind}</span>
        <span>{t.probability}</span>
        <span>{t.standing}</span>
        <span />
      </div>
      {stages.map((stage, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a new stage has no other identity
        <div key={i} className="lk-stage">
          <span className="lk-stage-order">
            <Button
              kind="text"
              icon={<UpIcon />}
              aria-label={t.up(stage.name)}
              disabled={i === 0}
              onClick={() => swap(i, i - 1)}
            />
            <Button
              kind="text"
              icon={<DownIcon />}
              aria-label={t.down(stage.name)}
              disabled={i === stages.length - 1}
              onClick={() => swap(i, i + 1)}
            />
          </span>
          <TextInput
            aria-label={`${t.stage} ${i + 1}`}
            aria-invalid={bind.fault !== undefined && stage.name.trim() === ''}
            value={stage.name}
            onChange={(event) => put(i, { name: event.target.value })}
            disabled={bind.disabled}
          />
          <FilterOne
            label={`${t.kind} ${i + 1}`}
            value={stage.kind}
            options={stageKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
            change={(kind) =>
              kind &&
              put(i, {
                kind,
                ...(kind === 'open'
                  ? {}
                  : { probability: kind === 'won' ? 100 : 0, standingStillDays: null }),
              })
            }
            clearable={false}
            disabled={bind.disabled}
            width={104}
          />
          <TextInput
            aria-label={`${t.probability} ${i + 1}`}
            inputMode="numeric"
            value={stage.probability}
            onChange={(event) => put(i, { probability: Math.min(digits(event.target.value) ?? 0, 100) })}
            disabled={bind.disabled || stage.kind !== 'open'}
          />
          <TextInput
            aria-label={`${t.standing} ${i + 1}`}
            inputMode="numeric"
            placeholder={t.never}
            value={stage.standingStillDays ?? ''}
            onChange={(event) => put(i, { standingStillDays: digits(event.target.value) || null })}
            disabled={bind.disabled || stage.kind !== 'open'}
          />
          <Button
            kind="text"
            icon={<CloseIcon />}
            aria-label={t.removeStage(stage.name)}
            disabled={stages.length <= 3}
            onClick={() => bind.set(stages.toSpliced(i, 1))}
          />
        </div>
      ))}
      {bind.fault && <div className="lk-fault">{bind.fault}</div>}
      <div className="lk-row">
        <Button kind="text" icon={<AddIcon />} onClick={add}>
          {t.addStage}
        </Button>
      </div>
      <p className="lk-quiet lk-hint">{t.standingHint}</p>
    </fieldset>
  );
}
