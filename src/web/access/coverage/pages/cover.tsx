/** Who covers for me (or for somebody I lead), for whom I am to, who is away, and what became of it. */
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Cover, coverages, covers } from '#contract/access/coverage';
import {
  AddIcon,
  Button,
  kitWords,
  Notice,
  Page,
  ProblemNotice,
  Section,
  Skeleton,
  useAct,
  useApi,
  useFormat,
  useList,
  useRight,
  useWords,
} from '#kit';
import { coverageWords, useWhy } from '#web/access/coverage';
import { Absences } from './absences.tsx';
import { AddCover, CoverOrder } from './order.tsx';
import { HoldingReplyForm } from './reply.tsx';
import { CoverState } from './state.tsx';
import { coverWords } from './words.ts';
import './coverage.css';

export function CoverPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const t = useWords(coverWords);
  const query = id === undefined ? {} : { personId: id };
  const { data, problem, reload } = useApi(covers.list, { query });
  const [adding, setAdding] = useState(false);
  const settles = useRight('settings.manage');
  return (
    <Page
      title={id === undefined ? t.title : t.titleOf(data?.person.name ?? '…')}
      subtitle={t.intro}
      width="reading"
    >
      {id === undefined && <Now />}
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={6} />}
      {data && (
        <Section
          title={t.covers}
          hint={t.coversHint}
          action={
            <Button icon={<AddIcon />} onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          }
        >
          <CoverOrder items={data.items} personId={data.person.id} />
          <AddCover
            items={data.items}
            personId={data.person.id}
            open={adding}
            close={() => setAdding(false)}
          />
        </Section>
      )}
      {data && id === undefined && <Mine items={data.mine} />}
      {data && <Absences personId={data.person.id} />}
      {id === undefined && <Reports />}
      {id === undefined && settles && <HoldingReplyForm />}
    </Page>
  );
}

/** Who covers for me at this moment, and for whom I do. */
function Now() {
  const t = useWords(coverWords);
  const words = useWords(coverageWords);
  const why = useWhy();
  const { data } = useApi(coverages.mine, {});
  return (
    <>
      {data?.items.map((coverage) => (
        <Notice
          key={coverage.id}
          title={words.youCover(coverage.person.name)}
          action={<Link to="/today">{t.toToday}</Link>}
        >
          <p>{why(coverage)}</p>
        </Notice>
      ))}
      {data?.ofMe && (
        <Notice
          tone={data.ofMe.cover ? 'system' : 'challenge'}
          title={data.ofMe.cover ? t.ofYou(data.ofMe.cover.name) : t.ofYouNobody}
          action={
            <Link to="/cover/reports/$id" params={{ id: data.ofMe.id }}>
              {t.seeReport}
            </Link>
          }
        />
      )}
    </>
  );
}

function Mine({ items }: { items: readonly Cover[] }) {
  const t = useWords(coverWords);
  const answer = useAct(covers.answer);
  const say = (id: string, accept: boolean) => answer.send({ params: { id }, body: { accept } });
  return (
    <Section title={t.mine} hint={t.mineHint}>
      {answer.problem && <ProblemNotice problem={answer.problem} />}
      {items.length === 0 && <p className="lk-quiet">{t.noneMine}</p>}
      <ul className="lk-cover-list">
        {items.map(({ id, person, state }) => (
          <li key={id}>
            <span className="lk-cover-what">
              {person.name} <CoverState state={state} />
            </span>
            <span className="lk-row">
              {state !== 'accepted' && (
                <Button
                  busy={answer.busy}
                  aria-label={t.acceptFor(person.name)}
                  onClick={() => say(id, true)}
                >
                  {t.accept}
                </Button>
              )}
              {state !== 'refused' && (
                <Button
                  kind="text"
                  busy={answer.busy}
                  aria-label={t.refuseFor(person.name)}
                  onClick={() => say(id, false)}
                >
                  {t.refuse}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Reports() {
  const t = useWords(coverWords);
  const kit = useWords(kitWords);
  const { instant } = useFormat();
  const list = useList(coverages.list, { query: { limit: 20 } });
  return (
    <Section title={t.reports}>
      {list.problem && <ProblemNotice problem={list.problem} retry={list.reload} />}
      {!list.loading && !list.problem && list.items.length === 0 && <p className="lk-quiet">{t.noReports}</p>}
      <ul className="lk-cover-list">
        {list.items.map((one) => (
          <li key={one.id}>
            <span className="lk-cover-what">
              <Link to="/cover/reports/$id" params={{ id: one.id }}>
                {one.person.name}
              </Link>
              <span className="lk-quiet">{one.cover ? t.coveredBy(one.cover.name) : t.coveredByNobody}</span>
            </span>
            <span className="lk-quiet">
              {instant(one.awaySince)} – {one.endedAt ? instant(one.endedAt) : t.goesOn}
            </span>
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <Button kind="text" busy={list.loadingMore} onClick={list.more}>
          {kit.more}
        </Button>
      )}
    </Section>
  );
}
