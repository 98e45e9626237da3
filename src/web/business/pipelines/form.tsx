import { pipelines, type Pipeline, type Stage } from '#contract/business/opportunities';
import { stageKinds } from '#contract/business/choices';
import {
  call,
  FieldText,
  findIn,
  Form,
  kitWords,
  SidePanel,
  useAct,
  useForm,
  useFormat,
  usePlainFields,
  useToast,
  useWords,
} from '#kit';
import { SettingsHistory } from '#web/access/shared';
import { stageKindWords } from '#web/business/vocabulary';
import { type StageInput, StagesField } from './stages-field.tsx';
import { pipelineWords } from './words.ts';

/** A panel that changes a pipeline, or adds one. */
export function PipelinePanel(props: { shown: Pipeline | 'new' | undefined; close: () => void }) {
  const { shown, close } = props;
  const t = useWords(pipelineWords);
  return (
    <SidePanel open={shown !== undefined} title={shown === 'new' ? t.add : t.edit} close={close} width="wide">
      {shown === 'new' && <NewForm close={close} />}
      {shown && shown !== 'new' && <ChangeForm key={shown.id} pipeline={shown} close={close} />}
    </SidePanel>
  );
}

/** What the API asks of stages beyond their shape; checked here so that it is said in the person's language. */
const hasAllKinds = (stages: readonly StageInput[] | undefined): boolean =>
  !stages || stageKinds.every((kind) => stages.some((stage) => stage.kind === kind));

function NewForm({ close }: { close: () => void }) {
  const t = useWords(pipelineWords);
  const kinds = useWords(stageKindWords);
  const toast = useToast();
  const create = useAct(pipelines.create);
  const remove = useAct(pipelines.remove);
  const form = useForm({
    schema: pipelines.create.body.refine(({ stages }) => hasAllKinds(stages), {
      path: ['stages'],
      error: t.needsAllKinds,
    }),
    start: {
      name: '',
      stages: [
        { name: '', kind: 'open', probability: 30, standingStillDays: 14 },
        { name: kinds.won, kind: 'won', probability: 100, standingStillDays: null },
        { name: kinds.lost, kind: 'lost', probability: 0, standingStillDays: null },
      ],
    },
    submit: async (body) => {
      const { id, version } = await create.run({ body });
      toast(t.saved, () => remove.run({ params: { id }, version }));
    },
    done: close,
    draft: 'pipeline.new',
  });
  return (
    <Form form={form} cancel={close}>
      <FieldText bind={form.at('name')} label={t.name} autoFocus />
      <StagesField bind={form.at('stages')} />
    </Form>
  );
}

const fieldsOf = ({ name, stages }: Pipeline) => ({ name, stages });

function ChangeForm({ pipeline, close }: { pipeline: Pipeline; close: () => void }) {
  const t = useWords(pipelineWords);
  const toast = useToast();
  const change = useAct(pipelines.change);
  const { id } = pipeline;
  const form = useForm({
    schema: pipelines.change.body.refine((body) => hasAllKinds(body.stages), {
      path: ['stages'],
      error: t.needsAllKinds,
    }),
    start: fieldsOf(pipeline),
    version: pipeline.version,
    onlyChanges: true,
    latest: async () => {
      const now = await findIn(call(pipelines.list, {}), id);
      return { values: fieldsOf(now), version: now.version };
    },
    words: usePlainFields({ name: t.name, stages: t.stages }),
    submit: async (body, version, { start }) => {
      const after = await change.run({ params: { id }, version, body });
      const { name, stages } = start as ReturnType<typeof fieldsOf>;
      toast(t.saved, () => change.run({ params: { id }, version: after.version, body: { name, stages } }));
    },
    done: close,
    draft: `pipeline.${id}`,
  });
  return (
    <>
      <Form form={form} cancel={close}>
        <FieldText bind={form.at('name')} label={t.name} autoFocus />
        <StagesField bind={form.at('stages')} />
      </Form>
      <PipelineHistory id={id} />
    </>
  );
}

function PipelineHistory({ id }: { id: string }) {
  const t = useWords(pipelineWords);
  const { between } = useWords(kitWords);
  const { percent } = useFormat();
  const stage = ({ name, kind, probability, standingStillDays: days }: Stage) =>
    kind === 'open'
      ? [name, percent(probability), days === null ? '' : t.standsStill(days)].filter(Boolean).join(' ')
      : name;
  const stages = (value: unknown) =>
    Array.isArray(value) ? (value as Stage[]).map(stage).join(between) : '';
  return (
    <SettingsHistory
      object="pipeline"
      id={id}
      names={{ name: t.name, isDefault: t.isDefault, stages: t.stages }}
      say={{ stages }}
    />
  );
}
