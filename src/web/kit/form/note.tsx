/** Several lines of text, in which colleagues can be named. */
import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { type ControlNames, Field } from './form.tsx';
import { type MentionAt, mentionAt, withMention } from './mention-at.ts';
import { PeopleList } from './people-list.tsx';
import type { Found, Search } from './remote.tsx';
import type { TextProps } from './text.tsx';

type NoteProps = Omit<TextProps, 'type' | 'autoComplete'> & {
  rows?: number;
  /** `@` opens a list of people; whoever is chosen stands in the text and is told to `named`. */
  mentions?: { search: Search; named: (person: Found) => void };
};

/** Grows as one types. Ctrl/⌘ Enter sends the form. */
export function FieldNote(props: NoteProps) {
  const { bind, label, hint } = props;
  return (
    <Field bind={bind} label={label} hint={hint} wide={props.wide ?? true}>
      {(names) =>
        props.mentions ? (
          <Naming {...props} names={names} mentions={props.mentions} />
        ) : (
          <Text {...props} names={names} />
        )
      }
    </Field>
  );
}

type TextareaProps = React.ComponentPropsWithRef<'textarea'>;

function Text({
  bind,
  rows = 3,
  names,
  extra = {},
  ...props
}: NoteProps & { names: ControlNames; extra?: TextareaProps }) {
  return (
    <textarea
      {...names}
      className="lk-input lk-textarea"
      value={bind.value ?? ''}
      onChange={(e) => bind.set(e.target.value)}
      disabled={bind.disabled}
      placeholder={props.placeholder}
      autoFocus={props.autoFocus}
      rows={rows}
      {...extra}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) e.currentTarget.form?.requestSubmit();
        else extra.onKeyDown?.(e);
      }}
    />
  );
}

/**
 * The list stands under the field. It stays a text field for screen readers, with a list that it controls: nobody
 * who writes a note means to choose from one.
 */
function Naming(props: NoteProps & { names: ControlNames; mentions: NonNullable<NoteProps['mentions']> }) {
  const { bind, mentions } = props;
  const { search: useSearch } = mentions;
  const t = useWords(kitWords);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [at, setAt] = useState<MentionAt | null>(null);
  const [active, setActive] = useState(0);
  const cursor = useRef<number | null>(null);
  const typed = at?.typed ?? '';
  const sought = useDeferredValue(typed);
  const { found = [], loading } = useSearch(sought, at !== null);
  const open = at !== null && found.length > 0;
  // Whoever is quick chooses before the list is there: what is shown meanwhile is not what they mean.
  const fresh = !loading && sought === typed;
  const waiting = useRef(false);

  // React puts a text in by itself, and the cursor at its end.
  useLayoutEffect(() => {
    if (cursor.current === null) return;
    field.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = null;
  });

  const look = (element: HTMLTextAreaElement) => {
    const next =
      element.selectionStart === element.selectionEnd
        ? mentionAt(element.value, element.selectionStart)
        : null;
    if (next?.typed !== at?.typed) setActive(0);
    setAt(next);
  };
  const choose = (person: Found | undefined) => {
    if (!person || !at) return;
    const next = withMention(bind.value ?? '', at, person.name);
    cursor.current = next.cursor;
    bind.set(next.text);
    setAt(null);
    mentions.named(person);
    field.current?.focus();
  };
  useEffect(() => {
    if (!waiting.current || !fresh) return;
    waiting.current = false;
    choose(found[active]);
  });
  const onKeyDown = (e: KeyboardEvent) => {
    // While signs are being composed, keys are the input method's.
    if (at === null || (fresh && !open) || e.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step !== undefined) setActive((active + step + found.length) % Math.max(found.length, 1));
    else if (e.key === 'Enter' || e.key === 'Tab') {
      if (fresh) choose(found[active]);
      else waiting.current = true;
    } else if (e.key === 'Escape') setAt(null);
    else return;
    e.preventDefault();
    // The panel around it stays open.
    e.stopPropagation();
  };

  return (
    <div className="lk-naming">
      <Text
        {...props}
        extra={{
          ref: field,
          'aria-autocomplete': 'list',
          'aria-controls': open ? id : undefined,
          'aria-activedescendant': open ? `${id}-${active}` : undefined,
          onKeyDown,
          onChange: (e) => {
            bind.set(e.target.value);
            look(e.target);
          },
          onSelect: (e) => look(e.currentTarget),
          onBlur: () => setAt(null),
        }}
      />
      <output className="lk-hidden">
        {open ? t.peopleFound(found.length) : typed !== '' && fresh ? t.noMatch : ''}
      </output>
      {open && <PeopleList id={id} label={t.people} found={found} active={active} choose={choose} />}
    </div>
  );
}
