import { Link } from '@tanstack/react-router';
import { costs } from '#contract/access/costs';
import { ProblemNotice, Section, Skeleton, useApi, useFormat, useWords } from '#kit';
import { costWords } from './words.ts';

/** The records behind the figures of one lock, by kind. */
export function CostOfLock({ id }: { id: string }) {
  const t = useWords(costWords);
  const { day } = useFormat();
  const { data, problem, reload } = useApi(costs.lock, { params: { id } });
  if (problem) return <ProblemNotice problem={problem} retry={reload} />;
  if (!data) return <Skeleton lines={4} />;
  if (data.records.length === 0) return <p className="lk-quiet">{t.noRecords}</p>;
  return [...Map.groupBy(data.records, (record) => record.kindName)].map(([name, records]) => (
    <Section key={name} title={name}>
      <ul>
        {records.map((record) => (
          <li key={record.recordId}>
            <Link to={record.path as never}>{record.title}</Link>{' '}
            <span className="lk-quiet">
              {[record.customer?.name, record.dueOn && t.dueOn(day(record.dueOn))]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  ));
}
