/** The coming days: next steps, and the deals expected to close. */
import { Link } from '@tanstack/react-router';
import type { Today } from '#contract/business/today';
import { FollowUpIcon, OpportunityIcon, useFormat, useWords } from '#kit';
import { byDay } from './by-day.ts';
import { todayWords } from './words.ts';

export function Week({ coming, closing }: Pick<Today, 'coming' | 'closing'>) {
  const t = useWords(todayWords);
  const { longDay, money } = useFormat();
  const days = byDay(coming.items, closing.items);
  const hidden = coming.total - coming.items.length + (closing.total - closing.items.length);
  if (days.length === 0) return <p className="lk-quiet">{t.noneThisWeek}</p>;
  return (
    <>
      <ol className="lk-today-week">
        {days.map(({ day, steps, deals }) => (
          <li key={day}>
            <h3>{longDay(day)}</h3>
            <ul>
              {steps.map(({ id, nextStep, customer }) => (
                <li key={id}>
                  <FollowUpIcon aria-hidden="true" />
                  <span>
                    {nextStep}
                    <span className="lk-quiet"> · </span>
                    <Link to="/customers/$id" params={{ id: customer.id }}>
                      {customer.name}
                    </Link>
                  </span>
                </li>
              ))}
              {deals.map(({ id, name, amount }) => (
                <li key={id}>
                  <OpportunityIcon aria-hidden="true" />
                  <span>
                    {t.closes}{' '}
                    <Link to="/opportunities/$id" params={{ id }}>
                      {name}
                    </Link>
                    <span className="lk-quiet"> · {money(amount, true)}</span>
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {hidden > 0 && <p className="lk-quiet">{t.andMore(hidden)}</p>}
    </>
  );
}
