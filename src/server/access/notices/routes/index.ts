/** The operations of notices: one's own list and wishes, and the house's webhooks. */
import { sql } from 'kysely';
import {
  noticeGroups,
  notices,
  webhooks,
  type Notice,
  type NoticeGroup,
  type NoticeKind,
} from '#contract/access/notices';
import { demandFresh, route, type Ctx, type Route } from '#access/gate';
import type { Mailer } from '#platform/mail';
import { cutPage, page, sortBy, sortValue, type SortColumn } from '#platform/paging';
import { notFound, ProblemError } from '#platform/problem';
import { addWebhook, changeWebhook, listWebhooks, removeWebhook, testWebhook } from './webhooks.ts';
import { testMail } from './test-mail.ts';

const sorts: Record<'at', SortColumn> = { at: { column: 'at', type: 'timestamptz' } };

/** @param settings.allowPrivate webhooks may go to addresses inside one's own network */
export function noticeRoutes(settings: { mailer: Mailer; allowPrivate: boolean }): Route[] {
  const { mailer, allowPrivate } = settings;
  return [
    route(notices.list, 'session', async ({ db, user }, { query }) => {
      const sort = sortBy(sorts, 'notices', '-at');
      const mine = db.selectFrom('notices').where('person_id', '=', user.personId);
      const found = mine
        .select(['id', 'at', 'kind', 'params', 'link', 'read_at', sortValue(sort).as('sort_value')])
        .$if(query.unread === true, (q) => q.where('read_at', 'is', null));
      const { rows, nextCursor } = cutPage(
        await page(found, sort, query.limit, query.cursor).execute(),
        sort,
        query.limit,
      );
      const { unread } = await mine
        .where('read_at', 'is', null)
        .select(sql<number>`count(*)::int`.as('unread'))
        .executeTakeFirstOrThrow();
      const items: Notice[] = rows.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        kind: row.kind as NoticeKind,
        params: row.params as Notice['params'],
        link: row.link,
        readAt: row.read_at?.toISOString() ?? null,
      }));
      return { items, nextCursor, unread };
    }),

    route(notices.read, 'session', async ({ db, user, now }, { params }) => {
      const read = await db
        .updateTable('notices')
        .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
        .where('id', '=', params.id)
        .where('person_id', '=', user.personId)
        .executeTakeFirst();
      if (read.numUpdatedRows === 0n) throw notFound();
    }),

    route(notices.readAll, 'session', async ({ db, user, now }) => {
      const read = await db
        .updateTable('notices')
        .set({ read_at: now })
        .where('person_id', '=', user.personId)
        .where('read_at', 'is', null)
        .executeTakeFirst();
      return { read: Number(read.numUpdatedRows) };
    }),

    route(notices.preferences, 'session', (ctx) => preferences(ctx, mailer)),

    route(notices.changePreferences, 'session', async (ctx, { body }) => {
      const { mail } = await preferences(ctx, mailer);
      const wished = { ...mail, ...body.mail };
      // Whoever sits at somebody else's open browser would first of all see to it that nobody hears of it.
      const silenced = noticeGroups.filter((group) => mail[group] && !wished[group]);
      if (silenced.some((group) => group !== 'work')) await demandFresh(ctx);
      const unmailed = noticeGroups.filter((group) => !wished[group]);
      await ctx.db
        .insertInto('notice_preferences')
        .values({ person_id: ctx.user.personId, unmailed })
        .onConflict((clash) => clash.column('person_id').doUpdateSet({ unmailed }))
        .execute();
      return preferences(ctx, mailer);
    }),

    route(notices.testMail, 'settings.manage', (ctx) => {
      if (!mailer.on) throw new ProblemError('wrong_state', 'Mail is not set up: set SMTP_URL.');
      return testMail(ctx, mailer);
    }),

    route(webhooks.list, 'settings.manage', (ctx) => listWebhooks(ctx)),
    route(webhooks.create, 'settings.manage', (ctx, { body }) => addWebhook(ctx, body, allowPrivate)),
    route(webhooks.change, 'settings.manage', (ctx, { params, version, body }) =>
      changeWebhook(ctx, params.id, version, body, allowPrivate),
    ),
    route(webhooks.remove, 'settings.manage', (ctx, { params, version }) =>
      removeWebhook(ctx, params.id, version),
    ),
    route(webhooks.test, 'settings.manage', (ctx, { params }) => testWebhook(ctx, params.id, allowPrivate)),
  ];
}

async function preferences({ db, user }: Ctx, mailer: Mailer) {
  const wish = await db
    .selectFrom('notice_preferences')
    .select('unmailed')
    .where('person_id', '=', user.personId)
    .executeTakeFirst();
  const mail = Object.fromEntries(
    noticeGroups.map((group) => [group, !(wish?.unmailed.includes(group) ?? false)]),
  ) as Record<NoticeGroup, boolean>;
  return { mail, mailOn: mailer.on };
}
