/** What comes of which evidence, as a table. */
import { describe, expect, it } from 'vitest';
import { suggest, type Seen } from './suggest.ts';

/** At their own desk, and nothing happened. */
const atHome: Seen = {
  deviceKnown: true,
  networkFamiliar: true,
  signedIn: false,
  signIns: 40,
  unlike: [],
  networksAtAccount: 0,
  refusedAtAccount: 0,
  networkClosed: false,
  spraying: false,
  otherRequests: 0,
  triggers: [],
  relocked: false,
  failures: 0,
  passwordChangedDays: 200,
};
const abroad: Partial<Seen> = { deviceKnown: false, networkFamiliar: false, unlike: ['network', 'country'] };
const spent = { failures: 6, triggers: ['wrong-passwords'] as const };

describe('a suggestion', () => {
  it.each<[string, Partial<Seen>, string, string, boolean]>([
    ['nothing is locked', {}, 'other', 'trust-device', false],
    ['forgot it at their own desk', spent, 'forgotten-password', 'password-link', false],
    [
      'changed it last week',
      { ...spent, passwordChangedDays: 6 },
      'old-password-kept',
      'trust-device',
      false,
    ],
    [
      'changed it a fortnight ago',
      { ...spent, passwordChangedDays: 14 },
      'old-password-kept',
      'trust-device',
      false,
    ],
    [
      'changed it before that',
      { ...spent, passwordChangedDays: 15 },
      'forgotten-password',
      'password-link',
      false,
    ],
    ['attacked, and at their own desk', { ...spent, networksAtAccount: 3 }, 'attack', 'trust-device', false],
    [
      'two networks are no attack',
      { ...spent, networksAtAccount: 2 },
      'forgotten-password',
      'password-link',
      false,
    ],
    ['refused in numbers', { ...spent, refusedAtAccount: 20 }, 'attack', 'trust-device', false],
    [
      'attacked, and from nowhere known',
      { ...spent, ...abroad, networksAtAccount: 40 },
      'attack',
      'trust-device',
      true,
    ],
    ['in a hotel with their own laptop’s browser', abroad, 'travel', 'trust-device', true],
    [
      'with another browser',
      { ...abroad, unlike: ['network', 'browser'] },
      'new-device',
      'trust-device',
      true,
    ],
    ['new here', { ...abroad, signIns: 4, unlike: [] }, 'new-device', 'trust-device', true],
    ['locked by a person', { triggers: ['administrators-act'] }, 'administrators-act', 'lift', true],
    [
      'by a person, while attacked',
      { triggers: ['administrators-act'], networksAtAccount: 9 },
      'administrators-act',
      'lift',
      true,
    ],
    ['a stolen session', { triggers: ['stolen-session'] }, 'stolen-session', 'password-link', true],
    ['far more than usual', { triggers: ['abuse-of-rights'], signedIn: true }, 'unusual-work', 'lift', true],
    [
      'on a network that isn’t safe',
      { ...abroad, triggers: ['unsafe-network'], signedIn: true },
      'travel',
      'lift',
      false,
    ],
    ['a rule of the policy', { triggers: ['policy'], signedIn: true }, 'policy', 'lift', false],
    ['too far for the time', { ...abroad, triggers: ['far-off-sign-in'] }, 'travel', 'trust-device', true],
    ['attacked, and signed in', { signedIn: true, networksAtAccount: 5 }, 'attack', 'lift', false],
  ])('%s', (_, seen, cause, answer, askFirst) => {
    expect(suggest({ ...atHome, ...seen })).toMatchObject({ cause, answer, askFirst });
  });

  it('names what speaks for it and against it, each once', () => {
    expect(suggest(atHome).reasons).toEqual(['nothing-locked', 'known-device', 'familiar-network']);
    const all = {
      ...atHome,
      ...abroad,
      otherRequests: 2,
      networkClosed: true,
      spraying: true,
      relocked: true,
    };
    expect(suggest(all).reasons).toEqual([
      'strange-place',
      'other-country',
      'others-ask',
      'attack-on-network',
      'attack-on-house',
      'relocked',
    ]);
  });
});
