/** A customer as a line of the list. */
import { Link } from '@tanstack/react-router';
import type { CustomerLine } from '#contract/business/customers';
import { type Column, DraftMark, Label, PersonName, useFormat, useWords, wordFor } from '#kit';
import { draftOf, fieldWords, MailLink, PhoneLink } from '#web/business/records';
import { industryWords, sourceWords } from '#web/business/vocabulary';
import { customerWords } from './words.ts';
import './customers.css';

export function useColumns(): Column<CustomerLine>[] {
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  const industry = useWords(industryWords);
  const source = useWords(sourceWords);
  const { ago, day, dayOf } = useFormat();
  return [
    {
      key: 'name',
      title: words.name,
      sort: 'name',
      cell: ({ id, name }) => (
        <>
          <Link to="/customers/$id" params={{ id }} className="lk-customers-name">
            {name}
          </Link>{' '}
          <DraftMark draft={draftOf('customer', id)} />
        </>
      ),
    },
    { key: 'level', title: words.level, sort: 'level', cell: ({ level }) => level },
    {
      key: 'industry',
      title: words.industry,
      sort: 'industry',
      cell: (c) => c.industry && wordFor(industry, c.industry),
    },
    { key: 'city', title: words['address.city'], sort: 'city', cell: ({ city }) => city },
    { key: 'owner', title: words.owner, cell: ({ owner }) => <PersonName person={owner} /> },
    { key: 'phone', title: words.phones, cell: ({ phone }) => phone && <PhoneLink phone={phone} /> },
    {
      key: 'last',
      title: t.lastFollowUp,
      sort: 'lastFollowUpAt',
      cell: (c) =>
        c.lastFollowUpAt ? ago(c.lastFollowUpAt) : <span className="lk-quiet">{t.neverFollowedUp}</span>,
    },
    {
      key: 'tags',
      title: words.tags,
      cell: ({ tags }) => (
        <span className="lk-customers-tags">
          {tags.slice(0, 3).map((tag) => (
            <Label key={tag}>{tag}</Label>
          ))}
          {tags.length > 3 && <span className="lk-quiet">+{tags.length - 3}</span>}
        </span>
      ),
    },
    {
      key: 'source',
      title: words.source,
      optional: true,
      cell: (c) => c.source && wordFor(source, c.source),
    },
    {
      key: 'mail',
      title: words.emails,
      optional: true,
      cell: ({ email }) => email && <MailLink email={email} />,
    },
    {
      key: 'created',
      title: t.created,
      sort: 'createdAt',
      optional: true,
      cell: (c) => day(dayOf(c.createdAt)),
    },
    {
      key: 'updated',
      title: t.updated,
      sort: 'updatedAt',
      optional: true,
      cell: (c) => ago(c.updatedAt),
    },
  ];
}

/** The same on a phone. */
export function usePhoneRow() {
  const t = useWords(customerWords);
  const industry = useWords(industryWords);
  const { ago } = useFormat();
  return (c: CustomerLine) => ({
    title: (
      <Link to="/customers/$id" params={{ id: c.id }} className="lk-customers-phone-name">
        {c.name}
      </Link>
    ),
    meta: [c.level, c.industry && wordFor(industry, c.industry), c.city, c.owner?.name ?? t.nobody]
      .filter(Boolean)
      .join(' · '),
    end: <span className="lk-quiet">{c.lastFollowUpAt ? ago(c.lastFollowUpAt) : t.neverFollowedUp}</span>,
  });
}
