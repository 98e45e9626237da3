import { useState } from 'react';
import { type FollowUp, followUps } from '#contract/business/follow-ups';
import {
  Button,
  kitWords,
  Label,
  ProblemNotice,
  Skeleton,
  Timeline,
  useFormat,
  useList,
  useWholeOnPaper,
  useWords,
} from '#kit';
import { coverageWords } from '#web/access/coverage';
import { HistoryPanel } from '#web/business/records';
import { followUpKindWords, outcomeWords } from '#web/business/vocabulary';
import { useFollowUpActs } from './acts.ts';
import { EditFollowUpPanel } from './form.tsx';
import { followUpIcons } from './kind.tsx';
import { FollowUpText } from './mentions.tsx';
import { FollowUpMenu } from './menu.tsx';
import type { FollowUpsOf } from './next-steps.tsx';
import { NextStep } from './step.tsx';
import { followUpWords } from './words.ts';
import './follow-ups.css';

/** What was said and done with one contact or about one deal, newest first. */
export function FollowUpTimeline({ of }: { of: FollowUpsOf }) {
  const t = useWords(followUpWords);
  const more = useWords(kitWords).more;
  const kinds = useWords(followUpKindWords);
  const outcomes = useWords(outcomeWords);
  const covered = useWords(coverageWords);
  const { instant, ago } = useFormat();
  const list = useList(followUps.list, { query: { ...of, sort: '-at', limit: 20 } });
  useWholeOnPaper(list.all);
  const acts = useFollowUpActs();
  const [editing, setEditing] = useState<FollowUp>();
  const [shown, setShown] = useState<FollowUp>();
  const meta = (followUp: FollowUp) => (
    <span className="lk-follow-ups-meta">
      {followUp.owner?.name} {followUp.for && covered.for(followUp.for.name)} ·{' '}
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
      {!list.loading && list.items.length === 0 && <p className="lk-quiet">{t.noneYet}</p>}
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
