/** What else belongs to a customer: its deals, the company above it, who works along. */
import { Link } from '@tanstack/react-router';
import type { Customer } from '#contract/business/customers';
import { opportunities } from '#contract/business/opportunities';
import {
  Fact,
  FactList,
  PersonName,
  ProblemNotice,
  Section,
  Skeleton,
  useFormat,
  useList,
  useWords,
} from '#kit';
import { fieldWords } from '#web/business/records';
import { customerWords } from './words.ts';
import './customers.css';

export function OpportunitiesOfCustomer({ customerId }: { customerId: string }) {
  const t = useWords(customerWords);
  const { money } = useFormat();
  const list = useList(opportunities.list, { query: { customerId, sort: '-updatedAt', limit: 50 } });
  return (
    <Section title={t.opportunities}>
      {list.problem && <ProblemNotice problem={list.problem} retry={list.reload} />}
      {list.loading && <Skeleton lines={2} />}
      {!list.loading && list.items.length === 0 && <p className="lk-quiet">{t.noOpportunities}</p>}
      <ul className="lk-customers-deals">
        {list.items.map(({ id, name, stage, amount }) => (
          <li key={id}>
            <div>{name}</div>
            <div className="lk-customers-deal">
              <span className="lk-quiet">{stage.name}</span>
              <span>{money(amount, true)}</span>
            </div>
          </li>
        ))}
      </ul>
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
