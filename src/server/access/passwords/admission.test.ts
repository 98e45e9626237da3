import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAdmission, type HashPriority } from './admission.ts';

/** Work that ends when the test says so. */
function held() {
  const ends: (() => void)[] = [];
  return { work: () => new Promise<void>((resolve) => ends.push(resolve)), ends };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('admission to hashing', () => {
  it('keeps half of the places for people we know, however many strangers come', async () => {
    const { admitted } = bind(createAdmission(4, { known: 10, unknown: 10 }));
    const strangers = held();
    const known = held();
    const all = [1, 2, 3, 4, 5].map(() => admitted('unknown', strangers.work));
    all.push(admitted('known', known.work));
    await turn();
    expect(strangers.ends).toHaveLength(2);
    expect(known.ends).toHaveLength(1);
    await drain([strangers, known], all);
  });

  it('lets people we know go first when a place comes free', async () => {
    const { admitted } = bind(createAdmission(1, { known: 10, unknown: 10 }));
    const [first, stranger, known] = [held(), held(), held()];
    const all = [
      admitted('known', first.work),
      admitted('unknown', stranger.work),
      admitted('known', known.work),
    ];
    await turn();
    first.ends.pop()?.();
    await turn();
    expect([stranger.ends.length, known.ends.length]).toEqual([0, 1]);
    await drain([stranger, known], all);
  });

  it('turns strangers away with 429 and the time to wait, others with 503', async () => {
    const { admitted } = bind(createAdmission(1, { known: 1, unknown: 1 }));
    const busy = held();
    const all = [admitted('known', busy.work), admitted('unknown', busy.work), admitted('known', busy.work)];
    await expect(admitted('unknown', busy.work)).rejects.toMatchObject({
      code: 'too_many_requests',
      headers: { 'retry-after': '5' },
    });
    await expect(admitted('known', busy.work)).rejects.toMatchObject({ code: 'unavailable' });
    await drain([busy], all);
  });

  it('gives every place back, whatever fails, and never lets in more than there are', async () => {
    const attempt = fc.record({
      priority: fc.constantFrom<HashPriority>('known', 'unknown'),
      fails: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(attempt, { maxLength: 30 }),
        async (places, attempts) => {
          const { admitted } = bind(createAdmission(places, { known: 100, unknown: 100 }));
          const running = { known: 0, unknown: 0 };
          await Promise.allSettled(
            attempts.map(({ priority, fails }) =>
              admitted(priority, async () => {
                running[priority]++;
                expect(running.known + running.unknown).toBeLessThanOrEqual(places);
                expect(running.unknown).toBeLessThanOrEqual(Math.max(1, Math.floor(places / 2)));
                await turn();
                running[priority]--;
                if (fails) throw new Error('the work failed');
              }),
            ),
          ).then((results) => {
            const failed = results
              .filter((result) => result.status === 'rejected')
              .map((r) => String(r.reason));
            expect(failed).toEqual(attempts.filter((a) => a.fails).map(() => 'Error: the work failed'));
          });
          // All places are free again.
          await admitted('unknown', () => Promise.resolve());
        },
      ),
      { numRuns: 50 },
    );
  });
});

const bind = (admission: ReturnType<typeof createAdmission>) => ({
  admitted: (priority: HashPriority, work: () => Promise<void>) => admission.admitted(priority, work),
});

async function drain(parts: { ends: (() => void)[] }[], all: Promise<void>[]): Promise<void> {
  let open = true;
  void Promise.all(all).then(() => (open = false));
  while (open) {
    for (const { ends } of parts) ends.splice(0).forEach((end) => end());
    await turn();
  }
}
