/** Every number of the policy, in the groups in which the page shows them. What isn't here can't be set. */
import { z } from 'zod';
import { Policy } from '#contract/access/policy';

export type Unit =
  | 'times'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'people'
  | 'accounts'
  | 'passwords'
  | 'percent'
  | 'kmh'
  | 'records'
  | 'signs'
  | 'power'
  | 'fold';

interface NumberField {
  kind: 'number';
  unit: Unit;
}
interface OtherField {
  kind: 'switch' | 'choice' | 'networks';
}
export type PolicyField = NumberField | OtherField;

const number = (unit: Unit): NumberField => ({ kind: 'number', unit });
const choice: OtherField = { kind: 'choice' };
const onOff: OtherField = { kind: 'switch' };

export const fieldGroups = {
  lanes: {
    'lanes.trusted.perHour': number('times'),
    'lanes.familiar.perHour': number('times'),
    'lanes.familiar.perDay': number('times'),
    'lanes.unknown.perHour': number('times'),
    'lanes.unknown.perDay': number('times'),
    'lanes.unknown.inARow': number('times'),
  },
  proofs: {
    secondFactor: choice,
    'proofs.perHour': number('times'),
    'proofs.perDay': number('times'),
    'mail.perDay': number('times'),
    'mail.minutes': number('minutes'),
  },
  devices: {
    'devices.trustedDays': number('days'),
    'devices.secondProofDays': number('days'),
    'sessions.days': number('days'),
    'sessions.idleHours': number('hours'),
    'sessions.freshMinutes': number('minutes'),
    dormantDays: number('days'),
    travelKmh: number('kmh'),
  },
  networks: {
    allowedNetworks: { kind: 'networks' },
    'networks.unsafe': choice,
    'networks.officePeople': number('people'),
    'networks.freeAttempts': number('times'),
    'networks.namesPerHour': number('accounts'),
    'networks.closedMinutes': number('minutes'),
    'networks.sprayAccounts': number('accounts'),
    'networks.sprayPercent': number('percent'),
    'networks.probesPerHour': number('times'),
  },
  passwords: {
    'passwords.minimumLength': number('signs'),
    'passwords.minimumLengthWithSecondFactor': number('signs'),
    'passwords.minimumGuessesLog10': number('power'),
    'passwords.minimumGuessesLog10WithSecondFactor': number('power'),
    'passwords.classes.letters': onOff,
    'passwords.classes.digits': onOff,
    'passwords.classes.specials': onOff,
    'passwords.rotationDays': number('days'),
    'passwords.reminderDays': number('days'),
    'passwords.graceSignIns': number('times'),
    'passwords.remembered': number('passwords'),
  },
  habits: {
    'habits.times': number('fold'),
    'habits.recordsPerHour': number('records'),
    'habits.exportedPerHour': number('records'),
    'habits.refusalsPerHour': number('times'),
    'habits.limitedMinutes': number('minutes'),
  },
  coverage: {
    'coverage.afterMinutes': number('minutes'),
    'coverage.mustAccept': onOff,
  },
  keys: { approveKeys: onOff },
  breakGlass: { 'breakGlass.accountDays': number('days'), 'breakGlass.rehearsalDays': number('days') },
  signOn: { ssoOnly: onOff },
} as const satisfies Record<string, Record<string, PolicyField>>;

export type FieldGroup = keyof typeof fieldGroups;
export type FieldPath = { [G in FieldGroup]: keyof (typeof fieldGroups)[G] }[FieldGroup];

const all = Object.assign({}, ...Object.values(fieldGroups)) as Record<FieldPath, PolicyField>;
export const fieldPaths = Object.keys(all) as FieldPath[];
export const fieldAt = (path: string): PolicyField | undefined => all[path as FieldPath];

export const valueAt = (policy: Policy, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], policy);

/** A policy with one number changed; it may be missing while it is typed. */
export function withValue(policy: Policy, path: string, value: unknown): Policy {
  const set = (at: object, [key = '', ...rest]: readonly string[]): object => ({
    ...at,
    [key]: rest.length === 0 ? value : set((at as Record<string, object>)[key] ?? {}, rest),
  });
  return set(policy, path.split('.')) as Policy;
}

/** Within what a number must lie, and whether there may be none. */
export function boundsOf(path: FieldPath): { min?: number; max?: number; nullable: boolean } {
  let schema: unknown = Policy;
  let nullable = false;
  for (const key of path.split('.')) {
    if (!(schema instanceof z.ZodObject)) break;
    schema = (schema.shape as Record<string, unknown>)[key];
    nullable = schema instanceof z.ZodNullable;
    if (schema instanceof z.ZodNullable) schema = schema.unwrap();
  }
  if (!(schema instanceof z.ZodNumber)) return { nullable };
  const { minValue, maxValue } = schema;
  return {
    nullable,
    ...(minValue !== null && { min: minValue }),
    ...(maxValue !== null && { max: maxValue }),
  };
}
