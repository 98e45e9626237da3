/** Whom a customer belongs to: who looks after it, who works along, the company above it. */
import { Link } from '@tanstack/react-router';
import type { Customer } from '#contract/business/customers';
import { Fact, FactList, PersonName, Section, useWords } from '#kit';
import { fieldWords } from '#web/business/records';
import { customerWords } from './words.ts';

export function Related({ customer }: { customer: Customer }) {
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  const { parent, owner, collaborators } = customer;
  return (
    <Section title={t.groupWho}>
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
    </Section>
  );
}
