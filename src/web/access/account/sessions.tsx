import type { z } from 'zod';
import { sessions, type Session as SessionSchema } from '#contract/access/sessions';
import {
  asList,
  Button,
  type Column,
  DataTable,
  DoneIcon,
  ProblemNotice,
  Section,
  StatusTag,
  useAct,
  useApi,
  useConfirm,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { accountWords } from './words.ts';

type Session = z.infer<typeof SessionSchema>;

/** Where I am signed in; each can be ended, and all others at once. */
export function MySessions() {
  const t = useWords(accountWords);
  const { ago, instant } = useFormat();
  const confirm = useConfirm();
  const toast = useToast();
  const list = asList(useApi(sessions.list, {}));
  const end = useAct(sessions.revoke);
  const endOthers = useAct(sessions.revokeOthers);
  const device = (session: Session) =>
    [session.browser ?? t.unknownBrowser, session.system].filter(Boolean).join(' · ');

  const askToEnd = async (session: Session) => {
    if (await confirm({ title: t.endTitle(device(session)), content: t.endHint, act: t.end })) {
      end.send({ params: { id: session.id } });
    }
  };
  const askToEndOthers = async () => {
    if (await confirm({ title: t.endOthersTitle, content: t.endHint, act: t.endOthers })) {
      endOthers.send({}, ({ ended }) => toast(t.ended(ended)));
    }
  };
  const act = (session: Session) =>
    session.current ? (
      <StatusTag tone="open" icon={<DoneIcon />}>
        {t.thisDevice}
      </StatusTag>
    ) : (
      <Button kind="text" onClick={() => void askToEnd(session)}>
        {t.end}
      </Button>
    );
  const columns: Column<Session>[] = [
    { key: 'browser', title: t.browser, cell: device },
    { key: 'address', title: t.address, cell: (session) => session.address },
    { key: 'seen', title: t.seen, cell: (session) => ago(session.lastSeenAt) },
    { key: 'since', title: t.since, cell: (session) => instant(session.createdAt) },
    { key: 'act', title: '', cell: act, align: 'end' },
  ];
  return (
    <Section
      title={t.sessions}
      hint={t.sessionsHint}
      action={
        list.items.length > 1 && (
          <Button kind="text" onClick={() => void askToEndOthers()}>
            {t.endOthers}
          </Button>
        )
      }
    >
      {end.problem && <ProblemNotice problem={end.problem} />}
      {endOthers.problem && <ProblemNotice problem={endOthers.problem} />}
      <DataTable
        label={t.sessions}
        list={list}
        columns={columns}
        rowKey={(session) => session.id}
        phone={(session) => ({
          title: device(session),
          meta: [session.address, ago(session.lastSeenAt)].filter(Boolean).join(' · '),
          end: act(session),
        })}
        empty={{ title: t.noSessions }}
      />
    </Section>
  );
}
