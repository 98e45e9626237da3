/** Notices: what somebody has to know, in the app, by mail, and in the group chats of the house (webhooks). */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Day, Id, Instant, line, recordFacts } from '../fields.ts';
import { Flag, pageOf } from '../paging.ts';
import { LockScope } from './triggers.ts';
import { escalationSteps, RootCause, UnlockAnswer } from './unlocking.ts';

/** What a person can have mailed or not; in the app everything is shown. */
export const noticeGroups = ['work', 'account', 'locks', 'house'] as const;
export type NoticeGroup = (typeof noticeGroups)[number];

const name = z.string().max(200);
const place = z.string().max(200).nullable();
const device = z.string().max(200);
/** Of an unlock request. */
const number = z.string().max(20);
/** A sentence that whoever gives notice says in three languages. */
const Said = z.object({ 'zh-Hans': z.string(), 'zh-Hant': z.string(), en: z.string() }).nullable();
export const noticeFactors = ['totp', 'passkey', 'recovery-codes', 'mail', 'sso', 'password'] as const;
const factor = z.enum(noticeFactors);
/** Whom it is about; null: the house. */
const problem = { cause: RootCause, person: name.nullable() };
const lock = { scope: LockScope, subject: name.nullable() };

/** Every kind of notice with what it tells. A closed list: each has its words in three languages (`notice-words.ts`). */
export const noticeParams = {
  'new-device': z.object({ device, place, address: z.string().max(64).nullable() }),
  'sign-in-challenged': z.object({ device, place, address: z.string().max(64).nullable() }),
  /** `person`: whose session, for everybody but themselves. */
  'session-stolen': z.object({ person: name.nullable(), device, place, again: z.int().min(2).optional() }),
  /** `by`: the administrator who did it, if it wasn't oneself. */
  'password-changed': z.object({ by: name.nullable() }),
  'password-due': z.object({ dueAt: Instant }),
  'factor-added': z.object({ factor, name: name.nullable() }),
  'factor-removed': z.object({ factor, name: name.nullable(), by: name.nullable() }),
  'recovery-codes-low': z.object({ left: z.int().min(0) }),
  /** `again`: how many times it locked in a row, where it is a relock. */
  'lock-opened': z.object({
    ...lock,
    why: Said,
    until: Instant.nullable(),
    again: z.int().min(2).optional(),
  }),
  'lock-lifted': z.object({ ...lock, by: name.nullable() }),
  /** What was to be done after a lock is left after a week. `person`: whose; null: my own. */
  'remedies-overdue': z.object({ person: name.nullable(), left: z.int().min(1), until: Instant }),
  /** `person`: who asked; null where it was asked in one's own name. */
  'unlock-asked': z.object({ person: name.nullable(), number, device, place, step: z.enum(escalationSteps) }),
  /** `by`: who of the administrators wrote; null: whoever asked. */
  'unlock-said': z.object({ person: name.nullable(), by: name.nullable(), number, asks: z.boolean() }),
  'unlock-answered': z.object({ person: name.nullable(), by: name, number, answer: UnlockAnswer }),
  'duty-changed': z.object({ by: name }),
  /** A problem is mine, or another day holds for it. */
  'problem-yours': z.object({
    how: z.enum(['raised', 'reopened', 'looked-again', 'given', 'passed', 'due']),
    ...problem,
    dueOn: Day,
  }),
  'problem-worse': z.object({ ...problem, locks: z.int().min(0) }),
  'problem-due': z.object({ ...problem, dueOn: Day }),
  'problem-overdue': z.object({ ...problem, dueOn: Day, owner: name.nullable() }),
  'under-attack': z.object({ accounts: z.int().min(0), networks: z.int().min(0) }),
  'api-key-waiting': z.object({ name, person: name }),
  /** Somebody used the last ways in. `link`: the way to a session was made, nobody has used it yet. */
  'glass-broken': z.object({
    act: z.enum(['unlock', 'administrator', 'link', 'session']),
    by: z.enum(['console', 'guardians']),
    person: name.nullable(),
  }),
  /** Guardians' shares were made anew; the ones before are worthless. */
  'shares-renewed': z.object({ by: name, set: z.int(), needed: z.int(), total: z.int() }),
  /** I hold a share: its number, and the set it belongs to. */
  'share-held': z.object({ by: name, set: z.int(), number: z.int() }),
  /** Shares that nobody has proved to be there for too long: who holds them. */
  'rehearsal-due': z.object({ holders: z.array(name).max(5) }),
  /** Somebody wants me for their recovery contact; somebody I asked said yes. */
  'contact-chosen': z.object({ by: name }),
  'contact-accepted': z.object({ by: name }),
  /** Somebody asks for a code: to who may show it, and to who it is for. */
  'contact-needed': z.object({ person: name, device, place }),
  'contact-asked': z.object({ device, place, address: z.string().max(64) }),
  /** A device is trusted by the code that a contact read out. */
  'contact-used': z.object({ person: name, contact: name, device, place }),
  'settings-revert': z.object({ what: Said, by: name.nullable(), at: Instant }),
  /** The morning's word on next steps: due today, left undone since the last working day, and the first of them. */
  'steps-due': z.object({
    due: z.int().min(0),
    overdue: z.int().min(0),
    steps: z.array(z.object({ step: z.string().max(300), customer: name })).max(50),
  }),
  /** Somebody named me in a follow-up, or set me a task. */
  mentioned: z.object({ by: name, customer: name, text: z.string().max(300) }),
  'task-set': z.object({ by: name, customer: name, step: z.string().max(300), due: Day.nullable() }),
  /** Somebody named me to cover for a colleague. `asked`: they wait for my answer; else it is decided. */
  'cover-named': z.object({ by: name, person: name, asked: z.boolean() }),
  'cover-answered': z.object({ by: name, accepted: z.boolean() }),
  /** I cover for somebody from now on: that they are locked or away, never why. */
  'coverage-begun': z.object({
    person: name,
    cause: z.enum(['lock', 'absence']),
    since: Instant,
    due: z.int().min(0),
  }),
  /** A colleague covers for me. */
  'coverage-of-you': z.object({ cover: name, since: Instant }),
  /** Nobody covers for somebody who is away. */
  'coverage-lacking': z.object({ person: name, due: z.int().min(0) }),
  'coverage-ended': z.object({ person: name, done: z.int().min(0), due: z.int().min(0) }),
} as const;
export type NoticeKind = keyof typeof noticeParams;
export type NoticeParams<K extends NoticeKind> = z.output<(typeof noticeParams)[K]>;
export const noticeKinds = Object.keys(noticeParams) as [NoticeKind, ...NoticeKind[]];

export const groupOf: Record<NoticeKind, NoticeGroup> = {
  'new-device': 'account',
  'sign-in-challenged': 'account',
  'session-stolen': 'account',
  'password-changed': 'account',
  'password-due': 'account',
  'factor-added': 'account',
  'factor-removed': 'account',
  'recovery-codes-low': 'account',
  'lock-opened': 'locks',
  'lock-lifted': 'locks',
  'remedies-overdue': 'locks',
  'unlock-asked': 'locks',
  'unlock-said': 'locks',
  'unlock-answered': 'locks',
  'duty-changed': 'locks',
  'problem-yours': 'locks',
  'problem-worse': 'locks',
  'problem-due': 'locks',
  'problem-overdue': 'locks',
  'under-attack': 'house',
  'api-key-waiting': 'house',
  'glass-broken': 'house',
  'shares-renewed': 'house',
  'share-held': 'account',
  'rehearsal-due': 'house',
  'contact-chosen': 'account',
  'contact-accepted': 'account',
  'contact-needed': 'account',
  'contact-asked': 'account',
  'contact-used': 'account',
  'settings-revert': 'house',
  'steps-due': 'work',
  mentioned: 'work',
  'task-set': 'work',
  'cover-named': 'work',
  'cover-answered': 'work',
  'coverage-begun': 'work',
  'coverage-of-you': 'work',
  'coverage-lacking': 'work',
  'coverage-ended': 'work',
};

/** Kinds that concern the house: these can go to a group chat, where they are told to the holders of a right. */
export const webhookNoticeKinds = [
  'lock-opened',
  'lock-lifted',
  'unlock-asked',
  'problem-overdue',
  'session-stolen',
  'under-attack',
  'api-key-waiting',
  'glass-broken',
  'shares-renewed',
  'rehearsal-due',
  'settings-revert',
] as const satisfies readonly NoticeKind[];

export const Notice = z
  .object({
    id: Id,
    at: z.string(),
    kind: z.enum(noticeKinds),
    /** As `noticeParams` says for the kind. */
    params: z.record(z.string(), z.unknown()),
    /** Where to go in the app: a path. */
    link: z.string().nullable(),
    readAt: z.string().nullable(),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof Notice>;

const groups = z.enum(noticeGroups);
export const NoticePreferences = z
  .object({ mail: z.record(groups, z.boolean()), mailOn: z.boolean() })
  .meta({ id: 'NoticePreferences' });

/** What came back from a message that was sent to try a way out. */
export const TestResult = z.object({
  ok: z.boolean(),
  /** The HTTP status, where one came. */
  status: z.int().nullable(),
  /** What the other side said, cut to 500 characters. */
  answer: z.string(),
});

export const notices = {
  list: endpoint({
    method: 'GET',
    path: '/api/notices',
    summary: 'My notices, newest first, and how many are unread',
    query: z.strictObject({
      unread: Flag.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(2000).optional(),
    }),
    reply: pageOf(Notice).extend({ unread: z.int() }),
  }),
  read: endpoint({
    method: 'POST',
    path: '/api/notices/{id}/read',
    summary: 'I have read this notice',
    params: ById,
  }),
  readAll: endpoint({
    method: 'POST',
    path: '/api/notices/read-all',
    summary: 'I have read all my notices',
    reply: z.object({ read: z.int() }),
  }),
  preferences: endpoint({
    method: 'GET',
    path: '/api/notices/preferences',
    summary: 'Which notices I get by mail too',
    reply: NoticePreferences,
  }),
  changePreferences: endpoint({
    method: 'PATCH',
    path: '/api/notices/preferences',
    summary: 'Choose which notices I get by mail too',
    body: z.strictObject({
      mail: z
        .strictObject({ work: z.boolean(), account: z.boolean(), locks: z.boolean(), house: z.boolean() })
        .partial(),
    }),
    reply: NoticePreferences,
  }),
  testMail: endpoint({
    method: 'POST',
    path: '/api/notices/test-mail',
    summary: 'Send a test mail to my own address and say what came back',
    reply: TestResult,
  }),
};

export const webhookServices = ['wecom', 'dingtalk', 'feishu', 'slack'] as const;

export const Webhook = z
  .object({
    ...recordFacts,
    name: z.string(),
    service: z.enum(webhookServices),
    /** The address without its secret part: enough to recognise it by. */
    address: z.string(),
    /** Messages are signed (DingTalk, Feishu). The secret itself is never shown. */
    signed: z.boolean(),
    kinds: z.array(z.enum(webhookNoticeKinds)),
    active: z.boolean(),
    lastSentAt: z.string().nullable(),
    /** What went wrong last; null where the last message arrived. */
    lastFault: z.string().nullable(),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof Webhook>;

const webhookFields = {
  name: line(100),
  service: z.enum(webhookServices),
  url: z
    .string()
    .trim()
    .max(1000)
    .refine((text) => isWebhookUrl(text), { error: 'not_a_web_address' }),
  /** For signing; null takes it away. */
  secret: z.string().trim().min(1).max(200).nullable(),
  kinds: z.array(z.enum(webhookNoticeKinds)).min(1).max(webhookNoticeKinds.length),
  active: z.boolean(),
};

export const webhooks = {
  list: endpoint({
    method: 'GET',
    path: '/api/webhooks',
    summary: 'The group chats that are told',
    reply: z.object({ items: z.array(Webhook) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/webhooks',
    summary: 'Add a group chat of WeCom, DingTalk, Feishu or Slack',
    body: z.strictObject(webhookFields).partial({ secret: true, active: true }),
    reply: Webhook,
    creates: true,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/webhooks/{id}',
    summary: 'Change a webhook; a secret or address left out stays as it is',
    params: ById,
    body: z.strictObject(webhookFields).partial(),
    reply: Webhook,
    versioned: true,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/webhooks/{id}',
    summary: 'Remove a webhook',
    params: ById,
    versioned: true,
  }),
  test: endpoint({
    method: 'POST',
    path: '/api/webhooks/{id}/test',
    summary: 'Send a test message and say what came back',
    params: ById,
    reply: TestResult,
  }),
};

/** http is looked at by the server: it sends there only where its settings allow private addresses. */
function isWebhookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return ['https:', 'http:'].includes(url.protocol) && url.username === '' && url.password === '';
}
