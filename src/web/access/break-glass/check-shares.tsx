import { type FormEvent, useState } from 'react';
import { breakGlass, type ShareSet } from '#contract/access/break-glass';
import { bindTo, Button, CheckIcon, FieldText, ProblemNotice, useAct, useToast, useWords } from '#kit';
import { shareTexts } from './share-words.ts';

/** Words typed back from each print: a share that nobody can read is found out before it is needed. */
export function CheckShares({ set }: { set: ShareSet }) {
  const t = useWords(shareTexts);
  return (
    <div className="lk-stack lk-share-screen">
      <h3>
        {t.check} · {t.set(set.number)}
      </h3>
      <p className="lk-quiet">{t.checkHint}</p>
      {set.shares.map((share) => (
        <CheckShare key={`${set.id} ${share.number}`} share={share} />
      ))}
    </div>
  );
}

function CheckShare({ share }: { share: ShareSet['shares'][number] }) {
  const t = useWords(shareTexts);
  const toast = useToast();
  const check = useAct(breakGlass.checkShare);
  const [words, setWords] = useState<string[]>([]);
  const title = `${t.share(share.number)} · ${t.heldBy(share.holder)}`;
  if (share.asked.length === 0)
    return (
      <p>
        <CheckIcon aria-hidden /> {title} · {t.checked}
      </p>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const typed = share.asked.map((_, i) => words[i]?.trim() ?? '');
    check.send({ body: { number: share.number, words: typed } }, ({ making }) => {
      if (making === null) toast(t.allChecked);
    });
  };
  return (
    <form onSubmit={send} aria-label={title}>
      <strong>{title}</strong>
      <div className="lk-share-check">
        {share.asked.map((place, i) => (
          <FieldText
            key={place}
            bind={bindTo<string | null>(words[i] ?? '', (word) =>
              setWords(share.asked.map((_, j) => (j === i ? (word ?? '') : (words[j] ?? '')))),
            )}
            label={t.wordAt(place)}
          />
        ))}
        <Button submits busy={check.busy}>
          {t.checkNow}
        </Button>
      </div>
      {check.problem?.code === 'invalid_input' ? (
        <p className="lk-fault" role="alert">
          {t.wrongWords}
        </p>
      ) : (
        check.problem && <ProblemNotice problem={check.problem} />
      )}
    </form>
  );
}
