/** Somebody else changed the same fields of a record: original, theirs and mine beside each other, to choose from. */
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import type { Concerned } from '../parts/concerned.ts';
import { Notice, WhoChanged } from '../parts/notice.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import type { FieldsInWords, ToChoose } from './editing.ts';
import type { Difference } from './merge.ts';
import './clash.css';

type Side = 'mine' | 'theirs';
const sides = ['mine', 'theirs'] as const;

/** Nothing is chosen beforehand: what is written over what is for the person to say. */
export function ClashView(props: { clash: ToChoose; concerns: Concerned | undefined }) {
  const { clashes, taken, by, saving, words, resolve } = props.clash;
  const t = useWords(kitWords);
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const title = useRef<HTMLSpanElement>(null);
  // It stands where the fields were, and the cursor with them.
  useEffect(() => title.current?.focus(), []);
  const all = (side: Side) => setChoices(new Map(clashes.map(({ path }) => [path, side])));
  const goOn = () => {
    const open = clashes.findIndex(({ path }) => !choices.has(path));
    if (open < 0)
      return resolve(new Set(clashes.map(({ path }) => path).filter((p) => choices.get(p) === 'theirs')));
    setAsked(true);
    form.current?.querySelectorAll('fieldset')[open]?.querySelector('input')?.focus();
  };
  return (
    <form
      ref={form}
      className="lk-clash"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <Notice
        tone="challenge"
        title={
          <span ref={title} tabIndex={-1}>
            {t.clashTitle}
          </span>
        }
      >
        {props.concerns && <WhoChanged {...props.concerns} />}
        <p>{t.clashHint}</p>
      </Notice>
      <div className="lk-row">
        <Button onClick={() => all('mine')}>{t.allMine}</Button>
        <Button onClick={() => all('theirs')}>{t.allTheirs}</Button>
      </div>
      {clashes.map((one) => (
        <OneClash
          key={one.path}
          clash={one}
          by={by}
          words={words}
          side={choices.get(one.path)}
          choose={(side) => setChoices(new Map(choices).set(one.path, side))}
          missing={asked && !choices.has(one.path)}
        />
      ))}
      {taken.length > 0 && (
        <p className="lk-quiet">{t.takenOver(taken.map(({ path }) => words.name(path)).join(t.between))}</p>
      )}
      <div className="lk-form-acts">
        <Button kind="primary" submits>
          {saving ? t.save : t.keepEditing}
        </Button>
      </div>
    </form>
  );
}

function OneClash(props: {
  clash: Difference;
  by: string | undefined;
  words: FieldsInWords;
  side: Side | undefined;
  choose: (side: Side) => void;
  missing: boolean;
}) {
  const { clash, words, side, missing } = props;
  const t = useWords(kitWords);
  const id = useId();
  const say = (value: unknown) => words.say(clash.path, value) || t.nothing;
  const whose = { mine: t.mine, theirs: props.by ? t.theirsOf(props.by) : t.theirs };
  return (
    <fieldset className="lk-field lk-clash-field" aria-describedby={missing ? `${id}-fault` : undefined}>
      <legend>{words.name(clash.path)}</legend>
      <p className="lk-clash-was">
        <span className="lk-quiet">{t.original}</span> <span>{say(clash.original)}</span>
      </p>
      {sides.map((one) => (
        <label key={one} className="lk-check lk-clash-side">
          <input type="radio" name={id} checked={side === one} onChange={() => props.choose(one)} />
          <span className="lk-quiet">{whose[one]}</span>
          <span>{say(clash[one])}</span>
        </label>
      ))}
      {missing && (
        <div id={`${id}-fault`} className="lk-fault">
          {t.chooseOne}
        </div>
      )}
    </fieldset>
  );
}
