import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Board, boardDays, lockBoard } from '#contract/access/board';
import { triggerWords } from '#contract/access/lock-words';
import {
  EmptyState,
  FilterOne,
  ProblemNotice,
  Section,
  Skeleton,
  useApi,
  useFormat,
  useLocale,
  useWords,
} from '#kit';
import { useProblemsFigure } from '#web/access/problems';
import { endRouteWords } from '#web/access/shared';
import { Spark } from './spark.tsx';
import { useLength } from './length.ts';
import { boardWords } from './words.ts';
import './board.css';

/** @param props.children what waits just now: it stands between the figures and their history */
export function LockBoard({ children }: { children?: ReactNode }) {
  const t = useWords(boardWords);
  const [days, setDays] = useState<(typeof boardDays)[number]>('30');
  const read = useApi(lockBoard.read, { query: { days } });
  return (
    <div className="lk-stack">
      <div className="lk-row">
        <FilterOne
          label={t.window}
          value={days}
          options={boardDays.map((value) => ({ value, label: t.windows[value] }))}
          change={(chosen) => setDays(chosen ?? '30')}
        />
      </div>
      {read.problem && <ProblemNotice problem={read.problem} retry={read.reload} />}
      {read.loading && <Skeleton lines={8} />}
      {read.data && <Figures board={read.data} />}
      {children}
      {read.data && (
        <>
          <Causes board={read.data} />
          <Routes board={read.data} />
          <Networks board={read.data} />
        </>
      )}
    </div>
  );
}

/** Where there is nothing to count, there is nothing to open. */
const nothing = '—';

/** What keeps people out, as the list is told it. */
const ofPeople = { scope: ['account', 'session', 'device'], spentLanes: false };
const endedIn = ({ from, to }: Board) => ({ endedFrom: from, endedTo: to });

/** The way to just what was counted. */
function Counted({ in: search, children }: { in: Record<string, unknown>; children: ReactNode }) {
  return (
    <Link to="/settings/locks" search={{ tab: 'locks', ...search } as never}>
      {children}
    </Link>
  );
}

/** A figure, what it means, and the way to what it counts. */
function Figure(props: { label: string; value: string; hint: ReactNode; to: Record<string, unknown> }) {
  return (
    <div className="lk-board-figure">
      <div className="lk-quiet">{props.label}</div>
      <div className="lk-board-value">
        {props.value === nothing ? props.value : <Counted in={props.to}>{props.value}</Counted>}
      </div>
      <div className="lk-quiet lk-board-hint">{props.hint}</div>
    </div>
  );
}

const perCent = (part: number, of: number) => Math.round((1000 * part) / of) / 10;

function Figures({ board }: { board: Board }) {
  const t = useWords(boardWords);
  const length = useLength();
  const { ago, number } = useFormat();
  const { verdicts, relocks, unlocks, answers, requests } = board;
  const judged = verdicts.wrong + verdicts.right;
  const took = (of: Board['unlocks']) => ({
    value: of.medianSeconds === null ? nothing : length(of.medianSeconds),
    hint: of.p95Seconds === null ? t.none : t.p95(length(of.p95Seconds), of.count),
  });
  return (
    <div className="lk-board-figures">
      <Figure
        label={t.openNow}
        value={number(board.open.reduce((sum, { count }) => sum + count, 0))}
        hint={
          <>
            {t.besides}{' '}
            <Counted in={{ open: true, spentLanes: true }}>{t.spentLanes(board.spentLanes)}</Counted>
            {t.and}
            <Counted in={{ open: true, scope: ['network'] }}>
              {t.closedNetworks(board.closedNetworks)}
            </Counted>
          </>
        }
        to={{ ...ofPeople, open: true }}
      />
      <Figure
        label={t.waiting}
        value={number(requests.waiting)}
        hint={requests.oldestAt ? t.waitingSince(ago(requests.oldestAt)) : t.nobodyWaits}
        to={{ tab: 'requests', state: ['open', 'needs-information'] }}
      />
      <Figure
        label={t.timeToUnlock}
        {...took(unlocks)}
        to={{ ...ofPeople, ...endedIn(board), open: false }}
      />
      <Figure
        label={t.timeToAnswer}
        {...took(answers)}
        to={{ tab: 'requests', answeredFrom: board.from, answeredTo: board.to }}
      />
      <Figure
        label={t.wrongShare}
        value={judged === 0 ? nothing : t.share(perCent(verdicts.wrong, judged))}
        hint={
          judged + verdicts.unknown === 0
            ? t.none
            : t.wrongHint(verdicts.wrong, verdicts.right, verdicts.unknown)
        }
        to={{ ...ofPeople, ...endedIn(board), verdict: 'wrong' }}
      />
      <Figure
        label={t.relockRate}
        value={relocks.of === 0 ? nothing : t.share(perCent(relocks.count, relocks.of))}
        hint={relocks.of === 0 ? t.none : t.relockHint(relocks.count, relocks.of)}
        to={{ ...endedIn(board), cameAgain: true }}
      />
      <Figure {...useProblemsFigure()} />
    </div>
  );
}

function Causes({ board }: { board: Board }) {
  const t = useWords(boardWords);
  const words = triggerWords[useLocale()];
  const most = Math.max(1, ...board.causes.flatMap(({ days }) => days));
  return (
    <Section title={t.causes} hint={t.causesHint}>
      {board.causes.length === 0 ? (
        <EmptyState title={t.noCauses} />
      ) : (
        <div className="lk-table-scroll">
          <table className="lk-table">
            <thead>
              <tr>
                <th>{t.cause}</th>
                <th className="lk-end">{t.count}</th>
                <th>{t.perDay}</th>
              </tr>
            </thead>
            <tbody>
              {board.causes.map(({ trigger, count, days }) => (
                <tr key={trigger}>
                  <td>
                    <Counted in={{ trigger: [trigger], openedFrom: board.from, openedTo: board.to }}>
                      {words[trigger].name}
                    </Counted>
                  </td>
                  <td className="lk-end">{count}</td>
                  <td>
                    <Spark values={days} most={most} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Routes({ board }: { board: Board }) {
  const t = useWords(boardWords);
  const routes = useWords(endRouteWords);
  const length = useLength();
  if (board.byRoute.length === 0) return null;
  return (
    <Section title={t.routes}>
      <div className="lk-table-scroll">
        <table className="lk-table">
          <thead>
            <tr>
              <th>{t.route}</th>
              <th className="lk-end">{t.count}</th>
              <th className="lk-end">{t.median}</th>
              <th className="lk-end">{t.percentile}</th>
            </tr>
          </thead>
          <tbody>
            {board.byRoute.map(({ route, count, medianSeconds, p95Seconds }) => (
              <tr key={route}>
                <td>
                  <Counted in={{ ...ofPeople, ...endedIn(board), route: [route] }}>{routes[route]}</Counted>
                </td>
                <td className="lk-end">{count}</td>
                <td className="lk-end">{length(medianSeconds ?? 0)}</td>
                <td className="lk-end">{length(p95Seconds ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Networks({ board }: { board: Board }) {
  const t = useWords(boardWords);
  const { instant, place } = useFormat();
  return (
    <Section title={t.networks} hint={t.networksHint}>
      {board.networks.length === 0 ? (
        <EmptyState title={t.calm} />
      ) : (
        <div className="lk-table-scroll">
          <table className="lk-table">
            <thead>
              <tr>
                <th>{t.network}</th>
                <th>{t.place}</th>
                <th className="lk-end">{t.failures}</th>
                <th>{t.state}</th>
              </tr>
            </thead>
            <tbody>
              {board.networks.map(({ network, country, failuresLastHour, lockId, closedUntil }) => (
                <tr key={network}>
                  <td>
                    {lockId ? <Counted in={{ tab: 'board', lock: lockId }}>{network}</Counted> : network}
                  </td>
                  <td>{place(country)}</td>
                  <td className="lk-end">{failuresLastHour}</td>
                  <td>{lockId && closedUntil ? t.closedUntil(instant(closedUntil)) : t.watched}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
