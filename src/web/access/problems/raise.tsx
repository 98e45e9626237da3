import { lockProblems } from '#contract/access/problems';
import { rootCauses } from '#contract/access/unlocking';
import { Id } from '#contract/fields';
import { FieldNote, FieldPerson, FieldSelect, Form, useAct, useForm, useToast, useWords } from '#kit';
import { rootCauseWords } from '#web/access/shared';
import { problemPageWords } from './words.ts';

/** Nobody chosen: it is the house's. */
const Raise = lockProblems.raise.body.extend({ personId: Id.nullish() });

/** Somebody raises a problem that no rule has raised. */
export function RaiseProblem({ close, raised }: { close: () => void; raised: (id: string) => void }) {
  const t = useWords(problemPageWords);
  const causes = useWords(rootCauseWords);
  const toast = useToast();
  const raise = useAct(lockProblems.raise);
  const form = useForm({
    schema: Raise,
    start: { personId: null, text: '' },
    draft: 'problem.new',
    submit: async ({ personId, ...given }) => {
      const { id } = await raise.run({ body: { ...given, ...(personId && { personId }) } });
      toast(t.raised);
      raised(id);
    },
  });
  return (
    <Form form={form} act={t.raiseAct} cancel={close}>
      <FieldSelect bind={form.at('cause')} label={t.cause} options={rootCauses} words={causes} />
      <FieldPerson bind={form.at('personId')} label={t.whom} hint={t.whomHint} />
      <FieldNote bind={form.at('text')} label={t.whatHappens} hint={t.whatHappensHint} rows={3} />
    </Form>
  );
}
