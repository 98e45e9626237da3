/** Which columns a table shows, in which order, and how close its rows stand. What is changed is seen at once. */
import { useEffect, useRef, useState } from 'react';
import { densities } from '#contract/business/views';
import { bindTo, Button, Checkbox, DownIcon, FieldChoice, SidePanel, UpIcon, useWords } from '#kit';
import { arrange } from './look.ts';
import type { Views } from './use-views.ts';
import { viewWords } from './words.ts';

interface Props<T> {
  views: Views<T>;
  open: boolean;
  close: () => void;
}

export function ColumnsPanel<T>({ views, open, close }: Props<T>) {
  const t = useWords(viewWords);
  const { look, setLook } = views;
  const [round, setRound] = useState(0);
  const reset = () => {
    setLook({ ...look, columns: null });
    setRound(round + 1);
  };
  return (
    <SidePanel open={open} title={t.columns} close={close}>
      <FieldChoice
        bind={bindTo(look.density, (density) => setLook({ ...look, density }))}
        label={t.density}
        options={densities}
        words={t.densities}
      />
      <ColumnList key={round} views={views} />
      <Button kind="text" onClick={reset} disabled={look.columns === null}>
        {t.usualColumns}
      </Button>
    </SidePanel>
  );
}

/** While the panel is open a column keeps its place, whether it is shown or not. */
function ColumnList<T>({ views }: { views: Views<T> }) {
  const { columns, look, setLook } = views;
  const t = useWords(viewWords);
  const named = columns.filter(({ title }) => title);
  const now = arrange(named, look.columns).map(({ key }) => key);
  const [order, setOrder] = useState(() => [
    ...now,
    ...named.map(({ key }) => key).filter((key) => !now.includes(key)),
  ]);
  const [shown, setShown] = useState(() => new Set(now));
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef<{ key: string; way: 'up' | 'down' }>(undefined);
  // A moved row takes the cursor along, so that it can be moved on; at the end its other button has it.
  useEffect(() => {
    if (!moved.current) return;
    const { key, way } = moved.current;
    moved.current = undefined;
    const buttons = list.current?.querySelectorAll<HTMLElement>(`[data-column="${key}"] button`);
    const [up, down] = [buttons?.[0], buttons?.[1]];
    const [same, other] = way === 'up' ? [up, down] : [down, up];
    (same?.matches(':disabled') ? other : same)?.focus();
  });
  const put = (nextOrder: string[], nextShown: Set<string>) => {
    setOrder(nextOrder);
    setShown(nextShown);
    setLook({ ...look, columns: nextOrder.filter((key) => nextShown.has(key)) });
  };
  const move = (key: string, way: 'up' | 'down') => {
    const from = order.indexOf(key);
    moved.current = { key, way };
    put(order.toSpliced(from, 1).toSpliced(way === 'up' ? from - 1 : from + 1, 0, key), shown);
  };
  const tick = (key: string, on: boolean) =>
    put(order, new Set(on ? [...shown, key] : [...shown].filter((other) => other !== key)));
  return (
    <ul ref={list} className="lk-views-columns" aria-label={t.columns}>
      {order.map((key, i) => {
        const title = named.find((column) => column.key === key)?.title ?? key;
        return (
          <li key={key} data-column={key}>
            <Checkbox
              checked={shown.has(key)}
              change={(on) => tick(key, on)}
              // A row is called by the first of all columns: that one stays.
              disabled={key === named[0]?.key}
            >
              {title}
            </Checkbox>
            <Button
              kind="text"
              icon={<UpIcon />}
              aria-label={t.up(title)}
              disabled={i === 0}
              onClick={() => move(key, 'up')}
            />
            <Button
              kind="text"
              icon={<DownIcon />}
              aria-label={t.down(title)}
              disabled={i === order.length - 1}
              onClick={() => move(key, 'down')}
            />
          </li>
        );
      })}
    </ul>
  );
}
