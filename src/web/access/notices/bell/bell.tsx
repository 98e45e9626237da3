import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { notices } from '#contract/access/notices';
import { BellIcon, Button, EmptyState, SidePanel, useAct, useApi, useFormat, useWords } from '#kit';
import { NoticeList } from '../item.tsx';
import { noticeWords } from '../words.ts';

const pollMs = 60_000;
const inPanel = 20;

/** The bell with the number of unread notices; it opens the latest. @param props.inBar as an entry of the phone's bar */
export function Bell({ inBar = false }: { inBar?: boolean }) {
  const t = useWords(noticeWords);
  const { number } = useFormat();
  const [open, setOpen] = useState(false);
  const { data, reload } = useApi(notices.list, { query: { limit: inPanel } });
  const readAll = useAct(notices.readAll);
  useEveryMinute(reload);
  const unread = data?.unread ?? 0;
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        className={inBar ? 'lk-nav-entry lk-bell' : 'lk-bell lk-bell-alone'}
        aria-label={t.bell(unread)}
        aria-haspopup="dialog"
        title={t.bell(unread)}
        onClick={() => {
          reload();
          setOpen(true);
        }}
      >
        <span aria-hidden="true">
          <BellIcon />
        </span>
        {inBar && t.title}
        {unread > 0 && (
          <span className="lk-bell-count" aria-hidden="true">
            {unread > 99 ? '99+' : number(unread)}
          </span>
        )}
      </button>
      <SidePanel open={open} title={t.title} close={close}>
        <div className="lk-bell-acts">
          <Link to="/notices" onClick={close}>
            {t.all}
          </Link>
          {unread > 0 && (
            <Button kind="text" busy={readAll.busy} onClick={() => readAll.send({})}>
              {t.readAll}
            </Button>
          )}
        </div>
        {data && data.items.length === 0 ? (
          <EmptyState title={t.empty} hint={t.emptyHint} />
        ) : (
          <NoticeList items={data?.items ?? []} follow={close} />
        )}
      </SidePanel>
    </>
  );
}

/** While the page is looked at; when it is looked at again, everything is read anew anyway. */
function useEveryMinute(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') latest.current();
    }, pollMs);
    return () => clearInterval(timer);
  }, []);
}
