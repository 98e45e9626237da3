import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importObjects } from '#contract/business/transfer';
import { fieldOf, fieldsOf, type ImportObject } from './fields.ts';
import { readValue, splitList } from './values.ts';

const house = { currency: 'CNY', timeZone: 'Asia/Shanghai', thisYear: 2026 };
const habit = { dateOrder: 'dmy', decimalMark: '.' } as const;

function read(object: ImportObject, key: string, text: string) {
  const field = fieldOf(object, key);
  if (field === undefined) throw new Error(`no field ${key}`);
  const { value, faults } = readValue(object, field, text, habit, house);
  const error = faults.find((f) => f.weight === 'error');
  return error === undefined ? value : `! ${error.code}`;
}

describe('values', () => {
  it.each([
    ['customer', 'employees'],
    ['customer', 'annualRevenue'],
    ['customer', 'foundedYear'],
    ['customer', 'phones'],
    ['customer', 'emails'],
    ['opportunity', 'probability'],
    ['opportunity', 'expectedClose'],
  ] as const)('%s.%s does not look for long in what is far too long for it', (object, key) => {
    for (const sign of ['a', '1', '+', ' ', '1,', ';']) {
      const text = `x${sign.repeat(100_000)}x`;
      expect(read(object, key, text)).toBe('! too_big');
    }
  });

  it.each([
    ['customer', 'name', '  Acme  ', 'Acme'],
    ['customer', 'name', 'x'.repeat(201), '! too_big'],
    ['customer', 'name', 'a\u0007b', '! control_characters'],
    ['customer', 'name', "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"],
    ['customer', 'name', 'NULL', null],
    ['customer', 'name', '#N/A', null],
    ['customer', 'industry', 'Technology', 'technology'],
    ['customer', 'industry', '科技', 'technology'],
    ['customer', 'industry', 'technolgy', 'technolgy'],
    ['customer', 'industry', '互联网', '互联网'],
    ['customer', 'level', 'A级', 'A'],
    ['customer', 'level', '重点客户', '重点客户'],
    ['customer', 'kind', '个人', 'person'],
    ['customer', 'kind', 'Prospect', '! invalid_choice'],
    ['customer', 'address.country', '中国', 'China'],
    ['customer', 'address.country', 'Philipines', 'Philipines'],
    ['customer', 'tags', 'VIP；老客户, VIP', ['VIP', '老客户']],
    ['customer', 'phones', '13800138000;021-6666 7777', ['13800138000', '021-6666 7777']],
    ['customer', 'phones', '13800138000/13900139000', ['13800138000', '13900139000']],
    ['customer', 'phones', '电话：010-12345678转801', ['010-12345678转801']],
    ['customer', 'phones', '13800138000.0', ['13800138000']],
    ['customer', 'phones', '1.38E+10', '! invalid_phone'],
    ['customer', 'phones', 'call me', '! invalid_phone'],
    ['customer', 'emails', 'A@B.com; Li Lei <li@lei.cn>', ['a@b.com', 'li@lei.cn']],
    ['customer', 'emails', 'nobody', '! invalid_email'],
    ['customer', 'website', 'acme.com/x', 'https://acme.com/x'],
    ['customer', 'website', 'not a site', '! not_a_web_address'],
    ['customer', 'employees', '1,200人', 1200],
    ['customer', 'employees', '51-200', 51],
    ['customer', 'employees', '500+', 500],
    ['customer', 'employees', 'many', '! invalid_number'],
    ['customer', 'employees', '-5', '! too_small'],
    ['customer', 'foundedYear', '1996', 1996],
    ['customer', 'foundedYear', '2009年3月1日', 2009],
    ['customer', 'foundedYear', '96', '! invalid_number'],
    ['customer', 'annualRevenue', '1100.04', { amount: '1100.04', currency: null }],
    ['customer', 'annualRevenue', '¥1.2万', { amount: '12000', currency: 'CNY' }],
    ['customer', 'annualRevenue', '(500)', '! negative'],
    ['customer', 'annualRevenue', '12 apples', '! unknown_currency'],
    ['customer', 'annualRevenue', '99999999999999', '! too_big'],
    ['customer', 'currency', 'RMB', 'CNY'],
    ['contact', 'birthday', '31-02-1990', '! invalid_date'],
    ['contact', 'birthday', '28-02-1990', '1990-02-28'],
    ['contact', 'primary', '是', true],
    ['contact', 'primary', 'perhaps', '! invalid_choice'],
    ['followUp', 'kind', 'Meeting', 'visit'],
    ['followUp', 'at', '20/10/2016 15:30', '2016-10-20T07:30:00.000Z'],
    ['opportunity', 'probability', '35%', 35],
    ['opportunity', 'probability', '0.35', 35],
    ['opportunity', 'probability', '1.0', 100],
    ['opportunity', 'probability', '1', 1],
    ['opportunity', 'probability', '140', '! too_big'],
    ['opportunity', 'amount', '0', { amount: '0', currency: null }],
    ['opportunity', 'lossReason', '价格太高', 'price'],
    ['product', 'active', 'FALSE', false],
    ['person', 'email', 'A@b.com', 'a@b.com'],
  ] as const)('%s.%s %j', (object, key, text, expected) => expect(read(object, key, text)).toEqual(expected));

  it('says so when it rounds or takes the lower end of a range', () => {
    const amount = fieldOf('opportunity', 'amount');
    const staff = fieldOf('customer', 'employees');
    if (amount === undefined || staff === undefined) throw new Error('missing');
    expect(readValue('opportunity', amount, '1.005', habit, house)).toEqual({
      value: { amount: '1.01', currency: null },
      faults: [{ code: 'rounded', detail: '“1.005” was rounded to 1.01.', weight: 'notice' }],
    });
    expect(readValue('customer', staff, '51-200', habit, house).faults[0]?.code).toBe('lower_end');
  });

  it('answers for any text in any field', () => {
    const anyField = fc.constantFrom(
      ...importObjects.flatMap((o) => fieldsOf(o).map((f) => [o, f] as const)),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789.,-/: 年月日¥%()eE+"') }),
    );
    fc.assert(
      fc.property(anyField, text, ([object, field], cell) => {
        const { value, faults } = readValue(object, field, cell, habit, house);
        expect(value === null || faults.every((f) => f.weight === 'notice')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('lists in a cell', () => {
  it('keeps parts in quotes whole', () =>
    expect(splitList('"a; b"; c,"d ""e"""')).toEqual(['a; b', 'c', 'd "e"']));
});
