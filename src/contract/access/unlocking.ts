/** Unlock requests: somebody who can't get in asks, whoever is on duty answers. Asked signed out too, by a progress link. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Day, FileName, Id, line, note, Ref } from '../fields.ts';
import { Flag, many, pageOf } from '../paging.ts';
import { ChosenRemedy } from './remedies.ts';
import { Lane, Trigger, type TriggerName } from './triggers.ts';

export const unlockStates = ['open', 'needs-information', 'answered', 'withdrawn', 'over'] as const;
export const UnlockState = z.enum(unlockStates);
export type UnlockState = z.infer<typeof UnlockState>;

/** `lift`: the locks end. `trust-device`: these end, and the asking browser becomes one of the person's own. */
export const unlockAnswers = ['trust-device', 'lift', 'password-link', 'refuse'] as const;
export const UnlockAnswer = z.enum(unlockAnswers);
export type UnlockAnswer = z.infer<typeof UnlockAnswer>;

/** Why somebody could not get in: the closed list from which whoever answers chooses. */
export const rootCauses = [
  'forgotten-password',
  'old-password-kept',
  'typing-slip',
  'new-device',
  'travel',
  'lost-second-factor',
  'attack',
  'stolen-session',
  'unusual-work',
  'outdated-client',
  'wrong-data',
  'administrators-act',
  'policy',
  'other',
] as const;
export const RootCause = z.enum(rootCauses);
export type RootCause = z.infer<typeof RootCause>;

/** What most often lies behind a lock of this kind, where nothing else is known: to begin with, never the last word. */
export const usualCause: Readonly<Partial<Record<TriggerName, RootCause>>> = {
  'wrong-passwords': 'forgotten-password',
  'guessing-at-scale': 'attack',
  'far-off-sign-in': 'travel',
  'unsafe-network': 'travel',
  'stolen-session': 'stolen-session',
  'abuse-of-rights': 'unusual-work',
  'administrators-act': 'administrators-act',
  attack: 'attack',
  policy: 'policy',
};

/** How far it was called out: each step is told to more people. */
export const escalationSteps = ['first', 'second', 'administrators', 'owner'] as const;
export type EscalationStep = (typeof escalationSteps)[number];
/** Minutes after which each step is taken. */
export const escalationMinutes: Record<EscalationStep, number> = {
  first: 0,
  second: 10,
  administrators: 30,
  owner: 60,
};

export const Step = z.object({
  step: z.enum(escalationSteps),
  dueAt: z.string(),
  /** It is due, and has been taken. */
  taken: z.boolean(),
});
export type Step = z.infer<typeof Step>;

/** What a check-up of browser and network found, line by line. */
export const CheckUp = z
  .array(
    z.strictObject({
      check: z.string().regex(/^[a-z0-9-]{1,40}$/),
      result: z.enum(['good', 'poor', 'bad', 'unknown']),
      value: line(200).optional(),
    }),
  )
  .max(60);
export type CheckUp = z.infer<typeof CheckUp>;

export const unlockFileLimitBytes = 5 * 1024 * 1024;
export const unlockFilesAtMost = 10;
/** By their first bytes; a name proves nothing. */
export const unlockFileTypes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/heic',
  'application/pdf',
] as const;

export const UnlockFile = z.object({
  id: Id,
  at: z.string(),
  name: z.string(),
  bytes: z.int(),
  mediaType: z.string(),
  /** It may be shown in the page. */
  picture: z.boolean(),
  /** Brought by whoever asked. */
  fromAsker: z.boolean(),
});
export type UnlockFile = z.infer<typeof UnlockFile>;

const Said = z.object({
  id: Id,
  at: z.string(),
  text: z.string(),
  fromAsker: z.boolean(),
  asks: z.boolean(),
});

/** The request as whoever asked sees it: nothing of anybody else, not even whether the name is somebody's. */
export const UnlockProgress = z
  .object({
    /** To be said on the phone. */
    number: z.string(),
    at: z.string(),
    state: UnlockState,
    message: z.string(),
    /** Where it stands in the escalation, while it waits. */
    steps: z.array(Step),
    conversation: z.array(Said),
    files: z.array(UnlockFile),
    /** By which files are brought and fetched; it opens nothing else. */
    fileKey: z.string(),
    answer: UnlockAnswer.nullable(),
    answeredAt: z.string().nullable(),
    reason: z.string(),
    /** The asking browser may be made a trusted device now. */
    grant: z.boolean(),
    grantUntil: z.string().nullable(),
    /** After this nobody answers it any more. */
    expiresAt: z.string(),
  })
  .meta({ id: 'UnlockProgress' });
export type UnlockProgress = z.infer<typeof UnlockProgress>;

export const Asked = z.object({ number: z.string(), secret: z.string(), expiresAt: z.string() });

const Secret = z.string().max(200);
const Payment = z.string().max(10_000).optional();
const WithSecret = z.strictObject({ secret: Secret });
const message = note(2000);
/** Of the request's files alone: it stands in addresses, where the secret must not. */
const Key = z.string().max(100);

export const UnlockRequest = z
  .object({
    id: Id,
    number: z.string(),
    at: z.string(),
    person: Ref,
    state: UnlockState,
    signedIn: z.boolean(),
    message: z.string(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    address: z.string(),
    country: z.string().nullable(),
    lane: Lane,
    /** People were called. False: so many had been asked in this name before, that nobody is called for this one. */
    rings: z.boolean(),
    /** So many others in this name wait of which nobody was called. */
    alike: z.int(),
    steps: z.array(Step),
    answer: UnlockAnswer.nullable(),
    answeredAt: z.string().nullable(),
    answeredBy: Ref.nullable(),
    reason: z.string(),
    rootCause: RootCause.nullable(),
    note: z.string(),
    remedy: z.string(),
    /** Nobody answers what they asked themselves. */
    mine: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'UnlockRequest' });
export type UnlockRequest = z.infer<typeof UnlockRequest>;

/** What of a request can be unlike the person's own sign-ins. */
export const habitParts = ['network', 'country', 'browser', 'system', 'hour'] as const;

/** Why an answer is suggested: each has its sentence. */
export const suggestionReasons = [
  'locked-by-hand',
  'session-stolen',
  'unusual-amount',
  'attack-on-account',
  'attack-on-network',
  'attack-on-house',
  'others-ask',
  'known-device',
  'familiar-network',
  'signed-in',
  'strange-place',
  'other-country',
  'other-browser',
  'hardly-known',
  'password-changed-lately',
  'wrong-passwords',
  'network-not-safe',
  'policy-asks',
  'relocked',
  'nothing-locked',
] as const;
export const SuggestionReason = z.enum(suggestionReasons);
export type SuggestionReason = z.infer<typeof SuggestionReason>;

export const Suggestion = z.object({
  cause: RootCause,
  answer: UnlockAnswer,
  /** Only once it is sure who asks: call them, and have them say the number. */
  askFirst: z.boolean(),
  reasons: z.array(SuggestionReason),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** What is known about a request: for a person to decide by. */
export const Evidence = z.object({
  lastSignInAt: z.string().nullable(),
  passwordChangedAt: z.string().nullable(),
  /** Failed attempts at this account, by how well the client was known and by proof. */
  attempts: z.array(z.object({ lane: Lane, factor: z.string(), lastHour: z.int(), lastDay: z.int() })),
  /** Sign-ins of 90 days that it is compared with. */
  signIns: z.int(),
  deviceKnown: z.boolean(),
  networkFamiliar: z.boolean(),
  /** What isn't as at any of those sign-ins; nothing where there are too few to say. */
  unlike: z.array(z.enum(habitParts)),
  /** Unlike this person beyond what nearly all sign-ins of the organisation are. */
  scoredUnlike: z.boolean(),
  attack: z.object({
    /** From so many networks this account was tried within an hour. */
    networksAtAccount: z.int(),
    refusedAtAccount: z.int(),
    /** Failures from the asking network within an hour, and whether it is closed to strangers. */
    failuresOfNetwork: z.int(),
    networkClosed: z.boolean(),
    /** One password is tried on many accounts. */
    spraying: z.boolean(),
  }),
  /** Other requests in this name within a day. */
  otherRequests: z.int(),
  earlier: z.array(
    z.object({
      id: Id,
      trigger: Trigger,
      opensAt: z.string(),
      endedAt: z.string().nullable(),
      rootCause: z.string().nullable(),
      /** Nobody said so: the engine takes it for the cause. */
      causeSuggested: z.boolean(),
      relock: z.boolean(),
      /** Points of it that were never found done. */
      remediesLeft: z.int(),
    }),
  ),
});
export type Evidence = z.infer<typeof Evidence>;

export const UnlockCard = UnlockRequest.extend({
  conversation: z.array(Said.extend({ person: Ref.nullable() })),
  files: z.array(UnlockFile),
  checkUp: CheckUp.nullable(),
  /** The locks that keep this person out now, and that an answer can lift. */
  locks: z.array(
    z.object({
      id: Id,
      trigger: Trigger,
      lane: Lane.nullable(),
      opensAt: z.string(),
      endsAt: z.string().nullable(),
    }),
  ),
  /** Who was called at which step. */
  called: z.array(z.object({ step: z.enum(escalationSteps), at: z.string(), people: z.array(Ref) })),
  evidence: Evidence,
  suggestion: Suggestion,
  /** The answers that this person may give. */
  can: z.array(UnlockAnswer),
}).meta({ id: 'UnlockCard' });
export type UnlockCard = z.infer<typeof UnlockCard>;

export const unlockRequests = {
  ask: endpoint({
    method: 'POST',
    path: '/api/unlock-requests',
    summary:
      'Ask an administrator to be let in, signed out. The answer is the same whether or not the name is known.',
    access: 'open',
    body: z.strictObject({
      email: z.string().min(1).max(20_000),
      message: message.default(''),
      checkUp: CheckUp.optional(),
      work: Payment,
    }),
    reply: Asked,
  }),
  askSignedIn: endpoint({
    method: 'POST',
    path: '/api/me/unlock-requests',
    summary: 'Ask an administrator to lift what limits me',
    body: z.strictObject({ message: message.default(''), checkUp: CheckUp.optional() }),
    reply: Asked,
  }),
  progress: endpoint({
    method: 'POST',
    path: '/api/unlock-requests/progress',
    summary: 'How far a request is, by the secret of its progress link',
    access: 'open',
    body: WithSecret,
    reply: UnlockProgress,
  }),
  say: endpoint({
    method: 'POST',
    path: '/api/unlock-requests/progress/messages',
    summary: 'Say something to whoever answers, or answer what they asked',
    access: 'open',
    body: WithSecret.extend({ text: note(2000).pipe(z.string().min(1)) }),
    reply: UnlockProgress,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/api/unlock-requests/progress/withdraw',
    summary: 'Take a request back: it is no longer needed, or was not mine',
    access: 'open',
    body: WithSecret,
    reply: UnlockProgress,
  }),
  take: endpoint({
    method: 'POST',
    path: '/api/unlock-requests/progress/device',
    summary: 'Make this browser the trusted device that was granted. It signs nobody in.',
    access: 'open',
    body: WithSecret,
  }),
  bringFile: endpoint({
    method: 'POST',
    path: '/api/unlock-requests/files',
    summary: 'Add a picture or a PDF of 5 MB at most to a request, by its file key',
    access: 'open',
    query: z.strictObject({ key: Key, name: FileName }),
    upload: true,
    limitBytes: unlockFileLimitBytes,
    reply: UnlockFile,
  }),
  ownFile: endpoint({
    method: 'GET',
    path: '/api/unlock-requests/files/{id}',
    summary: 'A file of a request, by its file key',
    access: 'open',
    params: ById,
    query: z.strictObject({ key: Key }),
    file: true,
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/unlock-requests',
    summary: 'Unlock requests, newest first',
    query: z.strictObject({
      state: many(UnlockState).optional(),
      personId: Id.optional(),
      /** Of those that wait and called nobody, only what nothing else in that name stands for. */
      gathered: Flag.optional(),
      /** On which days of the organisation it was answered, the first and the last included. */
      answeredFrom: Day.optional(),
      answeredTo: Day.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(2000).optional(),
    }),
    reply: pageOf(UnlockRequest),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/unlock-requests/{id}',
    summary: 'One request with the evidence for whoever answers it',
    params: ById,
    reply: UnlockCard,
  }),
  reply: endpoint({
    method: 'POST',
    path: '/api/unlock-requests/{id}/messages',
    summary: 'Say something to whoever asked, or ask for what is still needed',
    params: ById,
    body: z.strictObject({ text: note(2000).pipe(z.string().min(1)), asks: z.boolean().default(false) }),
    reply: UnlockCard,
  }),
  addFile: endpoint({
    method: 'POST',
    path: '/api/unlock-requests/{id}/files',
    summary: 'Add a picture or a PDF of 5 MB at most for whoever asked',
    params: ById,
    query: z.strictObject({ name: FileName }),
    upload: true,
    limitBytes: unlockFileLimitBytes,
    reply: UnlockFile,
  }),
  file: endpoint({
    method: 'GET',
    path: '/api/unlock-requests/{id}/files/{fileId}',
    summary: 'A file of a request',
    params: ById.extend({ fileId: Id }),
    file: true,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/unlock-requests/{id}/answer',
    summary: 'Answer a request; never one’s own. It signs nobody in and sets no password.',
    params: ById,
    body: z
      .strictObject({
        answer: UnlockAnswer,
        /** Told to whoever asked; a refusal needs one. */
        reason: note(500).default(''),
        rootCause: RootCause.optional(),
        note: note(500).default(''),
        remedy: note(500).default(''),
        /** What is to be done so that it doesn't come back; left out: what is suggested for the cause. */
        remedies: z.array(ChosenRemedy).max(20).optional(),
      })
      .refine(({ answer, reason }) => answer !== 'refuse' || reason !== '', {
        error: 'reason_needed',
        path: ['reason'],
      })
      .refine(({ answer, rootCause }) => answer === 'refuse' || rootCause !== undefined, {
        error: 'cause_needed',
        path: ['rootCause'],
      }),
    /** `link`: of a password link, to be handed over by whoever answered; shown this once. */
    reply: UnlockCard.extend({ link: z.object({ url: z.string(), expiresAt: z.string() }).nullable() }),
  }),
};
