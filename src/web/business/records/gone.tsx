/** A colleague put the record into the bin that is shown here. */
import type { Concerned } from '#kit';
import { GoneNotice, ProblemNotice, useAct, useApi, useWords } from '#kit';
import { frameWords } from './frame-words.ts';
import { type Editable, kinds, mayDelete } from './kinds.ts';

export function Gone({ object, id }: { object: Editable; id: string }) {
  const t = useWords(frameWords);
  const { gone, data } = useApi(kinds[object].get as typeof kinds.customer.get, { params: { id } });
  const restore = useAct(kinds[object].restore as typeof kinds.product.restore);
  const concerns: Concerned = { object, id };
  if (!gone) return null;
  return (
    <>
      {restore.problem && <ProblemNotice problem={restore.problem} />}
      <GoneNotice
        concerns={concerns}
        hint={t.goneHint}
        act={t.restore}
        busy={restore.busy}
        bringBack={data && mayDelete(data) ? () => restore.send({ params: { id } }) : undefined}
        onlyOthers
      />
    </>
  );
}
