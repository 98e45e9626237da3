import { type Policy, policy, type SavedPolicy } from '#contract/access/policy';
import {
  Button,
  ClockIcon,
  DoneIcon,
  HistoryIcon,
  ProblemNotice,
  RestoreIcon,
  Section,
  Skeleton,
  StatusTag,
  type Tone,
  useApi,
  useFormat,
  useLocale,
  useWords,
} from '#kit';
import { fieldAt, type FieldPath } from './fields.ts';
import { fieldWords } from './field-words/index.ts';
import { policyWords } from './words.ts';

const looks: Record<SavedPolicy['state'], { tone: Tone; icon: typeof ClockIcon }> = {
  'in-force': { tone: 'open', icon: DoneIcon },
  waiting: { tone: 'challenge', icon: ClockIcon },
  replaced: { tone: 'neutral', icon: HistoryIcon },
  reverted: { tone: 'neutral', icon: RestoreIcon },
};

/** Every policy that was saved: who, when, what it changed; and a way back to it. */
export function PolicyHistory({ goBack }: { goBack: (to: Policy) => void }) {
  const t = useWords(policyWords);
  const { data, problem, loading, reload } = useApi(policy.history, {});
  return (
    <Section title={t.history} hint={t.historyHint}>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {loading && <Skeleton lines={3} />}
      {data?.items.length === 0 && <p className="lk-quiet">{t.none}</p>}
      <ol className="lk-policy-history">
        {data?.items.map((saved) => (
          <Saved key={saved.id} saved={saved} goBack={goBack} />
        ))}
      </ol>
    </Section>
  );
}

function Saved({ saved, goBack }: { saved: SavedPolicy; goBack: (to: Policy) => void }) {
  const t = useWords(policyWords);
  const { instant } = useFormat();
  const { tone, icon: Icon } = looks[saved.state];
  const by = saved.revertedBy ? t.revertedBy(saved.revertedBy.name) : t.byItself;
  return (
    <li>
      <div className="lk-row">
        <StatusTag tone={tone} icon={<Icon />}>
          {t.states[saved.state]}
        </StatusTag>
        <strong>{t.presets[saved.policy.preset]}</strong>
        <span className="lk-quiet">
          {[saved.savedBy?.name, instant(saved.savedAt), saved.state === 'reverted' && by]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {saved.state !== 'in-force' && saved.state !== 'waiting' && (
          <Button
            kind="text"
            aria-label={`${t.goBack} ${instant(saved.savedAt)}`}
            onClick={() => goBack(saved.policy)}
          >
            {t.goBack}
          </Button>
        )}
      </div>
      <Differences saved={saved} />
    </li>
  );
}

function Differences({ saved }: { saved: SavedPolicy }) {
  const t = useWords(policyWords);
  const words = useWords(fieldWords);
  const said = useValues();
  const shown = saved.differences.filter(({ field }) => fieldAt(field));
  return (
    <ul className="lk-policy-differences lk-quiet">
      {shown.map(({ field, before, after }) => (
        <li key={field}>
          {words.fields[field as FieldPath][0]}{' '}
          <span className="lk-nowrap">{t.change(said(field, before), said(field, after))}</span>
        </li>
      ))}
    </ul>
  );
}

/** A number of the policy as one says it. */
export function useValues(): (field: string, value: unknown) => string {
  const words = useWords(fieldWords);
  const locale = useLocale();
  const { number } = useFormat();
  const space = locale === 'en' ? ' ' : '';
  return (field, value) => {
    const about = fieldAt(field);
    if (value === null || value === undefined) return words.never;
    if (typeof value === 'boolean') return value ? words.on : words.off;
    if (Array.isArray(value)) return value.length === 0 ? words.none : value.join(', ');
    if (typeof value === 'number')
      return `${number(value)}${about?.kind === 'number' ? space + words.units[about.unit] : ''}`.trim();
    const choices: Record<string, string> = field === 'secondFactor' ? words.secondFactor : words.unsafe;
    return typeof value === 'string' ? (choices[value] ?? value) : '';
  };
}
