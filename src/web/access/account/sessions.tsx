import type { z } from 'zod';
import { sessions, type Session as SessionSchema } from '#contract/access/sessions';
import {
  asList,
  Checkbox,
  ProblemNotice,
  queryClient,
  useAct,
  useApi,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { useDeviceName, useWhere } from '#web/access/shared';
import { gateAccountWords } from './gate-account-words.ts';
import { Places } from './places.tsx';
import { accountWords } from './words.ts';

type Session = z.infer<typeof SessionSchema>;

/** Where I am signed in; each can be ended, and all others at once. */
export function MySessions() {
  const t = useWords(accountWords);
  const { ago, instant } = useFormat();
  const toast = useToast();
  const name = useDeviceName();
  const where = useWhere();
  const list = asList(useApi(sessions.list, {}));
  const end = useAct(sessions.revoke);
  const endOthers = useAct(sessions.revokeOthers);
  return (
    <Places<Session>
      title={t.sessions}
      hint={t.sessionsHint}
      list={list}
      columns={[
        { key: 'browser', title: t.browser, cell: name },
        { key: 'address', title: t.address, cell: where },
        { key: 'seen', title: t.seen, cell: (session) => ago(session.lastSeenAt) },
        { key: 'since', title: t.since, cell: (session) => instant(session.createdAt) },
      ]}
      empty={{ title: t.noSessions }}
      end={(session) => ({
        act: t.end,
        title: t.endTitle(name(session)),
        hint: t.endHint,
        send: () => end.send({ params: { id: session.id } }),
      })}
      endOthers={{
        act: t.endOthers,
        title: t.endOthersTitle,
        hint: t.endHint,
        send: () => endOthers.send({}, ({ ended }) => toast(t.ended(ended))),
      }}
      problem={end.problem ?? endOthers.problem}
    >
      <OpenWifi on={list.items.find(({ current }) => current)?.openWifi} />
    </Places>
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
