/** The dialog of the search: one field, what is found below it, chosen by keyboard, pointer or thumb. */
import { useRouter } from '@tanstack/react-router';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { search } from '#contract/business/search';
import { CloseIcon, Keys, ProblemNotice, SearchIcon, useApi, useWords } from '#kit';
import { type NewRecord, useActGroups } from './acts.tsx';
import { Offer } from './offer.tsx';
import type { Option } from './option.ts';
import { useFoundGroups, useRecentGroup } from './records.tsx';
import { finderWords } from './words.ts';

/** No more often is anything looked for: who types sees what is found at each key, who holds one down doesn't. */
const pauseMs = 60;
const typedAtMost = 200;

/** What was typed: at once after a pause, in a burst of keys once it rests; not while an input method is at work. */
function useSettled(text: string, isComposing: boolean): string {
  const [settled, setSettled] = useState('');
  const lastMs = useRef(-Infinity);
  useEffect(() => {
    if (isComposing) return;
    const wait = text === '' ? 0 : lastMs.current + pauseMs - performance.now();
    lastMs.current = performance.now();
    const rest = setTimeout(() => setSettled(text), Math.max(0, wait));
    return () => clearTimeout(rest);
  }, [text, isComposing]);
  return settled;
}

/** What is offered for a text: at once what is here, and what the server finds as soon as it answers. */
function useOffer(text: string, isComposing: boolean, begin: (kind: NewRecord) => void) {
  // A control character can't be in a name; half a sign can't be sent.
  const typed = text
    .replace(/\p{Cc}/gu, ' ')
    .toWellFormed()
    .trim();
  const asked = useSettled(typed, isComposing);
  const found = useApi(search.find, asked === '' ? null : { query: { q: asked, limit: 5 } });
  const records = useFoundGroups(typed === '' ? [] : (found.data?.items ?? []), asked);
  const acts = useActGroups(typed, begin);
  const recent = useRecentGroup();
  const groups = typed === '' ? [recent, acts.before] : [acts.before, ...records, acts.after];
  const isCurrent = asked === typed && !found.loading && !found.refreshing;
  return {
    groups: groups.filter(({ options }) => options.length > 0),
    problem: typed === '' ? undefined : found.problem,
    /** What is shown is what there is for this text. */
    isCurrent: typed === '' || isCurrent || found.problem !== undefined,
    reload: found.reload,
  };
}

export function FinderDialog(props: { begin: (kind: NewRecord) => void; closed: () => void }) {
  const t = useWords(finderWords);
  const router = useRouter();
  const ids = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const afterwards = useRef<() => void>(undefined);
  const [text, setText] = useState('');
  const [isComposing, setComposing] = useState(false);
  // Chosen by hand; else the first, whichever it is.
  const [chosenKey, setChosenKey] = useState<string>();
  const { groups, problem, isCurrent, reload } = useOffer(text, isComposing, props.begin);
  const options = groups.flatMap((group) => group.options);
  const at = Math.max(
    0,
    options.findIndex(({ key }) => key === chosenKey),
  );
  const chosen = options[at];
  const isByHand = chosenKey !== undefined && chosen?.key === chosenKey;
  const isSure = isCurrent || isByHand || groups[0]?.settled === true;

  useEffect(() => dialog.current?.showModal(), []);

  const choose = ({ href, act }: Option, inNewTab: boolean) => {
    if (href !== undefined && inNewTab) {
      act?.();
      window.open(href, '_blank', 'noopener');
      return;
    }
    afterwards.current = () => {
      act?.();
      if (href !== undefined) router.history.push(href);
    };
    dialog.current?.close();
  };

  // Enter came before the answer: what it finds first is meant.
  const waits = useRef<{ inNewTab: boolean }>(undefined);
  const goOn = useEffectEvent(() => {
    const enter = waits.current;
    waits.current = undefined;
    if (enter && chosen) choose(chosen, enter.inNewTab);
  });
  useEffect(() => {
    if (isSure) goOn();
  }, [isSure]);

  const press = (event: KeyboardEvent) => {
    // 229: an input method has the key; Safari says so for the Enter that ends a composition.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setChosenKey(options[(at + step + options.length) % options.length]?.key);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const inNewTab = event.ctrlKey || event.metaKey;
      if (!isSure) waits.current = { inNewTab };
      else if (chosen && !event.repeat) choose(chosen, inNewTab);
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      dialog.current?.close();
    }
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- beside it closes it; Esc does by keyboard
    <dialog
      ref={dialog}
      className="lk-finder"
      aria-label={t.find}
      onClose={() => {
        props.closed();
        afterwards.current?.();
      }}
      // Heard here, Esc doesn't close the panel below as well.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        dialog.current?.close();
      }}
      onClick={(event: MouseEvent) => event.target === dialog.current && dialog.current?.close()}
    >
      <div className="lk-finder-field">
        <span aria-hidden="true">
          <SearchIcon />
        </span>
        <input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it is what the dialog was opened for
          autoFocus
          role="combobox"
          aria-label={t.find}
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={ids}
          {...(chosen && { 'aria-activedescendant': `${ids}${at}` })}
          placeholder={t.placeholder}
          value={text}
          maxLength={typedAtMost}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          onChange={(event) => {
            setText(event.target.value);
            setChosenKey(undefined);
            waits.current = undefined;
          }}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={press}
        />
        <button type="button" aria-label={t.close} onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </button>
      </div>
      {options.length > 0 && (
        <Offer
          id={ids}
          groups={groups}
          at={at}
          choose={choose}
          point={(option) => setChosenKey(option.key)}
        />
      )}
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      <output className="lk-finder-said">
        {!isCurrent || problem ? null : options.length > 0 ? (
          <span className="lk-hidden">{t.found(options.length)}</span>
        ) : (
          <>
            {t.nothing}
            <span className="lk-quiet">{t.nothingHint}</span>
          </>
        )}
      </output>
      <Hints />
    </dialog>
  );
}

/** What the keys do here. */
function Hints() {
  const { keys } = useWords(finderWords);
  return (
    <p className="lk-finder-hints">
      <kbd>↑</kbd> <kbd>↓</kbd> {keys.choose} · <Keys keys="Enter" /> {keys.open} · <Keys keys="mod+Enter" />{' '}
      {keys.newTab} · <Keys keys="Esc" /> {keys.close}
    </p>
  );
}
