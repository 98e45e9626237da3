import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NewCustomer } from '#contract/business/customers';
import { NewFollowUp } from '#contract/business/follow-ups';
import { generateBulkCustomers } from './bulk.ts';

const now = new Date('2026-11-24T06:30:00Z');

test('a range is the same whole or in parts', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(5_000_000), fc.nat(40), fc.nat(40), (seed, from, a, b) => {
      const parts = [
        ...generateBulkCustomers(seed, from, a, now),
        ...generateBulkCustomers(seed, from + a, b, now),
      ];
      expect(parts).toEqual([...generateBulkCustomers(seed, from, a + b, now)]);
    }),
    { numRuns: 20 },
  );
});

test('names differ, three follow-ups come to a customer, and all of it is valid and before now', () => {
  const made = [...generateBulkCustomers(3, 999_000, 20_000, now)];
  expect(new Set(made.map((c) => c.name)).size).toBe(made.length);
  expect(made.flatMap((c) => c.followUps)).toHaveLength(made.length * 3);
  const customerId = '01935b7e-0000-7000-8000-000000000000';
  for (const customer of made.slice(0, 2000)) {
    const { phone, email, country, region, city, createdAt, ownerNumber: _, followUps, ...facts } = customer;
    NewCustomer.parse({ ...facts, phones: [phone], emails: [email], address: { country, region, city } });
    let before = createdAt;
    for (const { at, ...followUp } of followUps) {
      NewFollowUp.parse({ ...followUp, at: at.toISOString(), customerId });
      expect(at >= before && at <= now).toBe(true);
      before = at;
    }
  }
});
