import { followUps } from '#contract/business/follow-ups';
import {
  Button,
  ChatIcon,
  kitWords,
  MailIcon,
  NoteIcon,
  PhoneIcon,
  ProblemNotice,
  Section,
  Skeleton,
  Timeline,
  useFormat,
  useList,
  useWords,
  VisitIcon,
} from '#kit';
import { followUpKindWords, outcomeWords } from '#web/business/vocabulary';
import { opportunityWords } from './words.ts';

const icons = {
  call: <PhoneIcon />,
  visit: <VisitIcon />,
  mail: <MailIcon />,
  chat: <ChatIcon />,
  note: <NoteIcon />,
};

/** What was said and done about this deal, newest first. */
export function FollowUpsOf({ opportunityId }: { opportunityId: string }) {
  const t = useWords(opportunityWords);
  const more = useWords(kitWords).more;
  const kinds = useWords(followUpKindWords);
  const outcomes = useWords(outcomeWords);
  const { instant, day } = useFormat();
  const list = useList(followUps.list, { query: { opportunityId, sort: '-at', limit: 20 } });
  return (
    <Section title={t.followUps}>
      {list.problem && <ProblemNotice problem={list.problem} retry={list.reload} />}
      {list.loading && <Skeleton lines={4} />}
      {!list.loading && list.items.length === 0 && <p className="lk-quiet">{t.noFollowUps}</p>}
      <Timeline
        entries={list.items.map((one) => ({
          id: one.id,
          icon: icons[one.kind],
          title: (
            <>
              {kinds[one.kind]}
              {one.outcome && ` · ${outcomes[one.outcome]}`}
            </>
          ),
          meta: [one.owner?.name, instant(one.at)].filter(Boolean).join(' · '),
          text: (
            <>
              <p>{one.content}</p>
              {one.nextStep && (
                <p className="lk-quiet">
                  {t.nextStep}: {one.nextStep}
                  {one.nextStepDoneAt
                    ? ` (${t.done})`
                    : one.nextStepDue && ` (${t.due(day(one.nextStepDue))})`}
                </p>
              )}
            </>
          ),
        }))}
      />
      {list.hasMore && (
        <Button kind="text" busy={list.loadingMore} onClick={list.more}>
          {more}
        </Button>
      )}
    </Section>
  );
}
