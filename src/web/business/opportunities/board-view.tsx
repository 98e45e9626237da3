import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Board as Pipes, opportunities, type Pipeline } from '#contract/business/opportunities';
import {
  Board,
  type BoardColumn,
  EmptyState,
  ProblemNotice,
  useApi,
  useFormat,
  useNarrow,
  useWords,
} from '#kit';
import { movedOn } from './board-move.ts';
import { DealCard } from './card.tsx';
import { LossPanel, RefusedMove } from './loss-panel.tsx';
import { useMove } from './use-move.tsx';
import { opportunityWords } from './words.ts';

type Deal = Pipes['columns'][number]['items'][number];
type Filters = {
  q?: string | undefined;
  ownerId?: string[] | undefined;
  departmentId?: string | undefined;
};

/** A pipeline as columns. A moved card is in its new place at once; where the server refuses, it goes back and it is said why. */
export function BoardView({ pipeline, filters }: { pipeline: Pipeline; filters: Filters }) {
  const t = useWords(opportunityWords);
  const narrow = useNarrow();
  const { stages } = pipeline;
  const move = useMove(stages);
  const { data, problem, reload } = useApi(opportunities.board, {
    query: { ...filters, pipelineId: pipeline.id },
  });
  const [shown, setShown] = useState(stages[0]?.id);
  if (problem) return <ProblemNotice problem={problem} retry={reload} />;
  if (!data || data.pipelineId !== pipeline.id) return <BoardBones count={narrow ? 1 : stages.length} />;

  const waiting = move.asking ? [...move.underWay, move.asking] : move.underWay;
  const board = waiting.reduce((before, { deal, stage }) => movedOn(before, deal.id, stage.id), data);
  const columns = board.columns
    .filter(({ stage }) => !narrow || stage.id === shown)
    .map((column): BoardColumn<Deal> => ({
      key: column.stage.id,
      name: column.stage.name,
      head: <LaneHead column={column} bare={narrow} />,
      items: column.items,
      foot: <LaneFoot column={column} filters={filters} />,
    }));
  const toStage = (deal: Deal, id: string) => {
    const stage = stages.find((one) => one.id === id);
    if (stage) move.start(deal, stage);
  };
  return (
    <>
      <RefusedMove move={move} />
      {narrow && (
        <div className="lk-stage-picker" role="group" aria-label={t.stage}>
          {board.columns.map(({ stage, count }) => (
            <button
              key={stage.id}
              type="button"
              aria-pressed={stage.id === shown}
              onClick={() => setShown(stage.id)}
            >
              {stage.name} <span className="lk-quiet">{count}</span>
            </button>
          ))}
        </div>
      )}
      <Board
        label={pipeline.name}
        columns={columns}
        itemKey={(deal) => deal.id}
        itemName={(deal) => deal.name}
        movable={(deal) => deal.can.change && !narrow && !waiting.some((one) => one.deal.id === deal.id)}
        card={(deal, grip) => (
          <DealCard deal={deal} grip={grip} stages={stages} move={(one, stage) => toStage(one, stage.id)} />
        )}
        move={toStage}
      />
      <LossPanel move={move} />
    </>
  );
}

function LaneHead({ column, bare }: { column: Pipes['columns'][number]; bare: boolean }) {
  const t = useWords(opportunityWords);
  const { money, number } = useFormat();
  const { stage, count, sums } = column;
  return (
    <>
      {!bare && (
        <div className="lk-lane-title">
          <h2 className="lk-ellipsis" title={stage.name}>
            {stage.name}
          </h2>
          <span className="lk-quiet">{number(count)}</span>
        </div>
      )}
      {sums.map(({ currency, amount, weighted }) => (
        <div key={currency} className="lk-lane-sum">
          <span>{money({ amount, currency }, true)}</span>
          {stage.kind === 'open' && (
            <span className="lk-quiet">{t.weightedOf(money({ amount: whole(weighted), currency }, true))}</span>
          )}
        </div>
      ))}
    </>
  );
}

// A weighted sum is an estimate: cents in it would only look exact.
const whole = (amount: string) => String(Math.round(Number(amount)));

function LaneFoot({ column, filters }: { column: Pipes['columns'][number]; filters: Filters }) {
  const t = useWords(opportunityWords);
  if (column.count === 0) return <EmptyLane />;
  if (column.count <= column.items.length) return null;
  return (
    <Link to="/opportunities" search={{ ...filters, view: 'table', stageId: [column.stage.id] }}>
      {t.all(column.count)}
    </Link>
  );
}

const EmptyLane = () => <p className="lk-quiet">{useWords(opportunityWords).emptyColumn}</p>;

function BoardBones({ count }: { count: number }) {
  return (
    <div className="lk-board" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        <div key={i} className="lk-lane">
          <div className="lk-lane-head">
            <span className="lk-bone" style={{ width: '60%' }} />
          </div>
          <div className="lk-lane-cards">
            {Array.from({ length: Math.max(1, 4 - (i % 3)) }, (__, j) => (
              <div key={j} className="lk-board-card">
                <span className="lk-bone" style={{ width: '85%' }} />
                <span className="lk-bone" style={{ width: '55%', marginTop: 10 }} />
                <span className="lk-bone" style={{ width: '40%', marginTop: 10 }} />
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** No deal at all yet. */
export const NoDeals = ({ action }: { action: React.ReactNode }) => {
  const t = useWords(opportunityWords);
  return <EmptyState title={t.empty} hint={t.emptyHint} action={action} />;
};
