import { useState } from 'react';
import { type FollowUp, followUps } from '#contract/business/follow-ups';
import type { Opportunity } from '#contract/business/opportunities';
import {
  Button,
  kitWords,
  Label,
  ProblemNotice,
  Section,
  Skeleton,
  Timeline,
  useFormat,
  useList,
  useRight,
  useWords,
} from '#kit';
import {
  EditFollowUpPanel,
  FollowUpComposer,
  followUpIcons,
  FollowUpMenu,
  FollowUpText,
  NextStep,
  useFollowUpActs,
} from '#web/business/follow-ups';
import { HistoryPanel } from '#web/business/records';
import { followUpKindWords, outcomeWords } from '#web/business/vocabulary';
import { opportunityWords } from './words.ts';

/** What was said and done about this deal, newest first; and room to write down the next. */
export function FollowUpsOf({ deal }: { deal: Opportunity }) {
  const t = useWords(opportunityWords);
  const mayRecord = useRight('followUps.create');
  const { id, name, customer } = deal;
  return (
    <Section title={t.followUps}>
      {mayRecord && customer && <FollowUpComposer customer={customer} opportunity={{ id, name }} />}
      <FollowUpList opportunityId={id} />
    </Section>
  );
}

function FollowUpList({ opportunityId }: { opportunityId: string }) {
  const t = useWords(opportunityWords);
  const more = useWords(kitWords).more;
  const kinds = useWords(followUpKindWords);
  const outcomes = useWords(outcomeWords);
  const { instant, ago } = useFormat();
  const list = useList(followUps.list, { query: { opportunityId, sort: '-at', limit: 20 } });
  const acts = useFollowUpActs();
  const [editing, setEditing] = useState<FollowUp>();
  const [shown, setShown] = useState<FollowUp>();
  const meta = (followUp: FollowUp) => (
    <span className="lk-deal-meta">
      {followUp.owner?.name} ·{' '}
      <time dateTime={followUp.at} title={instant(followUp.at)}>
        {ago(followUp.at)}
      </time>
      <FollowUpMenu
        followUp={followUp}
        edit={() => setEditing(followUp)}
        tick={(done) => acts.tick(followUp, done)}
        remove={() => acts.remove(followUp)}
        history={() => setShown(followUp)}
      />
    </span>
  );
  return (
    <>
      {list.problem && <ProblemNotice problem={list.problem} retry={list.reload} />}
      {acts.problem && <ProblemNotice problem={acts.problem} />}
      {list.loading && <Skeleton lines={4} />}
      {!list.loading && list.items.length === 0 && <p className="lk-quiet">{t.noFollowUps}</p>}
      <Timeline
        entries={list.items.map((followUp) => ({
          id: followUp.id,
          icon: followUpIcons[followUp.kind],
          title: (
            <span className="lk-row">
              <strong>{kinds[followUp.kind]}</strong>
              {followUp.contact?.name}
              {followUp.outcome !== 'none' && <Label>{outcomes[followUp.outcome]}</Label>}
            </span>
          ),
          meta: meta(followUp),
          text: (
            <>
              <FollowUpText followUp={followUp} />
              <NextStep followUp={followUp} tick={acts.tick} />
            </>
          ),
        }))}
      />
      {list.hasMore && (
        <Button kind="text" busy={list.loadingMore} onClick={list.more}>
          {more}
        </Button>
      )}
      <EditFollowUpPanel followUp={editing} close={() => setEditing(undefined)} />
      {shown && <HistoryPanel object="followUp" recordId={shown.id} open close={() => setShown(undefined)} />}
    </>
  );
}
