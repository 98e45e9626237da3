import { expect, it } from 'vitest';
import { preparedName } from './prepared.ts';

it('prepares what comes again, not what comes once in a while or is marked', () => {
  const names = (text: string) => [1, 2, 3, 4].map(() => preparedName(text));
  const [first, second, third, fourth] = names('select $1');
  expect([first, second]).toEqual([undefined, undefined]);
  expect(third).toMatch(/^l[\w-]{20}$/);
  expect(fourth).toBe(third);
  expect(names('select $1 /* planned anew */')).toEqual([undefined, undefined, undefined, undefined]);
});

it('leaves the places to frequent statements, however many forms come by, and gives out only so many', () => {
  for (let n = 0; n < 5000; n++) expect(preparedName(`select $1 from seldom${n}`)).toBeUndefined();
  const given = new Set<string | undefined>();
  for (let n = 0; n < 1000; n++)
    for (let times = 0; times < 3; times++) given.add(preparedName(`select $1 from often${n}`));
  given.delete(undefined);
  expect(given.size).toBeGreaterThan(250);
  expect(given.size).toBeLessThanOrEqual(300);
});
