import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PasswordJudgement, passwordPresets, PasswordRules } from '#contract/access/passwords';
import { cheapGuess, estimateGuesses } from './estimate.ts';
import { factsOf, meets } from './facts.ts';
import { judge } from './judge.ts';
import { judgePassword } from './keeping.ts';

const { recommended, handbook, strict } = passwordPresets;
const about = ['陈静', '华信科技有限公司', 'chenjing@huaxin.example', '+86 138 0013 8000', '1990-03-12'];
const faultsOf = async (password: string, rules = recommended, more: object = {}) =>
  (await judgePassword(password, { about, ...more }, rules)).faults.map(({ code }) => code);

describe('the presets', () => {
  it('are what they are called', () => {
    expect(recommended).toMatchObject({
      minimumLength: 12,
      minimumLengthWithSecondFactor: 8,
      minimumGuessesLog10: 8,
      minimumGuessesLog10WithSecondFactor: 6,
      classes: { letters: false, digits: false, specials: false },
      rotationDays: null,
      remembered: 5,
    });
    expect(handbook).toMatchObject({
      minimumLength: 8,
      classes: { letters: true, digits: true, specials: true },
      rotationDays: 180,
    });
    expect(strict).toMatchObject({ minimumLength: 15, minimumLengthWithSecondFactor: 8, rotationDays: null });
    for (const rules of Object.values(passwordPresets)) expect(PasswordRules.parse(rules)).toEqual(rules);
  });
});

describe('the judge', () => {
  it.each([
    'correct horse battery',
    'another fine one',
    'tree-lamp-orbit-42',
    'xK9#mQ2$vL7p',
    '我爱北京天安门今天下雨了',
    '   spaces   count as well ',
    '🐎🔋📎 correct staples',
  ])('takes %s', async (password) => expect(await faultsOf(password)).toEqual([]));

  it.each([
    ['P@ssw0rd1', 'too_common'],
    ['Password2026!', 'too_common'],
    ['Spring2025!', 'too_common'],
    ['Chuntian2026!', 'too_common'],
    ['Company@2026', 'too_common'],
    ['Huawei@123', 'too_common'],
    ['woaini1314', 'too_common'],
    ['woaini5201314', 'too_common'],
    ['1qaz2wsx3edc', 'too_common'],
    ['password password', 'too_common'],
    ['aaaaaaaaaaaaaaaa', 'too_common'],
    ['ChenJing2024@', 'about_you'],
    ['chenj19900312', 'about_you'],
    ['12031990chenjing', 'about_you'],
    ['cj13800138000', 'about_you'],
    ['陈静陈静陈静陈静陈静陈静', 'about_you'],
    ['huaxin@13800138000', 'about_you'],
  ])('refuses %s as %s, under class rules and with a second factor too', async (password, code) => {
    expect(await faultsOf(password)).toContain(code);
    expect(await faultsOf(password, recommended, { secondFactor: true })).toContain(code);
    expect(await faultsOf(password, handbook)).toContain(code);
  });

  it('a name of somebody else makes no fault', async () => {
    const password = 'lisiwangwu zhao liu';
    expect(await faultsOf(password)).toEqual([]);
    expect((await judgePassword(password, { about: ['李四', '王五', '赵六', 'lisiwangwu'] })).faults).toEqual(
      [{ code: 'about_you' }],
    );
  });

  it('counts characters as people do, and asks each preset’s length', async () => {
    // Eleven signs, each of two units.
    expect(await faultsOf('🐎🔋📎🌲💡🪐🧭🎻🥁🪁🧶')).toContain('too_short');
    expect(await faultsOf('xK9#mQ2$v', recommended, { secondFactor: true })).toEqual([]);
    expect(await faultsOf('xK9#mQ2$v')).toEqual(['too_short']);
    expect(await faultsOf('xK9#mQ2$vL7p', strict)).toEqual(['too_short']);
    expect(await faultsOf('x'.repeat(129))).toContain('too_long');
  });

  it('asks for classes only where the rules do', async () => {
    expect(await faultsOf('correct horse battery', handbook)).toEqual(['needs_digit']);
    expect(await faultsOf('1029384756 7 61', handbook)).toContain('needs_letter');
    expect(await faultsOf('correcthorsebattery7', handbook)).toEqual(['needs_special']);
    expect(await faultsOf('天安门 7 只骆驼', handbook)).toEqual([]);
  });

  it('sees near copies of the present one where it is at hand', async () => {
    const current = 'correct horse battery';
    expect(await faultsOf('correct horse battery2', recommended, { current })).toEqual(['near_copy']);
    expect(await faultsOf('another fine one', recommended, { current })).toEqual([]);
  });

  it('judges the same sign the same, however it was typed', async () => {
    const [composed, apart] = ['é', 'e\u0301'].map((sign) => `caf${sign} under the lamp`);
    expect(await judgePassword(composed ?? '', {})).toEqual(await judgePassword(apart ?? '', {}));
  });

  it('whatever is typed, it answers as the contract says, and what it takes satisfies the rules by its measure', () => {
    const typed = fc.string({ unit: 'binary', maxLength: 140 });
    const guesses = fc.double({ min: 0, max: 40, noNaN: true });
    fc.assert(
      fc.property(
        typed,
        guesses,
        fc.boolean(),
        fc.constantFrom(recommended, handbook, strict),
        (password, guessesLog10, secondFactor, rules) => {
          const estimate = { guessesLog10, patterns: [], thorough: true };
          const judgement = judge({ password, words: [], estimate, rules, secondFactor, current: null });
          expect(PasswordJudgement.parse(judgement)).toEqual(judgement);
          expect(judgement.acceptable).toBe(judgement.faults.length === 0);
          if (judgement.acceptable)
            expect(meets(factsOf(password, guessesLog10), rules, secondFactor)).toBe(true);
        },
      ),
    );
  });
});

describe('the estimate', () => {
  afterEach(() => vi.useRealTimers());

  it('has a strict stand-in where the judge is busy: nothing well known passes by it', () => {
    for (const password of [
      'password1234',
      'company@2026',
      'Spring2025!!',
      'woaini5201314',
      'aaaaaaaaaaaaaaa',
    ])
      expect(cheapGuess(password, []), password).toBeLessThan(recommended.minimumGuessesLog10);
    expect(cheapGuess('chenjing19900312', ['chenjing', '19900312'])).toBeLessThan(3);
    expect(cheapGuess('correct horse battery', [])).toBeGreaterThan(recommended.minimumGuessesLog10);
  });

  it('turns those who only type away first where too many wait', async () => {
    const many = (n: number, use: 'set' | 'typed') =>
      Array.from({ length: n }, (_, i) => estimateGuesses(`tree-lamp-orbit-${i}`, [], use));
    const answers = await Promise.all([...many(10, 'typed'), ...many(10, 'set')]);
    expect(answers.slice(0, 10).filter((answer) => !answer.thorough).length).toBeGreaterThanOrEqual(5);
    expect(answers.slice(10).every((answer) => answer.thorough)).toBe(true);
  });
});
