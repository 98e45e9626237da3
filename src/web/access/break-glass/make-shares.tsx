import { useState } from 'react';
import { breakGlass, shareNumbers } from '#contract/access/break-glass';
import {
  bindTo,
  Button,
  FieldChoice,
  FieldText,
  Notice,
  ProblemNotice,
  RemoteSelect,
  useAct,
  usePeople,
  useWords,
} from '#kit';
import { useFreshProof } from '#web/access/shared';
import type { Made } from './shares.tsx';
import { shareTexts } from './share-words.ts';

interface Holder {
  name: string;
  personId: string | null;
}
const empty: Holder = { name: '', personId: null };
const { total } = shareNumbers;

/** Who the guardians are, and how many of them open. */
export function MakeShares({ renews, made }: { renews: boolean; made: (made: Made) => void }) {
  const t = useWords(shareTexts);
  const fresh = useFreshProof();
  const [needed, setNeeded] = useState<'2' | '3'>('2');
  const [holders, setHolders] = useState<Holder[]>(Array.from({ length: total.max }, () => empty));
  const make = useAct(breakGlass.makeShares);
  const named = holders
    .map(({ name, personId }) => ({ name: name.trim(), personId }))
    .filter(({ name }) => name);
  const change = (i: number, holder: Holder) => setHolders(holders.with(i, holder));
  const makeNow = () =>
    fresh.send(() => make.run({ body: { threshold: Number(needed), holders: named } }), made);
  return (
    <div className="lk-stack">
      {renews && <p className="lk-quiet">{t.renewHint}</p>}
      <FieldChoice
        bind={bindTo(needed, setNeeded)}
        label={t.needed}
        options={['2', '3']}
        words={t.neededWords}
      />
      {holders.map((holder, i) => (
        <div key={i} className="lk-share-holder">
          <FieldText
            bind={bindTo<string | null>(holder.name, (name) => change(i, { ...holder, name: name ?? '' }))}
            label={t.guardian(i + 1)}
            placeholder={i < total.min ? '' : t.optional}
          />
          <RemoteSelect
            bind={bindTo<string | null>(holder.personId, (personId) => change(i, { ...holder, personId }))}
            label={t.colleague}
            search={usePeople}
            picked={(record) => record && change(i, { name: record.name, personId: record.id })}
          />
        </div>
      ))}
      {named.length < total.min && <Notice tone="neutral" title={t.threeAtLeast} />}
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      {fresh.dialog}
      <div>
        <Button kind="primary" busy={fresh.busy} disabled={named.length < total.min} onClick={makeNow}>
          {t.makeNow}
        </Button>
      </div>
    </div>
  );
}
