import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { industries, levels, sources } from '#contract/business/choices';
import { NewContact } from '#contract/business/contacts';
import { NewCustomer } from '#contract/business/customers';
import { NewFollowUp } from '#contract/business/follow-ups';
import { NewOpportunity, NewProduct } from '#contract/business/opportunities';
import { NewPerson } from '#contract/access/people';
import { generateCompany } from './generate.ts';
import type { DemoInput } from './types.ts';

const input: DemoInput = {
  seed: 7,
  now: new Date('2026-11-24T06:30:00Z'),
  locale: 'zh-Hans',
  currency: 'CNY',
  utcOffsetMinutes: 480,
};
const today = '2026-11-24';
const start = '2024-11-25';
const company = generateCompany(input);
const languages = [input, { ...input, locale: 'en', currency: 'USD' }, { ...input, seed: 99 }] as const;

/** Gives each ref an id, as filling in does; an unknown ref has none. */
function createIds(refs: readonly { ref: string }[]) {
  const ids = new Map(refs.map(({ ref }) => [ref, v7()]));
  if (ids.size !== refs.length) throw new Error('a ref came twice');
  return (ref: string | null) => {
    const id = ref === null ? null : ids.get(ref);
    if (id === undefined) throw new Error(`nothing is called ${ref}`);
    return id;
  };
}

test('it is as large as said', () => {
  expect(company.people).toHaveLength(8);
  expect(company.departments).toHaveLength(3);
  expect(company.customers).toHaveLength(200);
  expect(company.contacts).toHaveLength(500);
  expect(company.opportunities).toHaveLength(180);
  expect(company.followUps.length).toBeGreaterThan(2500);
  expect(company.followUps.length).toBeLessThan(4200);
});

test('a ref names one thing only, of whatever kind', () => {
  const refs = Object.values(company).flatMap((list) => (list as { ref: string }[]).map(({ ref }) => ref));
  expect(new Set(refs).size).toBe(refs.length);
});

test('the same seed gives the same company, another one another', () => {
  expect(generateCompany(input)).toEqual(company);
  expect(generateCompany({ ...input, seed: 8 }).customers).not.toEqual(company.customers);
});

describe.each(languages)('seed $seed in $locale', (given) => {
  const made = generateCompany(given);
  const { customers, contacts, followUps, opportunities, products, people, departments } = made;

  test('every record passes the contract and every reference leads somewhere', () => {
    const departmentId = createIds(departments);
    const personId = createIds(people);
    const productId = createIds(products);
    const customerId = createIds(customers);
    const contactId = createIds(contacts);
    const opportunityId = createIds(opportunities);
    createIds(followUps);
    for (const { ref: _, role: __, departmentRef, managerRef, ...p } of people)
      NewPerson.parse({ ...p, departmentId: departmentId(departmentRef), managerId: personId(managerRef) });
    for (const { ref: _, ...p } of products) NewProduct.parse(p);
    for (const c of customers) {
      const { ref: _, createdAt: __, updatedAt: ___, language: ____, changes, ...facts } = c;
      const { ownerRef, parentRef, collaboratorRefs, createdByRef, ...own } = facts;
      NewCustomer.parse({
        ...own,
        ownerId: personId(ownerRef),
        parentId: customerId(parentRef),
        collaboratorIds: collaboratorRefs.map(personId),
      });
      personId(createdByRef);
      for (const change of changes) personId(change.byRef);
    }
    for (const { ref: _, createdAt: __, updatedAt: ___, customerRef, ...c } of contacts)
      NewContact.parse({ ...c, customerId: customerId(customerRef) });
    for (const o of opportunities) {
      const { ref: _, createdAt: __, updatedAt: ___, customerRef, ownerRef, moves: ____, ...facts } = o;
      const { stage: _____, closedOn: ______, lossReason: _______, lossNote: ________, ...own } = facts;
      NewOpportunity.parse({
        ...own,
        customerId: customerId(customerRef),
        ownerId: personId(ownerRef),
        products: o.products.map(({ productRef, ...l }) => ({ ...l, productId: productId(productRef) })),
      });
    }
    for (const f of followUps) {
      const { ref: _, createdAt: __, updatedAt: ___, nextStepDoneAt: ____, ...facts } = f;
      const { customerRef, contactRef, opportunityRef, ownerRef, ...own } = facts;
      NewFollowUp.parse({
        ...own,
        customerId: customerId(customerRef),
        contactId: contactId(contactRef),
        opportunityId: opportunityId(opportunityRef),
      });
      personId(ownerRef);
    }
  });

  test('vocabularies are those that are offered', () => {
    for (const { industry, source, level } of customers) {
      expect(industries).toContain(industry);
      expect(sources).toContain(source);
      if (level !== null) expect(levels).toContain(level);
    }
  });

  test('everything happened within the two years and nothing after now', () => {
    const now = given.now.toISOString();
    for (const { createdAt, updatedAt } of [...customers, ...contacts, ...opportunities, ...followUps]) {
      expect(createdAt >= start && createdAt <= now).toBe(true);
      expect(updatedAt >= createdAt && updatedAt <= now).toBe(true);
    }
    for (const { at, createdAt, nextStepDoneAt } of followUps) {
      expect(at >= start && at <= createdAt).toBe(true);
      if (nextStepDoneAt !== null) expect(nextStepDoneAt >= createdAt && nextStepDoneAt <= now).toBe(true);
    }
    for (const { openedOn, closedOn, moves } of opportunities) {
      expect(openedOn >= start && openedOn <= today).toBe(true);
      if (closedOn !== null) expect(closedOn >= openedOn && closedOn <= today).toBe(true);
      expect(moves.map((m) => m.at)).toEqual(moves.map((m) => m.at).toSorted());
    }
  });

  test('the amount of a deal is the sum of its lines', () => {
    for (const { amount, products: taken } of opportunities) {
      const sum = taken.reduce((total, l) => total + l.quantity * Number(l.price.amount), 0);
      expect(sum).toBe(Number(amount.amount));
      expect(new Set(taken.map((l) => l.price.currency))).toEqual(new Set([amount.currency]));
    }
  });

  test('a deal tells how it stands: where it is, why it was lost, when it closed', () => {
    for (const o of opportunities) {
      expect(o.moves.at(-1)?.stage).toBe(o.stage);
      expect(o.lossReason !== null).toBe(o.stage === 'lost');
      expect(o.lossNote !== '').toBe(o.stage === 'lost');
      expect(o.closedOn !== null).toBe(o.stage === 'won' || o.stage === 'lost');
    }
  });

  test('each customer has one primary contact; deals and follow-ups stay with their customer', () => {
    const primaries = contacts.filter((c) => c.primary).map((c) => c.customerRef);
    expect(new Set(primaries).size).toBe(customers.length);
    expect(primaries).toHaveLength(customers.length);
    const customerOf = new Map([...contacts, ...opportunities].map((r) => [r.ref, r.customerRef]));
    for (const { customerRef, contactRef, opportunityRef } of followUps)
      for (const ref of [contactRef, opportunityRef]) if (ref) expect(customerOf.get(ref)).toBe(customerRef);
  });

  test('notes are finished sentences that vary', () => {
    const contents = followUps.map((f) => f.content);
    for (const text of [...contents, ...followUps.flatMap((f) => f.nextStep ?? [])])
      expect(text).toMatch(/^[^{}!]+$/);
    for (const text of contents) expect(text).toMatch(/[。.?？”]$/);
    expect(new Set(contents).size).toBeGreaterThan(contents.length * 0.8);
  });

  test('some next steps are overdue, some due today, more still to come', () => {
    const due = followUps.filter((f) => f.nextStep && !f.nextStepDoneAt).map((f) => f.nextStepDue ?? '');
    expect(due.filter((d) => d < today).length).toBeGreaterThan(5);
    expect(due.filter((d) => d === today).length).toBeGreaterThan(3);
    expect(due.filter((d) => d > today).length).toBeGreaterThan(20);
  });
});

test('names are names: all different, in both languages', () => {
  const names = company.customers.map((c) => c.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((n) => /[\u4e00-\u9fff]/.test(n)).length).toBeGreaterThan(100);
  expect(names.filter((n) => /^[\x20-\x7e]+$/.test(n)).length).toBeGreaterThan(40);
  for (const name of names) expect(name).not.toMatch(/\d/);
});

test('nobody can be reached: no number in use, no address but reserved ones', () => {
  const records = [
    ...company.customers,
    ...company.contacts,
    ...company.people.map((p) => ({ phones: [p.phone], emails: [p.email] })),
  ];
  for (const { phones, emails } of records) {
    for (const phone of phones)
      expect(phone).toMatch(
        /^(1[59]4|0\d{2,3}-9[0-4]|\+1 \d{3}-555-01|\+44 (20 7946 0|\d{3} 496 0|7700 900)|\+61 \d 5550)/,
      );
    for (const email of emails) expect(email).toMatch(/\.example$/);
  }
});
