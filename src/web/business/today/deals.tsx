/** Deals that nothing happens with. */
import { Link } from '@tanstack/react-router';
import type { Today } from '#contract/business/today';
import { useFormat, useWords } from '#kit';
import { todayWords } from './words.ts';

export function StandingDeals({
  of: { items, total },
  whose,
}: {
  of: Today['standingStill'];
  whose: boolean;
}) {
  const t = useWords(todayWords);
  const { money, ago } = useFormat();
  return (
    <>
      <ul className="lk-today-deals">
        {items.map((deal) => (
          <li key={deal.id}>
            <span>
              <Link to="/opportunities/$id" params={{ id: deal.id }}>
                {deal.name}
              </Link>
              <span className="lk-quiet lk-today-context">
                {[
                  deal.customer?.name,
                  whose && deal.owner?.name,
                  t.inStage(deal.stage.name, ago(deal.stageSince)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span>{money(deal.amount, true)}</span>
          </li>
        ))}
      </ul>
      {total > items.length && <p className="lk-quiet">{t.andMore(total - items.length)}</p>}
    </>
  );
}
