import { useId } from 'react';
import { suggestedRemedies } from '#contract/access/aftercare';
import { remedyWords } from '#contract/access/remedy-words';
import { chosenRemedies, type ChosenRemedy } from '#contract/access/remedies';
import type { RootCause } from '#contract/access/unlocking';
import { type Binding, Checkbox, useLocale, useWords } from '#kit';
import { aftercareWords } from './words.ts';
import './aftercare.css';

/**
 * What is to be done, as a checklist. Untouched it follows the cause: what is suggested for it is ticked, and what an
 * earlier lock left undone.
 */
export function FieldRemedies(props: {
  bind: Binding<ChosenRemedy[]>;
  cause: RootCause | null | undefined;
  offered: readonly ChosenRemedy[];
  carried: readonly ChosenRemedy[];
}) {
  const { bind, cause, offered, carried } = props;
  const t = useWords(aftercareWords);
  const words = remedyWords[useLocale()];
  const id = useId();
  const first = [...new Set([...carried, ...suggestedRemedies[cause ?? 'other']])].filter((kind) =>
    offered.includes(kind),
  );
  const chosen = bind.value ?? first;
  const rest = chosenRemedies.filter((kind) => offered.includes(kind) && !first.includes(kind));
  const toggle = (kind: ChosenRemedy, on: boolean) =>
    bind.set(on ? [...chosen, kind] : chosen.filter((one) => one !== kind));
  const box = (kind: ChosenRemedy) => (
    <Checkbox
      key={kind}
      checked={chosen.includes(kind)}
      change={(on) => toggle(kind, on)}
      disabled={bind.disabled}
    >
      {words[kind].name}
      {carried.includes(kind) && <span className="lk-quiet"> · {t.carried}</span>}
    </Checkbox>
  );
  return (
    <fieldset className="lk-remedies lk-form-wide" aria-describedby={`${id}-hint`}>
      <legend>{t.choose}</legend>
      {first.map(box)}
      {rest.length > 0 && (
        <details open={rest.some((kind) => chosen.includes(kind)) || undefined}>
          <summary>{t.more}</summary>
          {rest.map(box)}
        </details>
      )}
      <p className="lk-quiet" id={`${id}-hint`}>
        {t.chooseHint}
      </p>
    </fieldset>
  );
}
