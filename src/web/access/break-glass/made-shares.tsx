import { breakGlass } from '#contract/access/break-glass';
import { Button, Notice, PrintIcon, useApi, useConfirm, useFormat, useMe, useWords } from '#kit';
import { CheckShares } from './check-shares.tsx';
import type { Made } from './shares.tsx';
import { shareTexts } from './share-words.ts';

/** The shares just made, a page each for the printer; nobody sees them again. */
export function MadeShares({ made, done }: { made: Made; done: () => void }) {
  const t = useWords(shareTexts);
  const confirm = useConfirm();
  const sets = useApi(breakGlass.shares, {});
  const making = sets.data?.making;
  const isChecked = sets.data !== undefined && making?.id !== made.set.id;
  const close = async () => {
    if (isChecked || (await confirm({ title: t.leave, content: t.leaveHint, act: t.leaveAct }))) done();
  };
  return (
    <>
      <div className="lk-stack lk-share-screen">
        <Notice tone="challenge" title={t.shownOnce}>
          <p>{t.shownOnceHint}</p>
        </Notice>
        <div>
          <Button kind="primary" icon={<PrintIcon />} onClick={() => print()}>
            {t.print}
          </Button>
        </div>
      </div>
      {made.words.map(({ number, words }) => (
        <Paper key={number} made={made} number={number} words={words} />
      ))}
      {making && !isChecked && <CheckShares set={making} />}
      {isChecked && <Notice tone="open" title={t.allChecked} />}
      <div className="lk-share-screen">
        <Button onClick={() => void close()}>{t.done}</Button>
      </div>
    </>
  );
}

function Paper({ made, number, words }: { made: Made; number: number; words: string[] }) {
  const t = useWords(shareTexts);
  const { instant } = useFormat();
  const me = useMe();
  const { set } = made;
  const holder = set.shares.find((share) => share.number === number)?.holder ?? '';
  return (
    <article className="lk-share-paper" aria-label={t.share(number)}>
      <h2>
        {me?.organisation.name} · {t.paperTitle}
      </h2>
      <p>
        {t.paperHolder} <strong>{holder}</strong> · {t.paperSet} {set.number} · {t.paperShare} {number} /{' '}
        {set.shares.length} · {t.paperMade} {instant(set.madeAt)}
      </p>
      {/* In English in every language: four letters are enough, and no input method is needed. */}
      <ol lang="en">
        {words.map((word, i) => (
          <li key={i}>
            <code>{word}</code>
          </li>
        ))}
      </ol>
      <p>{t.paperHow(location.origin, set.threshold)}</p>
    </article>
  );
}
