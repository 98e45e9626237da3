/** What is known of a customer. */
import type { ReactNode } from 'react';
import type { Customer } from '#contract/business/customers';
import { Fact, FactList, Label, Section, useFormat, useWords, wordFor } from '#kit';
import { fieldWords, MailLink, PhoneLink } from '#web/business/records';
import { customerKindWords, industryWords, sourceWords } from '#web/business/vocabulary';
import { customerWords } from './words.ts';
import './customers.css';

const lines = (items: readonly string[], show: (item: string) => ReactNode) =>
  items.length > 0 && items.map((item) => <div key={item}>{show(item)}</div>);

export function CustomerFacts({ customer: c }: { customer: Customer }) {
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  const kinds = useWords(customerKindWords);
  const industry = useWords(industryWords);
  const source = useWords(sourceWords);
  const format = useFormat();
  return (
    <>
      <Section title={t.groupFacts}>
        <FactList>
          <Fact label={words.kind}>{kinds[c.kind]}</Fact>
          <Fact label={words.level}>{c.level}</Fact>
          <Fact label={words.industry}>{c.industry && wordFor(industry, c.industry)}</Fact>
          <Fact label={words.source}>{c.source && wordFor(source, c.source)}</Fact>
          <Fact label={words.tags}>
            {c.tags.length > 0 && (
              <span className="lk-customers-tags lk-customers-all-tags">
                {c.tags.map((tag) => (
                  <Label key={tag}>{tag}</Label>
                ))}
              </span>
            )}
          </Fact>
          <Fact label={words.employees}>{format.number(c.employees)}</Fact>
          <Fact label={words.annualRevenue}>{format.money(c.annualRevenue, true)}</Fact>
          <Fact label={words.foundedYear}>{c.foundedYear}</Fact>
          <Fact label={words.description}>{c.description}</Fact>
        </FactList>
      </Section>
      <Section title={t.groupReach}>
        <FactList>
          <Fact label={words.phones}>
            {lines(c.phones, (phone) => (
              <PhoneLink phone={phone} />
            ))}
          </Fact>
          <Fact label={words.emails}>
            {lines(c.emails, (email) => (
              <MailLink email={email} />
            ))}
          </Fact>
          <Fact label={words.website}>
            {c.website && (
              <a href={c.website} target="_blank" rel="noreferrer">
                {c.website.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
              </a>
            )}
          </Fact>
        </FactList>
      </Section>
      <Parts title={t.groupAddress} prefix="address" parts={c.address} />
      <Parts title={t.groupBilling} prefix="billing" parts={c.billing} />
      <p className="lk-quiet lk-record-when">
        {t.created} {format.instant(c.createdAt)}
        <br />
        {t.updated} {format.instant(c.updatedAt)}
      </p>
    </>
  );
}

/** An address or what an invoice needs: only where something is known of it. */
function Parts(props: {
  title: string;
  prefix: 'address' | 'billing';
  parts: Readonly<Record<string, string | null>>;
}) {
  const words: Record<string, string> = useWords(fieldWords.customer);
  const known = Object.entries(props.parts).filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <Section title={props.title}>
      <FactList>
        {known.map(([name, value]) => (
          <Fact key={name} label={words[`${props.prefix}.${name}`] ?? ''}>
            {value}
          </Fact>
        ))}
      </FactList>
    </Section>
  );
}
