/**
 * Notices by mail. Notices of one kind that wait together are one mail; after it, that kind rests for ten minutes, so
 * that nobody can have somebody's mailbox filled. A new device is told at once, five times an hour at most.
 *
 * What is to be sent is claimed first, under a lock per person, then sent, then marked: two servers send nothing twice,
 * and what was claimed by one that died is tried again under the same Message-ID.
 */
import { sql } from 'kysely';
import { noticeText } from '#contract/access/notice-words';
import type { Notice, NoticeKind } from '#contract/access/notices';
import type { Locale } from '#contract/fields';
import { hourMs, later, minuteMs, type Clock } from '#platform/clock';
import { transact, type Database, type Db } from '#platform/database';
import type { Logger } from '#platform/log';
import type { Mailer } from '#platform/mail';

export interface MailSettings {
  database: Database;
  mailer: Mailer;
  clock: Clock;
  publicUrl: string;
  log: Logger;
}

const restMs = 10 * minuteMs;
const newDevicesAnHour = 5;
/** Claimed for so long, and not sent: whoever claimed it is gone. */
const claimMs = 5 * minuteMs;
const triesAtMost = 8;
/** So many stand in one mail; the others are counted, and stand in the app. */
const sentencesAtMost = 20;

interface Waiting {
  id: string;
  kind: NoticeKind;
  params: Notice['params'];
  link: string | null;
  at: Date;
  tries: number;
}
interface Claim {
  person: { id: string; name: string; email: string; locale: Locale };
  organisation: { name: string; timeZone: string };
  kind: NoticeKind;
  notices: Waiting[];
}

/** What came of the mails: `away` where the mail server can't be reached, so that it is no use trying the next one. */
export type MailOutcome = 'done' | 'away';

/** Sends one person's waiting mails, as far as they may go now. */
export async function mailNotices(settings: MailSettings, personId: string): Promise<MailOutcome> {
  if (!settings.mailer.on) {
    await sql`update notices set mail = 'none' where person_id = ${personId} and mail in ('waiting', 'sending')`.execute(
      settings.database.db,
    );
    return 'done';
  }
  const claims = await transact(settings.database.db, (trx) => claim(trx, personId, settings.clock()));
  let outcome: MailOutcome = 'done';
  for (const one of claims) {
    if (outcome === 'away') await release(settings, one);
    else outcome = await sendClaim(settings, one);
  }
  return outcome;
}

async function claim(db: Db, personId: string, now: Date): Promise<Claim[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 7236106))`.execute(db);
  const person = await db
    .selectFrom('people')
    .innerJoin('organisation', (join) => join.on(sql<boolean>`true`))
    .where('people.id', '=', personId)
    .select(['people.id', 'people.name', 'people.email', 'people.locale', 'people.state'])
    .select(['organisation.name as organisation', 'time_zone'])
    .executeTakeFirst();
  const waiting = await db
    .selectFrom('notices')
    .where('person_id', '=', personId)
    .where('mail', 'in', ['waiting', 'sending'])
    .where('mail_after', '<=', now)
    .select(['id', 'kind', 'params', 'link', 'at', 'mail_tries as tries'])
    .orderBy('at')
    .orderBy('id')
    .limit(500)
    .execute();
  if (!person?.email || person.state !== 'active') {
    await mark(db, waiting, { mail: 'none' });
    return [];
  }
  const claims: Claim[] = [];
  for (const [kind, notices] of Map.groupBy(waiting as Waiting[], (one) => one.kind)) {
    const free = await freeFrom(db, personId, kind, now);
    if (free > now) await mark(db, notices, { mail: 'waiting', mail_after: free });
    else {
      await mark(db, notices, { mail: 'sending', mail_after: later(now, claimMs) });
      const { id, name, email, locale } = person;
      claims.push({
        person: { id, name, email, locale: locale as Locale },
        organisation: { name: person.organisation, timeZone: person.time_zone },
        kind,
        notices,
      });
    }
  }
  return claims;
}

/** From when on a mail of this kind may go to this person. */
async function freeFrom(db: Db, personId: string, kind: NoticeKind, now: Date): Promise<Date> {
  const sent = await db
    .selectFrom('notices')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('mailed_at', '>', later(now, -hourMs))
    .select('mailed_at')
    .distinct()
    .orderBy('mailed_at', 'desc')
    .execute();
  const atOnce = kind === 'new-device';
  const last = sent[atOnce ? newDevicesAnHour - 1 : 0]?.mailed_at;
  return last ? later(last, atOnce ? hourMs : restMs) : now;
}

type Marks = { mail: string; mail_after?: Date; mail_tries?: number; mailed_at?: Date };
async function mark(db: Db, notices: readonly { id: string }[], marks: Marks): Promise<void> {
  if (notices.length === 0) return;
  const ids = notices.map((one) => one.id);
  await db.updateTable('notices').set(marks).where('id', 'in', ids).execute();
}

const release = ({ database, clock }: MailSettings, { notices }: Claim) =>
  mark(database.db, notices, { mail: 'waiting', mail_after: later(clock(), minuteMs) });

async function sendClaim(settings: MailSettings, one: Claim): Promise<MailOutcome> {
  const { database, mailer, clock, log } = settings;
  try {
    await mailer.send(compose(one, settings.publicUrl));
  } catch (error) {
    const refused = isRefusal(error);
    const tries = Math.max(...one.notices.map((notice) => notice.tries)) + 1;
    const over = refused || tries >= triesAtMost;
    log.warn({ err: error, kind: one.kind, tries }, over ? 'a notice could not be mailed' : 'a mail waits');
    await mark(database.db, one.notices, {
      mail: over ? 'failed' : 'waiting',
      mail_after: later(clock(), minuteMs * 2 ** (tries - 1)),
      mail_tries: tries,
    });
    return refused ? 'done' : 'away';
  }
  await mark(database.db, one.notices, { mail: 'sent', mailed_at: clock() });
  return 'done';
}

/** The server took the time to say no, for good: trying again would be answered the same. */
const isRefusal = (error: unknown): boolean => {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
};

const frame: Record<
  Locale,
  { hello: (name: string) => string; more: (n: number) => string; open: string; why: string }
> = {
  'zh-Hans': {
    hello: (name) => `${name}，您好：`,
    more: (n) => `另有 ${n} 条，请在应用中查看。`,
    open: '打开：',
    why: '在“我的账号 › 通知”中可以选择哪些通知发邮件。',
  },
  'zh-Hant': {
    hello: (name) => `${name}，您好：`,
    more: (n) => `另有 ${n} 則，請在應用程式中檢視。`,
    open: '開啟：',
    why: '在「我的帳號 › 通知」中可以選擇哪些通知寄送郵件。',
  },
  en: {
    hello: (name) => `Hello ${name},`,
    more: (n) => `${n} more are in the app.`,
    open: 'Open:',
    why: 'Which notices are mailed to you is chosen under “My account › Notices”.',
  },
};

function compose({ person, organisation, notices }: Claim, publicUrl: string) {
  const { locale } = person;
  const f = frame[locale];
  const shown = notices.slice(0, sentencesAtMost);
  const time = new Intl.DateTimeFormat('sv-SE', {
    timeZone: organisation.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const texts = shown.map((notice) => ({
    ...noticeText(notice, locale, organisation.timeZone),
    at: time.format(notice.at),
  }));
  const link = `${publicUrl}${shown.at(-1)?.link ?? '/notices'}`;
  const title = texts[0]?.title ?? '';
  const count = notices.length > 1 ? ` (${notices.length})` : '';
  return {
    id: `notice-${notices[0]?.id ?? ''}`,
    to: person.email,
    subject: `${title}${count} · ${organisation.name}`,
    text: [
      f.hello(person.name),
      '',
      ...texts.flatMap((text) => [`${text.at}  ${text.title}`, text.text, '']),
      ...(notices.length > shown.length ? [f.more(notices.length - shown.length), ''] : []),
      `${f.open} ${link}`,
      '',
      f.why,
      '',
    ].join('\n'),
  };
}

/** People who have a mail waiting that may go now. */
export async function mailsDue(db: Db, now: Date, atMost: number): Promise<string[]> {
  const rows = await db
    .selectFrom('notices')
    .where('mail', 'in', ['waiting', 'sending'])
    .where('mail_after', '<=', now)
    .select('person_id')
    .distinct()
    .limit(atMost)
    .execute();
  return rows.map((row) => row.person_id);
}
