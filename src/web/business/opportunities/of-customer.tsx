/** The deals of one customer, on its page. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { opportunities } from '#contract/business/opportunities';
import type { Ref } from '#contract/fields';
import {
  AddIcon,
  Button,
  ProblemNotice,
  Section,
  Skeleton,
  useFormat,
  useList,
  useRight,
  useWords,
} from '#kit';
import { NewOpportunityPanel } from './form.tsx';
import { StageTag } from './stage-tag.tsx';
import { opportunityWords } from './words.ts';
import './opportunities.css';

/** @param props.covered looked after in its owner's place: nothing is added */
export function OpportunitiesOfCustomer({ customer, covered }: { customer: Ref; covered?: boolean }) {
  const t = useWords(opportunityWords);
  const { money } = useFormat();
  const list = useList(opportunities.list, {
    query: { customerId: customer.id, sort: '-updatedAt', limit: 50 },
  });
  const mayAdd = useRight('opportunities.create') && !covered;
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t.title}
      action={
        mayAdd && <Button kind="text" icon={<AddIcon />} aria-label={t.add} onClick={() => setAdding(true)} />
      }
    >
      {list.problem && <ProblemNotice problem={list.problem} retry={list.reload} />}
      {list.loading && <Skeleton lines={2} />}
      {!list.loading && list.items.length === 0 && <p className="lk-quiet">{t.noneHere}</p>}
      <ul className="lk-deals">
        {list.items.map((deal) => (
          <li key={deal.id}>
            <Link to="/opportunities/$id" params={{ id: deal.id }}>
              {deal.name}
            </Link>
            <div className="lk-deals-state">
              <StageTag deal={deal} />
              <span>{money(deal.amount, true)}</span>
            </div>
          </li>
        ))}
      </ul>
      <NewOpportunityPanel open={adding} customer={customer} close={() => setAdding(false)} />
    </Section>
  );
}
