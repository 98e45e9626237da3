/** Giving notice: in the transaction of the act, so that neither is there without the other. */
import { sql } from 'kysely';
import {
  groupOf,
  noticeParams,
  webhookNoticeKinds,
  type NoticeKind,
  type NoticeParams,
} from '#contract/access/notices';
import type { Permission } from '#contract/access/permissions';
import type { Db } from '#platform/database';
import { saidLive } from '#platform/live';
import { newId } from '#platform/secrets';

/** Sends what waits for these people, and to the group chats. */
export const deliverJob = 'notices-deliver';

export interface NoticeCtx {
  db: Db;
  now: Date;
  enqueue(job: string, data: object): Promise<void>;
}

export interface NewNotice<K extends NoticeKind> {
  /**
   * A person, several, or everybody who holds a right. What holders of a right are told, group chats are told too;
   * `but`: not this one of them.
   */
  to: string | readonly string[] | { right: Permission; but?: string };
  kind: K;
  params: NoticeParams<K>;
  /** Where to go in the app: a path such as `/account`. */
  link?: string;
}

/**
 * Gives notice. It is in the app at commit; mail and group chats follow by themselves, and where mail is off, nothing is
 * lost but the mail.
 * @throws ZodError for params that aren't the kind's
 */
export async function notify<K extends NoticeKind>(ctx: NoticeCtx, notice: NewNotice<K>): Promise<void> {
  const { to, kind } = notice;
  const params = JSON.stringify(noticeParams[kind].parse(notice.params));
  const ofHouse = typeof to === 'object' && 'right' in to;
  const people = ofHouse
    ? (await holdersOf(ctx.db, to.right)).filter((id) => id !== to.but)
    : typeof to === 'string'
      ? [to]
      : [...new Set(to)];
  const link = notice.link ?? null;
  const mailed = people.length === 0 ? false : await addNotices(ctx, people, { kind, params, link });
  const told = ofHouse && isForWebhooks(kind) && (await addDeliveries(ctx, { kind, params, link }));
  if (mailed || told) await ctx.enqueue(deliverJob, { people: mailed ? people.slice(0, 200) : [] });
}

const isForWebhooks = (kind: NoticeKind) => (webhookNoticeKinds as readonly NoticeKind[]).includes(kind);

async function holdersOf(db: Db, right: Permission): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('person_roles', 'person_roles.person_id', 'people.id')
    .innerJoin('roles', 'roles.id', 'person_roles.role_id')
    .where('people.state', '=', 'active')
    .where(sql<boolean>`roles.permissions @> array[${right}]`)
    .select('people.id')
    .distinct()
    .execute();
  return rows.map((row) => row.id);
}

interface Words {
  kind: NoticeKind;
  params: string;
  link: string | null;
}

/** @returns whether any of it waits to be mailed */
async function addNotices(ctx: NoticeCtx, people: string[], { kind, params, link }: Words): Promise<boolean> {
  const ids = people.map(() => newId());
  const { rows } = await sql<{ mail: string }>`
    insert into notices (id, person_id, at, kind, params, link, mail, mail_after)
    select given.id, p.id, ${ctx.now}, ${kind}, ${params}::jsonb, ${link},
      case when p.email is null or ${groupOf[kind]} = any(coalesce(wish.unmailed, '{}')) then 'none' else 'waiting' end,
      ${ctx.now}
    from unnest(${ids}::uuid[], ${people}::uuid[]) as given (id, person_id)
    join people p on p.id = given.person_id
    left join notice_preferences wish on wish.person_id = p.id
    returning mail, ${saidLive('notice', sql`notices.person_id`)} as told`.execute(ctx.db);
  return rows.some((row) => row.mail === 'waiting');
}

/** @returns whether any group chat is to be told */
async function addDeliveries(ctx: NoticeCtx, { kind, params, link }: Words): Promise<boolean> {
  const hooks = await ctx.db
    .selectFrom('webhooks')
    .where('active', '=', true)
    .where(sql<boolean>`kinds @> array[${kind}]`)
    .select('id')
    .execute();
  if (hooks.length === 0) return false;
  await ctx.db
    .insertInto('webhook_deliveries')
    .values(
      hooks.map((hook) => ({
        id: newId(),
        webhook_id: hook.id,
        at: ctx.now,
        kind,
        params,
        link,
        state: 'waiting',
        after: ctx.now,
      })),
    )
    .execute();
  return true;
}
