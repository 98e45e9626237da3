import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextWords, personalShare } from './context.ts';

describe('what an attacker knows', () => {
  it.each([
    ['陈静', ['陈静', 'chenjing', 'jingchen', 'chenj']],
    ['王小明', ['wangxiaoming', 'xiaomingwang', 'xiaoming', 'wangxm', 'xmwang', 'wxiaoming', 'wxm']],
    ['Anna Reed', ['annareed', 'reedanna', 'anna', 'reed', 'areed']],
    ['深圳市华信科技有限公司', ['华信', 'huaxin']],
    ['Acme Trading Ltd.', ['acme', 'trading', 'acmetrading']],
    ['anna.reed@huaxin.example', ['anna.reed', 'annareed', 'anna', 'reed', 'huaxin']],
    ['+86 138 0013 8000', ['8613800138000', '13800138000', '00138000', '138000', '8000']],
    [
      '1990-03-12',
      ['19900312', '900312', '12031990', '03121990', '0312', '1203', '1990', '1990-3-12', '12.3.1990'],
    ],
    ['1990年3月12日', ['19900312']],
  ])('%s', (text, words) => expect(contextWords([text])).toEqual(expect.arrayContaining(words)));

  it('counts how much of a password is made of it', () => {
    const words = contextWords(['陈静', '1990-03-12']);
    expect(personalShare('ChenJing19900312', words)).toBe(1);
    expect(personalShare('gnijnehc-2130', words)).toBeGreaterThan(0.5);
    expect(personalShare('陈静陈静', words)).toBe(1);
    expect(personalShare('tree-lamp-orbit', words)).toBe(0);
    expect(personalShare('', words)).toBe(0);
  });

  it('takes any text, and gives a bounded number of folded words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 20 }), (about) => {
        const words = contextWords(about);
        expect(words.length).toBeLessThanOrEqual(200);
        expect(new Set(words).size).toBe(words.length);
        const share = personalShare(about.join(''), words);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});
