/** The acts of the bar: each asks for one thing, and begins. */
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { CustomerBulk, OpportunityBulk } from '#contract/business/bulk';
import { levels, lossReasons } from '#contract/business/choices';
import { customers } from '#contract/business/customers';
import { type Pipeline, pipelines } from '#contract/business/opportunities';
import {
  BinIcon,
  bindTo,
  Button,
  FieldDate,
  FieldNote,
  FieldOpenSelect,
  FieldPerson,
  FieldSelect,
  FieldTags,
  Form,
  type FormState,
  SidePanel,
  useApi,
  useConfirm,
  useForm,
  useWords,
} from '#kit';
import { fieldWords } from '#web/business/records';
import { lossReasonWords } from '#web/business/vocabulary';
import { useChosenInWords } from './bar.tsx';
import type { Bulk, Change } from './use-bulk.ts';
import { bulkWords } from './words.ts';

/** A button of the bar, and the panel that it opens. */
function Act(props: { label: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button kind="text" onClick={() => setOpen(true)}>
        {props.label}
      </Button>
      <SidePanel open={open} title={props.label} close={close}>
        {open && props.children(close)}
      </SidePanel>
    </>
  );
}

/** One field, and what it is about to change. */
function OneField<S extends z.ZodObject>(props: {
  schema: S;
  start?: Partial<z.input<S>>;
  run: (change: z.input<S>) => Promise<unknown>;
  close: () => void;
  children: (form: FormState<S>) => ReactNode;
}) {
  const t = useWords(bulkWords);
  const what = useChosenInWords();
  const form = useForm({
    schema: props.schema,
    start: props.start ?? {},
    submit: props.run,
    done: props.close,
  });
  return (
    <Form form={form} act={t.apply} cancel={props.close}>
      <p className="lk-quiet">{t.hint(what)}</p>
      {props.children(form)}
    </Form>
  );
}

const Owner = CustomerBulk.pick({ ownerId: true }).required();
export function OwnerAct({ bulk }: { bulk: Bulk<'customer'> | Bulk<'opportunity'> }) {
  const t = useWords(bulkWords);
  const words = useWords(fieldWords.customer);
  return (
    <Act label={t.owner}>
      {(close) => (
        <OneField schema={Owner} run={bulk.run} close={close}>
          {(form) => <FieldPerson bind={form.at('ownerId')} label={words.owner} />}
        </OneField>
      )}
    </Act>
  );
}

const Level = CustomerBulk.pick({ level: true }).required();
export function LevelAct({ bulk }: { bulk: Bulk<'customer'> }) {
  const t = useWords(bulkWords);
  const words = useWords(fieldWords.customer);
  const used = useApi(customers.facets, {}).data?.levels ?? [];
  return (
    <Act label={t.level}>
      {(close) => (
        <OneField schema={Level} run={bulk.run} close={close}>
          {(form) => (
            <FieldOpenSelect bind={form.at('level')} label={words.level} options={[...levels, ...used]} />
          )}
        </OneField>
      )}
    </Act>
  );
}

const Tags = CustomerBulk.pick({ addTags: true, removeTags: true });
export function TagsAct({ bulk, what }: { bulk: Bulk<'customer'>; what: 'addTags' | 'removeTags' }) {
  const t = useWords(bulkWords);
  const words = useWords(fieldWords.customer);
  const used = useApi(customers.facets, {}).data?.tags ?? [];
  return (
    <Act label={t[what]}>
      {(close) => (
        <OneField schema={Tags} start={{ [what]: [] }} run={bulk.run} close={close}>
          {(form) => <FieldTags bind={form.at(what)} label={words.tags} suggestions={used} />}
        </OneField>
      )}
    </Act>
  );
}

const Close = OpportunityBulk.pick({ expectedClose: true }).required();
export function CloseAct({ bulk }: { bulk: Bulk<'opportunity'> }) {
  const t = useWords(bulkWords);
  const words = useWords(fieldWords.opportunity);
  return (
    <Act label={t.expectedClose}>
      {(close) => (
        <OneField schema={Close} run={bulk.run} close={close}>
          {(form) => <FieldDate bind={form.at('expectedClose')} label={words.expectedClose} />}
        </OneField>
      )}
    </Act>
  );
}

export function StageAct({ bulk }: { bulk: Bulk<'opportunity'> }) {
  const t = useWords(bulkWords);
  return <Act label={t.stage}>{(close) => <StageForm run={bulk.run} close={close} />}</Act>;
}

const Loss = OpportunityBulk.pick({ lossReason: true, lossNote: true });
const Lost = Loss.required({ lossReason: true });

/** Lost deals have a reason: it is asked for once, for all of them. */
function StageForm(props: { run: (change: Change<'opportunity'>) => Promise<unknown>; close: () => void }) {
  const words = useWords(fieldWords.opportunity);
  const reasons = useWords(lossReasonWords);
  const all = useApi(pipelines.list, {}).data?.items ?? [];
  const [stageId, setStageId] = useState<string>();
  const stage = all.flatMap(({ stages }) => stages).find(({ id }) => id === stageId);
  const lost = stage?.kind === 'lost';
  return (
    <OneField
      key={String(lost)}
      schema={lost ? Lost : Loss}
      run={async (loss) => stageId && props.run({ stageId, ...loss })}
      close={props.close}
    >
      {(form) => (
        <>
          <FieldSelect
            bind={bindTo<string | null>(stageId, (id) => setStageId(id ?? undefined))}
            label={words.stage}
            options={all.flatMap(({ stages }) => stages.map(({ id }) => id))}
            words={stageNames(all)}
          />
          {lost && (
            <>
              <FieldSelect
                bind={form.at('lossReason')}
                label={words.lossReason}
                options={lossReasons}
                words={reasons}
              />
              <FieldNote bind={form.at('lossNote')} label={words.lossNote} />
            </>
          )}
        </>
      )}
    </OneField>
  );
}

/** Of several pipelines each stage is called with its own. */
const stageNames = (all: readonly Pipeline[]): Record<string, string> =>
  Object.fromEntries(
    all.flatMap(({ name, stages }) =>
      stages.map((stage) => [stage.id, all.length > 1 ? `${name} · ${stage.name}` : stage.name]),
    ),
  );

export function DeleteAct(props: { bulk: { run: (change: { delete: true }) => Promise<void> } }) {
  const t = useWords(bulkWords);
  const what = useChosenInWords();
  const confirm = useConfirm();
  const remove = async () => {
    if (!(await confirm({ title: t.deleteTitle(what), content: t.deleteHint, act: t.delete }))) return;
    // What goes wrong is shown in the bar.
    await props.bulk.run({ delete: true }).catch(() => {});
  };
  return (
    <Button kind="text" danger icon={<BinIcon />} onClick={() => void remove()}>
      {t.delete}
    </Button>
  );
}
