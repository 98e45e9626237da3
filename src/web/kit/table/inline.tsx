/** Controls for changing one value where it stands in a table. Enter or going away keeps what was set, Esc what was there. */
import { Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { tagEnds } from '../form/choice.tsx';
import { same } from '../form/merge.ts';
import { PickRecord, usePeople } from '../form/remote.tsx';
import { TextInput } from '../form/text.tsx';
import { wordFor } from '../words/define.ts';

export interface InlineProps<V> {
  label: string;
  value: V | null;
  save: (value: V | null) => void;
  close: () => void;
}

/**
 * Gives its control the focus; Esc and leaving it close it.
 * @param props.leave what leaving it does instead, also by Tab, and by Ctrl or ⌘ with Enter
 */
export function Inline(props: { close: () => void; leave?: () => void; children: ReactNode }) {
  const { close, leave = close, children } = props;
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => here.current?.querySelector('input')?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- what its control says on its way up
    <span
      ref={here}
      className="lk-inline"
      // Before the control: an open list of choices would keep these to itself.
      onKeyDownCapture={(event) => {
        if (event.key === 'Escape') close();
        const leaves = event.key === 'Tab' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (!props.leave || !leaves) return;
        event.preventDefault();
        event.stopPropagation();
        (event.target as HTMLElement).blur();
      }}
      onBlur={(event) => !here.current?.contains(event.relatedTarget) && leave()}
    >
      {children}
    </span>
  );
}

export function InlineText({ label, value, save, close }: InlineProps<string>) {
  const [typed, setTyped] = useState(value ?? '');
  const given = useRef(false);
  const keep = () => {
    if (given.current) return;
    given.current = true;
    if (typed.trim() !== (value ?? '')) save(typed.trim() || null);
    close();
  };
  return (
    <Inline
      close={() => {
        given.current = true;
        close();
      }}
    >
      <TextInput
        aria-label={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && keep()}
        onBlur={keep}
      />
    </Inline>
  );
}

/** @param props.words what options are called that aren't words themselves @param props.needed it can't be nothing */
export function InlineSelect(
  props: InlineProps<string> & { options: readonly string[]; words?: object; needed?: boolean },
) {
  const { label, value, save, close, words = {}, needed = false } = props;
  return (
    <Inline close={close}>
      <Select<string>
        aria-label={label}
        defaultOpen
        value={value}
        options={props.options.map((option) => ({ value: option, label: wordFor(words, option) }))}
        onChange={(next) => {
          save(next ?? null);
          close();
        }}
        allowClear={!needed}
        popupMatchSelectWidth={false}
      />
    </Inline>
  );
}

/** Several short words. Enter takes one; leaving it, or Ctrl or ⌘ with Enter, keeps them. */
export function InlineTags(
  props: Omit<InlineProps<string[]>, 'value' | 'save'> & {
    value: readonly string[];
    save: (value: string[]) => void;
    suggestions: readonly string[];
  },
) {
  const { label, value, save, close, suggestions } = props;
  const [chosen, setChosen] = useState([...value]);
  // Read when it is left, which may be in the moment that the last word was taken.
  const latest = useRef(chosen);
  const over = useRef(false);
  const end = (keeps: boolean) => {
    if (over.current) return;
    over.current = true;
    if (keeps && !same(latest.current, value)) save(latest.current);
    close();
  };
  return (
    <Inline close={() => end(false)} leave={() => end(true)}>
      <Select<string[]>
        aria-label={label}
        mode="tags"
        defaultOpen={suggestions.length > 0}
        notFoundContent={null}
        value={chosen}
        options={suggestions.map((one) => ({ value: one, label: one }))}
        tokenSeparators={tagEnds}
        onChange={(next) => {
          latest.current = next;
          setChosen(next);
        }}
        popupMatchSelectWidth={false}
      />
    </Inline>
  );
}

export function InlinePerson(
  props: Omit<InlineProps<{ id: string; name: string }>, 'value'> & {
    value: { id: string; name: string } | null;
  },
) {
  const { label, value, save, close } = props;
  return (
    <Inline close={close}>
      <PickRecord
        search={usePeople}
        names={{ 'aria-label': label }}
        value={value?.id ?? null}
        current={value}
        pick={(id, found) => {
          save(id ? { id, name: found?.name ?? '' } : null);
          close();
        }}
      />
    </Inline>
  );
}
