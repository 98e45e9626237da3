import { useState } from 'react';
import { pipelines, type Pipeline, type Stage } from '#contract/business/opportunities';
import {
  AddIcon,
  BinIcon,
  Button,
  CheckIcon,
  ClosedIcon,
  DraftMark,
  EditIcon,
  kitWords,
  Label,
  Menu,
  MoreIcon,
  OpportunityIcon,
  ProblemNotice,
  Skeleton,
  StatusTag,
  useAct,
  useApi,
  useConfirm,
  useFormat,
  useToast,
  useWantedDraft,
  useWords,
} from '#kit';
import { useSeenStep } from '#web/business/first-days';
import { SettingsPage } from '#web/access/settings';
import { PipelinePanel } from './form.tsx';
import { pipelineWords } from './words.ts';
import './pipelines.css';

/** All pipelines, the default one first. */
export function PipelinesPage() {
  useSeenStep('pipelines');
  const t = useWords(pipelineWords);
  const read = useApi(pipelines.list, {});
  const [shown, setShown] = useState<string>();
  useWantedDraft('pipeline.', setShown);
  const change = useAct(pipelines.change);
  const remove = useAct(pipelines.remove);
  const create = useAct(pipelines.create);
  const kit = useWords(kitWords);
  const toast = useToast();
  const confirm = useConfirm();
  const problem = change.problem ?? remove.problem;
  const takeAway = async ({ id, version, name, stages: had }: Pipeline) => {
    const stages = had.map(({ id: _, ...stage }) => stage);
    const sure = await confirm({ title: t.removeTitle(name), content: t.removeContent, act: t.remove });
    if (!sure) return;
    await remove.run({ params: { id }, version }).then(
      // No deal was in it: one with the same stages is what it was.
      () => toast(kit.removed(name), () => create.run({ body: { name, stages } })),
      () => {},
    );
  };
  const makeDefault = async ({ id, version }: Pipeline) => {
    const before = read.data?.items.find(({ isDefault }) => isDefault);
    const toDefault = (of: string, seen: number) =>
      change.run({ params: { id: of }, version: seen, body: { isDefault: true } });
    await toDefault(id, version);
    // Only who is the default changes, so the one before has the version that it had.
    toast(kit.saved, before && (() => toDefault(before.id, before.version)));
  };
  return (
    <SettingsPage
      page="pipelines"
      primary={
        <>
          <DraftMark draft="pipeline.new" open={() => setShown('new')} />
          <Button kind="primary" icon={<AddIcon />} onClick={() => setShown('new')}>
            {t.add}
          </Button>
        </>
      }
    >
      <p className="lk-quiet lk-section-hint">{t.hint}</p>
      {read.problem && <ProblemNotice problem={read.problem} retry={read.reload} />}
      {problem && <ProblemNotice problem={problem} />}
      {read.loading && <Skeleton lines={6} />}
      {read.data?.items.map((pipeline) => (
        <OnePipeline
          key={pipeline.id}
          pipeline={pipeline}
          edit={() => setShown(pipeline.id)}
          makeDefault={() => void makeDefault(pipeline).catch(() => {})}
          remove={() => void takeAway(pipeline)}
        />
      ))}
      <PipelinePanel
        shown={shown === 'new' ? shown : read.data?.items.find(({ id }) => id === shown)}
        close={() => setShown(undefined)}
      />
    </SettingsPage>
  );
}

function OnePipeline(props: {
  pipeline: Pipeline;
  edit: () => void;
  makeDefault: () => void;
  remove: () => void;
}) {
  const { pipeline, edit, makeDefault, remove } = props;
  const t = useWords(pipelineWords);
  return (
    <section className="lk-pipeline" aria-label={pipeline.name}>
      <header className="lk-section-head">
        <div className="lk-row">
          <h2>{pipeline.name}</h2>
          <DraftMark draft={`pipeline.${pipeline.id}`} />
          {pipeline.isDefault && <Label>{`${t.isDefault} · ${t.defaultHint}`}</Label>}
        </div>
        <div className="lk-row">
          <Button icon={<EditIcon />} onClick={edit}>
            {t.edit}
          </Button>
          {!pipeline.isDefault && (
            <Menu
              groups={[
                [{ key: 'default', label: t.makeDefault, icon: <CheckIcon />, act: makeDefault }],
                [{ key: 'remove', label: t.remove, icon: <BinIcon />, danger: true, act: remove }],
              ]}
            >
              <Button kind="text" icon={<MoreIcon />} aria-label={t.more(pipeline.name)} />
            </Menu>
          )}
        </div>
      </header>
      <ol className="lk-pipeline-stages">
        {pipeline.stages.map((stage) => (
          <StageOf key={stage.id} stage={stage} />
        ))}
      </ol>
    </section>
  );
}

const looks = {
  open: { tone: 'system', icon: <OpportunityIcon /> },
  won: { tone: 'open', icon: <CheckIcon /> },
  lost: { tone: 'neutral', icon: <ClosedIcon /> },
} as const;

function StageOf({ stage }: { stage: Stage }) {
  const t = useWords(pipelineWords);
  const { percent } = useFormat();
  return (
    <li>
      <StatusTag {...looks[stage.kind]}>{stage.name}</StatusTag>
      {stage.kind === 'open' && (
        <div className="lk-quiet">
          {percent(stage.probability)}
          {stage.standingStillDays !== null && ` · ${t.standsStill(stage.standingStillDays)}`}
        </div>
      )}
    </li>
  );
}
