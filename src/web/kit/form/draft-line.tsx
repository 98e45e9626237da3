import type { z } from 'zod';
import { useFormat } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import type { FormState } from './use-form.ts';

/** Over a form, in a quiet line: what is typed here already was typed before, or won't be kept. */
export function DraftLine<S extends z.ZodType>(props: {
  form: Pick<FormState<S>, 'restored' | 'taken' | 'unkept' | 'words'>;
}) {
  const t = useWords(kitWords);
  const { instant } = useFormat();
  const { restored, taken, unkept, words } = props.form;
  if (!restored && !unkept) return null;
  return (
    <output className="lk-form-wide lk-form-draft">
      {restored && (
        <span>
          {t.draftFrom(instant(restored.at))}
          {taken.length > 0 && words && (
            <> {t.takenOver(taken.map(({ path }) => words.name(path)).join(t.between))}</>
          )}
          {restored.withheld.length > 0 && words && (
            <> {t.withheld(restored.withheld.map((path) => words.name(path)).join(t.between))}</>
          )}
          <Button kind="text" onClick={restored.discard}>
            {t.discard}
          </Button>
        </span>
      )}
      {unkept && <span>{t.draftUnkept}</span>}
    </output>
  );
}
