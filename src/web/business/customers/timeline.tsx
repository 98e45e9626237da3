/** What happened with a customer, newest first: follow-ups in full, everything else in a line. */
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { type Customer, customers, type TimelineItem } from '#contract/business/customers';
import { type FollowUp, followUps } from '#contract/business/follow-ups';
import {
  Button,
  ContactIcon,
  CustomerIcon,
  Label,
  type List,
  OpportunityIcon,
  ProblemNotice,
  Skeleton,
  Timeline,
  type TimelineEntry,
  useFormat,
  useList,
  useWholeOnPaper,
  useWords,
} from '#kit';
import { coverageWords } from '#web/access/coverage';
import {
  EditFollowUpPanel,
  followUpIcons,
  FollowUpMenu,
  FollowUpText,
  NextStep,
  useFollowUpActs,
} from '#web/business/follow-ups';
import { fieldWords, HistoryPanel } from '#web/business/records';
import { followUpKindWords, outcomeWords } from '#web/business/vocabulary';
import { customerWords } from './words.ts';

type Item = z.output<typeof TimelineItem>;

/**
 * The whole follow-ups for those that stand in the timeline: it says only what was done. Both are sorted by time, so
 * more are read as the timeline grows.
 */
function useFollowUpsOf(customerId: string, timeline: List<Item>): ReadonlyMap<string, FollowUp> {
  const list = useList(followUps.list, { query: { customerId, sort: '-at', limit: 100 } });
  const known = new Map(list.items.map((followUp) => [followUp.id, followUp]));
  const missing = timeline.items.some((item) => item.kind === 'followUp' && !known.has(item.recordId));
  const { hasMore, loadingMore, more } = list;
  useWholeOnPaper(list.all);
  useEffect(() => {
    if (missing && hasMore && !loadingMore) more();
  });
  return known;
}

export function CustomerTimeline({ customer }: { customer: Customer }) {
  const t = useWords(customerWords);
  const list = useList(customers.timeline, { params: { id: customer.id }, query: { limit: 30 } });
  const known = useFollowUpsOf(customer.id, list);
  useWholeOnPaper(list.all);
  const acts = useFollowUpActs();
  const entryOf = useEntry();
  const [editing, setEditing] = useState<FollowUp>();
  const [shown, setShown] = useState<FollowUp>();
  if (list.problem) return <ProblemNotice problem={list.problem} retry={list.reload} />;
  if (list.loading) return <Skeleton lines={8} />;
  if (list.items.length === 0) return <p className="lk-quiet">{t.noTimeline}</p>;
  return (
    <>
      {acts.problem && <ProblemNotice problem={acts.problem} />}
      <Timeline
        entries={list.items.map((item) => {
          const followUp = item.kind === 'followUp' ? known.get(item.recordId) : undefined;
          const entry = entryOf(item, followUp);
          if (!followUp) return entry;
          return {
            ...entry,
            meta: (
              <span className="lk-customers-meta">
                {entry.meta}
                <FollowUpMenu
                  followUp={followUp}
                  edit={() => setEditing(followUp)}
                  tick={(done) => acts.tick(followUp, done)}
                  remove={() => acts.remove(followUp)}
                  history={() => setShown(followUp)}
                />
              </span>
            ),
            text: (
              <>
                <FollowUpText followUp={followUp} />
                {followUp.opportunity && (
                  <span className="lk-customers-deal-of">
                    {t.opportunities}
                    {' · '}
                    <Link to="/opportunities/$id" params={{ id: followUp.opportunity.id }}>
                      {followUp.opportunity.name}
                    </Link>
                  </span>
                )}
                <NextStep followUp={followUp} tick={acts.tick} />
              </>
            ),
          };
        })}
      />
      {list.hasMore && (
        <Button kind="text" busy={list.loadingMore} onClick={list.more}>
          {t.earlier}
        </Button>
      )}
      <EditFollowUpPanel followUp={editing} close={() => setEditing(undefined)} />
      {shown && <HistoryPanel object="followUp" recordId={shown.id} open close={() => setShown(undefined)} />}
    </>
  );
}

/** Says one event: a follow-up with its kind, outcome and whom with; others with who did what. */
function useEntry(): (item: Item, followUp: FollowUp | undefined) => TimelineEntry {
  const t = useWords(customerWords);
  const kinds: Record<string, string> = useWords(followUpKindWords);
  const outcomes = useWords(outcomeWords);
  const fields: Record<string, string> = useWords(fieldWords.customer);
  const { ago, instant } = useFormat();
  const covered = useWords(coverageWords);
  const when = ({ at, by, for: person }: Item) => (
    <>
      {[by?.name, person && covered.for(person.name)].filter(Boolean).join(t.between)} ·{' '}
      <time dateTime={at} title={instant(at)}>
        {ago(at)}
      </time>
    </>
  );
  const did = (item: Item): string => {
    const { kind, action } = item;
    if (kind !== 'customer') {
      const words: Record<string, string> = {
        created: t.created_,
        changed: t.changed_,
        moved: t.moved_,
        deleted: t.deleted_,
        restored: t.restored_,
      };
      return words[action] ?? '';
    }
    if (action === 'created') return t.createdCustomer;
    if (action === 'deleted') return t.deletedCustomer;
    if (action === 'restored') return t.restoredCustomer;
    if (item.text === 'attachments') return t.addedFile;
    if (item.text === 'attachments.removed') return t.removedFile;
    const names = item.text
      .split(' ')
      .map((field) => fields[field] ?? t.groups[field as keyof typeof t.groups]);
    return t.changedFields(names.filter(Boolean).join(t.between) || t.facts);
  };
  const icons = {
    customer: <CustomerIcon />,
    contact: <ContactIcon />,
    opportunity: <OpportunityIcon />,
  };
  return (item, followUp) => {
    if (item.kind === 'followUp') {
      return {
        id: item.id,
        icon: followUpIcons[item.action as FollowUp['kind']],
        title: (
          <span className="lk-customers-did">
            <strong>{kinds[item.action]}</strong>
            {item.title && <span>{t.with(item.title)}</span>}
            {followUp && followUp.outcome !== 'none' && <Label>{outcomes[followUp.outcome]}</Label>}
          </span>
        ),
        meta: when(item),
        text: item.text,
      };
    }
    const object =
      item.kind === 'contact' ? t.contactEvent : item.kind === 'opportunity' ? t.opportunity : '';
    return {
      id: item.id,
      icon: icons[item.kind],
      title: (
        <span className="lk-customers-event">
          {did(item)}
          {object} {item.title}
        </span>
      ),
      meta: when(item),
    };
  };
}
