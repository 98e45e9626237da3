import { Link } from '@tanstack/react-router';
import { noticeText } from '#contract/access/notice-words';
import { notices, type Notice } from '#contract/access/notices';
import { parseSearch, useAct, useFormat, useSettings, useWords } from '#kit';
import { noticeWords } from './words.ts';
import './notices.css';

/** Notices under each other; opening one is reading it. @param follow after one was followed to where it leads */
export function NoticeList({ items, follow }: { items: readonly Notice[]; follow?: () => void }) {
  return (
    <ul className="lk-notices">
      {items.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} {...(follow && { follow })} />
      ))}
    </ul>
  );
}

function NoticeItem({ notice, follow }: { notice: Notice; follow?: () => void }) {
  const t = useWords(noticeWords);
  const { locale, timeZone } = useSettings();
  const { ago, instant } = useFormat();
  const read = useAct(notices.read);
  const { title, text } = noticeText(notice, locale, timeZone);
  const unread = notice.readAt === null;
  const [to, search] = notice.link?.split('?') ?? [];
  const markRead = () => {
    if (unread) read.send({ params: { id: notice.id } });
  };
  const body = (
    <>
      <span className="lk-notices-head">
        <span className="lk-notices-title">
          {unread && (
            <>
              <span className="lk-notices-dot" aria-hidden="true" />
              <span className="lk-hidden">{t.unread}</span>
            </>
          )}
          {title}
        </span>
        <time className="lk-quiet" dateTime={notice.at} title={instant(notice.at)}>
          {ago(notice.at)}
        </time>
      </span>
      {text !== '' && <span className="lk-notices-text">{text}</span>}
    </>
  );
  return (
    <li className={unread ? 'lk-notices-unread' : undefined}>
      {notice.link === null ? (
        <button type="button" onClick={markRead}>
          {body}
        </button>
      ) : (
        <Link
          to={to as never}
          search={parseSearch(search ?? '') as never}
          onClick={() => {
            markRead();
            follow?.();
          }}
        >
          {body}
        </Link>
      )}
    </li>
  );
}
