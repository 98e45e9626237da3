/** The parts of a list's toolbar: a search that writes into the address, filters by one or several values. */
import { Select, Tabs as AntTabs } from 'antd';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { TextInput } from '../form/text.tsx';
import { DownIcon, SearchIcon } from '../icons.tsx';
import { useShortcut } from '../shortcuts.ts';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';

const pauseMs = 250;

/** A search box. It searches when typing pauses, and at once on Enter. `/` brings the cursor here. */
export function SearchBox(props: {
  value: string | undefined;
  search: (q: string | undefined) => void;
  hint?: string;
}) {
  const t = useWords(kitWords);
  const [typed, setTyped] = useState(props.value ?? '');
  const [from, setFrom] = useState(props.value);
  const search = useRef(props.search);
  const box = useRef<HTMLInputElement>(null);
  // The address changed otherwise (back, filters cleared): the box follows.
  if (props.value !== from) {
    setFrom(props.value);
    setTyped(props.value ?? '');
  }
  useEffect(() => {
    search.current = props.search;
  });
  useEffect(() => {
    if (typed === (from ?? '')) return;
    const timer = setTimeout(() => search.current(typed || undefined), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, from]);
  useShortcut('/', t.search, () => box.current?.focus());
  return (
    <span className="lk-search">
      <SearchIcon className="lk-quiet" />
      <TextInput
        ref={box}
        type="search"
        aria-label={t.search}
        placeholder={props.hint ?? t.search}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter') props.search(typed || undefined);
        }}
      />
    </span>
  );
}

/** A filter by several values. */
export function FilterMany<V extends string>(props: {
  label: string;
  value: readonly V[] | undefined;
  options: readonly { value: V; label: ReactNode }[];
  change: (value: V[] | undefined) => void;
}) {
  const t = useWords(kitWords);
  return (
    <Select<V[]>
      mode="multiple"
      aria-label={props.label}
      placeholder={props.label}
      value={props.value ? [...props.value] : []}
      onChange={(value) => props.change(value.length > 0 ? value : undefined)}
      options={[...props.options]}
      maxTagCount={1}
      maxTagTextLength={8}
      allowClear={{ label: t.clear }}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      style={{ minWidth: 120 }}
    />
  );
}

/** A filter, or any other choice in a bar or table, by one value. A long list can be searched. */
export function FilterOne<V extends string>(props: {
  label: string;
  value: V | undefined;
  options: readonly { value: V; label: ReactNode }[];
  change: (value: V | undefined) => void;
  /** What stands there while nothing is chosen; the label unless said. */
  placeholder?: string;
  clearable?: boolean;
  disabled?: boolean;
  width?: number;
}) {
  const t = useWords(kitWords);
  return (
    <Select<V>
      aria-label={props.label}
      placeholder={props.placeholder ?? props.label}
      value={props.value ?? null}
      onChange={(value) => props.change(value ?? undefined)}
      options={[...props.options]}
      allowClear={(props.clearable ?? true) && { label: t.clear }}
      disabled={props.disabled ?? false}
      showSearch={props.options.length > 8 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      style={props.width ? { width: props.width, maxWidth: '100%' } : { minWidth: 120 }}
    />
  );
}

/** Parts of a page side by side behind tabs; the open one is the caller's (in the address, say). */
export function Tabs<K extends string>(props: {
  open: K;
  change: (key: K) => void;
  tabs: { key: K; label: ReactNode; content?: ReactNode }[];
}) {
  const t = useWords(kitWords);
  return (
    <AntTabs
      className={props.tabs.some(({ content }) => content !== undefined) ? '' : 'lk-tabs-bar'}
      activeKey={props.open}
      more={{
        icon: (
          <>
            <DownIcon aria-hidden="true" />
            <span className="lk-hidden">{t.moreTabs}</span>
          </>
        ),
      }}
      onChange={(key) => props.change(key as K)}
      items={props.tabs.map(({ key, label, content }) => ({ key, label, children: content }))}
      destroyOnHidden
    />
  );
}
