import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { breakGlass } from '#contract/access/break-glass';
import { readShare, shareWordCount, wordsIn } from '#contract/access/share-words';
import {
  asProblem,
  bindTo,
  Button,
  call,
  Field,
  Notice,
  ProblemNotice,
  type SeenProblem,
  useWords,
} from '#kit';
import { EntryFrame } from '#web/access/entry';
import { Left, useWork } from '#web/access/shared';
import { shareTexts } from '../share-words.ts';
import { breakGlassWords } from '../words.ts';
import { useComeIn } from './open-link.tsx';

type Told = z.infer<typeof breakGlass.typeShare.reply>;

/** Shares typed one after another, or on several machines; with enough of them, the way in. */
export function TypeShare() {
  const t = useWords(shareTexts);
  const back = useWords(breakGlassWords).back;
  const [to, setTo] = useState<'open' | 'rehearse'>('open');
  const [told, setTold] = useState<Told>();
  if (told?.way) return <Choose way={told.way} />;
  return (
    <EntryFrame title={t.typeTitle} hint={t.typeHint} wide>
      <fieldset className="lk-ways">
        <legend>{t.purpose}</legend>
        {(['open', 'rehearse'] as const).map((one) => (
          <Button key={one} aria-pressed={one === to} onClick={() => setTo(one)}>
            {t[one]}
          </Button>
        ))}
      </fieldset>
      {to === 'rehearse' && <p className="lk-quiet">{t.rehearseHint}</p>}
      {told?.rehearsed && (
        <Notice tone="open" title={t.rehearsed(told.number)}>
          <p>{t.rehearsedHint}</p>
        </Notice>
      )}
      {told && !told.rehearsed && (
        <Notice tone="system" title={t.waiting(told.typed, told.needed)}>
          <p>
            {t.waitingHint} {told.until !== null && <Left until={told.until} />}
          </p>
        </Notice>
      )}
      <Words to={to} typed={setTold} />
      <Link to="/sign-in">{back}</Link>
    </EntryFrame>
  );
}

/** The words as they are typed, with the one that is wrong. No draft: what stands here must be nowhere else. */
function Words({ to, typed }: { to: 'open' | 'rehearse'; typed: (told: Told | undefined) => void }) {
  const t = useWords(shareTexts);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SeenProblem>();
  const { pay, line } = useWork();
  const words = wordsIn(text);
  const read = readShare(words);
  const change = (next: string) => {
    setText(next);
    setProblem(undefined);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const told = await pay((work) =>
        call(breakGlass.typeShare, {
          body: { words: words.join(' '), to, ...(work !== undefined && { work }) },
        }),
      );
      setText('');
      typed(told);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="lk-stack" onSubmit={(event) => void send(event)}>
      <Field bind={bindTo(text, change)} label={t.words} hint={`${t.wordsHint} ${t.count(words.length)}`}>
        {(names) => (
          <textarea
            {...names}
            className="lk-input lk-textarea lk-share-typed"
            rows={6}
            value={text}
            onChange={(event) => change(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
          />
        )}
      </Field>
      <div aria-live="polite">
        {'fault' in read && read.fault === 'slips' && (
          <ul className="lk-share-slips">
            {read.slips.map(({ at, typed: wrong, suggestion }) => (
              <li key={at}>
                {t.slip(at + 1, wrong)}{' '}
                {suggestion !== null && (
                  <Button kind="text" onClick={() => change(words.with(at, suggestion).join(' '))}>
                    {t.should(suggestion)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {'fault' in read && read.fault === 'several' && <p className="lk-fault">{t.several}</p>}
        {words.length > shareWordCount && (
          <p className="lk-fault">{t.tooMany(words.length - shareWordCount)}</p>
        )}
      </div>
      <Button kind="primary" submits block busy={busy} disabled={!('share' in read)}>
        {t.send}
      </Button>
      {line}
      {problem?.code === 'wrong_proof' ? (
        <Notice tone="closed" title={t.wrong}>
          <p>{t.wrongHint}</p>
        </Notice>
      ) : (
        problem && <ProblemNotice problem={problem} />
      )}
    </form>
  );
}

/** Enough shares were typed: whose session it is to be. */
function Choose({ way }: { way: NonNullable<Told['way']> }) {
  const t = useWords(shareTexts);
  const { comeIn, busy, problem } = useComeIn();
  return (
    <EntryFrame title={t.whole} hint={t.wholeHint} wide>
      <Notice tone="closed" title={t.everybodyKnows}>
        <p>{t.everybodyKnowsHint}</p>
      </Notice>
      {way.administrators.map(({ id, name }) => (
        <Button key={id} block busy={busy} onClick={() => void comeIn({ token: way.token, personId: id })}>
          {t.openAs(name)}
        </Button>
      ))}
      <p className="lk-quiet">
        <Left until={way.expiresAt} />
      </p>
      {problem && <ProblemNotice problem={problem} />}
    </EntryFrame>
  );
}
