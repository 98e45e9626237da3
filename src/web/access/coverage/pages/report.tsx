/** What became of somebody's work while they were away. */
import { Link, useParams } from '@tanstack/react-router';
import { coverages, type CoveredWork, type CoverageReport } from '#contract/access/coverage';
import {
  BackIcon,
  Button,
  Fact,
  FactList,
  Page,
  PrintIcon,
  printPage,
  ProblemNotice,
  Section,
  Skeleton,
  useApi,
  useFormat,
  useWords,
} from '#kit';
import { coverWords } from './words.ts';
import './coverage.css';

export function CoverageReportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useWords(coverWords).report;
  const { data, problem, reload } = useApi(coverages.get, { params: { id } });
  return (
    <Page
      title={t.title(data?.person.name ?? '…')}
      subtitle={data && t.counts(data.done.length, data.due.length)}
      above={
        <Link to="/cover" className="lk-row lk-cover-back">
          <BackIcon /> {t.whole}
        </Link>
      }
      actions={
        <Button icon={<PrintIcon />} onClick={() => void printPage()}>
          {t.print}
        </Button>
      }
      width="reading"
    >
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data && <Report report={data} />}
    </Page>
  );
}

function Report({ report }: { report: CoverageReport }) {
  const all = useWords(coverWords);
  const t = all.report;
  const { instant } = useFormat();
  return (
    <>
      <FactList>
        <Fact label={t.away} wide>
          {instant(report.awaySince)} – {report.endedAt ? instant(report.endedAt) : all.goesOn} ·{' '}
          {t[report.cause]}
        </Fact>
        <Fact label={t.who} wide>
          {report.turns.length === 0
            ? t.nobody
            : report.turns.map((turn) => (
                <span key={turn.beganAt} className="lk-cover-turn">
                  {turn.cover.name} · {instant(turn.beganAt)} –{' '}
                  {turn.endedAt ? instant(turn.endedAt) : all.goesOn}
                </span>
              ))}
        </Fact>
      </FactList>
      <Section title={t.due}>
        <Work items={report.due} none={t.noneDue} />
      </Section>
      <Section title={t.done}>
        <Done items={report.done} />
      </Section>
      {report.settled.length > 0 && (
        <Section title={t.settled}>
          <Work items={report.settled} none="" />
        </Section>
      )}
      <Section title={t.heard}>
        {report.replies.length === 0 && <p className="lk-quiet">{t.noneHeard}</p>}
        <ul className="lk-cover-list">
          {report.replies.map((reply) => (
            <li key={reply.customer.id}>
              <span className="lk-cover-what">
                {reply.customer.name} <span className="lk-quiet">{t.replies[reply.state]}</span>
              </span>
              <span className="lk-quiet">{instant(reply.at)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Work({ items, none }: { items: readonly CoveredWork[]; none: string }) {
  const t = useWords(coverWords).report;
  const { day } = useFormat();
  if (items.length === 0) return <p className="lk-quiet">{none}</p>;
  return (
    <ul className="lk-cover-list">
      {items.map((one) => (
        <li key={`${one.kind} ${one.recordId}`}>
          <span className="lk-cover-what">
            <Link to={one.path as never}>{one.title}</Link>
            <span className="lk-quiet">{[one.kindName, one.customer?.name].filter(Boolean).join(' · ')}</span>
          </span>
          {one.dueOn && <span className="lk-quiet">{t.dueOn(day(one.dueOn))}</span>}
        </li>
      ))}
    </ul>
  );
}

function Done({ items }: { items: CoverageReport['done'] }) {
  const t = useWords(coverWords).report;
  const { instant } = useFormat();
  if (items.length === 0) return <p className="lk-quiet">{t.noneDone}</p>;
  return (
    <ul className="lk-cover-list">
      {items.map((one) => (
        <li key={one.id}>
          <span className="lk-cover-what">
            {one.path ? <Link to={one.path as never}>{one.title || one.objectName}</Link> : one.title}
            <span className="lk-quiet">
              {[one.by?.name, t.actions[one.action], one.objectName, one.customer?.name]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <span className="lk-quiet">{instant(one.at)}</span>
        </li>
      ))}
    </ul>
  );
}
