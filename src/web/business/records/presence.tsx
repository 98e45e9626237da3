/** Who else is on the record that is shown; and saying that somebody is here. */
import { useEffect, useState } from 'react';
import type { RecordObject } from '#contract/business/choices';
import { presence, type PresenceDoing, presenceEverySeconds } from '#contract/business/presence';
import { Avatar, call, EditIcon, newKey, remember, requestOf, useApi, useWords } from '#kit';
import { frameWords } from './frame-words.ts';

/** This page of the browser, as it calls itself. It is on one record at a time. */
const page = newKey();
/** Another record follows most times, and takes the place of this one by itself. */
const leaveAfterMs = 500;
let leaving: ReturnType<typeof setTimeout> | undefined;

/** Says that this page has left, also while it is closed: a browser finishes such a call by itself. */
function leave(): void {
  clearTimeout(leaving);
  const [address, request] = requestOf(presence.leave, { params: { id: page } });
  void fetch(address, { ...request, keepalive: true }).catch(() => {});
}

/** The others on a record, while it is shown. That somebody comes or goes is told live. */
function usePresence(object: RecordObject, recordId: string, doing: PresenceDoing) {
  const [said, setSaid] = useState(false);
  const { data } = useApi(presence.list, said ? { query: { object, recordId } } : null);
  useEffect(() => {
    clearTimeout(leaving);
    const say = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const others = await call(presence.say, { body: { object, recordId, page, doing } });
        remember(presence.list, { query: { object, recordId } }, others);
        setSaid(true);
      } catch {
        // Signed out, locked or away: the page itself says so, and the next time comes soon.
      }
    };
    void say();
    const beat = setInterval(() => void say(), presenceEverySeconds * 1000);
    const seen = () => void say();
    document.addEventListener('visibilitychange', seen);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(beat);
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('pagehide', leave);
      leaving = setTimeout(leave, leaveAfterMs);
    };
  }, [object, recordId, doing]);
  return data?.items ?? [];
}

const shownAtMost = 3;

/** Names who else is here, and who of them is changing it. Nobody: nothing. */
export function OthersHere(props: { object: RecordObject; recordId: string; editing: boolean }) {
  const t = useWords(frameWords);
  const others = usePresence(props.object, props.recordId, props.editing ? 'editing' : 'viewing');
  if (others.length === 0) return null;
  // Who is changing it matters most.
  const all = others.toSorted((a, b) => Number(b.doing === 'editing') - Number(a.doing === 'editing'));
  return (
    <ul className="lk-record-others" aria-label={t.others}>
      {all.slice(0, shownAtMost).map(({ person, doing }) => (
        <li key={person.id} className={`lk-record-${doing}`}>
          <Avatar name={person.name} size={20} />
          {doing === 'editing' && <EditIcon aria-hidden="true" />}
          {doing === 'editing' ? t.edits(person.name) : t.views(person.name)}
        </li>
      ))}
      {all.length > shownAtMost && <li>{t.andMore(all.length - shownAtMost)}</li>}
    </ul>
  );
}
