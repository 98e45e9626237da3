import type { Ctx } from '#access/gate';
import type { Locale } from '#contract/fields';
import type { Mailer } from '#platform/mail';
import { invalid } from '#platform/problem';

const words: Record<Locale, { subject: string; text: string }> = {
  'zh-Hans': { subject: 'Latchkey 测试邮件', text: '收到这封邮件，说明邮件已经可以正常发送。\n' },
  'zh-Hant': { subject: 'Latchkey 測試郵件', text: '收到這封郵件，表示郵件已經可以正常寄送。\n' },
  en: { subject: 'Latchkey test mail', text: 'As this mail has arrived, mail works.\n' },
};

/** Sends a mail to oneself and says what the mail server said. */
export async function testMail(ctx: Ctx, mailer: Mailer) {
  const { email } = await ctx.db
    .selectFrom('people')
    .select('email')
    .where('id', '=', ctx.user.personId)
    .executeTakeFirstOrThrow();
  if (email === null) throw invalid('/email', 'no_email', 'Your account has no e-mail address.');
  try {
    await mailer.send({ to: email, ...words[ctx.user.locale] });
    return { ok: true, status: null, answer: '' };
  } catch (error) {
    const { responseCode, message } = error as { responseCode?: number; message: string };
    return { ok: false, status: responseCode ?? null, answer: message.slice(0, 500) };
  }
}
