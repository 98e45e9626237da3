/** A customer as a line of the list. */
import { Link } from '@tanstack/react-router';
import { levels } from '#contract/business/choices';
import { customers, type CustomerLine } from '#contract/business/customers';
import {
  type Column,
  DraftMark,
  InlinePerson,
  InlineSelect,
  InlineTags,
  InlineText,
  Label,
  PersonName,
  useApi,
  useFormat,
  useWords,
  wordFor,
} from '#kit';
import {
  draftOf,
  fieldWords,
  MailLink,
  PhoneLink,
  type useCellEdits,
  withMainPhone,
} from '#web/business/records';
import { industryWords, sourceWords } from '#web/business/vocabulary';
import { customerWords } from './words.ts';
import './customers.css';

export function useColumns({ save }: ReturnType<typeof useCellEdits<'customer'>>): Column<CustomerLine>[] {
  const facets = useApi(customers.facets, {}).data;
  const t = useWords(customerWords);
  const words = useWords(fieldWords.customer);
  const industry = useWords(industryWords);
  const source = useWords(sourceWords);
  const { ago, day, dayOf } = useFormat();
  return [
    {
      key: 'name',
      exported: ['name'],
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
    {
      key: 'level',
      exported: ['level'],
      title: words.level,
      sort: 'level',
      cell: ({ level }) => level,
      edit: {
        may: ({ can }) => can.change,
        control: (row, close) => (
          <InlineSelect
            label={words.level}
            value={row.level}
            options={[...new Set([...levels, ...(facets?.levels ?? [])])]}
            save={(level) => save(row, { level }, { level })}
            close={close}
          />
        ),
      },
    },
    {
      key: 'industry',
      exported: ['industry'],
      title: words.industry,
      sort: 'industry',
      cell: (c) => c.industry && wordFor(industry, c.industry),
    },
    {
      key: 'city',
      exported: ['address.city'],
      title: words['address.city'],
      sort: 'city',
      cell: ({ city }) => city,
    },
    {
      key: 'owner',
      exported: ['owner'],
      title: words.owner,
      cell: ({ owner }) => <PersonName person={owner} />,
      edit: {
        may: ({ can }) => can.assign,
        control: (row, close) => (
          <InlinePerson
            label={words.owner}
            value={row.owner}
            save={(owner) => save(row, { ownerId: owner?.id ?? null }, { owner })}
            close={close}
          />
        ),
      },
    },
    {
      key: 'phone',
      exported: ['phones'],
      title: words.phones,
      cell: ({ phones: [main] }) => main && <PhoneLink phone={main} />,
      edit: {
        may: ({ can }) => can.change,
        control: (row, close) => (
          <InlineText
            label={words.phones}
            value={row.phones[0] ?? null}
            save={(typed) => {
              const { phones, shown } = withMainPhone(row.phones, typed);
              save(row, { phones }, shown);
            }}
            close={close}
          />
        ),
      },
    },
    {
      key: 'last',
      exported: ['lastFollowUpAt'],
      title: t.lastFollowUp,
      sort: 'lastFollowUpAt',
      cell: (c) =>
        c.lastFollowUpAt ? ago(c.lastFollowUpAt) : <span className="lk-quiet">{t.neverFollowedUp}</span>,
    },
    {
      key: 'tags',
      exported: ['tags'],
      title: words.tags,
      cell: ({ tags }) => (
        <span className="lk-customers-tags">
          {tags.slice(0, 3).map((tag) => (
            <Label key={tag}>{tag}</Label>
          ))}
          {tags.length > 3 && <span className="lk-quiet">+{tags.length - 3}</span>}
        </span>
      ),
      edit: {
        may: ({ can }) => can.change,
        control: (row, close) => (
          <InlineTags
            label={words.tags}
            value={row.tags}
            suggestions={facets?.tags ?? []}
            save={(tags) => save(row, { tags }, { tags })}
            close={close}
          />
        ),
      },
    },
    {
      key: 'source',
      exported: ['source'],
      title: words.source,
      optional: true,
      cell: (c) => c.source && wordFor(source, c.source),
    },
    {
      key: 'mail',
      exported: ['emails'],
      title: words.emails,
      optional: true,
      cell: ({ email }) => email && <MailLink email={email} />,
    },
    {
      key: 'created',
      exported: ['createdAt'],
      title: t.created,
      sort: 'createdAt',
      optional: true,
      cell: (c) => day(dayOf(c.createdAt)),
    },
    {
      key: 'updated',
      exported: ['updatedAt'],
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
