/** What can be done with the rows chosen of a list. It stands over the list's end as long as any are chosen. */
import { createContext, type ReactNode, use, useRef } from 'react';
import type { RecordObject } from '#contract/business/choices';
import { Button, CloseIcon, ProblemNotice, type Selection, useFormat, useShortcut, useWords } from '#kit';
import { countWords } from '#web/business/vocabulary';
import { bulkWords } from './words.ts';
import './bulk.css';

/** What is chosen, in words: “12 customers”. */
const Chosen = createContext('');
export const useChosenInWords = (): string => use(Chosen);

/** @param props.total how many match in all @param props.children the acts */
export function BulkBar(props: {
  object: RecordObject;
  selection: Selection;
  total: number | undefined;
  problem?: Parameters<typeof ProblemNotice>[0]['problem'] | undefined;
  children: ReactNode;
}) {
  const { object, selection, total } = props;
  const t = useWords(bulkWords);
  const count = useWords(countWords)[object];
  const { number } = useFormat();
  const bar = useRef<HTMLDivElement>(null);
  useShortcut('b', t.toBar, () => bar.current?.querySelector<HTMLElement>('button')?.focus(), selection.any);
  if (!selection.any) return null;
  const but = selection.but.size;
  const what = count(selection.all ? (total ?? but) - but : selection.ids.size);
  const more = total !== undefined && (selection.all ? but > 0 : total > selection.ids.size);
  return (
    <Chosen value={what}>
      <div ref={bar} role="toolbar" aria-label={t.bar} className="lk-float lk-bulk">
        {props.problem && <ProblemNotice problem={props.problem} />}
        <div className="lk-bulk-what">
          <output>
            {!selection.all
              ? t.chosen(what)
              : but === 0
                ? t.allMatching(what)
                : t.allBut(count(total ?? but), number(but))}
          </output>
          {more && (
            <Button kind="text" onClick={selection.setAll}>
              {t.chooseAll(count(total))}
            </Button>
          )}
        </div>
        <div className="lk-bulk-acts">{props.children}</div>
        <Button kind="text" icon={<CloseIcon />} aria-label={t.clear} onClick={selection.clear} />
      </div>
    </Chosen>
  );
}
