/** Moving a deal to another stage: asks for a reason first where it is lost, and can be undone. Or only to another place. */
import { useRef, useState } from 'react';
import { opportunities, type Opportunity, type Stage } from '#contract/business/opportunities';
import {
  asProblem,
  call,
  patchListed,
  queryClient,
  type SeenProblem,
  useAct,
  useToast,
  useWords,
} from '#kit';
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
export function useMove() {
  const t = useWords(opportunityWords);
  const toast = useToast();
  const move = useAct(opportunities.move);
  const moveBack = useAct(opportunities.moveBack);
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

  const undo = async ({ id, version }: Opportunity) => {
    const back = await moveBack.run({ params: { id }, version, body: {} });
    made.current.set(id, back);
  };

  const told = (deal: Opportunity, moved: Opportunity, stage: Stage) => {
    made.current.set(moved.id, moved);
    const sentence = stage.kind === 'won' ? t.won(deal.name) : t.moved(deal.name, stage.name);
    toast(sentence, () => undo(moved));
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
    const { id: stageId, name, kind, probability } = stage;
    if (stageId !== moving.deal.stage.id)
      patchListed<Opportunity>(opportunities.list, moving.deal.id, {
        stage: { id: stageId, name, kind },
        probability,
        standingStill: false,
      });
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
