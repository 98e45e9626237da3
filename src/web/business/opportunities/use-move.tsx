/** Moving a deal to another stage: asks for a reason first where it is lost, and can be undone. Or only to another place. */
import { useRef, useState } from 'react';
import { opportunities, type Opportunity, type Stage } from '#contract/business/opportunities';
import { asProblem, call, queryClient, type SeenProblem, useAct, useToast, useWords } from '#kit';
import { moveTo } from '#web/business/records';
import type { Place } from './board-move.ts';
import { opportunityWords } from './words.ts';

export interface Moving {
  deal: Opportunity;
  stage: Stage;
  /** On the board. Without one it goes on top. */
  place?: Place | undefined;
}
export interface Loss {
  lossReason: NonNullable<Opportunity['lossReason']>;
  lossNote: string;
}

/**
 * @returns `start` begins a move; `asking` is the one that waits for a reason (show `LossPanel`); `underWay` are those sent
 * but not answered, to be shown as done already; `refused` is the problem of the last one that was not,
 * and `unsent` the one that waits for the network (`again`).
 */
export function useMove(stages: readonly Stage[]) {
  const t = useWords(opportunityWords);
  const toast = useToast();
  const move = useAct(opportunities.move);
  const change = useAct(opportunities.change);
  const [asking, setAsking] = useState<Moving>();
  const [underWay, setUnderWay] = useState<Moving[]>([]);
  const [refused, setRefused] = useState<SeenProblem>();
  /** Sent, and no answer came: it waits for the network. */
  const [unsent, setUnsent] = useState<Moving>();
  const doubtful = useRef(new Set<string>());
  // A page may not have read again yet what the last move made: the next one goes on from that.
  const made = useRef(new Map<string, Opportunity>());
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const inTurn = <T,>(work: () => Promise<T>): Promise<T> => {
    const turn = last.current.then(work);
    last.current = turn.catch(() => {});
    return turn;
  };
  const latestOf = (deal: Opportunity): Opportunity => {
    const known = made.current.get(deal.id);
    return known && known.version > deal.version ? known : deal;
  };

  const undo = async (before: Opportunity, moved: Opportunity) => {
    const stage = stages.find(({ id }) => id === before.stage.id);
    const back = await move.run({
      params: { id: moved.id },
      version: moved.version,
      body: moveTo(before),
    });
    made.current.set(back.id, back);
    // A move resets the deal's own estimate to that of the stage; taking it back brings the estimate back.
    if (!stage || stage.probability === before.probability) return;
    await change.run({
      params: { id: moved.id },
      version: back.version,
      body: { probability: before.probability },
    });
  };

  const told = (deal: Opportunity, moved: Opportunity, stage: Stage) => {
    made.current.set(moved.id, moved);
    const sentence = stage.kind === 'won' ? t.won(deal.name) : t.moved(deal.name, stage.name);
    toast(sentence, () => undo(deal, moved));
  };
  /** The answer of an earlier try was lost: the deal may be there already. */
  const arrived = async ({ deal, stage }: Moving): Promise<Opportunity | undefined> => {
    if (!doubtful.current.delete(deal.id)) return undefined;
    const now = await call(opportunities.get, { params: { id: deal.id } });
    return now.stage.id === stage.id ? now : undefined;
  };

  const send = async (moving: Moving, loss?: Loss) => {
    const { stage, place } = moving;
    setRefused(undefined);
    setUnsent(undefined);
    setUnderWay((all) => [...all, moving]);
    try {
      const [deal, moved] = await inTurn(async () => {
        const from = latestOf(moving.deal);
        const { id, version } = from;
        const to = await move.run({
          params: { id },
          version,
          body: { stageId: stage.id, ...loss, ...place },
        });
        made.current.set(id, to);
        return [from, to];
      });
      if (stage.id !== deal.stage.id) told(deal, moved, stage);
    } catch (error) {
      const problem = asProblem(error);
      const isAway = problem.code === 'unreachable';
      if (isAway) doubtful.current.add(moving.deal.id);
      const now = problem.code === 'stale' ? await arrived(moving).catch(() => {}) : undefined;
      if (now) told(moving.deal, now, stage);
      // A reason that was typed stays in its panel, which shows the problem itself.
      else if (loss) throw error;
      else if (isAway) setUnsent(moving);
      else setRefused(problem);
      if (!isAway) await queryClient.invalidateQueries();
    } finally {
      setUnderWay((all) => all.filter((one) => one !== moving));
    }
  };

  return {
    asking,
    underWay,
    refused,
    unsent,
    again: () => unsent && void send(unsent),
    forget: () => setRefused(undefined),
    start: (deal: Opportunity, stage: Stage, place?: Place) => {
      const stays = stage.id === deal.stage.id;
      if (stays && !place) return;
      if (stage.kind === 'lost' && !stays) setAsking({ deal, stage, place });
      else void send({ deal, stage, place });
    },
    lose: (moving: Moving, loss: Loss) => send(moving, loss),
    stopAsking: () => setAsking(undefined),
  };
}
export type Move = ReturnType<typeof useMove>;
