/** Sending the mail with a reset link: later, so that the answer takes as long for unknown addresses. */
import type { Locale } from '#contract/fields';
import type { Clock } from '#platform/clock';
import { transact, type Database } from '#platform/database';
import type { Job } from '#platform/jobs';
import { mailsAtOnce, type Mailer } from '#platform/mail';
import { makePasswordLink } from './links.ts';

const words: Record<Locale, { subject: string; text: (name: string, url: string) => string }> = {
  'zh-Hans': {
    subject: '重设你的 Latchkey 密码',
    text: (name, url) =>
      `${name}，你好：\n\n请在 24 小时内打开下面的链接设置新密码，链接只能使用一次：\n\n${url}\n\n如果这不是你要求的，请忽略本邮件，密码不会改变。\n`,
  },
  'zh-Hant': {
    subject: '重設你的 Latchkey 密碼',
    text: (name, url) =>
      `${name}，你好：\n\n請在 24 小時內開啟下面的連結設定新密碼，連結只能使用一次：\n\n${url}\n\n如果這不是你要求的，請忽略本郵件，密碼不會變更。\n`,
  },
  en: {
    subject: 'Reset your Latchkey password',
    text: (name, url) =>
      `Hello ${name},\n\nopen this link within 24 hours to set a new password; it works once:\n\n${url}\n\nIf you did not ask for it, ignore this mail: your password stays as it is.\n`,
  },
};

export const resetLinkJob = 'mail-reset-link';

export function sendResetLink(settings: {
  database: Database;
  mailer: Mailer;
  clock: Clock;
  publicUrl: string;
}): Job<{ email: string }> {
  return {
    name: resetLinkJob,
    atOnce: mailsAtOnce,
    async work({ email }) {
      const person = await settings.database.db
        .selectFrom('people')
        .select(['id', 'name', 'email', 'locale'])
        .where('email', '=', email)
        .where('state', '=', 'active')
        .executeTakeFirst();
      if (!person?.email) return;
      const { url } = await transact(settings.database.db, (trx) =>
        makePasswordLink(trx, person.id, settings.publicUrl, settings.clock()),
      );
      const { subject, text } = words[person.locale as Locale];
      await settings.mailer.send({ to: person.email, subject, text: text(person.name, url) });
    },
  };
}
