/** Everything that locks: the closed list, with its cause in the handbook, what it does by default, how it ends. */
import { z } from 'zod';

export const lockScopes = [
  'account',
  'session',
  'device',
  'network',
  'api-key',
  'feature',
  'client',
  'system',
] as const;
export const LockScope = z.enum(lockScopes);
export type LockScope = z.infer<typeof LockScope>;

/** `challenge`: prove it is you, then go on. `limited`: read your own records and record follow-ups. `closed`: nothing. */
export const strengths = ['challenge', 'limited', 'closed'] as const;
export const Strength = z.enum(strengths);
export type Strength = z.infer<typeof Strength>;

export const lanes = ['trusted', 'familiar', 'unknown'] as const;
export const Lane = z.enum(lanes);
export type Lane = z.infer<typeof Lane>;

/** Ways by which a lock ends. */
export const releaseRoutes = ['time', 'proof', 'administrator', 'approval', 'update', 'console'] as const;
export type ReleaseRoute = (typeof releaseRoutes)[number];

interface TriggerFacts {
  /** The part of the handbook that names it. */
  handbook: string;
  scopes: readonly LockScope[];
  /** What happens unless the policy says otherwise. */
  strength: Strength;
  releases: readonly ReleaseRoute[];
  /** Whether something in this program can pull it. What can't be pulled isn't shown to anybody. */
  sensed: boolean;
}

export const triggers = {
  'wrong-passwords': {
    handbook: '1.1',
    scopes: ['account', 'device'],
    strength: 'challenge',
    releases: ['time', 'proof', 'administrator'],
    sensed: true,
  },
  'guessing-at-scale': {
    handbook: '1.1',
    scopes: ['network'],
    strength: 'closed',
    releases: ['time', 'administrator'],
    sensed: true,
  },
  'far-off-sign-in': {
    handbook: '1.1',
    scopes: ['account'],
    strength: 'challenge',
    releases: ['proof', 'time', 'administrator'],
    sensed: true,
  },
  'unsafe-network': {
    handbook: '1.1',
    scopes: ['session'],
    strength: 'limited',
    releases: ['proof', 'time', 'administrator'],
    sensed: true,
  },
  'stolen-session': {
    handbook: '1.1',
    scopes: ['session', 'account'],
    strength: 'challenge',
    releases: ['proof', 'time', 'administrator'],
    sensed: true,
  },
  'software-fault': {
    handbook: '1.2',
    scopes: ['feature'],
    strength: 'limited',
    releases: ['time', 'administrator'],
    sensed: false,
  },
  'outdated-client': {
    handbook: '1.2',
    scopes: ['client'],
    strength: 'closed',
    releases: ['update'],
    sensed: true,
  },
  'hardware-fault': {
    handbook: '1.3',
    scopes: ['system'],
    strength: 'limited',
    releases: ['time', 'administrator'],
    sensed: false,
  },
  overload: {
    handbook: '1.3',
    scopes: ['feature'],
    strength: 'limited',
    releases: ['time'],
    sensed: false,
  },
  'abuse-of-rights': {
    handbook: '1.4',
    scopes: ['account'],
    strength: 'limited',
    releases: ['time', 'administrator'],
    sensed: true,
  },
  attack: {
    handbook: '1.4',
    scopes: ['network'],
    strength: 'closed',
    releases: ['time', 'administrator'],
    sensed: true,
  },
  tampering: {
    handbook: '1.4',
    scopes: ['system'],
    strength: 'limited',
    releases: ['administrator'],
    sensed: false,
  },
  'unapproved-software': {
    handbook: '1.4',
    scopes: ['api-key'],
    strength: 'closed',
    releases: ['approval', 'time'],
    sensed: true,
  },
  'administrators-act': {
    handbook: '1.4',
    scopes: ['account', 'session', 'device', 'network', 'api-key'],
    strength: 'closed',
    releases: ['administrator', 'time'],
    sensed: true,
  },
  maintenance: {
    handbook: '7',
    scopes: ['system'],
    strength: 'limited',
    releases: ['time', 'administrator'],
    sensed: false,
  },
  policy: {
    handbook: '6',
    scopes: ['account'],
    strength: 'challenge',
    releases: ['proof', 'time', 'administrator'],
    sensed: true,
  },
} as const satisfies Record<string, TriggerFacts>;

export type TriggerName = keyof typeof triggers;
export const triggerNames = Object.keys(triggers) as [TriggerName, ...TriggerName[]];
export const Trigger = z.enum(triggerNames);

/** What is known of a trigger; the list itself keeps its literal types. */
export const triggerFacts = (name: TriggerName): TriggerFacts => triggers[name];

/** The ways by which a lock of this trigger and strength ends: a challenge always by a proof, the others never by one. */
export function releasesOf(name: TriggerName, strength: Strength): ReleaseRoute[] {
  const others = triggerFacts(name).releases.filter((route) => route !== 'proof');
  return strength === 'challenge' ? ['proof', ...others] : others;
}
