/** What else belongs to a customer: its deals, the company above it, who works along. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Customer } from '#contract/business/customers';
import { opportunities } from '#contract/business/opportunities';
import {
  AddIcon,
  Button,
  Fact,
  FactList,
  PersonName,
  ProblemNotice,
  Section,
  Skeleton,
  useFormat,
  useList,
  useRight,
  useWords,
} from '#kit';
import { NewOpportunityPanel, StageTag } from '#web/business/opportunities';
import { fieldWords } from '#web/business/records';
import { customerWords } from './words.ts';
import './customers.css';

export function OpportunitiesOfCustomer({ customer }: { customer: Customer }) {
  const t = useWords(customerWords);
  const { money } = useFormat();
  const list = useList(opportunities.list, {
    query: { customerId: customer.id, sort: '-updatedAt', limit: 50 },
  });
  const mayAdd = useRight('opportunities.create');
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t.opportunities}
      action={
        mayAdd && (
          <Button
            kind="text"
            icon={<AddIcon />}
            aria-label={t.newOpportunity}
            onClick={() => setAdding(true)}
          />
        )
      }
    >
      {list.problem && <ProblemNotice problem={list.problem} retry={list.reload} />}
      {list.loading && <Skeleton lines={2} />}
      {!list.loading && list.items.length === 0 && <p className="lk-quiet">{t.noOpportunities}</p>}
      <ul className="lk-customers-deals">
        {list.items.map((deal) => (
          <li key={deal.id}>
            <Link to="/opportunities/$id" params={{ id: deal.id }}>
              {deal.name}
            </Link>
            <div className="lk-customers-deal">
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

export function Related({ customer }: { customer: Customer }) {
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  const { parent, owner, collaborators } = customer;
  return (
    <Section title={t.groupWho}>
      <div className="lk-customers-facts">
        <FactList>
          <Fact label={words.owner}>{owner && <PersonName person={owner} />}</Fact>
          <Fact label={words.collaborators}>
            {collaborators.length > 0 &&
              collaborators.map((person) => (
                <div key={person.id}>
                  <PersonName person={person} />
                </div>
              ))}
          </Fact>
          <Fact label={words.parent}>
            {parent && (
              <Link to="/customers/$id" params={{ id: parent.id }}>
                {parent.name}
              </Link>
            )}
          </Fact>
        </FactList>
      </div>
    </Section>
  );
}
