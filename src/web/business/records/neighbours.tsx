/** The records before and after this one, in the list that one came from. Absent for whoever came another way. */
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { LeftIcon, RightIcon, useShortcut, useWords } from '#kit';
import { frameWords } from './frame-words.ts';
import type { RecordPath } from './place.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The ids of the list that a record was opened from, in its order. */
    among?: readonly string[];
  }
}

export function Neighbours({ path, id }: { path: RecordPath; id: string }) {
  const t = useWords(frameWords);
  const navigate = useNavigate();
  const among = useRouterState({ select: ({ location }) => location.state.among }) ?? [];
  const at = among.indexOf(id);
  const [previous, next] = at < 0 ? [] : [among[at - 1], among[at + 1]];
  // Looking through a list is one step of the way: back leads to the list.
  const to = (other: string) =>
    ({ to: `${path}/$id`, params: { id: other }, state: { among }, replace: true }) as const;
  const go = (other: string | undefined) => {
    if (other !== undefined) void navigate(to(other));
  };
  useShortcut('k', t.previous, () => go(previous), previous !== undefined);
  useShortcut('j', t.next, () => go(next), next !== undefined);
  if (at < 0 || among.length < 2) return null;
  return (
    <span className="lk-record-neighbours">
      <span className="lk-quiet">{t.place(at + 1, among.length)}</span>
      <Way to={previous === undefined ? undefined : to(previous)} label={t.previous} icon={<LeftIcon />} />
      <Way to={next === undefined ? undefined : to(next)} label={t.next} icon={<RightIcon />} />
    </span>
  );
}

function Way(props: {
  to: { to: `${RecordPath}/$id`; params: { id: string }; state: object; replace: true } | undefined;
  label: string;
  icon: React.ReactNode;
}) {
  const { to, label, icon } = props;
  // At an end the place stays, so that the other way doesn't move under the pointer.
  if (!to) return <span className="lk-button lk-button-text lk-button-bare lk-record-no-way">{icon}</span>;
  return (
    <Link {...to} className="lk-button lk-button-text lk-button-bare" aria-label={label} title={label}>
      {icon}
    </Link>
  );
}
