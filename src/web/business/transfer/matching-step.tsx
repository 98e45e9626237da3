import { type Import, onMatches } from '#contract/business/transfer';
import { bindTo, FieldChoice, FieldSelect, Section, useWords } from '#kit';
import { useFieldNames } from './columns-step.tsx';
import type { Change } from './page.tsx';
import { importWords } from './words.ts';

// Stands for “by nothing” among the choices, which are names of fields.
const none = '-';

/** How a row is recognised as a record that there is, and what becomes of it then. */
export function MatchingStep(props: { data: Import; change: (change: Change) => void; disabled: boolean }) {
  const { data, change, disabled } = props;
  const t = useWords(importWords);
  const names = useFieldNames(data.object);
  const { matchBy, matchChoices, onMatch } = data;
  const choices = [...matchChoices, none];
  return (
    <Section title={t.stepMatching} hint={t.stepMatchingHint}>
      <div className="lk-matching">
        <FieldSelect
          bind={{
            ...bindTo<string | null>(matchBy ?? none, (next) =>
              change({ matchBy: next === none ? null : next }),
            ),
            disabled,
          }}
          label={t.matchBy}
          options={choices}
          words={Object.fromEntries(
            choices.map((field) => [field, field === none ? t.matchNone : names(field)]),
          )}
        />
        {matchBy !== null && (
          <FieldChoice
            bind={{ ...bindTo(onMatch, (next) => change({ onMatch: next })), disabled }}
            label={t.onMatch}
            options={onMatches}
            words={t.onMatches}
          />
        )}
      </div>
    </Section>
  );
}
