/** A test mail with a code that is typed back: only then is it known that mail arrives, and settings may lean on it. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Ctx } from '#access/gate';
import type { Locale } from '#contract/fields';
import { later, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import type { Mailer } from '#platform/mail';
import { invalid, ProblemError } from '#platform/problem';
import { hashSecret, newId } from '#platform/secrets';

export interface MailSettings {
  mailer: Mailer;
  /** By what mail is sent, e.g. the server's URL: with other settings it has to be tried anew. */
  mailSettings: string;
}

const codeMinutes = 15;
const triesAtMost = 5;
const mailsPerHour = 5;

const words: Record<Locale, { subject: string; text: (code: string) => string }> = {
  'zh-Hans': {
    subject: 'Latchkey 测试邮件',
    text: (code) =>
      `请在“设置 → 安全策略”中输入：${code}\n\n${codeMinutes} 分钟内有效。这个数字只用来证明邮件能够送达。\n`,
  },
  'zh-Hant': {
    subject: 'Latchkey 測試郵件',
    text: (code) =>
      `請在「設定 → 安全政策」中輸入：${code}\n\n${codeMinutes} 分鐘內有效。這個數字只用來證明郵件能夠送達。\n`,
  },
  en: {
    subject: 'Latchkey test mail',
    text: (code) =>
      `Type this in Settings → Security policy: ${code}\n\nIt holds for ${codeMinutes} minutes, and shows nothing but that mail arrives.\n`,
  },
};

const hashOf = ({ mailSettings }: MailSettings): Buffer => createHash('sha256').update(mailSettings).digest();

/** When mail sent by these settings was last known to arrive. */
export async function mailConfirmedAt(db: Db, settings: MailSettings): Promise<Date | null> {
  const row = await db
    .selectFrom('mail_tests')
    .select((eb) => eb.fn.max('confirmed_at').as('at'))
    .where('settings_hash', '=', hashOf(settings))
    .executeTakeFirst();
  return row?.at ?? null;
}

export async function mailState(db: Db, settings: MailSettings): Promise<'off' | 'untested' | 'works'> {
  if (!settings.mailer.on) return 'off';
  return (await mailConfirmedAt(db, settings)) === null ? 'untested' : 'works';
}

/** @returns what the mail server said @throws ProblemError `wrong_state` where mail is off, `too_many_attempts` */
export async function sendTestMail(ctx: Ctx, settings: MailSettings) {
  const { db, user, now } = ctx;
  if (!settings.mailer.on) throw new ProblemError('wrong_state', 'Mail is not set up: set SMTP_URL.');
  const person = await db
    .selectFrom('people')
    .select('email')
    .where('id', '=', user.personId)
    .executeTakeFirstOrThrow();
  if (person.email === null) throw invalid('/email', 'no_email', 'Your account has no e-mail address.');
  await demandFew(ctx);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const { subject, text } = words[user.locale];
  try {
    await settings.mailer.send({ to: person.email, subject, text: text(code) });
  } catch (error) {
    const { responseCode, message } = error as { responseCode?: number; message: string };
    return { ok: false, status: responseCode ?? null, answer: message.slice(0, 500) };
  }
  const id = newId();
  await db
    .insertInto('mail_tests')
    .values({
      id,
      person_id: user.personId,
      sent_at: now,
      settings_hash: hashOf(settings),
      code_hash: hashSecret(`${id} ${code}`),
    })
    .execute();
  return { ok: true, status: null, answer: '' };
}

async function demandFew({ db, user, now }: Ctx): Promise<void> {
  const { sent } = await db
    .selectFrom('mail_tests')
    .select((eb) => eb.fn.countAll<string>().as('sent'))
    .where('person_id', '=', user.personId)
    .where('sent_at', '>', later(now, -60 * minuteMs))
    .executeTakeFirstOrThrow();
  if (Number(sent) >= mailsPerHour)
    throw new ProblemError('too_many_attempts', 'Enough test mails for an hour.', {
      headers: { 'retry-after': '3600' },
    });
}

/**
 * Takes a try of the newest test mail, then looks at the code.
 * @param db the pool: a try stays taken whatever comes of the request
 * @returns whether it is the one that was mailed
 */
export async function confirmTestMail(db: Db, { user, now }: Ctx, code: string): Promise<boolean> {
  const taken = await db
    .updateTable('mail_tests')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('mail_tests')
        .select('id')
        .where('person_id', '=', user.personId)
        .orderBy('sent_at', 'desc')
        .limit(1),
    )
    .where('tries', '<', triesAtMost)
    .where('sent_at', '>', later(now, -codeMinutes * minuteMs))
    .returning(['id', 'code_hash'])
    .executeTakeFirst();
  if (!taken || !timingSafeEqual(hashSecret(`${taken.id} ${code}`), taken.code_hash)) return false;
  await db.updateTable('mail_tests').set({ confirmed_at: now }).where('id', '=', taken.id).execute();
  return true;
}
