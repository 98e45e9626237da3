import { notices } from '#contract/access/notices';
import {
  Button,
  EmptyState,
  kitWords,
  Page,
  ProblemNotice,
  Skeleton,
  useAct,
  useFilters,
  useList,
  useWords,
} from '#kit';
import { NoticeList } from './item.tsx';
import { noticeWords } from './words.ts';

/** All my notices, newest first. */
export function NoticesPage() {
  const t = useWords(noticeWords);
  const kit = useWords(kitWords);
  const filters = useFilters(notices.list.query);
  const list = useList(notices.list, { query: filters.values });
  const readAll = useAct(notices.readAll);
  const onlyUnread = filters.values.unread === true;
  return (
    <Page
      title={t.title}
      width="reading"
      actions={
        list.items.some((notice) => notice.readAt === null) && (
          <Button busy={readAll.busy} onClick={() => readAll.send({})}>
            {t.readAll}
          </Button>
        )
      }
      toolbar={
        <Button
          aria-pressed={onlyUnread}
          onClick={() => filters.change({ unread: onlyUnread ? undefined : true })}
        >
          {t.onlyUnread}
        </Button>
      }
    >
      {list.problem && <ProblemNotice problem={list.problem} retry={list.reload} />}
      {list.loading && <Skeleton lines={6} />}
      {!list.loading && !list.problem && list.items.length === 0 && (
        <EmptyState title={t.empty} hint={t.emptyHint} />
      )}
      <NoticeList items={list.items} />
      {list.hasMore && (
        <Button kind="text" busy={list.loadingMore} onClick={list.more}>
          {kit.more}
        </Button>
      )}
    </Page>
  );
}
