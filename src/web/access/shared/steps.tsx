import type { ReactNode } from 'react';
import type { Step } from '#contract/access/unlocking';
import { useFormat, useWords } from '#kit';
import { calledWords, stepWords } from './unlock-words.ts';
import './talk.css';

/** Who was told of a request, and who will be when. @param whom names, for those who may know them */
export function Steps(props: {
  steps: readonly Step[];
  whom?: (step: Step['step']) => ReactNode;
  /** It still waits: what isn't taken is still to come. */
  goesOn: boolean;
}) {
  const t = useWords(calledWords);
  const words = useWords(stepWords);
  const { instant } = useFormat();
  const shown = props.steps.filter(({ taken }) => taken || props.goesOn);
  return (
    <ol className="lk-steps">
      {shown.map(({ step, dueAt, taken }) => (
        <li key={step} className={taken ? undefined : 'lk-quiet'}>
          <span>
            {words[step]} {props.whom?.(step)}
          </span>
          <span>{taken ? t.called(instant(dueAt)) : t.willBe(instant(dueAt))}</span>
        </li>
      ))}
    </ol>
  );
}
