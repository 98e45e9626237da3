import type { z } from 'zod';
import { sessions, type Session as SessionSchema } from '#contract/access/sessions';
import {
  asList,
  Button,
  Checkbox,
  type Column,
  DataTable,
  DoneIcon,
  ProblemNotice,
  queryClient,
  Section,
  StatusTag,
  useAct,
  useApi,
  useConfirm,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { useDeviceName, useWhere } from '#web/access/shared';
import { gateAccountWords } from './gate-account-words.ts';
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
  const device = useDeviceName();
  const where = useWhere();

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
    { key: 'address', title: t.address, cell: where },
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
      <OpenWifi on={list.items.find(({ current }) => current)?.openWifi} />
      {end.problem && <ProblemNotice problem={end.problem} />}
      {endOthers.problem && <ProblemNotice problem={endOthers.problem} />}
      <DataTable
        label={t.sessions}
        list={list}
        columns={columns}
        rowKey={(session) => session.id}
        phone={(session) => ({
          title: device(session),
          meta: [where(session), ago(session.lastSeenAt)].filter(Boolean).join(' · '),
          end: act(session),
        })}
        empty={{ title: t.noSessions }}
      />
    </Section>
  );
}

/** Only its person knows that others listen on this network. */
function OpenWifi({ on }: { on: boolean | undefined }) {
  const t = useWords(gateAccountWords);
  const say = useAct(sessions.onOpenWifi);
  if (on === undefined) return null;
  return (
    <>
      <Checkbox
        checked={on}
        disabled={say.busy}
        hint={t.openWifiHint}
        // The next call may limit this session: who I am and what I may do is asked anew.
        change={(now) => say.send({ body: { on: now } }, () => void queryClient.invalidateQueries())}
      >
        {t.openWifi}
      </Checkbox>
      {say.problem && <ProblemNotice problem={say.problem} />}
    </>
  );
}
