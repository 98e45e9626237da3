/** The goals of LOCKS.md with their numbers: what each says of a policy, and whether ours reaches it. */
import type { Measures, Share } from './measures.ts';
import type { ServerFigures } from './server/figures.ts';

export interface Goal {
  id: string;
  /** What is measured, in a sentence. */
  says: string;
  best: string;
  wanted: string;
  /** The figure as text; null: this run didn't measure it. */
  figure(measures: Measures): string | null;
  /** Null: not measured. */
  isReached(measures: Measures): boolean | null;
}

const thousands = (number: number) => Math.round(number).toLocaleString('en');
const percent = (share: Share) => (share.all === 0 ? '–' : `${((100 * share.of) / share.all).toFixed(1)} %`);
const ratio = ({ of, all }: Share) => (all === 0 ? 0 : of / all);
const ofAll = ({ of, all }: Share) => `${thousands(of)} of ${thousands(all)}`;
const duration = (ms: number | null) =>
  ms === null ? '–' : ms < 60_000 ? `${Math.round(ms / 1000)} s` : `${(ms / 60_000).toFixed(1)} min`;
const few = (number: number) => (number === 0 ? '0' : number < 0.1 ? number.toFixed(3) : number.toFixed(1));

export const goals: readonly Goal[] = [
  {
    id: 'G1',
    says: 'right password refused on trusted or familiar lanes (attacked people alone in brackets)',
    best: '0 by design',
    wanted: '0 of 100,000',
    figure: ({ g1 }) => (g1.all.all === 0 ? null : `${ofAll(g1.all)} (${percent(g1.attacked)})`),
    isReached: ({ g1 }) => (g1.all.all === 0 ? null : g1.all.of === 0),
  },
  {
    id: 'G2',
    says: 'owner on a new device: refused at first / finally / by an administrator’s link only; p95 by mail / by passkey',
    best: '9–14 % at first',
    wanted: '0 / 0; ≤ 3 min / ≤ 30 s',
    figure: ({ g2 }) =>
      g2.refused.all === 0
        ? null
        : `${percent(g2.refusedAtFirst)} / ${g2.refused.of} / ${g2.denied.of}; ${duration(g2.mailP95Ms)} / ${duration(g2.passkeyP95Ms)}`,
    isReached: ({ g2 }) =>
      g2.refused.all === 0
        ? null
        : g2.refused.of === 0 &&
          g2.denied.of === 0 &&
          (g2.mailP95Ms ?? 0) <= 180_000 &&
          (g2.passkeyP95Ms ?? 0) <= 30_000,
  },
  {
    id: 'G3',
    says: 'guesses looked at, per account, by any botnet: in a day / in an hour',
    best: '58 (AD FS)',
    wanted: '≤ 20 / ≤ 5',
    figure: ({ g3 }) =>
      g3 === null ? null : `${g3.isLeast ? '≥ ' : ''}${thousands(g3.aDay)} / ${thousands(g3.anHour)}`,
    isReached: ({ g3 }) => (g3 === null ? null : g3.aDay <= 20 && g3.anHour <= 5),
  },
  {
    id: 'G4',
    says: 'accounts broken by spraying, per 1,000 and day: the best words / rule-shaped ones',
    best: '0.05 with a list',
    wanted: '≤ 0.05 / ≤ 0.05',
    figure: ({ g4 }) => (g4 === null ? null : `${few(g4.best)} / ${few(g4.ruleShaped)}`),
    isReached: ({ g4 }) => (g4 === null ? null : g4.best <= 0.05 && g4.ruleShaped <= 0.05),
  },
  {
    id: 'G5',
    says: 'sessions opened with a leaked right password and no second proof; owners told within 60 s',
    best: 'all',
    wanted: '0; all told',
    figure: ({ g5 }) => (g5 === null ? null : `${ofAll(g5.sessions)}; ${percent(g5.told)}`),
    isReached: ({ g5 }) => (g5 === null ? null : g5.sessions.of === 0 && g5.told.of === g5.told.all),
  },
  {
    id: 'G6',
    says: 'honest sign-ins the gate asked for a second proof: all / people who come daily, after three (on top: nothing but their own second factor)',
    best: 'unpublished',
    wanted: '≤ 2 % / ≤ 0.5 %',
    figure: ({ g6 }) =>
      g6.all.all === 0 ? null : `${percent(g6.all)} / ${percent(g6.settled)} (${percent(g6.ownFactor)})`,
    isReached: ({ g6 }) => (g6.all.all === 0 ? null : ratio(g6.all) <= 0.02 && ratio(g6.settled) <= 0.005),
  },
  {
    id: 'G7',
    says: 'a lifted person turned away again while the attack runs on, in 24 hourly sign-ins',
    best: 'certain',
    wanted: '0',
    figure: ({ g7 }) => (g7 === null ? null : `${g7.relocks} of ${24 * g7.people}`),
    isReached: ({ g7 }) => (g7 === null ? null : g7.relocks === 0),
  },
  {
    id: 'G8',
    says: 'guesses won by a thousand at once, beyond one after the other (rule sets run one at a time: 0)',
    best: 'several CVEs',
    wanted: '0',
    figure: ({ g8 }) => (g8 === null ? null : String(g8.extra)),
    isReached: ({ g8 }) => (g8 === null ? null : g8.extra === 0),
  },
];

/** What is measured at the running server, and what another command measures. */
export interface ServerGoal {
  id: string;
  says: string;
  best: string;
  wanted: string;
  figure: string;
  isReached: boolean | null;
}

export function serverGoals(figures: ServerFigures | null): ServerGoal[] {
  const later = 'measured with --server';
  return [
    {
      id: 'G9',
      says: 'every administrator locked, network off: time to get back in',
      best: 'no process',
      wanted: '≤ 10 min',
      figure: 'measured by npm run bench:unlock',
      isReached: null,
    },
    {
      id: 'G10',
      says: 'telling existing, unknown and locked names apart (AUC, by status, body, headers and time)',
      best: 'text hidden, time not',
      wanted: '≤ 0.55',
      figure: figures ? `${figures.auc.toFixed(3)} over ${thousands(figures.probes)} probes` : later,
      isReached: figures ? figures.auc <= 0.55 : null,
    },
    {
      id: 'G11',
      says: 'sign-in p95 of a familiar person under 2,000 wrong ones a second, beyond an idle server’s',
      best: 'unpublished',
      wanted: '< 500 ms',
      figure: figures
        ? `${thousands(figures.floodP95Ms - figures.idleP95Ms)} ms (${thousands(figures.idleP95Ms)} → ${thousands(figures.floodP95Ms)} ms, ${thousands(figures.floodPerSecond)}/s sent, ${thousands(figures.answeredPerSecond)}/s answered, ${figures.failed} failed)`
        : later,
      isReached: figures
        ? figures.failed === 0 &&
          figures.floodP95Ms - figures.idleP95Ms < 500 &&
          figures.floodPerSecond >= 1900
        : null,
    },
  ];
}
