import { useEffect, useRef } from 'react';
import type { Opportunity, Stage } from '#contract/business/opportunities';
import { CheckIcon, ClosedIcon, useWords, WonIcon } from '#kit';
import { opportunityWords } from './words.ts';

/** The stages as a path: where the deal has been, where it is; a click takes it elsewhere. */
export function StagePath(props: {
  deal: Opportunity;
  stages: readonly Stage[];
  move: (stage: Stage) => void;
}) {
  const { deal, stages, move } = props;
  const t = useWords(opportunityWords);
  const here = useRef<HTMLLIElement>(null);
  // On a narrow screen the path is longer than the screen: where the deal is must be in sight.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [deal.stage.id]);
  const at = stages.findIndex(({ id }) => id === deal.stage.id);
  return (
    <ol className="lk-path" aria-label={t.path}>
      {stages.map((stage, i) => {
        const isHere = i === at;
        // How far a lost deal had come is in its history, not in its stage.
        const isBehind = stage.kind === 'open' && deal.stage.kind !== 'lost' && i < at;
        const state = isHere ? 'here' : isBehind ? 'behind' : 'ahead';
        return (
          <li key={stage.id} ref={isHere ? here : null} className={`lk-path-${state} lk-path-${stage.kind}`}>
            <button
              type="button"
              disabled={!deal.can.change && !isHere}
              aria-current={isHere ? 'step' : undefined}
              onClick={() => move(stage)}
            >
              {isBehind && <CheckIcon aria-hidden="true" />}
              {stage.kind === 'won' && <WonIcon aria-hidden="true" />}
              {stage.kind === 'lost' && <ClosedIcon aria-hidden="true" />}
              {stage.name}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
