import { Link } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import type { Opportunity, Stage } from '#contract/business/opportunities';
import {
  Avatar,
  Button,
  CalendarIcon,
  type Grip,
  Menu,
  MoreIcon,
  StandingStillIcon,
  StatusTag,
  useFormat,
  useOpenRow,
  useWords,
} from '#kit';
import { opportunityWords } from './words.ts';

// A press on the menu takes no card along.
const keep = (event: SyntheticEvent) => event.stopPropagation();

/** A deal on the board. Its name is a link, and what the keyboard picks it up by. */
export function DealCard(props: {
  deal: Opportunity;
  grip: Grip;
  stages: readonly Stage[];
  move: (deal: Opportunity, stage: Stage) => void;
}) {
  const { deal, stages, move } = props;
  const t = useWords(opportunityWords);
  const { money, day, today } = useFormat();
  const open = useOpenRow();
  const close = deal.closedOn ?? deal.expectedClose;
  const late = deal.stage.kind === 'open' && close !== null && close < today();
  return (
    <article className="lk-deal" aria-current={deal.id === open || undefined}>
      <div className="lk-deal-head">
        <Link to="/opportunities/$id" params={{ id: deal.id }} className="lk-deal-name" {...props.grip}>
          {deal.name}
        </Link>
        {deal.can.change && (
          <span className="lk-deal-menu">
            <Menu
              groups={[
                stages
                  .filter(({ id }) => id !== deal.stage.id)
                  .map((stage) => ({ key: stage.id, label: stage.name, act: () => move(deal, stage) })),
              ]}
            >
              <Button
                kind="text"
                icon={<MoreIcon />}
                aria-label={t.moveOf(deal.name)}
                title={t.moveTo}
                onMouseDown={keep}
                onTouchStart={keep}
              />
            </Menu>
          </span>
        )}
      </div>
      <div className="lk-quiet lk-ellipsis">{deal.customer?.name ?? t.noCustomer}</div>
      <div className="lk-deal-money">{money(deal.amount, true)}</div>
      <div className="lk-deal-foot">
        {close && (
          <span className={late ? 'lk-deal-late' : 'lk-quiet'}>
            <CalendarIcon /> {day(close)}
          </span>
        )}
        <span className="lk-deal-owner" title={deal.owner?.name ?? t.unowned}>
          {deal.owner ? (
            <>
              <Avatar name={deal.owner.name} size={22} />
              <span className="lk-hidden">{deal.owner.name}</span>
            </>
          ) : (
            <span className="lk-quiet">{t.unowned}</span>
          )}
        </span>
      </div>
      {deal.standingStill && (
        <StatusTag tone="challenge" icon={<StandingStillIcon />}>
          {t.standingStill}
        </StatusTag>
      )}
    </article>
  );
}
