import { describe, expect, it } from 'vitest';
import { speaksOfSecondFactor } from './second-factor.ts';

describe('what a token says of a second factor', () => {
  it.each([
    [['mfa'], undefined],
    [['pwd', 'otp'], undefined],
    [['hwk', 'pin'], undefined],
    [undefined, 'https://refeds.org/profile/mfa'],
  ])('%j %s is one', (amr, acr) => expect(speaksOfSecondFactor(amr, acr)).toBe(true));
  it.each([
    [undefined, undefined],
    [[], '1'],
    [['pwd'], undefined],
    // Twice the same kind is one factor.
    [['pwd', 'pin'], undefined],
    [['otp'], undefined],
    ['mfa', undefined],
    [[['mfa'], { mfa: true }, null], 'mfa'],
  ])('%j %s is none', (amr, acr) => expect(speaksOfSecondFactor(amr, acr)).toBe(false));
});
