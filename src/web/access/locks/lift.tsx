import { locks, type Lock } from '#contract/access/locks';
import { FieldNote, Form, Section, useAct, useForm, useToast, useWords } from '#kit';
import { useFreshProof } from '#web/access/shared';
import { lockPageWords } from './words.ts';

/** Lifting a lock: what it will do is said before; why it came and what was done about it can be written down. */
export function Lift({ lock }: { lock: Lock }) {
  const t = useWords(lockPageWords);
  const toast = useToast();
  const lift = useAct(locks.lift);
  const fresh = useFreshProof();
  const form = useForm({
    schema: locks.lift.body,
    start: {},
    draft: `lock.lift.${lock.id}`,
    submit: (body) => fresh.run(() => lift.run({ params: { id: lock.id }, body })),
    done: () => toast(t.lifted),
  });
  return (
    <Section title={t.lift} hint={lock.person ? t.liftHint : t.liftHintNetwork}>
      <Form form={form} act={t.lift}>
        <FieldNote bind={form.at('rootCause')} label={t.rootCause} hint={t.rootCauseHint} rows={2} />
        <FieldNote bind={form.at('remedy')} label={t.remedy} hint={t.remedyHint} rows={2} />
      </Form>
      {fresh.dialog}
    </Section>
  );
}
