/** Controls for changing one value where it stands in a table. Enter or going away keeps what was set, Esc what was there. */
import { Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { PickRecord, usePeople } from '../form/remote.tsx';
import { TextInput } from '../form/text.tsx';

export interface InlineProps<V> {
  label: string;
  value: V | null;
  save: (value: V | null) => void;
  close: () => void;
}

/** Gives its control the focus; Esc and leaving it close it. */
export function Inline({ close, children }: { close: () => void; children: ReactNode }) {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => here.current?.querySelector('input')?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- what its control says on its way up
    <span
      ref={here}
      className="lk-inline"
      // Before the control: an open list of choices would keep Esc to itself.
      onKeyDownCapture={(event) => event.key === 'Escape' && close()}
      onBlur={(event) => !here.current?.contains(event.relatedTarget) && close()}
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

export function InlineSelect(props: InlineProps<string> & { options: readonly string[] }) {
  const { label, value, save, close } = props;
  return (
    <Inline close={close}>
      <Select<string>
        aria-label={label}
        defaultOpen
        value={value}
        options={props.options.map((option) => ({ value: option, label: option }))}
        onChange={(next) => {
          save(next ?? null);
          close();
        }}
        allowClear
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
