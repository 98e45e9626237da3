import { triggerWords } from '#contract/access/lock-words';
import { signIns, type SignIn } from '#contract/access/devices';
import {
  AttentionIcon,
  ClosedIcon,
  type Column,
  DataTable,
  DoneIcon,
  StatusTag,
  useFormat,
  useList,
  useLocale,
  useWords,
  wordFor,
} from '#kit';
import { entranceWords, laneWords, outcomeOfSignInWords, signInWords } from './device-words.ts';
import { reasonWords } from './gate-words.ts';

/** A device as one says it: Chrome · Windows. */
export function useDeviceName(): (device: { browser: string | null; system: string | null }) => string {
  const t = useWords(signInWords);
  return ({ browser, system }) => [browser, system].filter(Boolean).join(' · ') || t.unknownDevice;
}

/** A place with its address: 中国 · 203.0.113.7. */
export function useWhere(): (at: { country: string | null; address: string | null }) => string {
  const { place } = useFormat();
  return ({ country, address }) => [place(country), address].filter(Boolean).join(' · ');
}

/** How I came in, or how somebody did, in plain words. */
export function SignInTable({ personId }: { personId?: string }) {
  const t = useWords(signInWords);
  const lanes = useWords(laneWords);
  const entrances = useWords(entranceWords);
  const { instant, ago } = useFormat();
  const deviceName = useDeviceName();
  const where = useWhere();
  const why = useWhy();
  const list = useList(signIns.list, { query: personId ? { personId } : {} });
  const device = (row: SignIn) => deviceName(row) + (row.newDevice ? ` · ${t.newDevice}` : '');
  const columns: Column<SignIn>[] = [
    {
      key: 'outcome',
      title: t.outcome,
      wraps: true,
      cell: (row) => (
        <span className="lk-row">
          <Outcome row={row} />
          {row.outcome !== 'in' && <span className="lk-quiet">{why(row)}</span>}
        </span>
      ),
    },
    { key: 'way', title: t.way, cell: (row) => wordFor(entrances, row.entrance) },
    { key: 'device', title: t.device, cell: device, wraps: true },
    { key: 'place', title: t.place, cell: where, wraps: true },
    { key: 'lane', title: t.how, cell: (row) => row.lane && lanes[row.lane], wraps: true },
    { key: 'when', title: t.when, cell: (row) => <span title={instant(row.at)}>{ago(row.at)}</span> },
  ];
  return (
    <DataTable
      label={t.signIns}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      phone={(row) => ({
        title: device(row),
        meta: [ago(row.at), where(row), row.outcome !== 'in' && why(row), row.lane && lanes[row.lane]]
          .filter(Boolean)
          .join(' · '),
        end: <Outcome row={row} />,
      })}
      empty={{ title: t.none, hint: t.noneHint }}
    />
  );
}

function Outcome({ row }: { row: SignIn }) {
  const words = useWords(outcomeOfSignInWords);
  const [tone, Icon] = (
    {
      in: ['open', DoneIcon],
      challenged: ['challenge', AttentionIcon],
      refused: ['closed', ClosedIcon],
    } as const
  )[row.outcome];
  return (
    <StatusTag tone={tone} icon={<Icon />}>
      {words[row.outcome]}
    </StatusTag>
  );
}

/** Why somebody didn't come in at once; nothing where there is no word for it. */
function useWhy(): (row: SignIn) => string {
  const t = useWords(signInWords);
  const reasons = useWords(reasonWords);
  const locale = useLocale();
  return ({ reason }) => {
    if (reason === null) return '';
    if (reason === 'wrong-proof') return t.wrongProof;
    if (Object.hasOwn(reasons, reason)) return wordFor(reasons, reason);
    const triggers: object = triggerWords[locale];
    return Object.hasOwn(triggers, reason)
      ? ((triggers as Record<string, { name: string }>)[reason]?.name ?? '')
      : '';
  };
}
