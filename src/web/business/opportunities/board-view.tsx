import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Board as Pipes, opportunities, type Pipeline } from '#contract/business/opportunities';
import {
  Board,
  type BoardColumn,
  FilterPills,
  ProblemNotice,
  useApi,
  useFormat,
  useNarrow,
  useWords,
} from '#kit';
import { useRows } from '#web/business/records';
import { movedOn } from './board-move.ts';
import { estimate } from './exact.ts';
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
  const { number } = useFormat();
  const { stages } = pipeline;
  const move = useMove();
  const { data, problem, reload } = useApi(opportunities.board, {
    query: { ...filters, pipelineId: pipeline.id },
  });
  const [shown, setShown] = useState(stages[0]?.id);
  useRows(data?.columns.flatMap(({ items }) => items) ?? []);
  if (problem) return <ProblemNotice problem={problem} retry={reload} />;
  if (!data || data.pipelineId !== pipeline.id) return <BoardBones count={narrow ? 1 : stages.length} />;

  const waiting = move.asking ? [...move.underWay, move.asking] : move.underWay;
  const board = waiting.reduce(
    (before, { deal, stage, place }) => movedOn(before, deal.id, stage.id, place),
    data,
  );
  const columns = board.columns.map((column): BoardColumn<Deal> => ({
    key: column.stage.id,
    name: column.stage.name,
    head: <LaneHead column={column} />,
    items: column.items,
    foot: <LaneFoot column={column} filters={filters} />,
  }));
  return (
    <>
      <RefusedMove move={move} />
      {narrow && (
        <FilterPills
          label={t.stage}
          value={shown ?? ''}
          options={board.columns.map(({ stage, count }) => ({
            value: stage.id,
            label: stage.name,
            count: number(count),
          }))}
          change={setShown}
        />
      )}
      <Board
        label={pipeline.name}
        columns={columns}
        itemKey={(deal) => deal.id}
        itemName={(deal) => deal.name}
        movable={(deal) => deal.can.change && !waiting.some((one) => one.deal.id === deal.id)}
        card={(deal, grip) => <DealCard deal={deal} grip={grip} stages={stages} move={move.start} />}
        move={(deal, id, { after, before }) => {
          const stage = stages.find((one) => one.id === id);
          if (stage) move.start(deal, stage, { after: after?.id, before: before?.id });
        }}
        {...(narrow && { shown, show: setShown })}
      />
      <LossPanel move={move} />
    </>
  );
}

function LaneHead({ column }: { column: Pipes['columns'][number] }) {
  const t = useWords(opportunityWords);
  const { money, number } = useFormat();
  const { stage, count, sums } = column;
  return (
    <>
      <div className="lk-lane-title">
        <h2 className="lk-ellipsis" title={stage.name}>
          {stage.name}
        </h2>
        <span className="lk-quiet">{number(count)}</span>
      </div>
      {sums.map(({ currency, amount, weighted }) => (
        <div key={currency} className="lk-lane-sum">
          <span>{money({ amount, currency }, true)}</span>
          {stage.kind === 'open' && (
            <span className="lk-quiet">{t.weightedOf(money(estimate(weighted, currency), true))}</span>
          )}
        </div>
      ))}
    </>
  );
}

function LaneFoot({ column, filters }: { column: Pipes['columns'][number]; filters: Filters }) {
  const t = useWords(opportunityWords);
  if (column.count === 0) return <p className="lk-quiet">{t.emptyColumn}</p>;
  if (column.count <= column.items.length) return null;
  return (
    <Link to="/opportunities" search={{ ...filters, view: 'table', stageId: [column.stage.id] }}>
      {t.all(column.count)}
    </Link>
  );
}

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
