import type { AfterLock } from '#contract/access/aftercare';
import { locks, type Lock } from '#contract/access/locks';
import { rootCauses, usualCause } from '#contract/access/unlocking';
import { FieldNote, FieldSelect, FieldText, Form, Section, useAct, useForm, useToast, useWords } from '#kit';
import { FieldRemedies } from '#web/access/aftercare';
import { rootCauseWords, useFreshProof } from '#web/access/shared';
import { lockPageWords } from './words.ts';

/** Lifting a lock: what it will do is said before; why it came, and what is done about it, are suggested and can be changed. */
export function Lift({ lock, after }: { lock: Lock; after: AfterLock | undefined }) {
  const t = useWords(lockPageWords);
  const causes = useWords(rootCauseWords);
  const toast = useToast();
  const lift = useAct(locks.lift);
  const fresh = useFreshProof();
  const form = useForm({
    schema: locks.lift.body,
    // Suggested, and changed where it is something else. What locks no person has no cause of this list.
    start: lock.person ? { rootCause: after?.suggestedCause ?? usualCause[lock.trigger] ?? 'other' } : {},
    draft: `lock.lift.${lock.id}`,
    submit: (body) => fresh.run(() => lift.run({ params: { id: lock.id }, body })),
    done: () => toast(t.lifted),
  });
  return (
    <Section title={t.lift} hint={lock.person ? t.liftHint : t.liftHintNetwork}>
      <Form form={form} act={t.lift}>
        {lock.person && (
          <>
            <FieldSelect
              bind={form.at('rootCause')}
              label={t.rootCause}
              hint={t.rootCauseHint}
              options={rootCauses}
              words={causes}
            />
            <FieldText bind={form.at('note')} label={t.note} />
          </>
        )}
        {after && (
          <FieldRemedies
            bind={form.at('remedies')}
            cause={form.values.rootCause}
            offered={after.offered}
            carried={after.carried}
          />
        )}
        <FieldNote bind={form.at('remedy')} label={t.remedy} hint={t.remedyHint} rows={2} />
      </Form>
      {fresh.dialog}
    </Section>
  );
}
