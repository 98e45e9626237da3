import { pipelines, type Pipeline } from '#contract/business/opportunities';
import { stageKinds } from '#contract/business/choices';
import { FieldText, Form, SidePanel, useAct, useForm, useToast, useWords } from '#kit';
import { stageKindWords } from '#web/business/vocabulary';
import { type StageInput, StagesField } from './stages-field.tsx';
import { pipelineWords } from './words.ts';

/** A panel that changes a pipeline, or adds one. */
export function PipelinePanel(props: {
  shown: Pipeline | 'new' | undefined;
  close: () => void;
  reload: () => void;
}) {
  const { shown, close, reload } = props;
  const t = useWords(pipelineWords);
  return (
    <SidePanel open={shown !== undefined} title={shown === 'new' ? t.add : t.edit} close={close} width="wide">
      {shown === 'new' && <NewForm close={close} />}
      {shown && shown !== 'new' && <ChangeForm pipeline={shown} close={close} reload={reload} />}
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
      await create.run({ body });
      toast(t.saved);
    },
    done: close,
  });
  return (
    <Form form={form} cancel={close}>
      <FieldText bind={form.at('name')} label={t.name} autoFocus />
      <StagesField bind={form.at('stages')} />
    </Form>
  );
}

function ChangeForm(props: { pipeline: Pipeline; close: () => void; reload: () => void }) {
  const { pipeline, close, reload } = props;
  const t = useWords(pipelineWords);
  const toast = useToast();
  const change = useAct(pipelines.change);
  const { id, version, name, stages } = pipeline;
  const form = useForm({
    schema: pipelines.change.body.refine((body) => hasAllKinds(body.stages), {
      path: ['stages'],
      error: t.needsAllKinds,
    }),
    start: { name, stages },
    onlyChanges: true,
    submit: async (body) => {
      await change.run({ params: { id }, version, body });
      toast(t.saved);
    },
    done: close,
    reload,
  });
  return (
    <Form form={form} cancel={close}>
      <FieldText bind={form.at('name')} label={t.name} autoFocus />
      <StagesField bind={form.at('stages')} />
    </Form>
  );
}
