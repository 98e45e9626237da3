/**
 * The holding reply: customers who wait because somebody is locked hear a word, each once. A reply is written down before
 * it is sent, so that no fault can make it two; where it can't be mailed, or nobody knows whether it was, the cover is
 * asked to call.
 */
import { sql } from 'kysely';
import { audit } from '#access/audit';
import type { HoldingReply } from '#contract/access/coverage';
import type { Locale } from '#contract/fields';
import { dayIn, later, minuteMs } from '#platform/clock';
import { transact, type Db } from '#platform/database';
import { waitingCustomers } from '#access/coverage';
import type { Rounds } from './look.ts';

/** Sending takes no longer: whoever began it is gone. */
const sendingMs = 5 * minuteMs;

export const defaultTexts: HoldingReply['texts'] = {
  'zh-Hans':
    '{customer}，您好：\n\n您的联系人{person}暂时无法联系您。{cover}正在代为处理您的事情，会尽快与您联系。\n\n{organisation}',
  'zh-Hant':
    '{customer}，您好：\n\n您的聯絡人{person}暫時無法與您聯絡。{cover}正在代為處理您的事情，會儘快與您聯絡。\n\n{organisation}',
  en: 'Dear {customer},\n\n{person}, whom you are in touch with, can’t be reached for the moment. {cover} is looking after your matter and will be in touch soon.\n\n{organisation}',
};

const subjects: Record<Locale, (organisation: string) => string> = {
  'zh-Hans': (organisation) => `关于您的事情 · ${organisation}`,
  'zh-Hant': (organisation) => `關於您的事情 · ${organisation}`,
  en: (organisation) => `About your matter · ${organisation}`,
};

interface Case {
  id: string;
  person: string;
  cover_id: string;
  cover: string;
  organisation: string;
  locale: Locale;
  time_zone: string;
  texts: Record<Locale, string>;
}
interface Customer {
  id: string;
  name: string;
}

/** Sends what customers of somebody's open coverage haven't heard yet. */
export async function replyToWaiting(rounds: Rounds, personId: string): Promise<void> {
  const { db } = rounds.database;
  const now = rounds.clock();
  const one = await findCase(db, personId);
  const how = waitingCustomers();
  if (!one || !how) return;
  await giveUpSending(rounds, one, now);
  const customers = await notYetTold(db, one.id);
  if (customers.length === 0) return;
  const addresses = rounds.mailer.on
    ? await how.addresses(
        db,
        customers.map(({ id }) => id),
      )
    : new Map<string, string>();
  for (const customer of customers) {
    const to = addresses.get(customer.id);
    if (to === undefined) await askToCall(rounds, one, customer, now);
    else await mail(rounds, one, { ...customer, to }, now);
  }
}

/** Only of a lock: who goes on leave has told customers. Without a cover there is nobody to name. */
async function findCase(db: Db, personId: string): Promise<Case | undefined> {
  const { rows } = await sql<Case>`
    select v.id, p.name as person, t.cover_id, c.name as cover, o.name as organisation, o.locale, o.time_zone, h.texts
    from coverages v
    join coverage_turns t on t.coverage_id = v.id and t.ended_at is null
    join people p on p.id = v.person_id
    join people c on c.id = t.cover_id
    cross join organisation o
    join holding_reply h on h.is_on
    where v.person_id = ${personId} and v.ended_at is null and v.cause = 'lock'`.execute(db);
  return rows[0];
}

async function notYetTold(db: Db, coverageId: string): Promise<Customer[]> {
  const { rows } = await sql<Customer>`
    select distinct on (w.customer_id) w.customer_id as id, w.customer_name as name from coverage_work w
    where w.coverage_id = ${coverageId} and w.customer_id is not null and w.settled_at is null
      and not exists (select from holding_replies r where r.coverage_id = w.coverage_id and r.customer_id = w.customer_id)
    order by w.customer_id`.execute(db);
  return rows;
}

/** @returns false where another server, or an earlier round, has taken it */
async function take(db: Db, one: Case, customer: Customer, state: 'sending' | 'to-call', now: Date) {
  const taken = await db
    .insertInto('holding_replies')
    .values({ coverage_id: one.id, customer_id: customer.id, customer_name: customer.name, at: now, state })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  return taken.numInsertedOrUpdatedRows === 1n;
}

async function askToCall({ database }: Rounds, one: Case, customer: Customer, now: Date): Promise<void> {
  await transact(database.db, async (trx) => {
    if (await take(trx, one, customer, 'to-call', now)) await setTask(trx, one, customer.id, now);
  });
}

const setTask = async (db: Db, one: Case, customerId: string, now: Date): Promise<void> =>
  waitingCustomers()?.askToCall(db, now, {
    coverId: one.cover_id,
    coverageId: one.id,
    customerId,
    personName: one.person,
    locale: one.locale,
    today: dayIn(one.time_zone, now),
  });

async function mail(
  rounds: Rounds,
  one: Case,
  customer: Customer & { to: string },
  now: Date,
): Promise<void> {
  const { database, mailer, log } = rounds;
  if (!(await take(database.db, one, customer, 'sending', now))) return;
  const locale = languageFor(customer.name, one.locale);
  try {
    await mailer.send({
      id: `holding-${one.id}-${customer.id}`,
      to: customer.to,
      subject: subjects[locale](one.organisation),
      text: filled(one.texts[locale], { ...one, customer: customer.name }),
    });
  } catch (error) {
    log.warn({ err: error }, 'a holding reply was not mailed: the cover is asked to call');
    return instead(rounds, one, customer.id, now);
  }
  await transact(database.db, async (trx) => {
    await setState(trx, one.id, customer.id, 'mailed');
    await audit(
      { db: trx, now, user: null },
      {
        action: 'holding-reply.sent',
        object: 'customers',
        recordId: customer.id,
        detail: { name: customer.name },
      },
    );
  });
}

const instead = ({ database }: Rounds, one: Case, customerId: string, now: Date): Promise<void> =>
  transact(database.db, async (trx) => {
    if (await setState(trx, one.id, customerId, 'to-call')) await setTask(trx, one, customerId, now);
  });

async function setState(db: Db, coverageId: string, customerId: string, state: string): Promise<boolean> {
  const set = await db
    .updateTable('holding_replies')
    .set({ state })
    .where('coverage_id', '=', coverageId)
    .where('customer_id', '=', customerId)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return set.numUpdatedRows === 1n;
}

/** Whoever was sending is gone, and nobody knows whether it went: it isn't sent again, the cover calls. */
async function giveUpSending(rounds: Rounds, one: Case, now: Date): Promise<void> {
  const stuck = await rounds.database.db
    .selectFrom('holding_replies')
    .select('customer_id')
    .where('coverage_id', '=', one.id)
    .where('state', '=', 'sending')
    .where('at', '<=', later(now, -sendingMs))
    .execute();
  for (const { customer_id: id } of stuck) await instead(rounds, one, id, now);
}

/** The house's language, unless the customer's name is written in the other's letters. */
function languageFor(name: string, house: Locale): Locale {
  const isChinese = /\p{Script=Han}/u.test(name);
  if (house === 'en') return isChinese ? 'zh-Hans' : 'en';
  return isChinese ? house : 'en';
}

/** Only what stands in braces and is known is filled in; a name that looks like one stays a name. */
const filled = (
  text: string,
  words: { customer: string; person: string; cover: string; organisation: string },
): string =>
  text.replace(/\{(customer|person|cover|organisation)\}/g, (_, key: keyof typeof words) => words[key]);
