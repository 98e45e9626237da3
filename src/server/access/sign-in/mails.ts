/** Mails with a code: written by a job, so that the answer takes as long for unknown addresses, and no code is queued. */
import { randomInt } from 'node:crypto';
import type { Policy } from '#contract/access/policy';
import type { Locale } from '#contract/fields';
import { accountKey } from '#access/gate';
import { keyOf, limitsOf, roomAt } from '#access/lanes';
import { currentPolicy } from '#access/policies';
import { hourMs, later, minuteMs, type Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Job } from '#platform/jobs';
import { mailsAtOnce, type Mailer } from '#platform/mail';
import { addChallenge, findChallenge, keepMailedCode, type Purpose } from './challenges.ts';
import { findPerson } from './people.ts';

export const mailCodeJob = 'mail-code';

interface Sending {
  name: string;
  code: string;
  minutes: number;
  link: { url: string; hours: number } | null;
}
type Words = { subject: string; text: (mail: Sending) => string };

const signIn: Record<Locale, Words> = {
  'zh-Hans': {
    subject: '你的 Latchkey 验证码',
    text: ({ name, code, minutes }) =>
      `${name}，你好：\n\n有人正用你的密码登录，验证码是：\n\n    ${code}\n\n${minutes} 分钟内有效，只能用一次。\n\n如果不是你本人：你的密码已被别人知道，但对方没有进来。请尽快修改密码，不要把验证码告诉任何人。\n`,
  },
  'zh-Hant': {
    subject: '你的 Latchkey 驗證碼',
    text: ({ name, code, minutes }) =>
      `${name}，你好：\n\n有人正用你的密碼登入，驗證碼是：\n\n    ${code}\n\n${minutes} 分鐘內有效，只能用一次。\n\n如果不是你本人：你的密碼已被別人知道，但對方沒有進來。請盡快更改密碼，不要把驗證碼告訴任何人。\n`,
  },
  en: {
    subject: 'Your Latchkey code',
    text: ({ name, code, minutes }) =>
      `Hello ${name},\n\nsomebody is signing in with your password. The code is:\n\n    ${code}\n\nIt is good for ${minutes} minutes, and works once.\n\nIf this is not you: somebody knows your password, but has not come in. Change it soon, and give this code to nobody.\n`,
  },
};

const device: Record<Locale, Words> = {
  'zh-Hans': {
    subject: '确认你的 Latchkey 设备',
    text: ({ name, code, minutes, link }) =>
      `${name}，你好：\n\n要让当前设备成为你信任的设备，请在登录页输入：\n\n    ${code}\n\n或者在这台设备上打开下面的链接：\n\n${link?.url ?? ''}\n\n验证码 ${minutes} 分钟内有效${link && link.hours > 0 ? `，链接 ${link.hours} 小时内有效` : ''}，只能用一次。之后仍需输入密码。\n\n如果这不是你要求的，请忽略本邮件。\n`,
  },
  'zh-Hant': {
    subject: '確認你的 Latchkey 裝置',
    text: ({ name, code, minutes, link }) =>
      `${name}，你好：\n\n要讓目前的裝置成為你信任的裝置，請在登入頁輸入：\n\n    ${code}\n\n或者在這台裝置上開啟下面的連結：\n\n${link?.url ?? ''}\n\n驗證碼 ${minutes} 分鐘內有效${link && link.hours > 0 ? `，連結 ${link.hours} 小時內有效` : ''}，只能用一次。之後仍需輸入密碼。\n\n如果這不是你要求的，請忽略本郵件。\n`,
  },
  en: {
    subject: 'Confirm your device for Latchkey',
    text: ({ name, code, minutes, link }) =>
      `Hello ${name},\n\nto make the device you are on trusted, type this on the sign-in page:\n\n    ${code}\n\nor open this link on that device:\n\n${link?.url ?? ''}\n\nThe code is good for ${minutes} minutes${link && link.hours > 0 ? `, the link for ${link.hours} hours` : ''}; either works once. Your password is still needed after it.\n\nIf you did not ask for it, ignore this mail.\n`,
  },
};

interface Settings {
  database: Database;
  mailer: Mailer;
  clock: Clock;
  publicUrl: string;
}

/** Eight digits, all of them equally likely. */
const newCode = (): string => String(randomInt(100_000_000)).padStart(8, '0');
const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** Sends the code of a challenge, known by the hash of its token. */
export function mailCodes(settings: Settings): Job<{ challenge: string; purpose: Purpose }> {
  return {
    name: mailCodeJob,
    atOnce: mailsAtOnce,
    work: ({ challenge, purpose }) => send(settings, purpose, challenge),
  };
}

async function send(
  { database, mailer, clock, publicUrl }: Settings,
  purpose: Purpose,
  challenge: string,
): Promise<void> {
  const words = purpose === 'device' ? device : signIn;
  const { db } = database;
  const now = clock();
  const waiting = await findChallenge(db, purpose, Buffer.from(challenge, 'hex'), now);
  if (!waiting?.personId) return;
  const person = await findPerson(db, waiting.personId);
  const locale = await db
    .selectFrom('people')
    .select('locale')
    .where('id', '=', waiting.personId)
    .executeTakeFirst();
  if (!person?.email || person.state !== 'active' || !locale) return;
  const policy = await currentPolicy(db, now);
  const { minutes } = policy.mail;
  const code = newCode();
  await keepMailedCode(db, waiting.hash, waiting.data, code, later(now, minutes * minuteMs));
  const link = purpose === 'device' ? await linkTo(db, person.id, policy, publicUrl, now) : null;
  const { subject, text } = words[locale.locale as Locale];
  await mailer.send({
    to: person.email,
    subject,
    text: text({ name: person.name, code: spaced(code), minutes, link }),
  });
}

/**
 * The link of a mail makes the device trusted on which it is opened: its own secret, not the one of whoever asked. The
 * mail that spends the day's budget lasts until there can be another: whoever floods somebody's mailbox must not be able
 * to take this way from its owner.
 */
async function linkTo(
  db: Database['db'],
  personId: string,
  policy: Policy,
  publicUrl: string,
  now: Date,
): Promise<{ url: string; hours: number }> {
  const key = keyOf(accountKey(personId), 'unknown', 'mail', null);
  const next = await roomAt(db, key, limitsOf(policy, 'unknown', 'mail'), now);
  const lasts = Math.max(policy.mail.minutes * minuteMs, next === null ? 0 : next.getTime() - now.getTime());
  const link = { purpose: 'device', personId, lane: null, lasts } as const;
  const { token } = await addChallenge(db, { ...link, data: { reasons: [], by: 'mail' } }, now);
  return { url: `${publicUrl}/trust-device#${token}`, hours: Math.floor(lasts / hourMs) };
}
