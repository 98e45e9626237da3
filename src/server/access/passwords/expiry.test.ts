import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordPresets, type PasswordRules } from '#contract/access/passwords';
import { dayMs, later } from '#platform/clock';
import { newId } from '#platform/secrets';
import { dueDate, passwordState, type KeptPassword } from './expiry.ts';
import { factsOf } from './facts.ts';

const { recommended, handbook, strict } = passwordPresets;
const changedAt = new Date('2026-01-01T09:00:00Z');
const kept: KeptPassword = {
  personId: newId(),
  changedAt,
  facts: factsOf('aB3$ five trees', 12),
  graceUsed: 0,
  secondFactor: false,
};
const on = (days: number) => later(changedAt, days * dayMs);

describe('when a password is asked to be changed', () => {
  it('never by age where there is no rotation', () => {
    expect(passwordState(kept, recommended, on(5000))).toMatchObject({ state: 'fine', dueAt: null });
  });

  it('first a reminder, then sign-ins as usual, then the change comes first', () => {
    const due = dueDate(kept, handbook) ?? changedAt;
    const at = (days: number, graceUsed = 0) =>
      passwordState({ ...kept, graceUsed }, handbook, later(due, days * dayMs));
    expect(at(-15).state).toBe('fine');
    expect(at(-14)).toMatchObject({ state: 'reminder', reason: 'age' });
    expect(at(0)).toMatchObject({ state: 'grace', graceLeft: 5 });
    expect(at(300, 4)).toMatchObject({ state: 'grace', graceLeft: 1 });
    expect(at(0, 5)).toMatchObject({ state: 'due', graceLeft: 0 });
  });

  it('where the rules became stricter, with the same grace; what is unknown asks nobody', () => {
    const weak = { ...kept, facts: factsOf('xK9#mQ2$v', 9) };
    expect(passwordState(weak, recommended, on(1))).toMatchObject({ state: 'grace', reason: 'rules' });
    expect(passwordState({ ...weak, graceUsed: 5 }, strict, on(1)).state).toBe('due');
    expect(passwordState({ ...weak, secondFactor: true }, recommended, on(1)).state).toBe('fine');
    expect(passwordState({ ...weak, facts: null }, strict, on(1)).state).toBe('fine');
  });

  it('a fresh password satisfies the rules it was taken under, whatever length they ask', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 64 }), fc.integer({ min: 3, max: 12 }), (length, guesses) => {
        const rules: PasswordRules = { ...recommended, minimumLength: length, minimumGuessesLog10: guesses };
        const facts = factsOf('x'.repeat(length), guesses);
        expect(passwordState({ ...kept, facts }, rules, on(0)).state).toBe('fine');
      }),
    );
  });

  it('is spread: a hundred accounts made at once aren’t asked on one day, nor any beyond the limit', () => {
    const days = Array.from(
      { length: 100 },
      () => dueDate({ changedAt, personId: newId() }, handbook)?.getTime() ?? 0,
    );
    const perDay = Map.groupBy(days, (day) => day);
    expect(perDay.size).toBeGreaterThan(10);
    expect(Math.max(...[...perDay.values()].map((all) => all.length))).toBeLessThan(25);
    expect(Math.max(...days)).toBeLessThanOrEqual(on(180).getTime());
    expect(Math.min(...days)).toBeGreaterThanOrEqual(on(162).getTime());
  });
});
