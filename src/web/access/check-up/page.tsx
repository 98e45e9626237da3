import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type Check, checkGroups, type CheckGroup, type CheckLine, unitOf } from '#contract/access/check-up';
import { checkUpWords } from '#contract/access/check-up-words';
import {
  AttentionIcon,
  Button,
  ClosedIcon,
  DoneIcon,
  Notice,
  StatusTag,
  useFormat,
  useLocale,
  useToast,
  useWords,
} from '#kit';
import { EntryFrame, entryWords } from '#web/access/entry';
import { mend, mended } from './mend.ts';
import { runCheckUp } from './run.ts';
import { checkUpPageWords } from './words.ts';
import './check-up.css';

const groups = Object.entries(checkGroups) as [CheckGroup, readonly Check[]][];
const allChecks = groups.reduce((sum, [, checks]) => sum + checks.length, 0);

/** Where things stand: nothing asked yet, under way, or done. */
type Stage = 'before' | 'running' | 'done';

/** Network, browser and device, line by line; works signed out, and when the server is away. */
export function CheckUpPage() {
  const t = useWords(checkUpPageWords);
  const entry = useWords(entryWords);
  const { groups: titles } = checkUpWords[useLocale()];
  const [lines, setLines] = useState<ReadonlyMap<Check, CheckLine>>(new Map());
  const [stage, setStage] = useState<Stage>('before');
  const [mending, setMending] = useState(false);
  const start = async () => {
    setLines(new Map());
    setStage('running');
    await runCheckUp((line) => setLines((all) => new Map(all).set(line.check, line)));
    setStage('done');
  };
  // Back from mending.
  const began = useRef(false);
  useEffect(() => {
    if (location.hash !== `#${mended}` || began.current) return;
    began.current = true;
    history.replaceState(history.state, '', location.pathname);
    void start();
  });
  const amiss = [...lines.values()].filter(isAmiss).toSorted((a, b) => order[a.result] - order[b.result]);
  const isShownAbove = (line: CheckLine) => stage === 'done' && isAmiss(line);
  return (
    <EntryFrame title={t.title} hint={t.hint} wide>
      <output className="lk-check-up-said">
        {stage === 'running' && <p>{t.running(lines.size, allChecks)}</p>}
        {stage === 'done' &&
          (amiss.length === 0 ? (
            <Notice tone="open" title={t.allGood} />
          ) : (
            <Notice tone="challenge" title={t.found(amiss.length)}>
              <p>{t.foundHint}</p>
            </Notice>
          ))}
      </output>
      <div className="lk-row">
        <Button kind="primary" busy={stage === 'running'} onClick={() => void start()}>
          {stage === 'before' ? t.start : t.again}
        </Button>
        {stage === 'done' && (
          <>
            <Button
              busy={mending}
              onClick={() => {
                setMending(true);
                void mend();
              }}
            >
              {t.mend}
            </Button>
            <CopyResult lines={lines} />
          </>
        )}
      </div>
      {stage === 'done' && <p className="lk-quiet">{t.mendHint}</p>}
      {stage === 'done' && <Group title={t.toDo} lines={amiss} />}
      {groups.map(([group, checks]) => (
        <Group
          key={group}
          title={titles[group]}
          lines={checks.flatMap((check) => lines.get(check) ?? []).filter((line) => !isShownAbove(line))}
        />
      ))}
      <Link to="/sign-in">{entry.back}</Link>
    </EntryFrame>
  );
}

function Group({ title, lines }: { title: string; lines: readonly CheckLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="lk-check-up">
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <Line key={line.check} line={line} />
        ))}
      </ul>
    </section>
  );
}

const order = { bad: 0, poor: 1, unknown: 2, good: 3 } as const;
const isAmiss = ({ result }: CheckLine) => result === 'bad' || result === 'poor';
const tones = { good: 'open', poor: 'challenge', bad: 'closed', unknown: 'neutral' } as const;
const icons = {
  good: <DoneIcon />,
  poor: <AttentionIcon />,
  bad: <ClosedIcon />,
  unknown: <span>–</span>,
} as const;

function Line({ line }: { line: CheckLine }) {
  const t = useWords(checkUpPageWords);
  const words = checkUpWords[useLocale()];
  const value = useValue();
  const { name, method, remedy } = words.checks[line.check];
  return (
    <li>
      <div className="lk-check-up-head">
        <strong>{name}</strong>
        <span className="lk-check-up-value">{value(line)}</span>
        <StatusTag tone={tones[line.result]} icon={icons[line.result]}>
          {words.results[line.result]}
        </StatusTag>
      </div>
      <dl>
        <dt className="lk-hidden">{t.how}</dt>
        <dd>{method}</dd>
        {isAmiss(line) && (
          <>
            <dt className="lk-hidden">{t.remedy}</dt>
            <dd className="lk-check-up-remedy">{remedy}</dd>
          </>
        )}
      </dl>
    </li>
  );
}

/** What was measured, as it is written; of yes and no the result says enough. */
function useValue(): (line: CheckLine) => string {
  const { units } = useWords(checkUpPageWords);
  const { number } = useFormat();
  return ({ check, measured, detail }) => {
    const unit = unitOf(check);
    // A tenth, where it says something.
    const rounded = typeof measured === 'number' && Math.round(measured * 10) / 10;
    const said =
      rounded !== false && unit ? units[unit](number(rounded < 20 ? rounded : Math.round(rounded))) : '';
    return [said, detail].filter(Boolean).join(' · ');
  };
}

function CopyResult({ lines }: { lines: ReadonlyMap<Check, CheckLine> }) {
  const t = useWords(checkUpPageWords);
  const words = checkUpWords[useLocale()];
  const value = useValue();
  const toast = useToast();
  const text = () =>
    [...lines.values()]
      .map((line) => [words.checks[line.check].name, words.results[line.result], value(line)].filter(Boolean))
      .map((parts) => parts.join('\t'))
      .join('\n');
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    toast(t.copied);
  };
  // Browsers give no clipboard without encryption.
  if (!isSecureContext) return null;
  return <Button onClick={() => void copy()}>{t.copy}</Button>;
}
