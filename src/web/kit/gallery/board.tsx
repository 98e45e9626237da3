/** A board whose cards go where they are put. */
import { useState } from 'react';
import { Board, type BoardColumn, FilterPills, useNarrow, useWords } from '#kit';
import { type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

const stages = ['new', 'offer', 'won'] as const;
type Stage = (typeof stages)[number];
const deals = ['one', 'two', 'three'] as const;
type Deal = (typeof deals)[number];

const atFirst: Record<Stage, readonly Deal[]> = { new: ['one', 'two'], offer: ['three'], won: [] };

/** The deal under `after`, or over `before`, or alone. */
function placed(items: readonly Deal[], deal: Deal, beside: { after?: Deal; before?: Deal }): Deal[] {
  const { after, before } = beside;
  const index = after ? items.indexOf(after) + 1 : before ? items.indexOf(before) : items.length;
  return items.toSpliced(index, 0, deal);
}

function Boards() {
  const t = useWords(galleryWords);
  const narrow = useNarrow();
  const [cards, setCards] = useState(atFirst);
  const [shown, setShown] = useState<string>('new');
  const columns = stages.map((stage): BoardColumn<Deal> => ({
    key: stage,
    name: t.stages[stage],
    head: <strong>{t.stages[stage]}</strong>,
    foot: cards[stage].length === 0 && <p className="lk-quiet">{t.empty}</p>,
    items: cards[stage],
  }));
  const move = (deal: Deal, to: string, beside: { after?: Deal; before?: Deal }) =>
    setCards((before) => {
      const without = (stage: Stage) => before[stage].filter((one) => one !== deal);
      const next = (stage: Stage) => (stage === to ? placed(without(stage), deal, beside) : without(stage));
      return { new: next('new'), offer: next('offer'), won: next('won') };
    });
  return (
    <State name={t.moveHint} wide>
      {narrow && (
        <FilterPills
          label={t.stages.new}
          value={shown}
          options={stages.map((value) => ({
            value,
            label: t.stages[value],
            count: String(cards[value].length),
          }))}
          change={setShown}
        />
      )}
      <Board
        label={t.themesOf.board}
        columns={columns}
        itemKey={(deal) => deal}
        itemName={(deal) => t.companies[deal]}
        // The last one stays: it can't be moved.
        movable={(deal) => deal !== 'three'}
        card={(deal, grip) => (
          <a href="#Board" {...grip}>
            {t.companies[deal]}
          </a>
        )}
        move={move}
        {...(narrow && { shown, show: setShown })}
      />
    </State>
  );
}

export const board: Parts = { Board: Boards };
